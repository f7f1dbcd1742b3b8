package plane

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// workers is how many goroutines share work: both cores of a small machine are
// to be used, and no more than a few of a large one. It stays what it is at first,
// though the system may give a process more cores while it runs: there is room
// made for so many workers, and no more may come.
var workers = sync.OnceValue(func() int { return min(runtime.GOMAXPROCS(0), 8) })

// portion is the size of a share of n things whose sizes differ much.
func portion(n int) int { return max(1, n/(16*workers())) }

// parallel calls work for all of 0 to n in portions of size grain, at the same
// time on several workers, which are numbered from 0. A single portion is done
// without starting any.
func parallel(n, grain int, work func(worker, from, to int)) {
	crew := min(workers(), (n+grain-1)/grain)
	if crew <= 1 {
		if n > 0 {
			work(0, 0, n)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range crew {
		wait.Go(func() {
			for {
				from := int(next.Add(int64(grain))) - grain
				if from >= n {
					return
				}
				work(worker, from, min(from+grain, n))
			}
		})
	}
	wait.Wait()
}

// worthSharing is how many small things are worth a goroutine.
const worthSharing = 256

// alongside does work at the same time as what comes until the result is called,
// or at once where that is not worth it.
func alongside(worth bool, work func()) (wait func()) {
	if !worth || workers() == 1 {
		work()
		return func() {}
	}
	var done sync.WaitGroup
	done.Go(work)
	return done.Wait
}
