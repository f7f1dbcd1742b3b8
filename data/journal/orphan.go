package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"delimit/data"
	"delimit/data/regular"
)

// Orphan is the journal of a window that died. While it is held no other window
// finds it.
type Orphan struct {
	When      time.Time // of its last line
	Documents []Document
	Damage    Damage // what of it cannot be read
	Kept      string // copy of the damaged file; empty when it is not damaged

	path string
	lock *flock.Flock
}

// damagedEnding is added to the name of a journal that is kept because it is damaged.
const damagedEnding = ".damaged"

// Orphans finds the journals that nobody has any more, the newest first. Those that
// are whole and hold nothing are cleared away; a damaged one never is. The error
// names what is not a file or cannot be opened; the other orphans are returned all
// the same.
func Orphans(dir string) ([]*Orphan, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if info, statErr := os.Stat(dir); statErr != nil || !info.IsDir() {
			return nil, nil // nothing was ever kept there
		}
		return nil, err
	}
	var orphans []*Orphan
	var problems []error
	for _, e := range entries {
		if filepath.Ext(e.Name()) != extension {
			continue
		}
		o, err := adopt(filepath.Join(dir, e.Name()))
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w; it is left where it is", e.Name(), cause(err)))
		}
		if o != nil {
			orphans = append(orphans, o)
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
func adopt(path string) (*Orphan, error) {
	// The lock would open the path, and opening a pipe waits for ever.
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is no journal but " + regular.Kind(info.Mode()))
	}
	lock := flock.New(path)
	if ok, err := lock.TryLock(); err != nil || !ok {
		return nil, err
	}
	if info, err = os.Lstat(path); err != nil { // the time of its last line, now that nobody writes
		lock.Unlock()
		return nil, err
	}
	o := &Orphan{When: info.ModTime(), path: path, lock: lock}
	f, err := os.Open(path)
	if err != nil {
		lock.Unlock()
		return nil, err
	}
	defer f.Close()
	o.Documents, o.Damage, err = read(f)
	switch {
	case err != nil && len(o.Documents) == 0:
		lock.Unlock()
		return nil, err
	case o.Damage.Any():
		kept, keepErr := keepDamaged(path)
		o.Kept = kept
		return o, errors.Join(err, keepErr)
	case len(o.Documents) == 0:
		return nil, o.Discard()
	}
	return o, err
}

// keepDamaged gives a damaged journal a second name, or copies it where the disk
// knows no second names. It returns the path. A file that has the name already stays.
func keepDamaged(path string) (string, error) {
	was, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		kept := path + damagedEnding
		if n > 1 {
			kept = fmt.Sprintf("%s.%d%s", path, n, damagedEnding)
		}
		there, err := os.Lstat(kept)
		switch {
		case err == nil && (os.SameFile(was, there) || sameBytes(path, kept, was, there)):
			return kept, nil // at an earlier start
		case err == nil:
			continue
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
		if os.Link(path, kept) == nil {
			return kept, nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		return kept, data.WriteFile(kept, b)
	}
}

// sameBytes reports whether a file is a copy of another that keepDamaged has made.
func sameBytes(a, b string, of, other fs.FileInfo) bool {
	if !other.Mode().IsRegular() || of.Size() != other.Size() {
		return false
	}
	one, err := data.StampFile(a)
	if err != nil {
		return false
	}
	two, err := data.StampFile(b)
	return err == nil && one == two
}

// Discard throws the journal away, and what was kept of a damaged one.
func (o *Orphan) Discard() error {
	err := o.Done()
	if o.Kept != "" {
		err = errors.Join(err, os.Remove(o.Kept))
	}
	return err
}

// Done removes the journal, as what could be read of it is kept elsewhere. The copy of
// a damaged one stays.
func (o *Orphan) Done() error { return errors.Join(os.Remove(o.path), o.lock.Unlock()) }

// Leave keeps the journal for the next start.
func (o *Orphan) Leave() error { return o.lock.Unlock() }
