package scene

import (
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/style"
)

// Build makes the scene of a model, layer by layer, in a style that the layers have
// dressed already.
func Build(m Model, st *style.Map) *Scene {
	b := &builder{Scene: &Scene{Style: st, Graticule: m.Graticule}, Model: m, base: atlasBase()}
	if m.Ledger != nil {
		land := m.Ledger.TerritoryShape()
		b.territory, b.Bound = Areas(land), land.Bound()
	}
	for _, l := range m.Layers.All() {
		if above[l.Part] {
			b.light()
		}
		switch {
		case !m.Layers.Shows(l.Part):
		case l.Sheet != nil:
			b.sheet(l)
		case l.Tiles != nil:
			b.Ops = append(b.Ops, Op{Shape: everywhere, Tiles: l.Tiles, Opacity: l.Opacity})
		default:
			b.draw(l.Part)
		}
	}
	b.light()
	return b.Scene
}

// above are the layers that stay bright while other land is dimmed.
var above = map[style.Part]bool{style.ZonesPart: true, style.ContactPart: true, style.BordersPart: true}

// everywhere is the shape of what has none.
var everywhere = &Shape{Box: Box{World{0, 0}, World{1, 1}}}

// builder is a scene in the making.
type builder struct {
	*Scene
	Model
	base      *base
	territory *Shape   // nil: nothing is measured
	shapes    []*Shape // of the cells, once they are asked for
	lighted   bool     // what is lit has been drawn
}

func (s *builder) draw(part style.Part) {
	st := s.Style
	switch part {
	case style.NeighboursPart:
		for _, n := range s.base.neighbours {
			s.area(n, style.Area{Fill: st.Neighbour, Edge: st.NeighbourEdge})
		}
	case style.LandPart:
		s.area(s.base.land, style.Area{Fill: st.Land})
	case style.HoldersPart:
		s.situationOutside()
		s.cells(s.held)
	case style.AllocationPart:
		s.cells(s.changed)
	case style.OblastsPart:
		s.line(s.base.edges, st.OblastEdge)
		s.line(s.base.state, st.StateCasing)
		s.line(s.base.state, st.StateEdge)
	case style.TerritoryPart:
		if s.territory != nil {
			s.line(s.territory, st.TerritoryCasing)
			s.line(s.territory, st.TerritoryEdge)
		}
	case style.DifferencePart:
		s.difference()
	case style.ZonesPart:
		s.zones()
		s.zoneLabels()
	case style.ContactPart:
		s.contact()
	case style.BordersPart:
		s.borders()
		s.borderLabels()
	case style.NamesPart:
		s.nameLabels()
	case style.TownsPart:
		s.townLabels()
	}
}

func (s *Scene) area(shape *Shape, a style.Area) {
	s.Ops = append(s.Ops, Op{Shape: shape, Fill: a.Fill, Pattern: a.Pattern, Edge: a.Edge})
}

func (s *Scene) line(shape *Shape, stroke style.Stroke) {
	s.Ops = append(s.Ops, Op{Shape: shape.outline(), Edge: stroke})
}

// cells colours the cells of the territory that have a look.
func (s *builder) cells(look func(geo.Cell) (style.Area, bool)) {
	if s.Ledger == nil {
		return
	}
	if s.shapes == nil {
		for _, land := range s.Ledger.CellShapes() {
			s.shapes = append(s.shapes, Areas(land))
		}
	}
	for i, c := range s.Ledger.Cells {
		if a, ok := look(c); ok {
			s.area(s.shapes[i], a)
		}
	}
}

// held colours land by its holder. Land that changes hands is left to its own
// layer where that covers it.
func (s *builder) held(c geo.Cell) (style.Area, bool) {
	return s.Style.Held[c.Holder], !Covered(s.Model) || !changes(c)
}

// Covered reports whether land that changes hands hides who holds it.
func Covered(m Model) bool {
	l, _ := m.Layers.Layer(style.AllocationPart)
	return !l.Hidden && l.Opacity == 1
}

// ShowsHeld reports whether any land of the ledger is drawn as held by a holder.
func ShowsHeld(m Model, h geo.Holder) bool {
	return slices.ContainsFunc(m.Ledger.Cells, func(c geo.Cell) bool {
		return c.Holder == h && c.AreaM2 > 0 && !(Covered(m) && changes(c))
	})
}

func (s *builder) changed(c geo.Cell) (style.Area, bool) {
	return CellArea(c, s.Style), changes(c)
}

// changes reports whether the land of a cell is drawn by what a proposal does to it.
func changes(c geo.Cell) bool {
	return c.Ceded() || c.Returned() || c.Undecided && c.Holder != geo.HeldUnstated
}

// CellArea is how the land of a cell is drawn: calm where it stays, strong where
// it changes hands.
func CellArea(c geo.Cell, st *style.Map) style.Area {
	switch {
	case c.Ceded():
		return st.Ceded
	case c.Returned():
		return st.Returned
	case changes(c):
		return st.Undecided
	}
	return st.Held[c.Holder]
}

// light dims all that is drawn so far but the lit land, once.
func (s *builder) light() {
	if s.lighted || len(s.Lit) == 0 {
		return
	}
	s.lighted = true
	shape := Areas(s.Lit)
	world := Areas(orb.MultiPolygon{{{{-180, -85}, {180, -85}, {180, 85}, {-180, 85}, {-180, -85}}}})
	dim := &Shape{Closed: true, Box: world.Box, Paths: append(world.Paths[:1:1], shape.Paths...)}
	s.Ops = append(s.Ops, Op{Shape: dim, Fill: s.Style.Dimmed})
	s.line(shape, s.Style.Lit)
}

// difference marks the land of which compared situations say different things, in
// the colour that it has by the one that is shown. That it is ceded or returned is
// what one of them says only: the signs for that give way here.
func (s *builder) difference() {
	if s.Compared == nil || s.Compared.DiffersM2 == 0 {
		return
	}
	for _, h := range geo.Holders {
		look := s.Style.Differs
		if s.Layers.Shows(style.HoldersPart) {
			look = DifferenceArea(h, s.Style)
		}
		land := s.Compared.ClassesShape(func(_ int, c geo.Class) bool { return c.Differs() && c.Holders[0] == h })
		s.area(Areas(land), style.Area{Fill: look.Fill, Pattern: look.Pattern})
	}
	edge := Areas(s.Compared.DifferingShape())
	s.line(edge, s.Style.DiffersCasing)
	s.line(edge, s.Style.Differs.Edge)
}

// DifferenceArea is how land looks that one situation says is a holder's, while
// another says otherwise: as faint as its layer is.
func DifferenceArea(h geo.Holder, st *style.Map) style.Area {
	a := st.Differs
	a.Fill = st.Held[h].Fill
	a.Fill.A = uint8(int(a.Fill.A) * int(st.Differs.Edge.Color.A) / 255)
	return a
}

func (s *builder) zones() {
	for _, f := range s.features() {
		if f.Type == geo.Zone && !f.Draft {
			look := s.Style.Zone(f.Regime)
			s.area(Areas(landOf(f)), style.Area{Fill: look.Fill, Pattern: look.Pattern})
			if !s.Hide.all(f) {
				s.line(geometry(f.Geometry), look.Edge)
			}
		}
	}
}

// features are those of the proposal.
func (s *builder) features() []geo.Feature {
	if s.Proposal == nil {
		return nil
	}
	return s.Proposal.Features
}

func (s *builder) contact() {
	if s.Ledger != nil {
		contact := Lines(s.Ledger.Contact())
		s.line(contact, s.Style.ContactCasing)
		s.line(contact, s.Style.Contact)
	}
}

func (s *builder) borders() {
	shown := func(f geo.Feature) bool { return !s.Hide.all(f) && (f.Draft || f.Type == geo.Border) }
	for _, f := range s.features() {
		if shown(f) {
			s.line(s.border(f), s.Style.BorderCasing)
		}
	}
	if s.Ledger != nil && s.Layers.Shows(style.AllocationPart) {
		s.edgeTints()
	}
	for _, f := range s.features() {
		switch {
		case !shown(f):
		case f.Draft:
			s.line(geometry(f.Geometry), s.Style.Draft)
		default:
			s.line(s.border(f), s.Style.Border)
		}
	}
	if s.Ledger != nil {
		for _, g := range s.Ledger.Gaps {
			s.line(Lines(orb.MultiLineString{{g.End, g.Join}}), s.Style.Gap)
		}
	}
}

// edgeTints lays the colours of the sides along the two edges of borders: those that
// the ledger counts with, whoever has chosen them.
func (s *builder) edgeTints() {
	lines := s.Ledger.SidedLines()
	held := s.heldEdges()
	for _, side := range []geo.Side{geo.SideUkraine, geo.SideRussia} {
		var left, right orb.MultiLineString
		for _, l := range lines {
			shown := orb.MultiLineString{l.Line}
			if slices.Contains(l.Features, s.Hide.Feature) {
				shown = beside(l.Line, held)
			}
			if l.Left == side {
				left = append(left, shown...)
			}
			if l.Right == side {
				right = append(right, shown...)
			}
		}
		s.edgeTint(Lines(left), side, -1)
		s.edgeTint(Lines(right), side, 1)
	}
}

// edgeTint lays the colour of a side along one edge of lines.
func (s *Scene) edgeTint(shape *Shape, side geo.Side, to float64) {
	tint := s.Style.Sides[side]
	s.Ops = append(s.Ops, Op{Shape: shape, Edge: tint, Shift: to * (tint.Width + s.Style.Border.Width) / 2})
}

// Visible tells whether a colour shows at all.
func Visible(c color.NRGBA) bool { return c.A > 0 }

// Credits are the attribution lines of what every scene shows.
func Credits() []string { return atlas.Credits() }

// FeatureShape is a feature projected.
func FeatureShape(f geo.Feature) *Shape { return geometry(f.Geometry) }
