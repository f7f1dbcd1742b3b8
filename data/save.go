package data

import "delimit/data/storage"

// WriteFile writes a file of the system as a whole or not at all: see storage.Write.
func WriteFile(path string, b []byte) error { return storage.Write(storage.OS, path, b) }
