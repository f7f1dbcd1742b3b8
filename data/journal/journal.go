// Package journal keeps what is being drawn on the disk while it is drawn, so that
// nothing is lost when the program dies or the machine does.
//
// A window has one file, to which it appends a line for every finished step: a
// checksum, the number of the line, and what the step changed. When the file is read
// again, a damaged line is skipped and counted, and the damaged file is kept beside,
// with the ending .damaged. The window holds a lock beside its file, with the ending
// .lock; the system lets go of it when the window dies, however it dies, and so the next
// one knows an orphan from a journal that is in use. What is left of a lock then is an
// empty file that holds nobody up, and goes at the next start.
//
// What is promised:
//   - When Write has returned, the line survives the death of the program.
//   - When Sync has returned, all lines that were written before it was called survive a
//     power cut. The window calls it at once after every step, in the background: what a
//     power cut takes is what was drawn while the disk was still at the step before,
//     some milliseconds.
//   - After an error of either, the journal is worth what it was before the call, and the
//     window writes all into another.
package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"path/filepath"
	"strings"
	"sync"

	"delimit/data"
	"delimit/data/storage"
	"delimit/geo"
)

// The endings of journals, and of the locks beside them.
const (
	extension  = ".journal"
	lockEnding = ".lock"
)

// Document is one proposal as it is now.
type Document struct {
	Path     string     // of its file; empty: none yet
	Stamp    data.Stamp // of its file, as the window knew it
	Project  bool       // its file is a project, which holds others too
	Basis    data.Basis // what it was measured on; its files have absolute paths
	Proposal *geo.Proposal
	Missing  int // features that it had and that were in damaged lines only
}

// Journal is the file of one window. Its methods belong to one goroutine, but for Sync.
type Journal struct {
	disk  storage.Disk
	path  string
	lock  lock
	file  storage.File
	known map[int]*written // by document
	name  string           // the same in all lines, so that two journals in one file can be told apart
	lines int              // written so far
	size  int64            // of the file

	broken error // why nothing can be added any more; nil: it can

	ending sync.Mutex // Sync or Close is at work
	ended  bool
	named  bool // the name of the file is on the disk
}

// Create begins an empty journal in a folder, which is made if need be. The error is
// that of the system.
func Create(disk storage.Disk, dir string) (*Journal, error) {
	if err := storage.MakeFolders(disk, dir, 0o700); err != nil {
		return nil, err
	}
	const tries = 10 // another window that starts may take a lock for a leftover
	for range tries {
		j, err := create(disk, dir)
		if j != nil || err != nil {
			return j, err
		}
	}
	return nil, errors.New("no lock beside the journal can be kept")
}

// create is Create; nil without an error when another window took the lock away.
func create(disk storage.Disk, dir string) (*Journal, error) {
	f, beside, err := disk.CreateTemp(dir, "*"+lockEnding, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		_ = disk.Remove(beside)
		return nil, err
	}
	l, err := take(disk, beside)
	if l == nil {
		if err != nil {
			_ = disk.Remove(beside)
		}
		return nil, err
	}
	base := strings.TrimSuffix(beside, lockEnding)
	file, err := disk.Create(base+extension, 0o600)
	if err != nil {
		l.drop()
		return nil, err
	}
	if _, err := disk.Info(beside); err != nil {
		file.Close()
		_ = disk.Remove(base + extension)
		l.drop()
		return nil, nil
	}
	return &Journal{disk: disk, path: base + extension, lock: *l, file: file, known: map[int]*written{}, name: filepath.Base(base)}, nil
}

// Write appends the state of a document, which has a number of its own in the window.
// When it returns without an error the state survives the program.
func (j *Journal) Write(number int, d Document) error {
	if j.broken != nil {
		return j.broken
	}
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
func (j *Journal) there() bool { return j.disk.Has(j.path, j.file) }

// Forget says that a document has nothing that is not in its file: saved, or closed.
func (j *Journal) Forget(number int) error {
	if j.known[number] == nil {
		return nil
	}
	if err := j.append(&step{Document: number, Forget: true}); err != nil {
		return err
	}
	delete(j.known, number)
	return nil
}

// append writes a line in one go. After a failure, such as a full disk, the file ends
// where it ended before, so that the next line is not torn by this one, or takes no more.
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
	if _, err := j.file.Write(line.Bytes()); err != nil {
		// Behind the part of a line the next one would be torn too.
		if cut := j.file.Truncate(j.size); cut != nil {
			j.broken = cause(err)
		}
		return cause(err)
	}
	j.size += int64(line.Len())
	j.lines++
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// Sync brings all lines that were written so far, and the name of the file, to the disk.
// It may be called on any goroutine, one at a time, while others are written. Of a journal
// that has ended there is nothing to bring.
func (j *Journal) Sync() error {
	j.ending.Lock()
	defer j.ending.Unlock()
	if j.ended {
		return nil
	}
	if err := j.file.Sync(); err != nil {
		return cause(err)
	}
	if j.named {
		return nil
	}
	if err := j.disk.SyncFolder(filepath.Dir(j.path)); err != nil {
		return cause(err)
	}
	j.named = true
	return nil
}

// Close ends the journal of a window that closes in peace. It waits for Sync.
func (j *Journal) Close() error {
	j.ending.Lock()
	defer j.ending.Unlock()
	j.ended = true
	there := j.there()
	err := j.file.Close() // first: an open file cannot be removed everywhere
	if there {
		err = errors.Join(err, j.disk.Remove(j.path))
	}
	j.lock.drop()
	return err
}
