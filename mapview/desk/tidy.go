package desk

import (
	"runtime/debug"
	"time"
)

// tidy gives memory back to the system once the window has rested for a while: what
// opening a file took is several times what the file needs afterwards.
type tidy struct {
	timer *time.Timer
	clear func() // of what is kept for later; nil: nothing is tidied
}

// restBeforeTidy is long enough not to fall into the middle of work.
const restBeforeTidy = 1500 * time.Millisecond

// rest is told whenever the window has come to rest.
func (t *tidy) rest() {
	if t.clear == nil {
		return
	}
	if t.timer == nil {
		t.timer = time.AfterFunc(restBeforeTidy, func() {
			t.clear()
			debug.FreeOSMemory()
		})
		return
	}
	t.timer.Reset(restBeforeTidy)
}
