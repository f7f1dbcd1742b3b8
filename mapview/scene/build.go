package scene

import (
	"image/color"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/style"
)

// Build makes the scene of a model, from the sea upwards.
func Build(m Model, st *style.Map) *Scene {
	s := &Scene{Style: st}
	b := atlasBase()
	for _, n := range b.neighbours {
		s.area(n, style.Area{Fill: st.Neighbour, Edge: st.NeighbourEdge})
	}
	s.area(b.land, style.Area{Fill: st.Land})
	s.situationOutside(m)
	var territory *Shape
	if m.Ledger != nil {
		s.cells(m.Ledger)
	}
	s.line(b.edges, st.OblastEdge)
	s.line(b.state, st.StateEdge)
	if m.Ledger != nil {
		land := m.Ledger.TerritoryShape()
		territory = Areas(land)
		s.line(territory, st.TerritoryCasing)
		s.line(territory, st.TerritoryEdge)
		s.Bound = land.Bound()
	}
	if len(m.Lit) > 0 {
		s.light(m.Lit)
	}
	s.zones(m.Proposal, m.Hide)
	if m.Ledger != nil {
		contact := Lines(m.Ledger.Contact())
		s.line(contact, st.ContactCasing)
		s.line(contact, st.Contact)
	}
	s.borders(m)
	s.atlasLabels(b, territory)
	s.proposalLabels(m)
	return s
}

func (s *Scene) area(shape *Shape, a style.Area) {
	s.Ops = append(s.Ops, Op{Shape: shape, Fill: a.Fill, Pattern: a.Pattern, Edge: a.Edge})
}

func (s *Scene) line(shape *Shape, stroke style.Stroke) {
	s.Ops = append(s.Ops, Op{Shape: shape.outline(), Edge: stroke})
}

// situationOutside tints the land that a situation states outside the territory.
// A situation that speaks of some land only is shown by its cells alone.
func (s *Scene) situationOutside(m Model) {
	if m.Situation == nil || m.Situation.Covers != nil {
		return
	}
	for _, a := range m.Situation.Areas {
		if a.Holder != geo.HeldByUkraine {
			s.area(situationShape(a.Area), s.Style.Beside[a.Holder])
		}
	}
}

// cells colours the territory: calm where land stays, strong where it changes
// hands.
func (s *Scene) cells(l *geo.Ledger) {
	shapes := l.CellShapes()
	for i, c := range l.Cells {
		s.area(Areas(shapes[i]), CellArea(c, s.Style))
	}
}

// CellArea is how the land of a cell is drawn: calm where it stays, strong where
// it changes hands.
func CellArea(c geo.Cell, st *style.Map) style.Area {
	switch {
	case c.Ceded():
		return st.Ceded
	case c.Returned():
		return st.Returned
	}
	return st.Held[c.Holder]
}

// light dims the whole world but the lit land.
func (s *Scene) light(lit orb.MultiPolygon) {
	shape := Areas(lit)
	world := Areas(orb.MultiPolygon{{{{-180, -85}, {180, -85}, {180, 85}, {-180, 85}, {-180, -85}}}})
	dim := &Shape{Closed: true, Box: world.Box, Paths: append(world.Paths[:1:1], shape.Paths...)}
	s.Ops = append(s.Ops, Op{Shape: dim, Fill: s.Style.Dimmed})
	s.line(shape, s.Style.Lit)
}

func (s *Scene) zones(p *geo.Proposal, hide string) {
	if p == nil {
		return
	}
	for _, f := range p.Features {
		if f.Type == geo.Zone && !f.Draft && f.ID != hide {
			look := s.Style.Zone(f.Regime)
			s.area(Areas(landOf(f)), style.Area{Fill: look.Fill, Pattern: look.Pattern})
			s.line(geometry(f.Geometry), look.Edge)
		}
	}
}

func (s *Scene) borders(m Model) {
	if m.Proposal == nil {
		return
	}
	for _, f := range m.Proposal.Features {
		shape := geometry(f.Geometry)
		switch {
		case f.ID == m.Hide:
		case f.Draft:
			s.line(shape, s.Style.BorderCasing)
			s.line(shape, s.Style.Draft)
		case f.Type == geo.Border:
			s.line(shape, s.Style.BorderCasing)
			s.edgeTint(shape, f.Left, -1)
			s.edgeTint(shape, f.Right, 1)
			s.line(shape, s.Style.Border)
		}
	}
	if m.Ledger != nil {
		for _, g := range m.Ledger.Gaps {
			s.line(Lines(orb.MultiLineString{{g.End, g.Join}}), s.Style.Gap)
		}
	}
}

// edgeTint lays the colour of a side along one edge of a border.
func (s *Scene) edgeTint(shape *Shape, side geo.Side, to float64) {
	if side == geo.NoSide {
		return
	}
	tint := s.Style.Sides[side]
	s.Ops = append(s.Ops, Op{Shape: shape.outline(), Edge: tint, Shift: to * (tint.Width + s.Style.Border.Width) / 2})
}

// Visible tells whether a colour shows at all.
func Visible(c color.NRGBA) bool { return c.A > 0 }

// Credits are the attribution lines of what every scene shows.
func Credits() []string { return atlas.Credits() }

// FeatureShape is a feature projected.
func FeatureShape(f geo.Feature) *Shape { return geometry(f.Geometry) }
