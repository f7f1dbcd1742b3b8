package scene

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/style"
)

// testModel is Donetsk with a front, a border with a name and a zone.
func testModel(t *testing.T) Model {
	t.Helper()
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	m := Model{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: atlas.Situations()[2], Proposal: &geo.Proposal{Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Name: "line", Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.3, 48}, {37.2, 48.4}, {37.8, 49.5}}},
		{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48.5}, {37.6, 48.5}, {37.6, 49}, {37, 49}, {37, 48.5}}}},
	}}}
	m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
	m.Compared = geo.Compare(m.Territory, []*geo.Situation{m.Situation, atlas.Situations()[1]}, m.Proposal, nil)
	return m
}

func fills(s *Scene, a style.Area) (n int) {
	for _, op := range s.Ops {
		if op.Shape.Closed && op.Fill == a.Fill && op.Pattern == a.Pattern {
			n++
		}
	}
	return n
}

func strokes(s *Scene, st style.Stroke) (n int) {
	for _, op := range s.Ops {
		if !op.Shape.Closed && op.Edge.Color == st.Color && op.Edge.Width == st.Width {
			n++
		}
	}
	return n
}

// What is hidden leaves nothing, neither shapes nor names; the bound is the same.
func TestHiddenLayersAreNotDrawn(t *testing.T) {
	m, st := testModel(t), style.Light
	whole := Build(m, st)
	for _, c := range []struct {
		part style.Part
		ink  func(*Scene) int
	}{
		{style.NeighboursPart, func(s *Scene) int { return fills(s, style.Area{Fill: st.Neighbour}) }},
		{style.LandPart, func(s *Scene) int { return fills(s, style.Area{Fill: st.Land}) }},
		{style.HoldersPart, func(s *Scene) int { return fills(s, st.Held[geo.HeldByRussia]) + fills(s, st.Beside[geo.HeldByRussia]) }},
		{style.AllocationPart, func(s *Scene) int { return fills(s, st.Ceded) + strokes(s, st.Sides[geo.SideRussia]) }},
		{style.DifferencePart, func(s *Scene) int {
			return fills(s, DifferenceArea(geo.HeldByRussia, st)) + fills(s, DifferenceArea(geo.HeldByUkraine, st)) + strokes(s, st.Differs.Edge)
		}},
		{style.OblastsPart, func(s *Scene) int { return strokes(s, st.StateEdge) + strokes(s, st.OblastEdge) }},
		{style.TerritoryPart, func(s *Scene) int { return strokes(s, st.TerritoryEdge) }},
		{style.ZonesPart, func(s *Scene) int { return strokes(s, st.Zone(geo.FreeTrade).Edge) + labels(s, ZoneKind) }},
		{style.ContactPart, func(s *Scene) int { return strokes(s, st.Contact) }},
		{style.BordersPart, func(s *Scene) int { return strokes(s, st.Border) + labels(s, BorderKind) }},
		{style.NamesPart, func(s *Scene) int { return labels(s, CountryKind) + labels(s, SeaKind) + len(s.Repeats) }},
		{style.TownsPart, func(s *Scene) int { return labels(s, TownKind) }},
	} {
		m.Layers = layer.Plain().With(layer.Layer{Part: c.part, Hidden: true, Opacity: 1})
		s := Build(m, st)
		if c.ink(whole) == 0 || c.ink(s) != 0 {
			t.Errorf("%s: %d shown, %d when hidden", c.part, c.ink(whole), c.ink(s))
		}
		if s.Bound != whole.Bound {
			t.Errorf("%s: hidden, the bound is %v", c.part, s.Bound)
		}
	}
}

func labels(s *Scene, k Kind) (n int) {
	for _, l := range s.Labels {
		if l.Kind == k {
			n++
		}
	}
	return n
}

// Land that changes hands is never left blank: without its layer, or where that is
// faint, the holder's colour is there.
func TestNoLandIsBlank(t *testing.T) {
	m, st := testModel(t), style.Light
	for _, l := range []layer.Layer{{Opacity: 1}, {Opacity: 1, Hidden: true}, {Opacity: 0.5}, {Opacity: 0}} {
		l.Part = style.AllocationPart
		m.Layers = layer.Plain().With(l)
		dressed := m.Layers.Dress(st)
		s := Build(m, dressed)
		cells := fills(s, dressed.Held[geo.HeldByUkraine]) + fills(s, dressed.Held[geo.HeldByRussia])
		if l.Opacity == 1 && !l.Hidden {
			cells += fills(s, dressed.Ceded) + fills(s, dressed.Returned)
		}
		if cells < len(m.Ledger.Cells) {
			t.Errorf("%+v: %d areas for %d cells", l, cells, len(m.Ledger.Cells))
		}
	}
}

// A layer that is moved is drawn where it was moved to.
func TestOrder(t *testing.T) {
	m, st := testModel(t), style.Light
	m.Layers = layer.Plain().Raised(style.LandPart, 99)
	s := Build(m, st)
	last := s.Ops[len(s.Ops)-1]
	if last.Fill != st.Land {
		t.Errorf("the last thing drawn is %+v, want the land", last.Fill)
	}
}

// What differs is drawn over ceded land and below borders, and not at all while
// nothing is compared.
func TestDifferenceIsDrawn(t *testing.T) {
	m, st := testModel(t), style.Light
	at := func(s *Scene, is func(Op) bool) int { return slices.IndexFunc(s.Ops, is) }
	s := Build(m, st)
	differs := at(s, func(op Op) bool { return op.Edge.Color == st.Differs.Edge.Color })
	ceded := at(s, func(op Op) bool { return op.Pattern == st.Ceded.Pattern })
	border := at(s, func(op Op) bool { return op.Edge.Color == st.Border.Color && op.Edge.Width == st.Border.Width })
	if ceded < 0 || differs < ceded || border < differs {
		t.Errorf("ceded land is drawn as number %d, what differs as %d, the border as %d", ceded, differs, border)
	}
	m.Compared = nil
	if at(Build(m, st), func(op Op) bool { return op.Edge.Color == st.Differs.Edge.Color }) >= 0 {
		t.Error("nothing is compared, and something differs")
	}
}
