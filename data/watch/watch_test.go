package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"delimit/data/format"
)

func TestSettling(t *testing.T) {
	at := func(ms int) time.Time { return time.UnixMilli(int64(1000 + ms)) }
	s := newSettling(100 * time.Millisecond)
	s.touch("a", at(0))
	s.touch("b", at(50))
	s.touch("a", at(60)) // it is written to again
	if paths, wait := s.settled(at(100)); len(paths) > 0 || wait != 50*time.Millisecond {
		t.Errorf("%v, %v", paths, wait)
	}
	if paths, wait := s.settled(at(155)); len(paths) != 1 || paths[0] != "b" || wait != 5*time.Millisecond {
		t.Errorf("%v, %v", paths, wait)
	}
	s.forget("a")
	if paths, wait := s.settled(at(500)); len(paths) > 0 || wait != 0 {
		t.Errorf("%v, %v", paths, wait)
	}
}

const quiet = 50 * time.Millisecond

func start(t *testing.T, path string) *Watcher {
	t.Helper()
	w, err := Start(path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// next gives the name of the next file; a test that waits in vain fails.
func next(t *testing.T, w *Watcher) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	path, err := w.Next(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(path)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "old.geojson"), "old")
	w := start(t, dir)
	write(t, filepath.Join(dir, "notes.txt"), "not a front line")
	write(t, filepath.Join(dir, ".hidden.geojson"), "somebody's temporary file")
	write(t, filepath.Join(dir, "empty.geojson"), "")
	write(t, filepath.Join(dir, "new.geojson.part"), "new")
	if err := os.Rename(filepath.Join(dir, "new.geojson.part"), filepath.Join(dir, "new.geojson")); err != nil {
		t.Fatal(err)
	}
	if got := next(t, w); got != "new.geojson" {
		t.Errorf("told of %s", got)
	}
	write(t, filepath.Join(dir, "new.geojson"), "new") // the same bytes again
	write(t, filepath.Join(dir, "newer.geojson"), "newer")
	if got := next(t, w); got != "newer.geojson" {
		t.Errorf("told of %s", got)
	}
}

// A file is replaced by renaming, twice: the second time proves that the first did
// not end the watching.
func TestFileReplaced(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "front.geojson")
	write(t, file, "0")
	w := start(t, file)
	for _, text := range []string{"1", "2"} {
		write(t, filepath.Join(dir, "other.geojson"), text) // not the one that is watched
		write(t, file+".tmp", text)
		if err := os.Rename(file+".tmp", file); err != nil {
			t.Fatal(err)
		}
		if got := next(t, w); got != "front.geojson" {
			t.Errorf("told of %s", got)
		}
	}
}

// Of a file that is written in pieces the watcher tells when all is there. Where the
// machine held the writer up for longer than the watcher waits, the watcher was right to
// tell, and the trial is made again; it never counts as passed.
func TestWrittenInPieces(t *testing.T) {
	for range 5 {
		size, longest := writtenInPieces(t)
		if size == 100 {
			return
		}
		if longest < patience {
			t.Fatalf("told of %d bytes of 100, though the writer never paused for longer than %v", size, longest)
		}
	}
	t.Fatal("the machine held the writer up in every trial")
}

const patience = 400 * time.Millisecond

// writtenInPieces returns how many bytes a file had when the watcher told of it, and the
// longest pause of its writer.
func writtenInPieces(t *testing.T) (size int64, longest time.Duration) {
	t.Helper()
	dir := t.TempDir()
	w, err := Start(dir, patience)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	path := filepath.Join(dir, "front.geojson")
	done := make(chan error)
	go func() {
		f, err := os.Create(path)
		before := time.Now()
		for range 20 {
			if err == nil {
				_, err = f.WriteString("piece")
			}
			longest = max(longest, time.Since(before))
			before = time.Now()
			time.Sleep(5 * time.Millisecond)
		}
		f.Close()
		done <- err
	}()
	next(t, w)
	info, err := os.Stat(path)
	if wrote := <-done; wrote != nil || err != nil {
		t.Fatal(wrote, err)
	}
	return info.Size(), longest
}

func TestEnds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	os.Mkdir(dir, 0o755)
	w := start(t, dir)
	os.Remove(dir)
	if _, err := w.Next(context.Background()); err == nil {
		t.Error("a folder that is gone is watched")
	}
	os.Mkdir(dir, 0o755)
	file := filepath.Join(dir, "front.geojson")
	os.WriteFile(file, []byte("one"), 0o600)
	w = start(t, file)
	os.RemoveAll(dir)
	if _, err := w.Next(t.Context()); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("a file whose folder is gone is watched: %v", err)
	}
	w = start(t, t.TempDir())
	w.Close()
	if _, err := w.Next(context.Background()); !errors.Is(err, ErrClosed) {
		t.Errorf("error %v", err)
	}
	if _, err := Start(filepath.Join(dir, "nothing"), quiet); err == nil {
		t.Error("watches what is not there")
	}
}

// A watched folder takes every ending of the list of formats.
func TestWatchTakesAllEndings(t *testing.T) {
	w := start(t, t.TempDir())
	for _, e := range format.Endings() {
		if !w.concerns("front"+e) || !w.concerns("front"+strings.ToUpper(e)) || !w.concerns("front"+e+".gz") || w.concerns(".front"+e) {
			t.Errorf("%s is not watched", e)
		}
	}
	if w.concerns("front.txt") || w.concerns("front.geojson.tmp") {
		t.Error("other endings are watched")
	}
}
