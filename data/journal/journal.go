// Package journal keeps what is being drawn on the disk while it is drawn, so that
// nothing is lost when the program dies.
//
// A window has one file, to which it appends a line for every finished step: a
// checksum, the number of the line, and what the step changed. When the file is read
// again, a damaged line is skipped and counted, and the damaged file is kept beside,
// with the ending .damaged. The window holds a lock on its file; the system lets go of it when the
// window dies, however it dies, and so the next one knows an orphan from a journal
// that is in use.
//
// Every line has reached the system when Write returns, which is all that the death
// of a program needs. It reaches the disk within a second, for the case that the
// machine dies.
package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"delimit/data"
	"delimit/geo"
)

// extension is that of journals. One that is being made has another.
const extension = ".journal"

// Document is one proposal as it is now.
type Document struct {
	Path     string     // of its file; empty: none yet
	Stamp    data.Stamp // of its file, as the window knew it
	Project  bool       // its file is a project, which holds others too
	Basis    data.Basis // what it was measured on; its files have absolute paths
	Proposal *geo.Proposal
	Missing  int // features that it had and that were in damaged lines only
}

// Journal is the file of one window. Its methods belong to one goroutine.
type Journal struct {
	path  string
	lock  *flock.Flock
	file  *os.File
	known map[int]*written // by document
	flush *flusher
	name  string // the same in all lines, so that two journals in one file can be told apart
	lines int    // written so far
}

// Create begins an empty journal in a folder, which is made if need be. The error is
// that of the system.
func Create(dir string) (*Journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	// Under a name that nobody looks for until it is locked.
	f, err := os.CreateTemp(dir, "*.making")
	if err != nil {
		return nil, err
	}
	lock := flock.New(f.Name())
	if ok, err := lock.TryLock(); err != nil || !ok {
		f.Close()
		os.Remove(f.Name())
		return nil, errors.Join(err, fmt.Errorf("%s: cannot be locked", filepath.Base(f.Name())))
	}
	path := f.Name()[:len(f.Name())-len(filepath.Ext(f.Name()))] + extension
	if err := os.Rename(f.Name(), path); err != nil {
		f.Close()
		lock.Unlock()
		os.Remove(f.Name())
		return nil, err
	}
	name := filepath.Base(path)
	return &Journal{path: path, lock: lock, file: f, known: map[int]*written{}, flush: &flusher{file: f},
		name: name[:len(name)-len(extension)]}, nil
}

// Write appends the state of a document, which has a number of its own in the window.
// When it returns without an error the state survives the program.
func (j *Journal) Write(number int, d Document) error {
	if !j.there() {
		return errors.New("the journal was removed by another program")
	}
	before := j.known[number]
	if before == nil {
		before = &written{}
	}
	step, now, err := change(before, d)
	if err != nil {
		return err
	}
	step.Document = number
	if err := j.append(step); err != nil {
		return err
	}
	j.known[number] = now
	return nil
}

// there reports whether the file still has its name: what is written to one that was
// removed would be lost without an error.
func (j *Journal) there() bool {
	named, err := os.Lstat(j.path)
	if err != nil {
		return false
	}
	open, err := j.file.Stat()
	return err == nil && os.SameFile(named, open)
}

// Forget says that a document has nothing that is not in its file: saved, or closed.
func (j *Journal) Forget(number int) error {
	if j.known[number] == nil {
		return nil
	}
	delete(j.known, number)
	if len(j.known) > 0 {
		return j.append(&step{Document: number, Forget: true})
	}
	if err := j.file.Truncate(0); err != nil {
		return err
	}
	j.lines = 0
	_, err := j.file.Seek(0, 0)
	return err
}

// append writes a line in one go. After a failure, such as a full disk, the file ends
// where it ended before, so that the next line is not torn by this one.
func (j *Journal) append(s *step) error {
	s.Journal, s.Line = j.name, j.lines+1
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	var line bytes.Buffer
	fmt.Fprintf(&line, "%08x ", checksum(b))
	line.Write(b)
	line.WriteByte('\n')
	end, err := j.file.Seek(0, 1)
	if err != nil {
		return err
	}
	if _, err := j.file.Write(line.Bytes()); err != nil {
		_ = j.file.Truncate(end)
		_, _ = j.file.Seek(end, 0)
		return cause(err) // the file is open under the name that it had first
	}
	j.lines++
	j.flush.soon()
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// Close ends the journal of a window that closes in peace.
func (j *Journal) Close() error {
	j.flush.stop()
	var err error
	if j.there() {
		err = os.Remove(j.path)
	}
	return errors.Join(err, j.file.Close(), j.lock.Unlock())
}

// flusher brings what was written to the disk, at most once a second.
type flusher struct {
	sync.Mutex
	file  *os.File
	timer *time.Timer
	ended bool
}

func (f *flusher) soon() {
	f.Lock()
	defer f.Unlock()
	if f.timer == nil {
		f.timer = time.AfterFunc(time.Second, f.now)
	}
}

func (f *flusher) now() {
	f.Lock()
	f.timer = nil
	ended := f.ended
	f.Unlock()
	if !ended {
		_ = f.file.Sync() // the lines are with the system already
	}
}

func (f *flusher) stop() {
	f.Lock()
	defer f.Unlock()
	f.ended = true
	if f.timer != nil {
		f.timer.Stop()
	}
}
