package main

import (
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// The map is walked about as a person would do it, and is where it should be after
// every step: the camera by what was asked for, the picture by the colours of land
// that it must show.
func TestWalk(t *testing.T) {
	needWindow(t)
	w := openWindowWith(t, settled(t))
	w.settle()
	w.key("o") // the mini-map shows other places
	land := measuredLand(t)
	see := func(step string, st *style.Map) {
		t.Helper()
		w.see(step, land, st)
	}
	see("start", style.Light)

	before := w.camera()
	w.pull("1", [2]int{500, 540}, [2]int{410, 480}, true)
	w.at("a drag that ends at rest", before.Pan(-90, -60), 1.5)
	see("drag", style.Light)

	before = w.camera()
	w.pointer(520, 300)
	w.x11("click", "--repeat", "6", "--delay", "60", "4")
	w.settle()
	w.at("six notches of the wheel", before.ZoomAbout(w.inMap(520, 300), 1.5), 1.5)
	see("wheel", style.Light)

	before = w.camera()
	w.x11("windowsize", w.id, "1180", "780")
	w.settle()
	if c := w.camera(); c.Center != before.Center || c.Zoom != before.Zoom || c.Size == before.Size {
		t.Errorf("after the window got another size the camera is %+v, was %+v", c, before)
	}
	see("resize", style.Light)

	before = w.camera()
	w.pull("1", [2]int{600, 400}, [2]int{520, 400}, false)
	if moved := before.Pixel(w.camera().Center).X - before.Size.W/2; moved < 85 {
		t.Errorf("let go in motion the map went %.0f pixels, the hand 80", moved)
	}
	w.key("alt+Left")
	w.settle()
	w.at("back", before, 0.01)

	before = w.camera()
	a, b := w.inMap(300, 280), w.inMap(600, 480)
	w.x11("keydown", "shift")
	w.pull("1", [2]int{300, 280}, [2]int{600, 480}, true)
	w.x11("keyup", "shift")
	w.at("a box", before.Fit(orb.MultiPoint{before.LonLat(a), before.LonLat(b)}.Bound(), 0), 3)
	see("box", style.Light)
	w.key("alt+Left")
	w.settle()

	before = w.camera()
	w.settings(`{"scale":1.5}`)
	w.wait("the other scale", func(s trace) bool { return s.Scale == 1.5 })
	w.settle()
	after := before
	after.Zoom += math.Log2(1.5)
	after.Size = w.camera().Size
	w.at("another scale", after, 1.5)
	w.key("ctrl+shift+d")
	w.settle()
	w.at("another theme", after, 1.5)
	see("dark at 1.5", style.Dark)
	w.key("ctrl+shift+l")
	w.settings(`{"scale":1}`)
	w.wait("the scale of before", func(s trace) bool { return s.Scale == 1 })
	w.settle()
	after.Zoom, after.Size = before.Zoom, w.camera().Size
	w.at("the scale of before", after, 1.5)

	w.key("ctrl+f")
	w.x11("type", "--delay", "40", "Kramatorsk")
	w.key("Return")
	w.settle()
	if c := w.camera().Center; math.Hypot(c[0]-37.556, c[1]-48.723) > 0.05 {
		t.Errorf("gone to Kramatorsk the map is at %v", c)
	}

	w.key("b")
	w.click(orb.Point{37.5, 48.7})
	for _, how := range []string{"middle button", "Space"} {
		before, button := w.camera(), "2"
		if how == "Space" {
			button = "1"
			w.x11("keydown", "space")
		}
		w.pull(button, [2]int{500, 400}, [2]int{560, 430}, true)
		if how == "Space" {
			w.x11("keyup", "space")
		}
		w.at("a pan with the "+how+" while drawing", before.Pan(60, 30), 1.5)
	}
	if w.now.Features != 1 || w.now.Tool != "border" {
		t.Errorf("panning while drawing left %d features and the tool %s", w.now.Features, w.now.Tool)
	}
}

// settled is a folder of settings of somebody who has used the program before.
func settled(t *testing.T) string {
	t.Helper()
	config := t.TempDir()
	for file, content := range map[string]string{"fyne/settings.json": "{}", "delimit/window.json": `{"card_closed":true}`} {
		path := filepath.Join(config, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return config
}

// settings writes the toolkit's settings, which it follows.
func (w *window) settings(json string) {
	w.t.Helper()
	if err := os.WriteFile(filepath.Join(w.config, "fyne", "settings.json"), []byte(json), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// pointer moves the pointer to a pixel of the window.
func (w *window) pointer(x, y int) {
	w.x11("mousemove", strconv.Itoa(int(w.x)+x), strconv.Itoa(int(w.y)+y))
	time.Sleep(100 * time.Millisecond)
}

func (w *window) inMap(x, y int) scene.Pixel {
	return scene.Pixel{X: float64(x) - w.now.Map[0], Y: float64(y) - w.now.Map[1]}
}

// pull drags with a button, and lets go at rest or in motion.
func (w *window) pull(button string, from, to [2]int, rest bool) {
	w.pointer(from[0], from[1])
	w.x11("mousedown", button)
	const steps = 8
	for k := 1; k <= steps; k++ {
		at := func(i int) string {
			return strconv.Itoa(from[i] + (to[i]-from[i])*k/steps + int([2]float64{w.x, w.y}[i]))
		}
		w.x11("mousemove", at(0), at(1))
		time.Sleep(12 * time.Millisecond)
	}
	if rest {
		time.Sleep(300 * time.Millisecond)
	}
	w.x11("mouseup", button)
	w.settle()
}

// at checks the camera: what a camera should show at two corners is there.
func (w *window) at(step string, want scene.Camera, within float64) {
	w.t.Helper()
	got := w.camera()
	for _, p := range []scene.Pixel{{}, {X: want.Size.W, Y: want.Size.H}} {
		q := got.Pixel(want.LonLat(p))
		if d := math.Hypot(q.X-p.X, q.Y-p.Y); d > within {
			w.t.Errorf("after %s a corner is %.1f pixels off: the camera is %+v, should be %+v", step, d, got, want)
			return
		}
	}
}

func measuredLand(t *testing.T) *geo.Ledger {
	t.Helper()
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	all := atlas.Situations()
	return geo.Measure(&geo.Territory{Units: []geo.Unit{donetsk}}, all[len(all)-1], nil, nil)
}

// see compares the screen with the colours that the land at many places must have.
// Names and strips cover some of them.
func (w *window) see(step string, l *geo.Ledger, st *style.Map) {
	w.t.Helper()
	screen := w.shot(fmt.Sprintf("walk-%s.png", step))
	if screen == nil {
		return
	}
	c := w.camera()
	seen, right := 0, 0
	for y := 0.1; y < 0.88; y += 0.04 {
		for x := 0.05; x < 0.95; x += 0.03 {
			p := scene.Pixel{X: x * c.Size.W, Y: y * c.Size.H}
			at := image.Pt(int(w.x+w.now.Map[0]+p.X), int(w.y+w.now.Map[1]+p.Y))
			cell, ok := cellAround(l, c, p)
			if !ok || !at.In(screen.Bounds()) { // a window can be larger than the screen
				continue
			}
			seen++
			if sameColour(screen, at, scene.CellArea(l.Cells[cell], st)) {
				right++
			}
		}
	}
	w.t.Logf("%s: %d of %d places are as they should be", step, right, seen)
	if seen < 60 || float64(right) < 0.85*float64(seen) {
		w.t.Errorf("%s: the screen shows what it should at %d of %d places", step, right, seen)
	}
}

// cellAround is the cell that is all around a pixel.
func cellAround(l *geo.Ledger, c scene.Camera, p scene.Pixel) (int, bool) {
	const reach = 12
	cell, ok := l.CellAt(c.LonLat(p))
	for _, d := range []scene.Pixel{{X: reach}, {X: -reach}, {Y: reach}, {Y: -reach}} {
		other, inside := l.CellAt(c.LonLat(scene.Pixel{X: p.X + d.X, Y: p.Y + d.Y}))
		ok = ok && inside && other == cell
	}
	return cell, ok
}

func sameColour(img image.Image, at image.Point, a style.Area) bool {
	want := [3]float64{float64(a.Fill.R), float64(a.Fill.G), float64(a.Fill.B)}
	return closeColours(mean(img, at.X, at.Y, 2), want)
}
