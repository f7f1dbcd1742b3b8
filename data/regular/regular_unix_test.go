//go:build unix

package regular

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{os.WriteFile(at("file"), []byte("some"), 0o600), syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("file", at("link")), os.Symlink("pipe", at("to pipe")), os.Symlink("loop", at("loop"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, says := range map[string]string{"pipe": "this is a pipe, not a file", "to pipe": "this is a pipe, not a file", "": "this is a folder, not a file"} {
		_, err := Read(at(name), 100)
		if !errors.Is(err, ErrNotFile) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(at("loop")); err == nil || errors.Is(err, ErrNotFile) {
		t.Errorf("a loop: %v", err)
	}
	if err := Check(at("none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
	for _, name := range []string{"file", "link"} {
		if b, err := Read(at(name), 4); err != nil || string(b) != "some" {
			t.Errorf("%s: %q, %v", name, b, err)
		}
		if _, err := Read(at(name), 3); err == nil {
			t.Errorf("%s is read beyond the limit", name)
		}
	}
}
