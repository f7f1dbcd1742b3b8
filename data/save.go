package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"delimit/data/regular"
	"delimit/geo"
)

// SaveProposal writes a proposal to a file.
func SaveProposal(path string, p *geo.Proposal) error {
	b, err := EncodeProposal(p)
	if err != nil {
		return err
	}
	return WriteFile(path, b)
}

// WriteFile writes a file as a whole or not at all: beside it first, flushed to
// the disk, then renamed. A link stays a link, also one whose target is not there yet,
// and a file keeps its permissions. What is no file, such as a pipe, is refused and
// never opened. The error is a *fs.PathError with the path that was asked for.
func WriteFile(path string, b []byte) error {
	if err := writeFile(path, b); err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: cause(err)}
	}
	return nil
}

// cause takes the path of the file beside out of an error.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

func writeFile(path string, b []byte) error {
	mode := fs.FileMode(0o644)
	path, info, err := target(path)
	if err != nil {
		return err
	}
	if info != nil {
		mode = info.Mode().Perm()
	}
	beside, err := writeBeside(path, b, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		os.Remove(beside)
		return err
	}
	flushFolder(filepath.Dir(path))
	return nil
}

var errLoop = errors.New("the link leads to itself")

// mostLinks is how many links are followed, one to the other, as systems do.
const mostLinks = 40

// target follows links to the file that is meant. It need not exist: then there is no
// info about it. What exists and is no file is an error.
func target(path string) (string, fs.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, syscall.ELOOP):
		return "", nil, errLoop
	case errors.Is(err, fs.ErrNotExist):
		path, err = newTarget(path)
		return path, nil, err
	case err != nil:
		return "", nil, err
	case info.IsDir():
		return "", nil, errors.New("this is a folder")
	case !info.Mode().IsRegular():
		return "", nil, fmt.Errorf("this is %s, %w", regular.Kind(info.Mode()), regular.ErrNotFile)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path, info, nil
}

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

// writeBeside writes a new file into the same folder, down to the disk.
func writeBeside(path string, b []byte, mode fs.FileMode) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".delimit-*.tmp")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(b); err != nil {
		return "", err
	}
	if err = f.Chmod(mode); err != nil {
		return "", err
	}
	if err = f.Sync(); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// flushFolder makes the new name last. Not every system can; the file is whole
// either way.
func flushFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}
