//go:build unix

package basemap

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A pipe or a device that is given as a basemap is refused and never opened, and so is
// one in the place of what a database keeps beside it.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "a.mbtiles")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	tiles := filepath.Join(dir, "b.mbtiles")
	if err := os.WriteFile(tiles, append([]byte("SQLite format 3\x00"), make([]byte, 5000)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(tiles+"-wal", 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for path, says := range map[string]string{pipe: "this is a pipe, not a file", "/dev/zero": "this is a device", dir: "this is a folder", tiles: "b.mbtiles-wal beside it: this is a pipe"} {
			if s, err := Open(t.Context(), path); err == nil || s != nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v", path, err)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it hangs")
	}
}
