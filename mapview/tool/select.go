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

	found   target        // under the pointer, when it last moved
	foundIn *geo.Proposal // then: of another one it says nothing
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
	after   session.Selection // once it has succeeded
}

func (t *selectTool) Kind() Kind { return Select }

// held is what is being moved. A drag that was taken back, as by another tab, holds
// nothing any more, though its button is down still.
func (t *selectTool) held() (*moving, bool) {
	m, ok := t.phase.(*moving)
	return m, ok && t.host.Session().Previewing()
}

// over is what lies under the pointer, if that is still so.
func (t *selectTool) over() target {
	if t.host.Session().Document().Proposal != t.foundIn {
		return target{}
	}
	return t.found
}

func (t *selectTool) Click(at scene.Pixel, count int, mods Mods) {
	s := t.host.Session()
	hit := t.snap.hit(t.host, at)
	f, _ := s.Document().Proposal.Feature(hit.feature)
	switch {
	case hit.kind == onNothing && count > 1:
		t.host.ZoomAt(at, doubleClickZoom(mods))
	case hit.kind == onNothing:
		t.clickLand(at)
	case hit.kind == onGap:
		t.commit(text.T("step.extend"), geo.Chain(geo.CloseGap(hit.gap), t.host.Session().RememberSides()))
	case f.Draft:
		s.Select(session.Selection{Feature: f.ID})
		t.host.Use(drawingKind(f))
		return
	case hit.kind == onVertex:
		s.Select(session.Selection{Feature: f.ID, OnVertex: true, Vertex: hit.vertex})
	case hit.kind == onMidpoint, hit.kind == onEdge && count == 2 && s.Selection().Feature == f.ID, hit.kind == onEdge && mods.Ctrl:
		t.insert(hit)
	default:
		s.Select(session.Selection{Feature: f.ID})
	}
	t.Hover(at, mods)
}

// doubleClickZoom is a step nearer, or with Shift farther.
func doubleClickZoom(mods Mods) float64 {
	if mods.Shift {
		return -1
	}
	return 1
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

// insert puts a vertex where an edge was hit.
func (t *selectTool) insert(hit target) {
	if t.commit(text.T("step.insert"), geo.InsertVertex(hit.feature, hit.vertex, hit.point)) {
		t.host.Session().Select(behind(hit))
	}
}

// behind selects the vertex that was inserted into an edge.
func behind(hit target) session.Selection {
	ref := hit.vertex
	ref.Index++
	return session.Selection{Feature: hit.feature, OnVertex: true, Vertex: ref}
}

func (t *selectTool) DragStart(at scene.Pixel, mods Mods) bool {
	s := t.host.Session()
	hit := t.snap.hit(t.host, at)
	whole := session.Selection{Feature: hit.feature}
	switch hit.kind {
	case onVertex:
		vertex := session.Selection{Feature: hit.feature, OnVertex: true, Vertex: hit.vertex}
		s.Select(vertex)
		t.hold(text.T("step.move"), vertex, func(p orb.Point) geo.Edit { return geo.MoveVertex(hit.feature, hit.vertex, p) })
	case onMidpoint:
		s.Select(whole)
		t.hold(text.T("step.insert"), behind(hit), func(p orb.Point) geo.Edit { return geo.InsertVertex(hit.feature, hit.vertex, p) })
	case onPoint:
		s.Select(whole)
		t.hold(text.T("step.moveFeature"), whole, func(p orb.Point) geo.Edit { return geo.MoveVertex(hit.feature, hit.vertex, p) })
	case onEdge:
		if s.Selection().Feature != hit.feature {
			return false
		}
		s.Select(whole)
		from := t.host.Camera().LonLat(at)
		t.phase = &moving{name: text.T("step.moveFeature"), feature: hit.feature, after: whole, edit: func(at scene.Pixel, _ Mods) geo.Edit {
			to := t.host.Camera().LonLat(at)
			return geo.Translate(hit.feature, to[0]-from[0], to[1]-from[1])
		}}
	default:
		return false
	}
	t.found = target{}
	t.Drag(at, mods)
	return true
}

// hold makes a phase in which one point follows the pointer and snaps.
func (t *selectTool) hold(name string, after session.Selection, edit func(orb.Point) geo.Edit) {
	m := &moving{name: name, feature: after.Feature, after: after}
	m.edit = func(at scene.Pixel, mods Mods) geo.Edit {
		p, snapped := t.snap.snap(t.host, at, mods, after.Feature)
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
	s := t.host.Session()
	if m.last != nil && !s.Previewing() {
		t.phase = resting{} // taken back in the middle of the drag
		return
	}
	m.last = m.edit(at, mods)
	if err := s.Preview(m.last); err != nil {
		t.host.Say(err.Error())
		t.phase = resting{}
		s.Cancel()
	}
}

func (t *selectTool) DragEnd() {
	m, ok := t.phase.(*moving)
	t.phase = resting{}
	if ok && t.host.Session().Previewing() && t.commit(m.name, m.last) {
		t.host.Session().Select(m.after)
	}
}

func (t *selectTool) Hover(at scene.Pixel, _ Mods) bool {
	was := t.over()
	t.found, t.foundIn = t.snap.hit(t.host, at), t.host.Session().Document().Proposal
	slides := t.found.kind == onEdge && t.found.feature == t.host.Session().Selection().Feature
	return slides || was.kind != t.found.kind || was.feature != t.found.feature || was.vertex != t.found.vertex
}

func (t *selectTool) Press(k Key) bool {
	s := t.host.Session()
	sel := s.Selection()
	if _, held := t.phase.(*moving); held {
		if k == Escape {
			s.Cancel()
			t.phase = resting{}
		}
		return true // the other keys wait until the drag is over
	}
	switch {
	case k == Escape:
		s.Select(session.Selection{})
		return true
	case k == Enter || sel.Feature == "":
		return false
	case sel.OnVertex:
		if t.commit(text.T("step.deleteVertex"), geo.DeleteVertex(sel.Feature, sel.Vertex)) {
			s.Select(session.Selection{Feature: sel.Feature})
		}
	default:
		t.commit(text.T("step.delete"), geo.RemoveFeature(sel.Feature))
	}
	t.found = target{}
	return true
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

func (t *selectTool) Hidden() scene.Hidden {
	m, held := t.held()
	if !held {
		return scene.Hidden{}
	}
	f, ok := t.host.Session().Document().Proposal.Feature(m.feature)
	if !ok || !m.after.OnVertex {
		return scene.Hidden{Feature: m.feature}
	}
	return scene.HiddenAround(f, m.after.Vertex)
}

func (t *selectTool) Extent() (metres, m2 float64) { return 0, 0 }

func (t *selectTool) Cursor() Cursor {
	over := t.over()
	_, held := t.held()
	switch {
	case held || over.kind == onVertex, over.kind == onEdge && over.feature == t.host.Session().Selection().Feature:
		return Move
	case over.kind == onMidpoint:
		return Add
	case over.kind == onNothing:
		return Arrow
	}
	return Hand
}

func (t *selectTool) Hint() string {
	over := t.over()
	s := t.host.Session()
	sel := s.Selection()
	under, _ := s.Document().Proposal.Feature(over.feature)
	if _, held := t.held(); held {
		return text.T("hint.select.moving")
	}
	switch {
	case over.kind == onGap:
		return text.T("hint.select.gap", text.Length(over.gap.GapM))
	case over.kind != onNothing && under.Draft:
		return text.T("hint.select.draft")
	case sel.OnVertex:
		return text.T("hint.select.vertex")
	case sel.Feature != "":
		return text.T("hint.select.feature")
	}
	return text.T("hint.select")
}

// Overlay shows the selected feature with its handles, and what is under the
// pointer.
func (t *selectTool) Overlay() Overlay {
	over := t.over()
	var o Overlay
	s := t.host.Session()
	p := s.Document().Proposal
	st := t.style()
	if f, ok := p.Feature(over.feature); ok && over.kind == onEdge && f.ID != s.Selection().Feature && !f.Draft {
		for _, line := range drawnLines(f, t.host.Camera()) {
			o.Lines = append(o.Lines, OverlayLine{line, st.Hover})
		}
	}
	f, ok := p.Feature(s.Selection().Feature)
	if !ok {
		return o
	}
	m, held := t.held()
	if held {
		edge := st.Border
		if f.Type == geo.Zone {
			edge = st.Zone(f.Regime).Edge
		}
		for _, line := range heldLines(f, t.Hidden(), t.host.Camera()) {
			o.Lines = append(o.Lines, OverlayLine{line, st.BorderCasing}, OverlayLine{line, edge})
		}
	} else {
		for _, line := range drawnLines(f, t.host.Camera()) {
			o.Lines = append(o.Lines, OverlayLine{line, style.Stroke{Width: st.Border.Width, Color: st.HandleActive}})
		}
	}
	o.Handles = t.handles(s.Selection())
	if held {
		o.Handles = t.heldHandles(m.after)
	}
	switch {
	case held && m.snapped != nil:
		o.Handles = append(o.Handles, OverlayHandle{*m.snapped, SnapHandle})
	case over.kind == onVertex || over.kind == onMidpoint || over.kind == onEdge && over.feature == f.ID:
		o.Handles = append(o.Handles, OverlayHandle{over.at, HoverHandle})
	}
	return o
}

// heldHandles are the vertex that is held and those beside it, or all of a feature that
// is. There are no midpoints: nobody can take one.
func (t *selectTool) heldHandles(held session.Selection) []OverlayHandle {
	var out []OverlayHandle
	lens := newLens(t.host.Camera(), scene.Pixel{})
	for _, l := range t.snap.linesOf(t.host) {
		if l.feature != held.Feature {
			continue
		}
		for i, w := range l.world {
			switch {
			case held.OnVertex && l.ref(i) == held.Vertex:
				out = append(out, OverlayHandle{lens.pixel(w), ActiveHandle})
			case !held.OnVertex || l.beside(i, held.Vertex):
				out = append(out, OverlayHandle{lens.pixel(w), VertexHandle})
			}
		}
	}
	return out
}

// handles are the midpoints and vertices of the selected feature, those on top last.
func (t *selectTool) handles(sel session.Selection) []OverlayHandle {
	var middles, out []OverlayHandle
	lens := newLens(t.host.Camera(), scene.Pixel{})
	for _, l := range t.snap.linesOf(t.host) {
		if l.feature != sel.Feature {
			continue
		}
		for i, w := range l.world {
			kind := VertexHandle
			if sel.OnVertex && sel.Vertex == l.ref(i) {
				kind = ActiveHandle
			}
			out = append(out, OverlayHandle{lens.pixel(w), kind})
		}
		for i := range l.edges() {
			if distance(lens.pixel(l.world[i]), lens.pixel(l.world[l.end(i)])) >= leastMidpoint*t.host.Scale() {
				middles = append(middles, OverlayHandle{lens.pixel(scene.Project(l.middle(i))), MidpointHandle})
			}
		}
	}
	return append(middles, out...)
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
