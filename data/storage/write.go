package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// Write writes a file as a whole or not at all: beside it first, flushed to the disk, read
// back and compared, then renamed. A link stays a link, also one whose target is not there
// yet, and a file keeps its permissions. What is no file, such as a pipe, is refused and
// never opened. The error is a *fs.PathError with the path that was asked for.
func Write(d Disk, path string, b []byte) error {
	to, err := d.Resolve(path)
	if err == nil {
		err = write(d, to, b)
	}
	return about("write", path, err)
}

func write(d Disk, to Place, b []byte) error {
	w, err := prepare(d, to, b)
	if err != nil {
		return err
	}
	return w.put()
}

// ErrUnconfirmed is the cause of the error when a file was written and has its new
// content, and the disk did not confirm that it will have it after a power cut.
var ErrUnconfirmed = errors.New("it is written, but the disk did not confirm it")

// ErrReadBack is the cause of the error when what was written is not what the disk gives.
var ErrReadBack = errors.New("what the disk gives back is not what was written to it; the file was left as it was")

// ErrChanged is the cause when somebody else has written a file since it was read.
var ErrChanged = errors.New("the file was changed by another program since it was opened")

// Overwrite writes a file as Write does, and keeps what it held before beside it, under
// the same name with a tilde. With a stamp it first makes sure that the file still holds
// what it is of, and gives ErrChanged when it does not. A file that is gone is written
// anew.
func Overwrite(d Disk, path string, b []byte, was Stamp) error {
	now, err := StampFile(d, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Write(d, path, b)
	case err != nil && was != "":
		return about("read", path, err)
	case err == nil && was != "" && now != was:
		return about("write", path, ErrChanged)
	case now == StampOf(b):
		// It may not have reached the disk yet. What was before stays what it is.
		return Write(d, path, b)
	}
	to, err := d.Resolve(path)
	if err != nil {
		return about("write", path, err)
	}
	w, err := prepare(d, to, b)
	if err != nil {
		return about("write", path, err)
	}
	if err := keep(d, to); err != nil {
		w.drop()
		return about("write", path+"~", err)
	}
	return about("write", path, w.put())
}

// prepared is a new version of a file that lies beside it, whole and on the disk.
type prepared struct {
	disk   Disk
	beside string
	to     Place
}

func prepare(d Disk, to Place, b []byte) (*prepared, error) {
	f, beside, err := d.CreateTemp(filepath.Dir(to.Path), ".delimit-*.tmp", to.Mode)
	if err != nil {
		return nil, err
	}
	w := &prepared{d, beside, to}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = w.check(StampOf(b))
	}
	if err != nil {
		w.drop()
		return nil, err
	}
	return w, nil
}

// check reads the new version back. The system may answer out of its memory; what it has
// mixed up on the way to there, as a file system over a network can, is found.
func (w *prepared) check(want Stamp) error {
	got, err := StampFile(w.disk, w.beside)
	if err == nil && got != want {
		err = ErrReadBack
	}
	return err
}

// put gives the new version its name. Another program may have the file open, where that
// matters, so that even this can fail.
func (w *prepared) put() error {
	if err := w.disk.Rename(w.beside, w.to.Path); err != nil {
		w.drop()
		return err
	}
	if err := w.disk.SyncFolder(filepath.Dir(w.to.Path)); err != nil {
		return fmt.Errorf("%w: %w", ErrUnconfirmed, cause(err))
	}
	return nil
}

func (w *prepared) drop() { _ = w.disk.Remove(w.beside) }

// WriteCached writes what can be brought again, in a folder that is made if need be: as a
// whole or not at all for other programs, and without waiting for the disk. After a power
// cut the file may hold anything, and who reads it must notice.
func WriteCached(d Disk, path string, b []byte) error {
	if err := makeFolders(d, filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, beside, err := d.CreateTemp(filepath.Dir(path), ".delimit-*.tmp", 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = d.Rename(beside, path)
	}
	if err != nil {
		_ = d.Remove(beside)
	}
	return err
}

// keep gives a file a second name with a tilde, in place of the one before, and returns
// when that is on the disk. Where the disk knows no second names it copies.
func keep(d Disk, at Place) error {
	if !at.There {
		return nil
	}
	folder, name := filepath.Split(at.Path)
	beside := filepath.Join(folder, ".delimit-"+name+".link")
	_ = d.Remove(beside)
	if d.Link(at.Path, beside) != nil {
		b, err := Read(d, at.Path, math.MaxInt64-1)
		if err != nil {
			return err
		}
		return write(d, Place{Path: at.Path + "~", Mode: at.Mode}, b)
	}
	if err := d.Rename(beside, at.Path+"~"); err != nil {
		_ = d.Remove(beside)
		return err
	}
	_ = d.Remove(beside) // left over when both were names of one file already
	return d.SyncFolder(filepath.Dir(at.Path))
}

// about puts the path that was asked for in place of those of the files beside.
func about(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: path, Err: cause(err)}
}

// cause takes the path out of an error.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.Is(err, ErrUnconfirmed):
		return err
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
