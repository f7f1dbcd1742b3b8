package sharedtest

import (
	"os"
	"os/exec"
	"testing"
)

// Program returns the path of a program that a test holds Delimit's results against.
// pkg is the Debian package that has it. See Missing for what happens without it.
func Program(t testing.TB, name, pkg string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name+" (package "+pkg+")")
	}
	return path
}

// Missing ends a test that needs something which the machine does not have. In
// continuous integration (CI=true) that is a failure, because .ci/packages installs it;
// elsewhere the test is skipped, saying so.
func Missing(t testing.TB, what string) {
	t.Helper()
	switch os.Getenv("CI") {
	case "true":
		t.Fatalf("there is no %s: run .ci/packages test", what)
	default:
		t.Skipf("there is no %s on this machine: skipped", what)
	}
}
