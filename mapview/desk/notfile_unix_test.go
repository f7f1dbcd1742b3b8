//go:build unix

package desk

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Pipes, devices and sockets in the place of settings and journals, and as files to open,
// do not keep the window from starting.
func TestStartAmongPipes(t *testing.T) {
	state := t.TempDir()
	if err := os.Mkdir(filepath.Join(state, "journal"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"window.json", "layers.json", "holders.json", "sources.json", "journal/a.journal", "file.geojson"} {
		if err := syscall.Mkfifo(filepath.Join(state, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if l, err := net.Listen("unix", filepath.Join(state, "journal", "b.journal")); err == nil {
		defer l.Close()
	}
	if err := os.Symlink("/dev/zero", filepath.Join(state, "journal", "c.journal")); err != nil {
		t.Fatal(err)
	}
	stuck := time.AfterFunc(60*time.Second, func() { panic("the window does not start") })
	defer stuck.Stop()
	d := newTestDesk(t, state)
	if len(d.questions) != 1 { // that the journals are none
		t.Errorf("%d questions", len(d.questions))
	}
	d.escape()
	for _, path := range []string{filepath.Join(state, "file.geojson"), "/dev/zero"} {
		d.openAll([]string{path})
		eventually(t, d, "the refusal", func() bool { return len(d.questions) == 1 })
		d.escape()
		d.watch(path)
		if d.watching != nil {
			t.Errorf("%s is watched", path)
		}
		for len(d.questions) > 0 {
			d.escape()
		}
	}
	drawBorder(t, d)
	d.saveSettings()
	d.saveOver(filepath.Join(state, "file.geojson"), "", nil)
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	if !d.session.AnyUnsaved() {
		t.Error("it counts as saved")
	}
}
