package storage

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// MakeFolders makes a folder and those that it lies in, as far as they are not there, and
// makes their names last. One that is there may have been made by a program that died
// before it did, so that its name is made to last too.
func MakeFolders(d Disk, path string, mode fs.FileMode) error {
	path = filepath.Clean(path)
	above := filepath.Dir(path)
	err := d.Mkdir(path, mode)
	if errors.Is(err, fs.ErrNotExist) && above != path {
		if err := MakeFolders(d, above, mode); err != nil {
			return err
		}
		err = d.Mkdir(path, mode)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := d.SyncFolder(above); err != nil {
		_ = d.Remove(path) // unless there is something in it; the next attempt is made anew
		return err
	}
	return nil
}

// makeFolders makes them and does not wait for the disk.
func makeFolders(d Disk, path string, mode fs.FileMode) error {
	err := d.Mkdir(path, mode)
	if above := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) && above != path {
		if err := makeFolders(d, above, mode); err != nil {
			return err
		}
		err = d.Mkdir(path, mode)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// WriteSettings writes a small file in the folder of settings, which is made if need be.
func WriteSettings(d Disk, path string, b []byte) error {
	if err := MakeFolders(d, filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return Write(d, path, b)
}

// RemoveAll removes a file, or a folder and all in it. What is not there is removed.
func RemoveAll(d Disk, path string) error {
	err := d.Remove(path)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	entries, listErr := d.List(path)
	if listErr != nil {
		return err // it is no folder
	}
	for _, e := range entries {
		if err := RemoveAll(d, filepath.Join(path, e.Name())); err != nil {
			return err
		}
	}
	return d.Remove(path)
}
