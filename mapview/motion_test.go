package mapview

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
	"delimit/mapview/tool"
)

// quickly makes the clock go on by so much with every look at it.
func (b *bench) quickly(each time.Duration) {
	b.input.clock = func() time.Time {
		b.now = b.now.Add(each)
		return b.now
	}
}

func (b *bench) offset(held orb.Point, from fyne.Position) (dx, dy float64) {
	p := b.position(b.camera.Pixel(held))
	return float64(p.X - from.X), float64(p.Y - from.Y)
}

// Let go in motion, the map glides on the way of the hand; let go at rest, or for
// people who want no motion, it stays under the hand.
func TestGlide(t *testing.T) {
	from, to := fyne.NewPos(200, 400), fyne.NewPos(320, 400)
	for name, c := range map[string]struct {
		each  time.Duration
		still bool
		least float64
		most  float64
	}{
		"in motion": {10 * time.Millisecond, false, 200, 1500},
		"at rest":   {150 * time.Millisecond, false, 119.9, 120.1},
		"still":     {10 * time.Millisecond, true, 119.9, 120.1},
	} {
		b := newBench(t, 1.5)
		b.quickly(c.each)
		b.Still = c.still
		held := b.camera.LonLat(b.pixel(from))
		b.drag(from, to, desktop.MouseButtonPrimary)
		dx, dy := b.offset(held, from)
		if dx < c.least || dx > c.most || math.Abs(dy) > 0.1 {
			t.Errorf("%s: the map went %.1f, %.1f points", name, dx, dy)
		}
		if !b.Idle() {
			t.Errorf("%s: the map does not rest", name)
		}
	}
}

func TestSpeedOfTheHand(t *testing.T) {
	start := time.Unix(100, 0)
	at := func(ms int) time.Time { return start.Add(time.Duration(ms) * time.Millisecond) }
	var h hand
	for k := range 20 { // slow, then 1,000 points a second
		h.move(fyne.NewPos(float32(k), 0), at(10*k))
	}
	for k := 1; k <= 15; k++ {
		h.move(fyne.NewPos(19+float32(10*k), 0), at(190+10*k))
	}
	vx, vy := h.release(at(345))
	near(t, "the speed", vx, 1000, 1)
	near(t, "the speed down", vy, 0, 0)
	if vx, _ := h.release(at(346)); vx != 0 {
		t.Error("a trail is used twice")
	}
	h.move(fyne.NewPos(0, 0), at(400))
	h.move(fyne.NewPos(50, 0), at(410))
	if vx, _ := h.release(at(500)); vx != 0 {
		t.Error("a hand that rested before it let go throws the map")
	}
}

// A press stops a glide and does nothing else.
func TestPressStopsAGlide(t *testing.T) {
	b := newBench(t, 1, across)
	b.flight = &flight{kind: gliding, ticks: fyne.NewAnimation(time.Second, func(float32) {}), to: b.camera}
	b.click(b.at(36.75, 48.1))
	if b.flight != nil || b.session.Selection().Feature != "" {
		t.Errorf("flight %v, selected %+v", b.flight, b.session.Selection())
	}
	b.click(b.at(36.75, 48.1))
	if b.session.Selection().Feature != "b" {
		t.Error("the next click does nothing")
	}
}

func TestShiftDragZoomsToABox(t *testing.T) {
	for _, k := range tool.Kinds {
		b := newBench(t, 1, across)
		b.Use(k)
		doc := b.session.Document()
		nw, se := b.camera.LonLat(scene.Pixel{X: 200, Y: 150}), b.camera.LonLat(scene.Pixel{X: 340, Y: 254})
		drag := func() {
			e := b.press(fyne.NewPos(200, 150), desktop.MouseButtonPrimary)
			e.Modifier = fyne.KeyModifierShift
			b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(340, 254)}, Dragged: fyne.NewDelta(140, 104)})
		}
		drag()
		if !b.box.rect.Visible() || b.box.rect.Size() != fyne.NewSize(140, 104) {
			t.Errorf("%v: the box is %v", k, b.box.rect.Size())
		}
		b.DragEnd()
		p, q := b.camera.Pixel(nw), b.camera.Pixel(se)
		if math.Hypot(p.X, p.Y) > 0.5 || math.Hypot(q.X-700, q.Y-520) > 0.5 {
			t.Errorf("%v: the box fills %v to %v", k, p, q)
		}
		before := b.camera
		drag()
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		b.DragEnd()
		if b.camera != before || b.box.rect.Visible() || b.Tool() != k || b.session.Document() != doc {
			t.Errorf("%v: Esc went to %v with %v", k, b.camera, b.Tool())
		}
	}
}

func TestDoubleClickZoomsOnlyWhenNoToolDraws(t *testing.T) {
	b := newBench(t, 1)
	p := fyne.NewPos(150, 90)
	under, zoom := b.camera.LonLat(b.pixel(p)), b.camera.Zoom
	b.click(p)
	b.click(p)
	near(t, "the zoom", b.camera.Zoom, zoom+1, 1e-9)
	if dx, dy := b.offset(under, p); math.Hypot(dx, dy) > 0.01 {
		t.Errorf("the place went by %v, %v", dx, dy)
	}
	b.Use(tool.Border)
	zoom = b.camera.Zoom
	b.now = b.now.Add(time.Second)
	b.click(p)
	b.click(p)
	near(t, "the zoom while drawing", b.camera.Zoom, zoom, 0)
}

// A trackpad sends many small steps, some of them sideways.
func TestTrackpad(t *testing.T) {
	b := newBench(t, 2)
	p := fyne.NewPos(500, 100)
	under, zoom := b.camera.LonLat(b.pixel(p)), b.camera.Zoom
	for range 100 {
		b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0.2, 0.5)})
	}
	near(t, "the zoom", b.camera.Zoom, zoom+0.5, 1e-6)
	if dx, dy := b.offset(under, p); math.Hypot(dx, dy) > 0.05 {
		t.Errorf("the place went by %v, %v", dx, dy)
	}
	zoom = b.camera.Zoom
	b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(-30, 2)})
	dx, _ := b.offset(under, p)
	near(t, "the way to the side", dx, -30, 0.05)
	near(t, "the zoom", b.camera.Zoom, zoom, 0)
	b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0, 1e9)})
	if b.camera.Zoom > zoom+2 {
		t.Errorf("one event zooms to %v", b.camera.Zoom)
	}
}

// Moves without a rest between them are one view; back and forth lead over all of
// them, whatever the size of the window is by then.
func TestViewsBackAndForth(t *testing.T) {
	b := newBench(t, 1, across)
	if b.CanGoBack() || b.CanGoForward() {
		t.Fatal("there are views before the first move")
	}
	b.quickly(20 * time.Millisecond)
	pause := func() { b.now = b.now.Add(2 * time.Second) }
	seen := []view{b.view()}
	for _, move := range []func(){func() { b.Zoom(1); b.Zoom(1) }, func() { b.Pan(50, 10); b.Pan(50, 10); b.Pan(5, 1) }, func() { b.FlyTo(orb.Bound{Min: orb.Point{37, 47}, Max: orb.Point{37.5, 47.5}}) }} {
		pause()
		move()
		seen = append(seen, b.view())
	}
	pause()
	b.Resize(fyne.NewSize(900, 600))
	same := func(what string, k int) {
		t.Helper()
		v := b.view()
		near(t, what+": the zoom", v.zoom, seen[k].zoom, 1e-9)
		near(t, what+": the longitude", v.center[0], seen[k].center[0], 1e-9)
	}
	for k := 2; k >= 0; k-- {
		b.GoBack()
		same("back", k)
	}
	if b.CanGoBack() {
		t.Error("there is something before the first view")
	}
	b.GoBack()
	for k := 1; k <= 3; k++ {
		b.GoForward()
		same("forward", k)
	}
	b.GoBack()
	b.Zoom(-0.5)
	if b.CanGoForward() || !b.CanGoBack() {
		t.Error("a move does not end the way forward")
	}
}

// The way to a far place draws back, never leaves the zooms that there are, and
// ends where it should.
func TestArc(t *testing.T) {
	size := scene.Size{W: 1000, H: 800}
	from := scene.Camera{Center: orb.Point{37.8, 48}, Zoom: 13, Size: size}
	for _, to := range []scene.Camera{{Center: orb.Point{24, 49.8}, Zoom: 13, Size: size}, {Center: orb.Point{37.8, 48}, Zoom: 6, Size: size},
		{Center: orb.Point{37.81, 48.001}, Zoom: 13, Size: size}, {Center: orb.Point{38, 48}, Zoom: 9, Size: size}, from, {Center: orb.Point{-170, 60}, Zoom: 19, Size: size}} {
		way, length := arc(from, to)
		lowest := math.Inf(1)
		for t := 0.0; t <= 1; t += 0.01 {
			lowest = math.Min(lowest, way(t).Zoom)
		}
		for _, end := range []struct{ got, want scene.Camera }{{way(0), from}, {way(1), to}} {
			near(t, "the zoom", end.got.Zoom, end.want.Zoom, 1e-6)
			near(t, "the longitude", end.got.Center[0], end.want.Center[0], 1e-6)
			near(t, "the latitude", end.got.Center[1], end.want.Center[1], 1e-6)
		}
		if length < 0 || lowest < scene.MinZoom || math.IsNaN(length) {
			t.Errorf("to %v: length %v, zoom down to %v", to, length, lowest)
		}
	}
	way, _ := arc(from, scene.Camera{Center: orb.Point{24, 49.8}, Zoom: 13, Size: size})
	if z := way(0.5).Zoom; z > 8 {
		t.Errorf("half-way to a far place the zoom is %v", z)
	}
}
