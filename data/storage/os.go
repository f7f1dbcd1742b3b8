package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"

	"delimit/data/regular"
)

// OS is the disk of the system.
var OS Disk = system{}

type system struct{}

// newFile is what others may do with a file that is new.
const newFile fs.FileMode = 0o644

func (system) Resolve(path string) (Place, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, syscall.ELOOP):
		return Place{}, errLoop
	case errors.Is(err, fs.ErrNotExist):
		path, err = newTarget(path)
		return Place{Path: path, Mode: newFile}, err
	case err != nil:
		return Place{}, err
	case info.IsDir():
		return Place{}, errors.New("this is a folder")
	case !info.Mode().IsRegular():
		return Place{}, fmt.Errorf("this is %s, %w", regular.Kind(info.Mode()), regular.ErrNotFile)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return Place{Path: path, There: true, Mode: info.Mode().Perm()}, nil
}

var errLoop = errors.New("the link leads to itself")

// mostLinks is how many links are followed, one to the other, as systems do.
const mostLinks = 40

// newTarget is where a file that is not there yet is to be made: a link may lead there.
func newTarget(path string) (string, error) {
	for range mostLinks {
		// Not cleaned: what .. means is decided by where links before it lead.
		dir, name := filepath.Split(path)
		if dir == "" {
			dir = "."
		}
		dir, err := filepath.EvalSymlinks(dir)
		if err != nil {
			return "", err
		}
		path = filepath.Join(dir, name)
		next, err := os.Readlink(path)
		if err != nil {
			return path, nil // nothing is there
		}
		if !filepath.IsAbs(next) {
			next = dir + string(filepath.Separator) + next
		}
		path = next
	}
	return "", errLoop
}

func (system) CreateTemp(folder, pattern string, mode fs.FileMode) (File, string, error) {
	f, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return nil, "", err
	}
	if err := f.Chmod(mode); err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, "", err
	}
	return written{f}, f.Name(), nil
}

func (system) Create(path string, mode fs.FileMode) (File, error) {
	return opened(os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode))
}

// Append does not use the system's own appending: on Windows such a file cannot be cut
// off. Delimit's files have one writer.
func (system) Append(path string, mode fs.FileMode) (File, error) {
	if err := regular.Check(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, mode)
	if err == nil {
		if _, err = f.Seek(0, io.SeekEnd); err != nil {
			f.Close()
		}
	}
	return opened(f, err)
}

func opened(f *os.File, err error) (File, error) {
	if err != nil {
		return nil, err
	}
	return written{f}, nil
}

// written is a file of the system that is being written.
type written struct{ *os.File }

// Truncate cuts the file off. Where that fails the next Write goes on behind what is there.
func (w written) Truncate(size int64) error {
	if err := w.File.Truncate(size); err != nil {
		return err
	}
	_, err := w.Seek(size, io.SeekStart)
	return err
}

func (system) Open(path string) (io.ReadCloser, error) { return regular.Open(path) }

func (system) Rename(from, to string) error { return rename(from, to) }

func (system) Link(from, to string) error { return os.Link(from, to) }

func (system) Remove(path string) error { return os.Remove(path) }

func (system) Mkdir(path string, mode fs.FileMode) error { return os.Mkdir(path, mode) }

func (system) SyncFolder(path string) error { return syncFolder(path) }

func (system) Info(path string) (fs.FileInfo, error) { return os.Lstat(path) }

func (system) List(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }

func (system) Has(path string, f File) bool {
	named, err := os.Lstat(path)
	if err != nil {
		return false
	}
	open, err := f.(written).Stat()
	return err == nil && os.SameFile(named, open)
}

func (system) SameFile(a, b string) bool {
	one, err := os.Lstat(a)
	if err != nil {
		return false
	}
	two, err := os.Lstat(b)
	return err == nil && os.SameFile(one, two)
}

func (system) Lock(path string) (release func() error, taken bool, err error) {
	// To open a pipe waits for ever.
	if err := regular.Check(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	l := flock.New(path)
	if taken, err = l.TryLock(); !taken {
		return nil, false, err
	}
	return l.Unlock, true, nil
}
