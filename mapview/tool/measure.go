package tool

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/ellipsoid"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// NewMeasure is the tool that measures lengths and areas on the ellipsoid. What it
// draws is no part of the document.
func NewMeasure(h Host, st func() *style.Map, s *Snapper) Tool {
	return &measureTool{host: h, style: st, snap: s, phase: measuring}
}

type measureTool struct {
	host   Host
	style  func() *style.Map
	snap   *Snapper
	line   orb.LineString
	cursor *orb.Point // nil: the pointer is elsewhere
	pulled bool
	phase  measurePhase
}

// measurePhase is how far the measuring is.
type measurePhase uint8

const (
	measuring measurePhase = iota // a click adds a point
	ended                         // the line is what it is; a click begins another
	closed                        // likewise, of an area
)

func (t *measureTool) Kind() Kind { return Measure }

func (t *measureTool) Click(at scene.Pixel, count int, mods Mods) {
	p, _ := t.snap.snap(t.host, at, mods, "")
	switch {
	case count == 2 && t.phase == measuring:
		if len(t.line) > 1 {
			t.phase = ended
		}
	case count > 1: // of the click that ended it
	case t.phase != measuring:
		t.line, t.phase = orb.LineString{p}, measuring
	case t.onFirst(at):
		t.phase = closed
	default:
		t.line = append(t.line[:len(t.line):len(t.line)], p)
	}
	t.Hover(at, mods)
}

func (t *measureTool) onFirst(at scene.Pixel) bool {
	return t.phase == measuring && len(t.line) > 2 && distance(t.host.Camera().Pixel(t.line[0]), at) <= vertexReach*t.host.Scale()
}

func (t *measureTool) DragStart(scene.Pixel, Mods) bool { return false }
func (t *measureTool) Drag(scene.Pixel, Mods)           {}
func (t *measureTool) DragEnd()                         {}

func (t *measureTool) Hover(at scene.Pixel, mods Mods) bool {
	p, pulled := t.snap.snap(t.host, at, mods, "")
	if t.onFirst(at) {
		p, pulled = t.line[0], true
	}
	t.cursor, t.pulled = &p, pulled
	return true
}

func (t *measureTool) Press(k Key) bool {
	switch k {
	case Enter:
		if len(t.line) > 1 {
			t.phase = ended
		}
	case Backspace, Delete:
		if n := len(t.line); n > 0 {
			t.line, t.phase = t.line[:n-1], measuring
		}
	case Escape:
		if len(t.line) == 0 {
			t.host.Use(Select)
		}
		t.line, t.phase = nil, measuring
	}
	return true
}

func (t *measureTool) Leave()               { t.line, t.phase, t.cursor = nil, measuring, nil }
func (t *measureTool) Hidden() scene.Hidden { return scene.Hidden{} }
func (t *measureTool) Cursor() Cursor       { return Cross }

func (t *measureTool) Hint() string {
	switch {
	case t.phase != measuring:
		return text.T("hint.measure.done")
	case len(t.line) == 0:
		return text.T("hint.measure.begin")
	}
	return text.T("hint.measure")
}

// path is the line with what the pointer would add.
func (t *measureTool) path() orb.LineString {
	line := t.line[:len(t.line):len(t.line)]
	switch {
	case t.phase == closed:
		line = append(line, line[0])
	case t.phase == measuring && t.cursor != nil && len(line) > 0:
		line = append(line, *t.cursor)
	}
	return line
}

func (t *measureTool) Extent() (metres, m2 float64) {
	line := t.path()
	if len(line) < 2 {
		return 0, 0
	}
	if len(line) > 3 && line[0] == line[len(line)-1] {
		m2 = math.Abs(ellipsoid.RingArea(orb.Ring(line)))
	}
	return ellipsoid.LineLengthM(line), m2
}

// leastLabel is how long a segment is on the screen, in points, to bear its length.
const leastLabel = 64.0

// Overlay shows the line with the length of each segment and of all.
func (t *measureTool) Overlay() Overlay {
	var o Overlay
	st := t.style()
	c := t.host.Camera()
	line := t.path()
	for _, l := range drawnLines(geo.Feature{Geometry: line}, c) {
		o.Lines = append(o.Lines, OverlayLine{l, st.BorderCasing}, OverlayLine{l, style.Stroke{Width: 2, Color: st.HandleActive}})
	}
	if metres, m2 := t.Extent(); metres > 0 {
		o.Labels = append(o.Labels, OverlayLabel{At: c.Pixel(line[len(line)-1]), Text: extentText(metres, m2), Beside: true})
	}
	for i := 1; i < len(line) && len(line) > 2; i++ {
		a, b := c.Pixel(line[i-1]), c.Pixel(line[i])
		if distance(a, b) >= leastLabel*t.host.Scale() {
			o.Labels = append(o.Labels, OverlayLabel{At: scene.Pixel{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}, Text: text.Length(ellipsoid.LineLengthM(line[i-1 : i+1]))})
		}
	}
	for _, p := range t.line {
		o.Handles = append(o.Handles, OverlayHandle{c.Pixel(p), VertexHandle})
	}
	if t.pulled && t.cursor != nil && t.phase == measuring {
		o.Handles = append(o.Handles, OverlayHandle{c.Pixel(*t.cursor), SnapHandle})
	}
	return o
}
