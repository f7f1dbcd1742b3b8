package tool

import (
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// NewSelect is the tool that selects and edits.
func NewSelect(h Host, st func() *style.Map, s *Snapper) Tool {
	return &selectTool{host: h, style: st, snap: s, phase: resting{}}
}

type selectTool struct {
	host  Host
	style func() *style.Map
	snap  *Snapper
	phase phase
	over  target // under the pointer
}

// phase is what the tool is in the middle of.
type phase interface{}

// resting: nothing is held.
type resting struct{}

// moving: a vertex is held, an inserted one or a whole feature.
type moving struct {
	name    string // of the step to undo
	feature string
	edit    func(at scene.Pixel, mods Mods) geo.Edit
	last    geo.Edit
	snapped *scene.Pixel
}

func (t *selectTool) Kind() Kind { return Select }

func (t *selectTool) Click(at scene.Pixel, count int, mods Mods) {
	s := t.host.Session()
	switch hit := hit(t.host, at); hit.kind {
	case onVertex:
		s.Select(session.Selection{Feature: hit.feature, OnVertex: true, Vertex: hit.vertex})
	case onMidpoint, onEdge:
		if f, _ := s.Document().Proposal.Feature(hit.feature); f.Draft {
			s.Select(session.Selection{Feature: hit.feature})
			t.host.Use(drawingKind(f))
			return
		}
		if count == 2 && s.Selection().Feature == hit.feature {
			t.insert(hit, at)
			return
		}
		s.Select(session.Selection{Feature: hit.feature})
	case onPoint:
		s.Select(session.Selection{Feature: hit.feature})
	case onGap:
		t.commit(text.T("step.extend"), geo.CloseGap(hit.gap))
	default:
		t.clickLand(at)
	}
}

func drawingKind(f geo.Feature) Kind {
	if f.Type == geo.Zone {
		return Zone
	}
	return Border
}

// clickLand asks whose side a face is, or selects the zone under the pointer
// while nothing is delimited.
func (t *selectTool) clickLand(at scene.Pixel) {
	s := t.host.Session()
	ledger, _ := s.Ledger()
	p := t.host.Camera().LonLat(at)
	if ledger.Delimited {
		if face, ok := ledger.FaceAt(p); ok {
			s.Select(session.Selection{Face: face + 1})
			t.host.ShowFace(face, at)
			return
		}
	}
	s.Select(session.Selection{Feature: zoneAt(s.Document().Proposal, p)})
}

func (t *selectTool) insert(hit target, at scene.Pixel) {
	ref := hit.vertex
	if t.commit(text.T("step.insert"), geo.InsertVertex(hit.feature, ref, t.host.Camera().LonLat(at))) {
		ref.Index++
		t.host.Session().Select(session.Selection{Feature: hit.feature, OnVertex: true, Vertex: ref})
	}
}

func (t *selectTool) DragStart(at scene.Pixel, mods Mods) bool {
	s := t.host.Session()
	hit := hit(t.host, at)
	switch hit.kind {
	case onVertex:
		s.Select(session.Selection{Feature: hit.feature, OnVertex: true, Vertex: hit.vertex})
		t.hold(text.T("step.move"), hit.feature, func(p orb.Point) geo.Edit { return geo.MoveVertex(hit.feature, hit.vertex, p) })
	case onMidpoint:
		s.Select(session.Selection{Feature: hit.feature})
		t.hold(text.T("step.insert"), hit.feature, func(p orb.Point) geo.Edit { return geo.InsertVertex(hit.feature, hit.vertex, p) })
	case onEdge, onPoint:
		if s.Selection().Feature != hit.feature {
			return false
		}
		from := t.host.Camera().LonLat(at)
		t.phase = &moving{name: text.T("step.moveFeature"), feature: hit.feature, edit: func(at scene.Pixel, _ Mods) geo.Edit {
			to := t.host.Camera().LonLat(at)
			return geo.Translate(hit.feature, to[0]-from[0], to[1]-from[1])
		}}
	default:
		return false
	}
	t.Drag(at, mods)
	return true
}

// hold makes a phase in which one point follows the pointer and snaps.
func (t *selectTool) hold(name, feature string, edit func(orb.Point) geo.Edit) {
	m := &moving{name: name, feature: feature}
	m.edit = func(at scene.Pixel, mods Mods) geo.Edit {
		p, snapped := t.snap.snap(t.host, at, mods, feature)
		m.snapped = nil
		if snapped {
			pixel := t.host.Camera().Pixel(p)
			m.snapped = &pixel
		}
		return edit(p)
	}
	t.phase = m
}

func (t *selectTool) Drag(at scene.Pixel, mods Mods) {
	m, ok := t.phase.(*moving)
	if !ok {
		return
	}
	m.last = m.edit(at, mods)
	if err := t.host.Session().Preview(m.last); err != nil {
		t.host.Say(err.Error())
	}
}

func (t *selectTool) DragEnd() {
	m, ok := t.phase.(*moving)
	t.phase = resting{}
	if !ok || !t.host.Session().Previewing() {
		return // undone in the middle of the drag
	}
	t.commit(m.name, m.last)
}

func (t *selectTool) Hover(at scene.Pixel, _ Mods) { t.over = hit(t.host, at) }

func (t *selectTool) Press(k Key) bool {
	s := t.host.Session()
	sel := s.Selection()
	switch k {
	case Delete, Backspace:
		if sel.Feature == "" {
			return false
		}
		if sel.OnVertex {
			if t.commit(text.T("step.deleteVertex"), geo.DeleteVertex(sel.Feature, sel.Vertex)) {
				s.Select(session.Selection{Feature: sel.Feature})
			}
			return true
		}
		t.commit(text.T("step.delete"), geo.RemoveFeature(sel.Feature))
		return true
	case Escape:
		s.Cancel()
		t.phase = resting{}
		s.Select(session.Selection{})
		return true
	}
	return false
}

func (t *selectTool) commit(name string, edit geo.Edit) bool {
	if err := t.host.Session().Commit(name, edit); err != nil {
		t.host.Say(err.Error())
		return false
	}
	return true
}

func (t *selectTool) Leave() {
	if _, held := t.phase.(*moving); held {
		t.host.Session().Cancel()
	}
	t.phase = resting{}
}

func (t *selectTool) Hidden() string {
	if m, ok := t.phase.(*moving); ok {
		return m.feature
	}
	return ""
}

func (t *selectTool) Extent() (metres, m2 float64) { return 0, 0 }

func (t *selectTool) Cursor() Cursor {
	switch t.over.kind {
	case onNothing:
		return Arrow
	}
	return Hand
}

// Overlay shows the selected feature with its handles.
func (t *selectTool) Overlay() Overlay {
	var o Overlay
	s := t.host.Session()
	sel := s.Selection()
	f, ok := s.Document().Proposal.Feature(sel.Feature)
	if !ok {
		return o
	}
	st := t.style()
	for _, line := range featureLines(f, t.host.Camera()) {
		if t.Hidden() != "" {
			o.Lines = append(o.Lines, OverlayLine{line, st.BorderCasing}, OverlayLine{line, st.Border})
		} else {
			o.Lines = append(o.Lines, OverlayLine{line, style.Stroke{Width: st.Border.Width, Color: st.HandleActive}})
		}
	}
	o.Handles = t.handles(f, sel)
	if m, held := t.phase.(*moving); held && m.snapped != nil {
		o.Handles = append(o.Handles, OverlayHandle{*m.snapped, SnapHandle})
	}
	return o
}

func (t *selectTool) handles(f geo.Feature, sel session.Selection) []OverlayHandle {
	var out []OverlayHandle
	c := t.host.Camera()
	eachEdge(f, func(_ geo.Path, _ int, a, b orb.Point) {
		if distance(c.Pixel(a), c.Pixel(b)) >= leastMidpoint*t.host.Scale() {
			out = append(out, OverlayHandle{c.Pixel(middle(a, b)), MidpointHandle})
		}
	})
	for _, path := range f.Paths() {
		for i, q := range path.Points {
			kind := VertexHandle
			if sel.OnVertex && sel.Vertex == (geo.VertexRef{Part: path.Part, Ring: path.Ring, Index: i}) {
				kind = ActiveHandle
			}
			out = append(out, OverlayHandle{c.Pixel(q), kind})
		}
	}
	return out
}

// zoneAt is the topmost zone over a point.
func zoneAt(p *geo.Proposal, at orb.Point) string {
	if p == nil {
		return ""
	}
	for i := len(p.Features) - 1; i >= 0; i-- {
		if f := p.Features[i]; f.Type == geo.Zone && !f.Draft && geo.Contains(f, at) {
			return f.ID
		}
	}
	return ""
}
