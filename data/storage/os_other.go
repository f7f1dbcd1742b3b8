//go:build !windows

package storage

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder makes names last. A folder that may not be read, and a disk that knows no
// such call, can do no better than they do by themselves: that is no error. That the disk
// has failed is one.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err == nil {
		err = folder.Sync()
		folder.Close()
	}
	for _, cannot := range []error{fs.ErrPermission, errors.ErrUnsupported, syscall.EINVAL, syscall.EBADF} {
		if errors.Is(err, cannot) {
			return nil
		}
	}
	return err
}
