package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOverwrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "line.geojson")
	read := func(path string) string {
		b, err := os.ReadFile(path)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(Overwrite(OS, path, []byte("one"), ""))
	if _, err := os.Stat(path + "~"); err == nil {
		t.Error("something was kept of a file that was not there")
	}
	must(Overwrite(OS, path, []byte("two"), StampOf([]byte("one"))))
	must(Overwrite(OS, path, []byte("two"), StampOf([]byte("two")))) // the same again keeps what was before
	if read(path) != "two" || read(path+"~") != "one" {
		t.Errorf("%q, before %q", read(path), read(path+"~"))
	}
	must(Overwrite(OS, path, []byte("three"), StampOf([]byte("two"))))
	if read(path) != "three" || read(path+"~") != "two" {
		t.Errorf("%q, before %q", read(path), read(path+"~"))
	}

	// Somebody else writes the file.
	must(os.WriteFile(path, []byte("theirs"), 0o600))
	if err := Overwrite(OS, path, []byte("four"), StampOf([]byte("three"))); !errors.Is(err, ErrChanged) || read(path) != "theirs" {
		t.Errorf("%v, the file holds %q", err, read(path))
	}
	must(Overwrite(OS, path, []byte("four"), ""))
	if read(path) != "four" || read(path+"~") != "theirs" {
		t.Errorf("%q, before %q", read(path), read(path+"~"))
	}
	must(os.Remove(path))
	must(Overwrite(OS, path, []byte("five"), StampOf([]byte("four"))))

	// Through a link, what was before is kept beside the file itself.
	link := filepath.Join(t.TempDir(), "link.geojson")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no links here:", err)
	}
	must(Overwrite(OS, link, []byte("six"), StampOf([]byte("five"))))
	if read(link) != "six" || read(path) != "six" || read(path+"~") != "five" {
		t.Errorf("through a link: %q, before %q", read(path), read(path+"~"))
	}
	must(Overwrite(OS, path, []byte("five"), ""))
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".delimit*"))
	if read(path) != "five" || len(left) > 0 {
		t.Errorf("%q, and %v", read(path), left)
	}
}
