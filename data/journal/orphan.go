package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"delimit/data/regular"
	"delimit/data/storage"
)

// Orphan is the journal of a window that died. While it is held no other window
// finds it.
type Orphan struct {
	When      time.Time // of its last line
	Documents []Document
	Damage    Damage // what of it cannot be read
	Kept      string // copy of the damaged file; empty when it is not damaged

	disk   storage.Disk
	path   string
	lock   *lock
	unread bool // the disk did not give all of it
}

// damagedEnding is added to the name of a journal that is kept because it is damaged.
const damagedEnding = ".damaged"

// Orphans finds the journals that nobody has any more, the newest first. Those that
// are whole and hold nothing are cleared away; a damaged one never is. The error
// names what is not a file or cannot be opened; the other orphans are returned all
// the same.
func Orphans(disk storage.Disk, dir string) ([]*Orphan, error) {
	entries, err := disk.List(dir)
	if err != nil {
		if info, statErr := disk.Info(dir); statErr != nil || info.Mode().IsRegular() {
			return nil, nil // nothing was ever kept there
		}
		return nil, err
	}
	var orphans []*Orphan
	var problems []error
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch filepath.Ext(path) {
		case lockEnding:
			sweep(disk, path)
		case extension:
			o, err := adopt(disk, path)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %w; it is left where it is", e.Name(), cause(err)))
			}
			if o != nil {
				orphans = append(orphans, o)
			}
		}
	}
	slices.SortFunc(orphans, func(a, b *Orphan) int { return b.When.Compare(a.When) })
	return orphans, errors.Join(problems...)
}

// cause is a system error without the path, which the caller names.
func cause(err error) error {
	if p := new(fs.PathError); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// adopt takes a journal over; nil when somebody has it, or when it holds nothing.
func adopt(disk storage.Disk, path string) (*Orphan, error) {
	info, err := disk.Info(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is no journal but " + regular.Kind(info.Mode()))
	}
	l, err := take(disk, strings.TrimSuffix(path, extension)+lockEnding)
	if l == nil {
		return nil, err
	}
	info, err = disk.Info(path) // the time of its last line, now that nobody writes
	if errors.Is(err, fs.ErrNotExist) {
		l.drop() // another window was quicker
		return nil, nil
	}
	if err != nil {
		l.leave()
		return nil, err
	}
	o := &Orphan{When: info.ModTime(), disk: disk, path: path, lock: l}
	err = o.read()
	switch {
	case err != nil && len(o.Documents) == 0:
		l.leave()
		return nil, err
	case o.Damage.Any():
		kept, keepErr := keepDamaged(disk, path)
		o.Kept = kept
		return o, errors.Join(err, keepErr)
	case len(o.Documents) == 0:
		return nil, o.Discard()
	}
	return o, err
}

// read replays the file. What the disk does not give is damage too, which may mend.
func (o *Orphan) read() error {
	f, err := o.disk.Open(o.path)
	if err != nil {
		return err
	}
	defer f.Close()
	o.Documents, o.Damage, err = read(f)
	o.unread = err != nil
	if o.unread && !o.Damage.Any() {
		o.Damage.Steps = 1 // at least
	}
	return err
}

// keepDamaged gives a damaged journal a second name, or copies it where the disk
// knows no second names. It returns the path when that is on the disk. A file that has
// the name already stays.
func keepDamaged(disk storage.Disk, path string) (string, error) {
	was, err := disk.Info(path)
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		kept := path + damagedEnding
		if n > 1 {
			kept = fmt.Sprintf("%s.%d%s", path, n, damagedEnding)
		}
		there, err := disk.Info(kept)
		switch {
		case err == nil && (disk.SameFile(path, kept) || sameBytes(disk, path, kept, was, there)):
			return kept, disk.SyncFolder(filepath.Dir(kept)) // at an earlier start, which may have died
		case err == nil:
			continue
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
		if disk.Link(path, kept) == nil {
			return kept, disk.SyncFolder(filepath.Dir(kept))
		}
		b, err := storage.Read(disk, path, math.MaxInt64-1)
		if err != nil {
			return "", err
		}
		return kept, storage.Write(disk, kept, b)
	}
}

// sameBytes reports whether a file is a copy of another that keepDamaged has made.
func sameBytes(disk storage.Disk, a, b string, of, other fs.FileInfo) bool {
	if !other.Mode().IsRegular() || of.Size() != other.Size() {
		return false
	}
	one, err := storage.StampFile(disk, a)
	if err != nil {
		return false
	}
	two, err := storage.StampFile(disk, b)
	return err == nil && one == two
}

// Discard throws the journal away, and what was kept of a damaged one.
func (o *Orphan) Discard() error {
	err := o.remove()
	if o.Kept != "" {
		err = errors.Join(err, o.disk.Remove(o.Kept))
	}
	return err
}

// Done removes the journal, as what could be read of it is kept elsewhere. The copy of
// a damaged one stays. One that the disk did not give as a whole is left for the next
// start, when the disk may.
func (o *Orphan) Done() error {
	if o.unread {
		return o.Leave()
	}
	return o.remove()
}

func (o *Orphan) remove() error {
	err := o.disk.Remove(o.path)
	if err != nil {
		return errors.Join(err, o.lock.leave())
	}
	o.lock.drop()
	return nil
}

// Leave keeps the journal for the next start.
func (o *Orphan) Leave() error { return o.lock.leave() }
