package tool

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/ellipsoid"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// NewDraw is the tool that draws a border or a zone. What is drawn lives in the
// proposal as a draft, so that every vertex is a step to undo and nothing is lost
// when the tool is left.
func NewDraw(h Host, k Kind, st func() *style.Map, s *Snapper) Tool {
	t := &drawTool{host: h, kind: k, style: st, snap: s, makes: geo.Border}
	if k == Zone {
		t.makes = geo.Zone
	}
	return t
}

type drawTool struct {
	host  Host
	kind  Kind
	makes geo.FeatureType
	style func() *style.Map
	snap  *Snapper
	next  *nextVertex // nil: the pointer is elsewhere
}

// nextVertex is where a click would put the next vertex.
type nextVertex struct {
	at     orb.Point
	pulled bool // to something near
	closes bool // to the first vertex: a click ends the drawing
}

func (t *drawTool) Kind() Kind { return t.kind }

// draft is the unfinished feature of the tool's type: the selected one, else the
// last.
func (t *drawTool) draft() (geo.Feature, orb.LineString, bool) {
	s := t.host.Session()
	p := s.Document().Proposal
	if p == nil {
		return geo.Feature{}, nil, false
	}
	if f, ok := p.Feature(s.Selection().Feature); ok {
		if line, ok := t.drawing(f); ok {
			return f, line, true
		}
	}
	for i := len(p.Features) - 1; i >= 0; i-- {
		if line, ok := t.drawing(p.Features[i]); ok {
			return p.Features[i], line, true
		}
	}
	return geo.Feature{}, nil, false
}

func (t *drawTool) drawing(f geo.Feature) (orb.LineString, bool) {
	line, ok := f.Geometry.(orb.LineString)
	return line, ok && f.Draft && f.Type == t.makes && len(line) > 0
}

// place is where a click at a pixel would put a vertex.
func (t *drawTool) place(at scene.Pixel, mods Mods) nextVertex {
	f, line, _ := t.draft()
	if len(line) > 2 && distance(t.host.Camera().Pixel(line[0]), at) <= vertexReach*t.host.Scale() {
		return nextVertex{at: line[0], pulled: true, closes: true}
	}
	p, pulled := t.snap.snap(t.host, at, mods, f.ID)
	return nextVertex{at: p, pulled: pulled}
}

func (t *drawTool) Click(at scene.Pixel, count int, mods Mods) {
	f, _, drawing := t.draft()
	switch next := t.place(at, mods); {
	case !drawing:
		t.commit(text.T("step.begin"), geo.BeginDraft(t.host.Session().Document().Proposal.FreeID(), t.makes, next.at))
	case count == 2:
		t.finish(false)
	case next.closes:
		t.finish(true)
	default:
		t.commit(text.T("step.vertex"), geo.ExtendDraft(f.ID, next.at))
	}
	t.Hover(at, mods)
}

// finish makes the draft a feature. The sides of a new border are remembered, so
// that dragging it later does not flip land.
func (t *drawTool) finish(closed bool) {
	f, _, drawing := t.draft()
	if !drawing {
		return
	}
	edit := geo.FinishDraft(f.ID, closed)
	if t.makes == geo.Border {
		edit = geo.Chain(edit, t.host.Session().RememberSides())
	}
	if t.commit(text.T("step.finish"), edit) {
		t.host.Use(Select)
		t.host.Session().Select(session.Selection{Feature: f.ID})
	}
}

// A drag while drawing pans the map.
func (t *drawTool) DragStart(scene.Pixel, Mods) bool { return false }
func (t *drawTool) Drag(scene.Pixel, Mods)           {}
func (t *drawTool) DragEnd()                         {}

func (t *drawTool) Hover(at scene.Pixel, mods Mods) bool {
	next := t.place(at, mods)
	t.next = &next
	return true
}

func (t *drawTool) Press(k Key) bool {
	f, _, drawing := t.draft()
	switch k {
	case Enter:
		t.finish(false)
	case Backspace, Delete:
		if drawing {
			t.commit(text.T("step.back"), geo.ShortenDraft(f.ID))
		}
	case Escape:
		t.host.Use(Select)
		if drawing {
			t.host.Say(text.T("say.draftKept"))
		}
	}
	return true
}

func (t *drawTool) commit(name string, edit geo.Edit) bool {
	if err := t.host.Session().Commit(name, edit); err != nil {
		t.host.Say(err.Error())
		return false
	}
	return true
}

func (t *drawTool) Leave()               { t.next = nil }
func (t *drawTool) Hidden() scene.Hidden { return scene.Hidden{} }

func (t *drawTool) Cursor() Cursor {
	if t.next != nil && t.next.closes {
		return Hand
	}
	return Cross
}

func (t *drawTool) Hint() string {
	key := "hint." + t.kind.String()
	switch _, _, drawing := t.draft(); {
	case t.next != nil && t.next.closes:
		key = "hint.draw.close"
	case !drawing:
		key += ".begin"
	}
	return text.T(key)
}

// path is the draft with the vertex that a click would add.
func (t *drawTool) path() orb.LineString {
	_, line, drawing := t.draft()
	if drawing && t.next != nil {
		line = append(line[:len(line):len(line)], t.next.at)
	}
	return line
}

func (t *drawTool) Extent() (metres, m2 float64) {
	line := t.path()
	if len(line) < 2 {
		return 0, 0
	}
	closes := t.makes == geo.Zone || t.next != nil && t.next.closes
	if closes && len(line) > 2 {
		m2 = math.Abs(ellipsoid.RingArea(orb.Ring(line)))
	}
	return ellipsoid.LineLengthM(line), m2
}

// Overlay shows the draft, and where the line would go on.
func (t *drawTool) Overlay() Overlay {
	var o Overlay
	st := t.style()
	c := t.host.Camera()
	f, line, drawing := t.draft()
	if drawing {
		for _, l := range drawnLines(f, c) {
			o.Lines = append(o.Lines, OverlayLine{l, st.BorderCasing}, OverlayLine{l, st.Border})
		}
		for i, p := range line {
			kind := VertexHandle
			if i == 0 && len(line) > 2 {
				kind = ActiveHandle // a click here closes it
			}
			o.Handles = append(o.Handles, OverlayHandle{c.Pixel(p), kind})
		}
	}
	if t.next == nil {
		return o
	}
	at := c.Pixel(t.next.at)
	if drawing {
		o.Lines = append(o.Lines, t.rubber(line, c)...)
		if metres, m2 := t.Extent(); metres > 0 {
			o.Labels = append(o.Labels, OverlayLabel{at, extentText(metres, m2), true})
		}
	}
	if t.next.pulled {
		o.Handles = append(o.Handles, OverlayHandle{at, SnapHandle})
	}
	return o
}

// rubber is the line from the last vertex to the pointer, and on to the first
// vertex where a zone would be closed. It bends where the edge would.
func (t *drawTool) rubber(line orb.LineString, c scene.Camera) []OverlayLine {
	ends := orb.LineString{line[len(line)-1], t.next.at}
	if t.makes == geo.Zone && len(line) > 1 {
		ends = append(ends, line[0])
	}
	var lines []OverlayLine
	for _, l := range drawnLines(geo.Feature{Geometry: ends}, c) {
		lines = append(lines, OverlayLine{l, t.style().Draft})
	}
	return lines
}
