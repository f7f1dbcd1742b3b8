package journal

import (
	"strings"

	"delimit/data/storage"
)

// lock is a file beside a journal that says that somebody has it. The journal itself
// cannot say that: where a locked file cannot be read or renamed, nobody could look
// after it. Who wants a journal takes the lock first, and who ends one removes the
// journal first, so that nobody has a journal whose lock is gone.
type lock struct {
	disk    storage.Disk
	path    string
	release func() error
}

// take takes a lock; nil without an error when somebody has it.
func take(disk storage.Disk, path string) (*lock, error) {
	release, taken, err := disk.Lock(path)
	if !taken {
		return nil, err
	}
	return &lock{disk, path, release}, nil
}

// leave lets go of the lock of a journal that stays. The file stays too: another window
// may be about to take it.
func (l *lock) leave() error { return l.release() }

// drop lets go of the lock of a journal that is gone. The file goes while it is held, so
// that who opens it at this moment sees that it has gone; where an open file cannot be
// removed, it goes afterwards, unless another has opened it. One that stays holds nobody
// up.
func (l *lock) drop() {
	if l.disk.Remove(l.path) == nil {
		_ = l.release()
		return
	}
	_ = l.release()
	_ = l.disk.Remove(l.path)
}

// sweep removes a lock that has no journal, and that nobody holds.
func sweep(disk storage.Disk, path string) {
	of := strings.TrimSuffix(path, lockEnding) + extension
	if _, err := disk.Info(of); err == nil {
		return
	}
	l, err := take(disk, path)
	if l == nil || err != nil {
		return
	}
	if _, err := disk.Info(of); err == nil {
		_ = l.leave() // made meanwhile
		return
	}
	l.drop()
}
