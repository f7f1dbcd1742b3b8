package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"delimit/data/regular"
)

// Stamp tells one content of a file from another: its SHA-256 in hex. The empty Stamp
// knows none.
type Stamp string

// StampOf is the stamp of a content.
func StampOf(b []byte) Stamp {
	sum := sha256.Sum256(b)
	return Stamp(hex.EncodeToString(sum[:]))
}

// StampFile is the stamp of what a file holds now. What is no file may have no end, and
// is an error.
func StampFile(d Disk, path string) (Stamp, error) {
	f, err := d.Open(path)
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

// Read reads a regular file of at most so many bytes.
func Read(d Disk, path string, most int64) ([]byte, error) {
	f, err := d.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return regular.ReadAll(f, path, most)
}
