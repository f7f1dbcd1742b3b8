package plane

import (
	"runtime"
	"testing"
)

// How many goroutines share the work changes no bit.
func TestWorkersChangeNothing(t *testing.T) {
	defer func(were func() int) { workers = were }(workers)
	build := func(n int) *Arrangement {
		workers = func() int { return n }
		var b Builder
		b.Area(dirtyRings(3000))
		b.Area(jittered(dirtyRings(1000), 0.001))
		b.Line(benchBorder())
		return b.Build()
	}
	want := build(1)
	for _, n := range []int{2, 3, 8} {
		checkSame(t, build(n), want)
	}
}

// The system may give the program more cores at any time.
func TestMoreCoresWhileBuilding(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	var b Builder
	b.Area(dirtyRings(3000))
	want := b.Build()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 200 {
			runtime.GOMAXPROCS(8)
			runtime.Gosched()
			runtime.GOMAXPROCS(2)
		}
	}()
	for {
		checkSame(t, b.Build(), want)
		select {
		case <-done:
			return
		default:
		}
	}
}
