package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"delimit/data/regular"
)

// Stamp tells one content of a file from another: its SHA-256 in hex. The empty Stamp
// knows none.
type Stamp string

// StampOf is the stamp of a content.
func StampOf(b []byte) Stamp { return Stamp(hash(b)) }

// StampFile is the stamp of what a file holds now. What is no file may have no end, and
// is an error.
func StampFile(path string) (Stamp, error) {
	f, err := regular.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return Stamp(hex.EncodeToString(h.Sum(nil))), nil
}

// ErrChanged is the cause when somebody else has written a file since it was read.
var ErrChanged = errors.New("the file was changed by another program since it was opened")

// Overwrite writes a file as WriteFile does, and keeps what it held before beside it,
// under the same name with a tilde. With a stamp it first makes sure that the file
// still holds what it is of, and gives ErrChanged when it does not. A file that is
// gone is written anew.
func Overwrite(path string, b []byte, was Stamp) error {
	now, err := StampFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return WriteFile(path, b)
	case err != nil && was != "":
		return &fs.PathError{Op: "read", Path: path, Err: cause(err)}
	case err == nil && was != "" && now != was:
		return &fs.PathError{Op: "write", Path: path, Err: ErrChanged}
	}
	if now == StampOf(b) {
		return nil
	}
	if err := keep(path); err != nil {
		return &fs.PathError{Op: "write", Path: path + "~", Err: cause(err)}
	}
	return WriteFile(path, b)
}

// keep gives a file a second name with a tilde, in place of the one before. Where the
// disk knows no second names it copies.
func keep(path string) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil // nothing that could be kept
	}
	beside := filepath.Join(filepath.Dir(path), ".delimit-"+filepath.Base(path)+".link")
	os.Remove(beside)
	if os.Link(path, beside) == nil {
		if err := os.Rename(beside, path+"~"); err != nil {
			os.Remove(beside)
			return err
		}
		os.Remove(beside) // left over when both were names of one file already
		return nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return WriteFile(path+"~", b)
}
