package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Without a screen the program says so, and how it can be used all the same.
func TestNoScreen(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path)
	cmd.Env = append(os.Environ(), "DISPLAY=", "WAYLAND_DISPLAY=", "XDG_RUNTIME_DIR="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != exitInput || !strings.Contains(string(out), "delimit: there is no screen") || strings.Contains(string(out), "goroutine") {
		t.Errorf("%v: %s", err, out)
	}
}
