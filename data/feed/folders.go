package feed

import (
	"errors"
	"os"
	"path/filepath"
)

// UserFile is where the user's own sources stand: sources.json in the folder of
// settings. Empty: there is no such folder.
func UserFile() string {
	dir, err := os.UserConfigDir()
	if err != nil || !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "delimit", "sources.json")
}

// UserCache is where the user's programs keep what they fetched.
func UserCache() (Cache, error) {
	dir, err := os.UserCacheDir()
	if err == nil && !filepath.IsAbs(dir) {
		err = errors.New("the path of the user's folder for caches is relative")
	}
	if err != nil {
		return Cache{}, err
	}
	return Cache{Dir: filepath.Join(dir, "delimit", "fronts")}, nil
}
