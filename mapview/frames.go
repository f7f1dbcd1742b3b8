package mapview

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"delimit/mapview/text"
)

// FrameTimes says how smoothly the map has moved of late.
type FrameTimes struct {
	Frames    int
	PerSecond float64
	OwnMedian time.Duration // what the program itself did in a frame, on Fyne's goroutine
	OwnP99    time.Duration
}

// frames takes the time of frames. Fyne ticks its animations once before it paints,
// so that ticks come as often as frames can; what is done between two of them is
// what a frame costs us.
type frames struct {
	ticks *fyne.Animation // nil: nobody looks
	depth int
	begin time.Time
	own   time.Duration // of the frame in the making
	last  time.Time
	kept  []frameTime // a ring of the newest
	next  int
	show  func(FrameTimes)
	told  time.Time
}

type frameTime struct{ whole, own time.Duration }

// mostFrames is how many frames are looked back at: ten seconds.
const mostFrames = 600

// WatchFrames begins to take the time of frames; show hears of it twice a second.
// With nil it ends.
func (m *Map) WatchFrames(show func(FrameTimes)) {
	if m.frames.ticks != nil {
		m.frames.ticks.Stop()
	}
	m.frames = frames{}
	if show == nil {
		return
	}
	m.frames.show, m.frames.kept = show, make([]frameTime, 0, mostFrames)
	m.frames.ticks = fyne.NewAnimation(time.Hour, func(float32) { m.frames.tick(time.Now()) })
	m.frames.ticks.RepeatCount = fyne.AnimationRepeatForever
	m.frames.ticks.Start()
}

// ToggleFrameTimes shows the time of frames on the map, or hides it.
func (m *Map) ToggleFrameTimes() {
	if m.frames.ticks != nil {
		m.WatchFrames(nil)
		m.plate.showFrames("")
		return
	}
	m.WatchFrames(func(t FrameTimes) { m.plate.showFrames(text.FrameTimes(t.PerSecond, t.OwnMedian, t.OwnP99)) })
}

// WatchesFrames tells whether the time of frames is taken.
func (m *Map) WatchesFrames() bool { return m.frames.ticks != nil }

// FrameTimes is of the frames of the last ten seconds, while they are watched.
func (m *Map) FrameTimes() FrameTimes { return m.frames.sum() }

// work counts what is done until the function that it gives is called as ours:
// defer m.frames.work()().
func (f *frames) work() func() {
	if f.ticks == nil {
		return func() {}
	}
	f.depth++
	if f.depth == 1 {
		f.begin = time.Now()
	}
	return func() {
		f.depth--
		if f.depth == 0 {
			f.own += time.Since(f.begin)
		}
	}
}

func (f *frames) tick(now time.Time) {
	if !f.last.IsZero() {
		f.keep(frameTime{now.Sub(f.last), f.own})
	}
	f.last, f.own = now, 0
	if now.Sub(f.told) > time.Second/2 {
		f.told = now
		f.show(f.sum())
	}
}

func (f *frames) keep(t frameTime) {
	if len(f.kept) < mostFrames {
		f.kept = append(f.kept, t)
		return
	}
	f.kept[f.next] = t
	f.next = (f.next + 1) % mostFrames
}

func (f *frames) sum() FrameTimes {
	n := len(f.kept)
	if n == 0 {
		return FrameTimes{}
	}
	var whole time.Duration
	own := make([]time.Duration, n)
	for i, t := range f.kept {
		whole += t.whole
		own[i] = t.own
	}
	slices.Sort(own)
	return FrameTimes{n, float64(n) / whole.Seconds(), own[n/2], own[n*99/100]}
}
