package data

import (
	"context"
	"delimit/data/storage"
)

// Stamp tells one content of a file from another.
type Stamp = storage.Stamp

// StampOf is the stamp of a content.
func StampOf(b []byte) Stamp { return storage.StampOf(b) }

// StampFile is the stamp of what a file of the system holds now. What is read of a database
// stands in its log as well.
func StampFile(path string) (Stamp, error) {
	if headOfLog(path) == nil {
		return storage.StampFile(storage.OS, path)
	}
	c, err := readContent(context.Background(), path)
	return Stamp(c.hash()), err
}
