package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

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
// the disk, then renamed. A link stays a link, a file keeps its permissions, and
// what is no file, such as a pipe, is simply written to. The error is a
// *fs.PathError with the path that was asked for.
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
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err != nil:
	case info.IsDir():
		return errors.New("this is a folder")
	case !info.Mode().IsRegular():
		return os.WriteFile(path, b, mode)
	default:
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
