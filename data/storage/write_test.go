package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestSaveIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, strings.Repeat("long", 60)+".geojson")
	for _, text := range []string{"one", "two"} {
		if err := Write(OS, path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != text {
			t.Errorf("the file says %q, %v", b, err)
		}
	}
	missing := filepath.Join(dir, "none", "a.geojson")
	for bad, says := range map[string]string{missing: "no such file", dir: "folder"} {
		err := Write(OS, bad, nil)
		var p *fs.PathError
		if !errors.As(err, &p) || p.Path != bad || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q about %s", err, says, bad)
		}
	}
	if got := names(t, dir); got != filepath.Base(path) {
		t.Errorf("left in the folder: %s", got)
	}
}

func TestSaveKeepsLinksAndPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no links and permissions of this kind")
	}
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.geojson"), filepath.Join(dir, "link.geojson")
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := Write(OS, link, []byte("two")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	info, err = os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "two" {
		t.Errorf("the file says %q, %v", b, err)
	}
}
