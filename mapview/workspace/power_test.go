package workspace

import (
	"flag"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"testing"

	"delimit/data/storage/storagetest"
)

var (
	days      = flag.Int("days", 3, "drawing days in which the power is cut at any call")
	faultDays = flag.Int("fault-days", 1, "short drawing days in which any call fails")
	firstDay  = flag.Uint64("first-day", 1, "the first of them")
)

// states are those that were looked at.
type states struct {
	distinct map[uint64]bool // of the disk
	checked  map[[3]uint64]bool
	read     map[string][]known // what journals give, by what lies in their folders
}

func newStates() *states {
	return &states{map[uint64]bool{}, map[[3]uint64]bool{}, map[string][]known{}}
}

// look checks what a disk may be after the death of the program and after power cuts: the
// worst of them, and some by chance.
func (s *states) look(d *day, r *rand.Rand, cuts int) {
	disk := d.disk
	s.check(d, disk.Live(), true)
	all := []*storagetest.Disk{disk.Least(), disk.NamesOnly(), disk.BytesOnly()}
	for range cuts {
		all = append(all, disk.Cut(r))
	}
	for _, left := range all {
		s.check(d, left, false)
	}
}

func (s *states) check(d *day, left *storagetest.Disk, killed bool) {
	sum := left.Sum()
	s.distinct[sum] = true
	key := [3]uint64{sum, uint64(d.promised.version), 0}
	if killed {
		key[2] = 1
	}
	if !s.checked[key] {
		s.checked[key] = true
		d.promised.check(left, killed)
	}
}

// counts are of days, of calls to the disk or of faults, and of distinct states.
type counts struct{ calls, states atomic.Int64 }

// each does something with every day, as many at once as there are processors.
func each(t *testing.T, days int, c *counts, do func(t *testing.T, seed uint64) (calls, states int)) {
	// The tests leave much behind, and hold little.
	was := debug.SetGCPercent(400)
	defer debug.SetGCPercent(was)
	at := *firstDay
	var next atomic.Uint64
	t.Run("days", func(t *testing.T) {
		for range runtime.GOMAXPROCS(0) {
			t.Run("some", func(t *testing.T) {
				t.Parallel()
				for n := next.Add(1); n <= uint64(days) && !t.Failed(); n = next.Add(1) {
					calls, states := do(t, at+n-1)
					c.calls.Add(int64(calls))
					c.states.Add(int64(states))
				}
			})
		}
	})
}

// In no state that a drawing day can leave on the disk, when the program dies or the power
// is cut at any call, is anything lost that was acknowledged.
func TestPowerCut(t *testing.T) {
	var c counts
	each(t, *days, &c, func(t *testing.T, seed uint64) (calls, distinct int) {
		s := newStates()
		r := rand.New(rand.NewPCG(seed, 3))
		var d *day
		d = newDay(t, seed, s, func(disk *storagetest.Disk) {
			disk.Fault = func(int, storagetest.Call) error { calls++; return nil }
			disk.After = func() {
				if d != nil {
					s.look(d, r, 11)
				}
			}
		})
		d.do(60)
		return calls, len(s.distinct)
	})
	t.Logf("%d days, %d calls, %d distinct states", *days, c.calls.Load(), c.states.Load())
	if got := c.states.Load(); *days >= 200 && got < 100_000 {
		t.Errorf("only %d states in %d days: less is done on them than was", got, *days)
	}
}

// The same with a call that fails: the disk is full, does not take or give something, or
// stores something else than it was given and says nothing.
func TestFailingDisk(t *testing.T) {
	var c counts
	each(t, *faultDays, &c, func(t *testing.T, seed uint64) (faults, distinct int) {
		var all []storagetest.Call
		newDay(t, seed, newStates(), func(disk *storagetest.Disk) {
			disk.Fault = func(_ int, c storagetest.Call) error { all = append(all, c); return nil }
		}).do(15)
		s := newStates()
		for at, c := range all {
			kinds := []error{syscall.ENOSPC, syscall.EIO}
			if c.Do == "write" && filepath.Ext(c.Path) == ".tmp" {
				kinds = append(kinds, nil)
			}
			for _, err := range kinds {
				faults++
				failing(t, s, seed, at+1, err)
			}
		}
		return faults, len(s.distinct)
	})
	t.Logf("%d days, %d faults, %d distinct states", *faultDays, c.calls.Load(), c.states.Load())
}

// failing is a day with one call that fails; without an error it stores something else
// than it was given. Some states after it are looked at.
func failing(t *testing.T, s *states, seed uint64, at int, err error) {
	r := rand.New(rand.NewPCG(seed, uint64(at)))
	calls, looks := 0, 0
	const enough = 12
	clear(s.checked)
	var d *day
	d = newDay(t, seed, s, func(disk *storagetest.Disk) {
		disk.Fault = func(_ int, c storagetest.Call) error {
			if calls++; calls == at && d != nil {
				d.say("call %d fails: %s %s: %v", at, c.Do, c.Path, err)
			}
			if calls == at {
				return err
			}
			return nil
		}
		disk.Spoil = func(int, storagetest.Call) bool { return calls == at && err == nil }
		disk.After = func() {
			if d != nil && calls >= at && looks < enough {
				looks++
				s.look(d, r, 1)
			}
		}
	})
	for acts := 0; acts < 25 && looks < enough; acts++ {
		d.do(1)
	}
	d.rest()
	d.draw()
	d.settle()
	d.rest()
	if d.keeper.trouble != nil || d.keeper.doubt != nil {
		t.Fatalf("day %d, call %d: nothing fails any more, and still %v, %v", seed, at, d.keeper.trouble, d.keeper.doubt)
	}
}
