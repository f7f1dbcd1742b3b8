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
	host   Host
	kind   Kind
	makes  geo.FeatureType
	style  func() *style.Map
	snap   *Snapper
	cursor *scene.Pixel // where the next vertex would be
	pulled bool         // the cursor is pulled to something
}

func (t *drawTool) Kind() Kind { return t.kind }

// draft is the last unfinished feature of the tool's type.
func (t *drawTool) draft() (geo.Feature, orb.LineString, bool) {
	if p := t.host.Session().Document().Proposal; p != nil {
		for i := len(p.Features) - 1; i >= 0; i-- {
			f := p.Features[i]
			if line, ok := f.Geometry.(orb.LineString); ok && f.Draft && f.Type == t.makes {
				return f, line, true
			}
		}
	}
	return geo.Feature{}, nil, false
}

func (t *drawTool) Click(at scene.Pixel, count int, mods Mods) {
	f, line, drawing := t.draft()
	p, _ := t.snap.snap(t.host, at, mods, f.ID)
	switch {
	case !drawing:
		proposal := t.host.Session().Document().Proposal
		t.commit(text.T("step.begin"), geo.BeginDraft(proposal.FreeID(), t.makes, p))
	case count == 2:
		t.finish(false)
	case len(line) > 2 && t.onFirst(at, line):
		t.finish(true)
	default:
		t.commit(text.T("step.vertex"), geo.ExtendDraft(f.ID, p))
	}
}

func (t *drawTool) onFirst(at scene.Pixel, line orb.LineString) bool {
	return distance(t.host.Camera().Pixel(line[0]), at) <= vertexReach*t.host.Scale()
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
		t.cursor = nil
		t.host.Use(Select)
		t.host.Session().Select(session.Selection{Feature: f.ID})
	}
}

// A drag while drawing pans the map.
func (t *drawTool) DragStart(scene.Pixel, Mods) bool { return false }
func (t *drawTool) Drag(scene.Pixel, Mods)           {}
func (t *drawTool) DragEnd()                         {}

func (t *drawTool) Hover(at scene.Pixel, mods Mods) {
	f, _, _ := t.draft()
	p, pulled := t.snap.snap(t.host, at, mods, f.ID)
	pixel := t.host.Camera().Pixel(p)
	t.cursor, t.pulled = &pixel, pulled
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

func (t *drawTool) Leave()         { t.cursor = nil }
func (t *drawTool) Hidden() string { return "" }
func (t *drawTool) Cursor() Cursor { return Cross }

func (t *drawTool) Extent() (metres, m2 float64) {
	_, line, drawing := t.draft()
	if !drawing {
		return 0, 0
	}
	if t.cursor != nil {
		line = append(line[:len(line):len(line)], t.host.Camera().LonLat(*t.cursor))
	}
	area := 0.0
	if t.makes == geo.Zone && len(line) > 2 {
		area = ellipsoid.RingArea(orb.Ring(line))
	}
	return ellipsoid.LineLengthM(line), math.Abs(area)
}

// Overlay shows the draft, and where the line would go on.
func (t *drawTool) Overlay() Overlay {
	var o Overlay
	st := t.style()
	f, line, drawing := t.draft()
	if drawing {
		for _, l := range featureLines(f, t.host.Camera()) {
			o.Lines = append(o.Lines, OverlayLine{l, st.BorderCasing}, OverlayLine{l, st.Border})
		}
		if t.cursor != nil {
			last := t.host.Camera().Pixel(line[len(line)-1])
			o.Lines = append(o.Lines, OverlayLine{[]scene.Pixel{last, *t.cursor}, st.Draft})
			if t.makes == geo.Zone && len(line) > 1 {
				o.Lines = append(o.Lines, OverlayLine{[]scene.Pixel{*t.cursor, t.host.Camera().Pixel(line[0])}, st.Draft})
			}
		}
		for i, p := range line {
			kind := VertexHandle
			if i == 0 && len(line) > 2 {
				kind = ActiveHandle // a click here closes it
			}
			o.Handles = append(o.Handles, OverlayHandle{t.host.Camera().Pixel(p), kind})
		}
	}
	if t.cursor != nil && t.pulled {
		o.Handles = append(o.Handles, OverlayHandle{*t.cursor, SnapHandle})
	}
	return o
}
