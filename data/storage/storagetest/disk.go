// Package storagetest is a disk in memory that a test can have fail, and lose power, at
// any call. What it loses then is what storage.Disk says that a disk may lose.
package storagetest

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"delimit/data/storage"
)

// Disk is a disk with no links of its own. It belongs to one goroutine.
type Disk struct {
	// After is called after every call that has changed something, with what a process
	// sees now; nil: nobody is.
	After func()
	// Fault decides whether a call fails, by its number from 1; nil: none does.
	Fault func(call int, c Call) error
	// Spoil decides whether what a call writes is stored with a bit of it wrong, without an
	// error; nil: never.
	Spoil func(call int, c Call) bool

	calls int
	made  int // names and times that were given out
	names map[string]*node
	open  map[string][]change // by folder: changes of names since it was synced
	last  map[string]*node    // names that are on the disk
	locks map[*node]bool
}

// Call is one call: what is done to which file.
type Call struct {
	Do   string // the method
	Path string
}

// node is a file or a folder, whatever its names.
type node struct {
	folder bool
	mode   fs.FileMode
	when   int
	bytes  []byte  // as a process sees it
	synced []byte  // as it is on the disk for certain
	writes []write // since then
	failed bool    // a sync has failed: nothing after synced is ever certain
}

// write is one change of the bytes of a file: what is put in at a place, where it ends
// then.
type write struct {
	at   int
	put  []byte
	size int
}

// change is one change of names, done as a whole or not at all; a nil node: no longer.
type change map[string]*node

// New is an empty disk with some folders, which are on it for certain.
func New(folders ...string) *Disk {
	d := &Disk{names: map[string]*node{}, open: map[string][]change{}, last: map[string]*node{}, locks: map[*node]bool{}}
	for _, f := range folders {
		for ; ; f = filepath.Dir(f) {
			n := &node{folder: true, mode: 0o755}
			if d.names[f] == nil {
				d.names[f], d.last[f] = n, n
			}
			if f == filepath.Dir(f) {
				break
			}
		}
	}
	return d
}

// Calls is how many calls there were.
func (d *Disk) Calls() int { return d.calls }

// call counts a call and decides whether it fails.
func (d *Disk) call(do, path string) error {
	d.calls++
	if d.Fault != nil {
		if err := d.Fault(d.calls, Call{do, path}); err != nil {
			return &fs.PathError{Op: do, Path: path, Err: err}
		}
	}
	return nil
}

func (d *Disk) changed() {
	if d.After != nil {
		d.After()
	}
}

// set changes names in one folder.
func (d *Disk) set(c change) {
	folder := ""
	for path, n := range c {
		if f := filepath.Dir(path); folder == "" {
			folder = f
		} else if f != folder {
			panic("a change of names in two folders")
		}
		if n == nil {
			delete(d.names, path)
		} else {
			d.names[path] = n
		}
	}
	d.open[folder] = append(d.open[folder], c)
	d.changed()
}

func (d *Disk) lookup(do, path string) (*node, error) {
	if n := d.names[path]; n != nil {
		return n, nil
	}
	err := syscall.ENOENT
	for at := filepath.Dir(path); ; at = filepath.Dir(at) { // a file where a folder should be
		if n := d.names[at]; n != nil {
			if !n.folder {
				err = syscall.ENOTDIR
			}
			break
		}
	}
	return nil, &fs.PathError{Op: do, Path: path, Err: err}
}

// room reports why a new name cannot be made.
func (d *Disk) room(do, path string) error {
	if d.names[path] != nil {
		return &fs.PathError{Op: do, Path: path, Err: syscall.EEXIST}
	}
	if above := d.names[filepath.Dir(path)]; above != nil && above.folder {
		return nil
	}
	_, err := d.lookup(do, path)
	return err
}

func (d *Disk) tick() int { d.made++; return d.made }

func (d *Disk) Resolve(path string) (storage.Place, error) {
	if err := d.call("resolve", path); err != nil {
		return storage.Place{}, err
	}
	n := d.names[path]
	if n == nil {
		return storage.Place{Path: path, Mode: 0o644}, nil
	}
	if n.folder {
		return storage.Place{}, &fs.PathError{Op: "resolve", Path: path, Err: syscall.EISDIR}
	}
	return storage.Place{Path: path, There: true, Mode: n.mode}, nil
}

func (d *Disk) CreateTemp(folder, pattern string, mode fs.FileMode) (storage.File, string, error) {
	i := strings.LastIndex(pattern, "*")
	for {
		path := filepath.Join(folder, pattern[:i]+fmt.Sprint(d.tick())+pattern[i+1:])
		if d.names[path] == nil {
			f, err := d.Create(path, mode)
			return f, path, err
		}
	}
}

func (d *Disk) Create(path string, mode fs.FileMode) (storage.File, error) {
	if err := d.call("create", path); err != nil {
		return nil, err
	}
	if err := d.room("create", path); err != nil {
		return nil, err
	}
	n := &node{mode: mode, when: d.tick()}
	d.set(change{path: n})
	return &file{d, n, path, 0, false}, nil
}

func (d *Disk) Append(path string, mode fs.FileMode) (storage.File, error) {
	if d.names[path] == nil {
		return d.Create(path, mode)
	}
	if err := d.call("append", path); err != nil {
		return nil, err
	}
	n := d.names[path]
	return &file{d, n, path, len(n.bytes), false}, nil
}

func (d *Disk) Open(path string) (io.ReadCloser, error) {
	if err := d.call("open", path); err != nil {
		return nil, err
	}
	n, err := d.lookup("open", path)
	if err != nil {
		return nil, err
	}
	if n.folder {
		return nil, &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	}
	return &reading{d, path, n.bytes, false}, nil
}

// reading gives a file in two parts: the second can fail.
type reading struct {
	d    *Disk
	path string
	left []byte
	half bool
}

func (r *reading) Read(b []byte) (int, error) {
	if len(r.left) == 0 {
		return 0, io.EOF
	}
	most := len(r.left)
	if !r.half {
		most = (most + 1) / 2
		r.half = true
	} else if err := r.d.call("read", r.path); err != nil {
		return 0, err
	}
	n := copy(b, r.left[:most])
	r.left = r.left[n:]
	return n, nil
}

func (r *reading) Close() error { return nil }

func (d *Disk) Rename(from, to string) error {
	if err := d.call("rename", to); err != nil {
		return err
	}
	n, err := d.lookup("rename", from)
	if err != nil {
		return err
	}
	if d.names[to] == n {
		return nil // two names of one file: POSIX leaves both
	}
	d.set(change{from: nil, to: n})
	return nil
}

func (d *Disk) Link(from, to string) error {
	if err := d.call("link", to); err != nil {
		return err
	}
	n, err := d.lookup("link", from)
	if err == nil {
		err = d.room("link", to)
	}
	if err == nil {
		d.set(change{to: n})
	}
	return err
}

func (d *Disk) Remove(path string) error {
	if err := d.call("remove", path); err != nil {
		return err
	}
	n, err := d.lookup("remove", path)
	if err != nil {
		return err
	}
	if n.folder {
		for other := range d.names {
			if filepath.Dir(other) == path {
				return &fs.PathError{Op: "remove", Path: path, Err: syscall.ENOTEMPTY}
			}
		}
	}
	d.set(change{path: nil})
	return nil
}

func (d *Disk) Mkdir(path string, mode fs.FileMode) error {
	if err := d.call("mkdir", path); err != nil {
		return err
	}
	if err := d.room("mkdir", path); err != nil {
		return err
	}
	d.set(change{path: {folder: true, mode: mode, when: d.tick()}})
	return nil
}

func (d *Disk) SyncFolder(path string) error {
	if err := d.call("syncfolder", path); err != nil {
		return err
	}
	if _, err := d.lookup("syncfolder", path); err != nil {
		return err
	}
	for _, c := range d.open[path] {
		d.last = applied(d.last, c)
	}
	delete(d.open, path)
	d.changed()
	return nil
}

func applied(names map[string]*node, c change) map[string]*node {
	for path, n := range c {
		if n == nil {
			delete(names, path)
		} else {
			names[path] = n
		}
	}
	return names
}

func (d *Disk) Info(path string) (fs.FileInfo, error) {
	if err := d.call("info", path); err != nil {
		return nil, err
	}
	n, err := d.lookup("info", path)
	if err != nil {
		return nil, err
	}
	return info{filepath.Base(path), n, len(n.bytes)}, nil
}

func (d *Disk) List(folder string) ([]fs.DirEntry, error) {
	if err := d.call("list", folder); err != nil {
		return nil, err
	}
	n, err := d.lookup("list", folder)
	if err != nil {
		return nil, err
	}
	if !n.folder {
		return nil, &fs.PathError{Op: "list", Path: folder, Err: syscall.ENOTDIR}
	}
	var list []fs.DirEntry
	for _, path := range slices.Sorted(maps.Keys(d.names)) {
		if filepath.Dir(path) == folder && path != folder {
			n := d.names[path]
			list = append(list, fs.FileInfoToDirEntry(info{filepath.Base(path), n, len(n.bytes)}))
		}
	}
	return list, nil
}

func (d *Disk) Has(path string, f storage.File) bool { return d.names[path] == f.(*file).node }

func (d *Disk) SameFile(a, b string) bool { return d.names[a] != nil && d.names[a] == d.names[b] }

func (d *Disk) Lock(path string) (release func() error, taken bool, err error) {
	if d.names[path] == nil {
		f, err := d.Create(path, 0o600)
		if err != nil {
			return nil, false, err
		}
		f.Close()
	}
	if err := d.call("lock", path); err != nil {
		return nil, false, err
	}
	n := d.names[path]
	if d.locks[n] {
		return nil, false, nil
	}
	d.locks[n] = true
	return func() error { delete(d.locks, n); return nil }, true, nil
}

// info tells of a file at one moment.
type info struct {
	name string
	node *node
	size int
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(i.size) }
func (i info) ModTime() time.Time { return time.Unix(int64(i.node.when), 0) }
func (i info) IsDir() bool        { return i.node.folder }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.node.folder {
		return i.node.mode | fs.ModeDir
	}
	return i.node.mode
}

// file is a file that is open to be written.
type file struct {
	d      *Disk
	node   *node
	path   string
	at     int
	closed bool
}

func (f *file) Write(b []byte) (int, error) {
	if f.closed {
		return 0, fs.ErrClosed
	}
	err := f.d.call("write", f.path)
	if err != nil {
		b = b[:len(b)/2] // what fitted
	}
	put := slices.Clone(b)
	if f.d.Spoil != nil && len(put) > 0 && f.d.Spoil(f.d.calls, Call{"write", f.path}) {
		put[len(put)/2] ^= 1
	}
	f.put(write{f.at, put, max(len(f.node.bytes), f.at+len(put))})
	f.at += len(b)
	return len(b), err
}

func (f *file) put(w write) {
	f.node.bytes = w.to(f.node.bytes)
	f.node.writes = append(f.node.writes, w)
	f.node.when = f.d.tick()
	f.d.changed()
}

// to is what a write makes of a file.
func (w write) to(b []byte) []byte {
	out := make([]byte, w.size)
	copy(out, b)
	copy(out[min(w.at, w.size):], w.put)
	return out
}

func (f *file) Truncate(size int64) error {
	if err := f.d.call("truncate", f.path); err != nil {
		return err
	}
	f.at = int(size)
	f.put(write{f.at, nil, f.at})
	return nil
}

func (f *file) Sync() error {
	if f.closed {
		return fs.ErrClosed
	}
	if err := f.d.call("sync", f.path); err != nil {
		// The system may take what it could not write for written from now on.
		f.node.failed = true
		return err
	}
	if !f.node.failed {
		f.node.synced, f.node.writes = f.node.bytes, nil
	}
	f.d.changed()
	return nil
}

func (f *file) Close() error {
	f.closed = true
	return f.d.call("close", f.path)
}
