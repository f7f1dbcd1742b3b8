package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"delimit/data/regular"
)

// Temporary is a folder for journals in the system's folder for temporary files, for
// the case that there is no other. It need not exist yet. Others may write to the
// folder around it, so that one that is not the user's own is an error.
func Temporary() (string, error) {
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("delimit-journal-%d", max(os.Getuid(), 0)))
	if !filepath.IsAbs(dir) {
		return "", errors.New("the folder for temporary files has a relative path")
	}
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return dir, nil
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", fmt.Errorf("%s is not a folder but %s", dir, what(info.Mode()))
	case !private(info):
		return "", fmt.Errorf("%s belongs to somebody else, or others can read it", dir)
	}
	return dir, nil
}

// what names what lies where a folder should be.
func what(mode fs.FileMode) string {
	if mode.IsRegular() {
		return "a file"
	}
	return regular.Kind(mode)
}
