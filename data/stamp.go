package data

import "delimit/data/storage"

// Stamp tells one content of a file from another.
type Stamp = storage.Stamp

// StampOf is the stamp of a content.
func StampOf(b []byte) Stamp { return storage.StampOf(b) }

// StampFile is the stamp of what a file of the system holds now.
func StampFile(path string) (Stamp, error) { return storage.StampFile(storage.OS, path) }
