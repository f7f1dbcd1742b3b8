//go:build unix

package data

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"delimit/data/format"
	"delimit/data/storage"
	"delimit/geo"
)

// soon fails when something waits.
func soon(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s hangs", what)
	}
}

// noFiles is a folder of things that are no files, by what they are called.
func noFiles(t *testing.T, ending string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name+ending) }
	for _, err := range []error{
		syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("pipe"+ending, at("link")),
		os.Symlink("/dev/zero", at("zero")),
		os.Symlink("loop"+ending, at("loop")),
		os.Symlink("one"+ending, at("two")), os.Symlink("two"+ending, at("one")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	list := map[string]string{at("pipe"): "this is a pipe", at("link"): "this is a pipe", at("zero"): "this is a device",
		at("loop"): "", at("one"): "", "/dev/zero": "this is a device", "/dev/tty": ""}
	if l, err := net.Listen("unix", at("s")); err == nil {
		t.Cleanup(func() { l.Close() })
		list[at("s")] = "this is a socket"
	}
	return list
}

// A pipe, a device, a socket or a loop of links that is given as a file is refused at
// once, whatever its ending, and so is one that lies beside a file.
func TestNoFileIsRead(t *testing.T) {
	for _, ending := range append(format.Endings(), "", ".none") {
		for path, says := range noFiles(t, ending) {
			soon(t, path, func() {
				_, err := Open(path)
				if e := new(Error); !errors.As(err, &e) || e.File != path || !strings.Contains(err.Error(), says) {
					t.Errorf("%s: %v", path, err)
				}
				if _, err := StampFile(path); err == nil {
					t.Errorf("%s has a stamp", path)
				}
			})
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.shp"), append([]byte("\x00\x00\x27\x0a"), make([]byte, 96)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "a.dbf"), 0o600); err != nil {
		t.Fatal(err)
	}
	soon(t, "a Shapefile", func() {
		if _, err := Open(filepath.Join(dir, "a.shp")); err == nil {
			t.Error("a Shapefile with a pipe beside it was read")
		}
	})
}

// In a folder they are left out, each with its reason.
func TestNoFileInFolder(t *testing.T) {
	list := noFiles(t, ".geojson")
	var dir string
	for path := range list {
		if strings.HasSuffix(path, "pipe.geojson") {
			dir = filepath.Dir(path)
		}
	}
	front := `{"type":"Feature","properties":{"zone":"occupied","date":"2026-08-01"},"geometry":{"type":"Polygon","coordinates":[[[37,47],[39,47],[39,49],[37,49],[37,47]]]}}`
	if err := os.WriteFile(filepath.Join(dir, "front.geojson"), []byte(front), 0o600); err != nil {
		t.Fatal(err)
	}
	soon(t, "the folder", func() {
		files, err := SeriesFiles([]string{dir})
		if err != nil || len(files) < 6 {
			t.Fatalf("%v, %v", files, err)
		}
		_, left, err := LoadSeries(context.Background(), files, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
		if err != nil && len(left) == 0 {
			t.Fatal(err)
		}
		reasons := map[string]string{}
		for _, l := range left {
			if l.Err != nil {
				reasons[l.File] = l.Err.Error()
			}
		}
		for path, says := range list {
			if filepath.Dir(path) == dir && (reasons[path] == "" || !strings.Contains(reasons[path], says)) {
				t.Errorf("%s: %q", path, reasons[path])
			}
		}
	})
}

// Nothing is written to what is no file, and it stays what it is.
func TestNoFileIsWritten(t *testing.T) {
	for path, says := range noFiles(t, ".geojson") {
		before, _ := os.Lstat(path)
		soon(t, path, func() {
			for what, err := range map[string]error{"write": WriteFile(path, []byte("new")), "overwrite": storage.Overwrite(storage.OS, path, []byte("new"), ""), "stamped": storage.Overwrite(storage.OS, path, []byte("new"), "00")} {
				if p := new(fs.PathError); !errors.As(err, &p) || p.Path != path || !strings.Contains(err.Error(), says) {
					t.Errorf("%s %s: %v", what, path, err)
				}
			}
		})
		if after, err := os.Lstat(path); err != nil || before == nil || after.Mode() != before.Mode() {
			t.Errorf("%s is another now: %v", path, err)
		}
	}
	if err := WriteFile(os.DevNull, []byte("nothing")); err == nil || !strings.Contains(err.Error(), "this is a device, not a file") {
		t.Errorf("%v", err)
	}
}

// Saving to a link that leads to nothing makes what it leads to, and keeps the link.
func TestDanglingLink(t *testing.T) {
	for name, c := range map[string]struct{ link, target string }{
		"beside":           {"new.geojson", "new.geojson"},
		"in a folder":      {"sub/new.geojson", "sub/new.geojson"},
		"above":            {"../top.geojson", "../top.geojson"},
		"over a link":      {"second", "sub/deep/third.geojson"},
		"in a linked dir":  {"linked/new.geojson", "sub/deep/new.geojson"},
		"through a folder": {"linked/../up.geojson", "sub/up.geojson"},
	} {
		dir := filepath.Join(t.TempDir(), "dir")
		if err := os.MkdirAll(filepath.Join(dir, "sub", "deep"), 0o700); err != nil {
			t.Fatal(err)
		}
		link := filepath.Join(dir, "link.geojson")
		for from, to := range map[string]string{link: c.link, filepath.Join(dir, "second"): "linked/third.geojson", filepath.Join(dir, "linked"): "sub/deep"} {
			if err := os.Symlink(to, from); err != nil {
				t.Fatal(err)
			}
		}
		for _, write := range []func(string) error{
			func(s string) error { return WriteFile(link, []byte(s)) },
			func(s string) error { return storage.Overwrite(storage.OS, link, []byte(s), "") },
		} {
			target := filepath.Join(dir, c.target)
			os.Remove(target)
			if err := write("drawn"); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if b, err := os.ReadFile(target); err != nil || string(b) != "drawn" {
				t.Errorf("%s: the target says %q, %v", name, b, err)
			}
			if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
				t.Errorf("%s: the link is gone: %v", name, err)
			}
		}
	}
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := os.Symlink("no such folder/new", link); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(link, nil)
	if p := new(fs.PathError); !errors.As(err, &p) || p.Path != link || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}
