//go:build unix

package feed

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"delimit/data/storage"
)

// A pipe in the place of a note, of what is kept, of a table or of a state is not opened.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"kept" + noteEnding, "kept", "part.state", "part", "sources.json"} {
		if err := syscall.Mkfifo(at(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := (Cache{}).readNote(at("kept" + noteEnding)); err == nil {
			t.Error("a pipe is a note")
		}
		if (Kept{Path: at("kept")}).Check() == nil {
			t.Error("a pipe is right")
		}
		if p := openPartial(storage.OS, at("part"), "https://example.org/a"); p.have != 0 {
			t.Error("a pipe has bytes")
		}
		if _, err := Sources(at("sources.json")); err == nil {
			t.Error("a pipe is a table of sources")
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it hangs")
	}
}
