package tool

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// NewMeasure is the tool that measures lengths and areas on the ellipsoid. What it
// draws is no part of the document.
func NewMeasure(h Host, st func() *style.Map, s *Snapper) Tool {
	return &measureTool{host: h, style: st, snap: s}
}

type measureTool struct {
	host   Host
	style  func() *style.Map
	snap   *Snapper
	line   orb.LineString
	cursor *orb.Point
	closed bool
	done   bool
}

func (t *measureTool) Kind() Kind { return Measure }

func (t *measureTool) Click(at scene.Pixel, count int, mods Mods) {
	p, _ := t.snap.snap(t.host, at, mods, "")
	switch {
	case t.done:
		t.line, t.done, t.closed = orb.LineString{p}, false, false
	case count == 2 && len(t.line) > 1:
		t.done = true
	case len(t.line) > 2 && distance(t.host.Camera().Pixel(t.line[0]), at) <= vertexReach*t.host.Scale():
		t.closed, t.done = true, true
	case count == 1:
		t.line = append(t.line, p)
	}
}

func (t *measureTool) DragStart(scene.Pixel, Mods) bool { return false }
func (t *measureTool) Drag(scene.Pixel, Mods)           {}
func (t *measureTool) DragEnd()                         {}

func (t *measureTool) Hover(at scene.Pixel, mods Mods) {
	p, _ := t.snap.snap(t.host, at, mods, "")
	t.cursor = &p
}

func (t *measureTool) Press(k Key) bool {
	switch k {
	case Enter:
		t.done = len(t.line) > 1
	case Backspace, Delete:
		if n := len(t.line); n > 0 {
			t.line, t.done, t.closed = t.line[:n-1], false, false
		}
	case Escape:
		if len(t.line) == 0 {
			t.host.Use(Select)
		}
		t.line, t.done, t.closed = nil, false, false
	}
	return true
}

func (t *measureTool) Leave()         { t.line, t.done, t.closed, t.cursor = nil, false, false, nil }
func (t *measureTool) Hidden() string { return "" }
func (t *measureTool) Cursor() Cursor { return Cross }

// path is the line with what the pointer would add.
func (t *measureTool) path() orb.LineString {
	line := t.line[:len(t.line):len(t.line)]
	switch {
	case t.closed:
		line = append(line, line[0])
	case !t.done && t.cursor != nil && len(line) > 0:
		line = append(line, *t.cursor)
	}
	return line
}

func (t *measureTool) Extent() (metres, m2 float64) {
	line := t.path()
	if len(line) < 2 {
		return 0, 0
	}
	area := 0.0
	if len(line) > 2 {
		area = ellipsoid.RingArea(orb.Ring(line))
	}
	return ellipsoid.LineLengthM(line), math.Abs(area)
}

func (t *measureTool) Overlay() Overlay {
	var o Overlay
	st := t.style()
	c := t.host.Camera()
	line := t.path()
	pixels := make([]scene.Pixel, len(line))
	for i, p := range line {
		pixels[i] = c.Pixel(p)
	}
	if len(pixels) > 1 {
		o.Lines = append(o.Lines, OverlayLine{pixels, st.BorderCasing}, OverlayLine{pixels, style.Stroke{Width: 2, Color: st.HandleActive}})
	}
	for _, p := range t.line {
		o.Handles = append(o.Handles, OverlayHandle{c.Pixel(p), VertexHandle})
	}
	return o
}
