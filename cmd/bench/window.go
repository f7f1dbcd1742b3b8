package main

import (
	"encoding/json"
	"fmt"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"delimit/mapview"
	"delimit/mapview/desk"
)

// measured is what a window tells of itself, as a line of JSON.
type measured struct {
	PerSecond float64 `json:"per_second"`
	MedianMS  float64 `json:"median_ms"`
	P99MS     float64 `json:"p99_ms"`
	RSSMB     float64 `json:"rss_mb"`
}

// How long a window is looked at, and what it is given to settle.
const (
	settle = 3 * time.Second
	watch  = 12 * time.Second
)

// showWindow is the benchmark as the process that owns the window.
func showWindow(what string) {
	app.SetMetadata(fyne.AppMetadata{ID: "org.delimit.bench", Migrations: map[string]bool{"fyneDo": true}}) // as the product
	a := app.NewWithID("org.delimit.bench")
	switch {
	case what == "empty":
		emptyWindow(a)
	case strings.HasPrefix(what, "start"):
		emptyStart(a)
	default:
		fullWindow(a, what)
	}
}

func tell(m measured) {
	b, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(b))
	os.Exit(0)
}

// emptyWindow moves a small rectangle with every frame: the least that a window of
// Fyne can do.
func emptyWindow(a fyne.App) {
	w := a.NewWindow("empty")
	w.SetPadded(false)
	r := canvas.NewRectangle(color.Black)
	r.Resize(fyne.NewSize(20, 20))
	w.SetContent(container.NewWithoutLayout(r))
	w.Resize(fyne.NewSize(1920, 1080))
	var times []time.Time
	tick := fyne.NewAnimation(time.Hour, func(float32) {
		times = append(times, time.Now())
		r.Move(fyne.NewPos(float32(len(times)%1000), 100))
	})
	tick.Start()
	time.AfterFunc(settle+watch/2, func() {
		fyne.Do(func() {
			from := 0
			for times[from].Before(times[0].Add(settle)) {
				from++
			}
			kept := times[from:]
			tell(measured{PerSecond: float64(len(kept)-1) / kept[len(kept)-1].Sub(kept[0]).Seconds(), RSSMB: resident()})
		})
	})
	w.ShowAndRun()
}

// emptyStart ends when an empty window has been painted.
func emptyStart(a fyne.App) {
	w := a.NewWindow("empty")
	w.SetContent(canvas.NewRectangle(color.White))
	w.Resize(fyne.NewSize(1920, 1080))
	ticks := 0
	fyne.NewAnimation(time.Hour, func(float32) {
		if ticks++; ticks == 2 { // the first comes before the first painting
			fmt.Println("painted")
		}
	}).Start()
	w.ShowAndRun()
}

// fullWindow opens the whole program and has a hand that pans, zooms or drags.
func fullWindow(a fyne.App, what string) {
	name, size, _ := strings.Cut(what, "/")
	n, _ := strconv.Atoi(strings.TrimSuffix(size, "k"))
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		panic(err)
	}
	config := desk.Config{StateDir: dir}
	if n > 0 {
		config.Files = workFiles(dir, 1000*n)
	}
	d := desk.New(a, config)
	w := d.Window()
	w.Resize(fyne.NewSize(1920, 1080))
	h := &hand{m: d.Map()}
	time.AfterFunc(settle, func() {
		fyne.Do(func() {
			h.begin(name)
			if path := os.Getenv("BENCH_PROFILE"); path != "" {
				if f, err := os.Create(path); err == nil {
					_ = pprof.StartCPUProfile(f)
				}
			}
			h.m.WatchFrames(func(mapview.FrameTimes) {})
		})
	})
	time.AfterFunc(settle+watch, func() {
		fyne.Do(func() {
			t := h.m.FrameTimes()
			pprof.StopCPUProfile()
			writeHeap("")
			ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
			os.RemoveAll(dir)
			tell(measured{t.PerSecond, ms(t.OwnMedian), ms(t.OwnP99), resident()})
		})
	})
	w.ShowAndRun()
}

// workFiles are a front line densified to n vertices and a border.
func workFiles(dir string, n int) []string {
	work := newWork(n)
	front, line := filepath.Join(dir, "front_20260815.geojson"), filepath.Join(dir, "line.geojson")
	write := func(path string, g orb.Geometry, properties geojson.Properties) {
		fc := geojson.NewFeatureCollection()
		f := geojson.NewFeature(g)
		f.Properties = properties
		fc.Append(f)
		b, err := fc.MarshalJSON()
		if err != nil {
			panic(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			panic(err)
		}
	}
	control := daily()
	write(front, densify(control, n, count(control)), geojson.Properties{"holder": "russia"})
	write(line, work.proposal.Features[0].Geometry, geojson.Properties{"left": "ukraine", "right": "russia"})
	return []string{front, line}
}

// hand moves the map, or a vertex, a little with every frame, through the events
// that Fyne would send.
type hand struct {
	m    *mapview.Map
	at   fyne.Position
	step int
}

func (h *hand) begin(name string) {
	move := h.pan
	switch name {
	case "drag-vertex":
		h.grab()
		move = h.drag
	case "pan-zoom":
		move = h.panAndZoom
	case "rss":
		move = func() {}
	}
	tick := fyne.NewAnimation(time.Hour, func(float32) {
		move()
		h.step++
	})
	tick.Start()
}

func (h *hand) press(p fyne.Position) {
	h.at = p
	h.m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func (h *hand) to(p fyne.Position) {
	h.m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.Delta{DX: p.X - h.at.X, DY: p.Y - h.at.Y}})
	h.at = p
}

// around is a place on a circle about a middle.
func around(middle fyne.Position, radius float64, step, round int) fyne.Position {
	sin, cos := math.Sincos(2 * math.Pi * float64(step) / float64(round))
	return middle.AddXY(float32(radius*(cos-1)), float32(radius*sin))
}

// pan drags the map in a wide circle, a few screens long.
func (h *hand) pan() {
	if h.step == 0 {
		h.press(fyne.NewPos(900, 500))
	}
	h.to(around(fyne.NewPos(900, 500), 400, h.step, 240))
}

// panAndZoom pans for a second, zooms in, pans, zooms out.
func (h *hand) panAndZoom() {
	switch phase := h.step / 60 % 4; {
	case phase%2 == 0:
		if h.step%60 == 0 {
			h.press(fyne.NewPos(900, 500))
		}
		h.to(around(fyne.NewPos(900, 500), 300, h.step, 240))
	case h.step%60 == 0:
		h.m.DragEnd()
	case h.step%6 == 0:
		notch := float32(25)
		if phase == 3 {
			notch = -25
		}
		h.m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(700, 400)}, Scrolled: fyne.Delta{DY: notch}})
	}
}

// grab selects the border and takes hold of its eleventh vertex.
func (h *hand) grab() {
	c := h.m.Camera()
	line := border(24)
	place := func(p orb.Point) fyne.Position {
		at := c.Pixel(p)
		return fyne.NewPos(float32(at.X/h.m.Scale()), float32(at.Y/h.m.Scale()))
	}
	middle := orb.Point{(line[3][0] + line[4][0]) / 2, (line[3][1] + line[4][1]) / 2}
	h.press(place(middle))
	h.m.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place(middle)}, Button: desktop.MouseButtonPrimary})
	h.press(place(line[11]))
}

func (h *hand) drag() {
	start := h.at
	if h.step == 0 {
		h.to(start.AddXY(6, 6))
	}
	h.to(around(fyne.NewPos(900, 480), 120, h.step, 120))
}

// resident is the memory of this process that is in the machine.
func resident() float64 { return residentOf("self") }

// mostResident is the most that it ever was.
func mostResident() float64 { return statusOf("self", "VmHWM:") }

func residentOf(pid string) float64 { return statusOf(pid, "VmRSS:") }

// statusOf reads MB that the system tells of a process; 0: it does not.
func statusOf(pid, name string) float64 {
	b, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

// writeHeap writes what the heap holds, and who asked for it, where BENCH_HEAP says.
func writeHeap(which string) {
	path := os.Getenv("BENCH_HEAP")
	if path == "" {
		return
	}
	if f, err := os.Create(path + which); err == nil {
		runtime.GC()
		_ = pprof.WriteHeapProfile(f)
		f.Close()
	}
}
