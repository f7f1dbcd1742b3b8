// Package watch tells when a front line appears in a folder, or a file is replaced
// by a newer one.
//
// The folder is watched and never the file: who replaces a file by renaming
// another one to its name makes a file that no watch on the old one sees. A file is
// told of when it has been left alone for a while and its bytes are others than
// before. It may still be half a file, of a writer that has paused: reading it
// tells, and it is told of again when it goes on.
package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"delimit/data"
	"delimit/data/format"
	"delimit/data/regular"
)

// Quiet is how long a file must have been left alone.
const Quiet = 800 * time.Millisecond

// Watcher watches one folder or file.
type Watcher struct {
	path    string
	file    bool   // it is a file and not a folder
	folder  string // that is listened to
	events  *fsnotify.Watcher
	rest    *settling
	seen    map[string][sha256.Size]byte
	waiting []string
}

// Start begins to watch a folder or a file. What lies there already is not told of.
func Start(path string, quiet time.Duration) (*Watcher, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if err := regular.Check(path); err != nil {
			return nil, err
		}
	}
	w := &Watcher{path: path, file: !info.IsDir(), rest: newSettling(quiet), seen: map[string][sha256.Size]byte{}}
	w.folder = path
	if w.file {
		w.folder = filepath.Dir(path)
		w.fresh(path)
	}
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		return nil, err
	}
	if err := w.events.Add(w.folder); err != nil {
		w.events.Close()
		return nil, fmt.Errorf("%s cannot be watched: %w", w.folder, err)
	}
	return w, nil
}

// Path is what is watched.
func (w *Watcher) Path() string { return w.path }

// Close ends the watching. Next returns soon after.
func (w *Watcher) Close() error { return w.events.Close() }

// ErrClosed is what Next gives after Close.
var ErrClosed = errors.New("no longer watched")

// Next waits for a file that is new or has changed and gives its path. It belongs
// to one goroutine at a time.
func (w *Watcher) Next(ctx context.Context) (string, error) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		paths, wait := w.rest.settled(time.Now())
		w.waiting = append(w.waiting, paths...)
		if path, ok := w.take(); ok {
			return path, nil
		}
		var after <-chan time.Time
		if wait > 0 {
			timer.Reset(wait)
			after = timer.C
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-after:
		case err, ok := <-w.events.Errors:
			if !ok {
				return "", ErrClosed
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return "", err
			}
		case e, ok := <-w.events.Events:
			if !ok {
				return "", ErrClosed
			}
			if err := w.happened(e); err != nil {
				return "", err
			}
		}
	}
}

// happened takes note of an event.
func (w *Watcher) happened(e fsnotify.Event) error {
	switch {
	case e.Name == w.folder && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		return fmt.Errorf("%s is gone", w.folder)
	case !w.concerns(e.Name):
	case e.Has(fsnotify.Create), e.Has(fsnotify.Write):
		w.rest.touch(e.Name, time.Now())
	case e.Has(fsnotify.Remove), e.Has(fsnotify.Rename):
		w.rest.forget(e.Name)
	}
	return nil
}

// concerns tells whether a file may be a front line: programs write beside it,
// under a hidden name or with an ending of their own, before they rename.
func (w *Watcher) concerns(path string) bool {
	if w.file {
		return path == w.path
	}
	return !strings.HasPrefix(filepath.Base(path), ".") && format.HasEnding(path)
}

// take gives the next file whose bytes are others than before.
func (w *Watcher) take() (string, bool) {
	for len(w.waiting) > 0 {
		path := w.waiting[0]
		w.waiting = w.waiting[1:]
		if w.fresh(path) {
			return path, true
		}
	}
	return "", false
}

// fresh tells whether a file has other bytes than when it was looked at last, and
// remembers them.
func (w *Watcher) fresh(path string) bool {
	if where, lead := data.Leads(w.folder, path); !w.file && lead != data.LeadBeside { // not looked at unasked
		return w.other(path, []byte(where))
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 || info.Size() > data.MaxBytes {
		return false
	}
	b, err := regular.Read(path, data.MaxBytes)
	if err != nil {
		return false
	}
	return w.other(path, b)
}

// other tells whether a file was last known by other bytes, and remembers these.
func (w *Watcher) other(path string, b []byte) bool {
	sum := sha256.Sum256(b)
	if w.seen[path] == sum {
		return false
	}
	w.seen[path] = sum
	return true
}
