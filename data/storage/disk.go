// Package storage is the way to the disk of all that Delimit writes: proposals and
// projects, journals, settings, remembered answers, what was fetched, tiles, pictures. It
// keeps the order of calls on which a promise rests, and a test can put a disk in its
// place that fails and loses power at any call.
//
// What is promised:
//   - A file that was saved (Write, Overwrite) survives the program and a power cut as soon
//     as the call has returned without an error. Until then the file is what it was before,
//     as a whole, or what it is to become, as a whole; whatever fails.
//   - The version before, which Overwrite keeps under the name with a tilde, goes only when
//     the newer one is whole on the disk and has been read back.
//   - A folder that MakeFolders has made survives a power cut.
//
// What package journal promises of its lines stands there.
package storage

import (
	"io"
	"io/fs"
)

// Disk is what a system does with files. Errors are those of the system. OS is the real
// one.
//
// What a disk may lose when the power fails, and what it may not, is what POSIX leaves
// open, as far as one of ext4, XFS, APFS and NTFS makes use of it:
//   - What was written to a file since its last Sync may be there, or not, page by page, in
//     any order; the last page may be torn. The size may be old or new, and where it is new
//     and the page is not, there are zeros.
//   - Names that were made, renamed or removed since the last SyncFolder of their folder
//     may be as they were or as they are, each by itself; but a rename is done as a whole or
//     not at all, and of two changes of the same name the later is not there without the
//     earlier.
//   - What Sync or SyncFolder has confirmed stays. To sync a file says nothing about its
//     name, and to sync a folder nothing about the bytes of the files in it.
//   - After an error of Sync, nothing is known about what was written since the one before.
//
// The death of a program alone loses nothing of what these calls have done.
type Disk interface {
	// Resolve finds the file that a path means: see Place.
	Resolve(path string) (Place, error)
	// CreateTemp makes a file in a folder under a new name, with the last * of the pattern
	// replaced, as os.CreateTemp does.
	CreateTemp(folder, pattern string, mode fs.FileMode) (f File, path string, err error)
	// Create makes a file; one that is there already is an error.
	Create(path string, mode fs.FileMode) (File, error)
	// Append opens a file to write at its end, and makes it if need be.
	Append(path string, mode fs.FileMode) (File, error)
	// Open opens a regular file to read it.
	Open(path string) (io.ReadCloser, error)
	// Rename gives a file another name, in place of the file that has it.
	Rename(from, to string) error
	// Link gives a file a second name. Not every disk can.
	Link(from, to string) error
	Remove(path string) error
	Mkdir(path string, mode fs.FileMode) error
	// SyncFolder makes the names in a folder last. Where the system cannot be asked to, as
	// on Windows, which does it by itself, there is nothing to do.
	SyncFolder(path string) error
	// Info tells of a path and follows no link.
	Info(path string) (fs.FileInfo, error)
	List(folder string) ([]fs.DirEntry, error)
	// Has reports whether a path is a name of an open file.
	Has(path string, f File) bool
	// SameFile reports whether two paths are names of one file.
	SameFile(a, b string) bool
	// Lock takes the lock that a file stands for, which is made if need be; it is let go of
	// when the program ends, however it ends. Not taken without an error: another has it.
	Lock(path string) (release func() error, taken bool, err error)
}

// File is a file that is being written.
type File interface {
	io.Writer
	// Sync returns when all that was written is on the disk.
	Sync() error
	// Truncate cuts the file off; the next Write goes on there.
	Truncate(size int64) error
	Close() error
}

// Place is where a path leads when all links are followed.
type Place struct {
	Path  string      // of the file itself, which need not be there
	There bool        // it is, and is a regular file
	Mode  fs.FileMode // its permissions; those of a new file when it is not there
}
