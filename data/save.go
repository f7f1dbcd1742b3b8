package data

import (
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
// the disk, then renamed.
func WriteFile(path string, b []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(b); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
