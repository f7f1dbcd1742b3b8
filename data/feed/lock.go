package feed

import (
	"context"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// patience is how often a folder that is in use is looked at again.
const patience = 50 * time.Millisecond

// lock waits until no other window or command fetches from a source: two that write one
// partial file would spoil it for each other, and a server is not asked twice at once.
// Where the disk knows no locks there is none.
func (c Cache) lock(ctx context.Context, source string) (unlock func(), err error) {
	l := flock.New(filepath.Join(c.Dir, "."+source+".lock"))
	if _, err := l.TryLockContext(ctx, patience); err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return func() { _ = l.Unlock() }, nil
}
