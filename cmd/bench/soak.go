package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"delimit/mapview"
	"delimit/mapview/desk"
)

// soak has a restless hand use the whole window for a while, some acts a frame, and
// watches the memory: what a window holds after an hour should be what it held after a
// few minutes.
func soak(minutes float64, acts int) {
	app.SetMetadata(fyne.AppMetadata{ID: "org.delimit.bench", Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID("org.delimit.bench")
	dir, err := os.MkdirTemp("", "soak")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	files := workFiles(dir, 20_000)
	d := desk.New(a, desk.Config{Files: files, StateDir: dir})
	d.Window().Resize(fyne.NewSize(1600, 950))
	s := &restless{d: d, m: d.Map(), r: rand.New(rand.NewPCG(9, 9)), files: files}
	end := time.Duration(minutes * float64(time.Minute))
	begin := time.Now()
	var readings []float64
	time.AfterFunc(settle, func() {
		fyne.Do(func() {
			fyne.NewAnimation(end+time.Hour, func(float32) {
				for range acts {
					s.act()
				}
			}).Start()
		})
	})
	go func() {
		for time.Since(begin) < end {
			time.Sleep(min(end/30, 30*time.Second))
			runtime.GC() // what is left is in use
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			readings = append(readings, resident())
			fmt.Printf("%6.0f s  %8d acts  resident %4.0f MB  heap %4d MB  goroutines %d  proposals %d  vertices %d\n",
				time.Since(begin).Seconds(), s.acts.Load(), resident(), m.HeapAlloc>>20, runtime.NumGoroutine(), s.proposals.Load(), s.vertices.Load())
			if len(readings)%20 == 0 {
				writeHeap(fmt.Sprintf(".%d", len(readings)))
			}
		}
		third := len(readings) / 3
		early, late := average(readings[third:2*third]), average(readings[2*third:])
		fmt.Printf("resident %.0f MB in the second third, %.0f MB in the last: %+.1f %%\n", early, late, 100*(late/early-1))
		writeHeap("")
		os.RemoveAll(dir)
		os.Exit(0)
	}()
	d.Window().ShowAndRun()
}

func average(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(max(1, len(x)))
}

// restless is somebody who does anything.
type restless struct {
	d     *desk.Desk
	m     *mapview.Map
	r     *rand.Rand
	files []string
	acts  atomic.Int64
	held  bool
	at    fyne.Position

	proposals, vertices atomic.Int64 // that are open
}

// count tells what is open: what somebody has drawn is no leak.
func (s *restless) count() {
	n := 0
	tabs := s.m.Session().Tabs()
	for _, t := range tabs {
		if t.Proposal == nil {
			continue
		}
		for _, f := range t.Proposal.Features {
			for _, p := range f.Paths() {
				n += len(p.Points)
			}
		}
	}
	s.proposals.Store(int64(len(tabs)))
	s.vertices.Store(int64(n))
}

// harmless are the commands that ask nothing and end nothing.
var harmless = []string{"undo", "undo", "undo", "redo", "zoomIn", "zoomOut", "zoomTerritory", "fit", "back", "forward", "fold", "layers",
	"graticule", "overview", "north", "palettePrint", "paletteGrey", "paletteTheme", "select", "select", "border", "zone", "measure", "frames"}

// mostProposals is how many are open at once: what is open is held, and no leak.
const mostProposals = 12

// act does one thing, as often as frames come.
func (s *restless) act() {
	if s.acts.Add(1)%100 == 0 {
		s.count()
	}
	size := s.m.Size()
	p := fyne.NewPos(s.r.Float32()*size.Width, s.r.Float32()*size.Height)
	if s.held {
		s.pull()
		return
	}
	switch k := s.r.IntN(100); {
	case k < 40:
		s.m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	case k < 55:
		s.press(p)
		s.m.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
	case k < 75:
		s.press(p)
		s.held, s.at = true, p
	case k < 85:
		s.m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.Delta{DY: 100 * (s.r.Float32() - 0.5)}})
	case k < 88:
		keys := []fyne.KeyName{fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyEscape, fyne.KeyLeft, fyne.KeyUp}
		s.m.TypedKey(&fyne.KeyEvent{Name: keys[s.r.IntN(len(keys))]})
	case k < 97:
		s.d.Do(harmless[s.r.IntN(len(harmless))])
	case s.r.IntN(12) == 0 && s.proposals.Load() < mostProposals:
		s.d.Do("new")
	case s.r.IntN(8) == 0:
		s.d.Do([]string{"light", "dark"}[s.r.IntN(2)])
	case s.r.IntN(8) == 0:
		s.d.Window().Resize(fyne.NewSize(1000+600*s.r.Float32(), 700+250*s.r.Float32()))
	case s.r.IntN(8) == 0:
		s.d.Open(s.files)
	}
}

func (s *restless) press(p fyne.Position) {
	s.m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

// pull moves what is held, and lets go in the end.
func (s *restless) pull() {
	to := s.at.AddXY(60*(s.r.Float32()-0.5), 60*(s.r.Float32()-0.5))
	s.m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.Delta{DX: to.X - s.at.X, DY: to.Y - s.at.Y}})
	s.at = to
	if s.r.IntN(12) == 0 {
		s.held = false
		s.m.DragEnd()
	}
}
