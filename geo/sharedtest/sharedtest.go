// Package sharedtest finds the folder of real front lines and reference figures
// that tests may use where it lies beside the checkout, and puts areas into the form of
// the library that they are held against. It is imported by tests only.
package sharedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// Path gives the path of a file or folder below the shared folder and skips the
// test, saying so, where it is absent. DELIMIT_SHARED overrides where to look.
func Path(t testing.TB, parts ...string) string {
	t.Helper()
	root, ok := find()
	if !ok {
		t.Skip("no shared folder beside the checkout: skipped (set DELIMIT_SHARED to name one)")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared folder has no %s: skipped", filepath.Join(parts...))
	}
	return path
}

// find looks beside the module's root and one folder further up, where a second
// worktree lies.
func find() (string, bool) {
	if dir := os.Getenv("DELIMIT_SHARED"); dir != "" {
		return dir, true
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return beside(dir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", false
		}
		dir = up
	}
}

func beside(root string) (string, bool) {
	for _, rel := range []string{"../shared", "../../shared"} {
		dir := filepath.Join(root, rel)
		if info, err := os.Stat(filepath.Join(dir, "reference")); err == nil && info.IsDir() {
			return dir, true
		}
	}
	return "", false
}

// Found tells whether there is a shared folder, for tests that can do part of
// their work without it.
func Found() bool {
	_, ok := find()
	return ok
}
