package scene

import (
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/style"
)

// What stays and what is hidden of a border are all its edges, once.
func TestHiddenAroundAVertex(t *testing.T) {
	p := func(n ...float64) (out orb.LineString) {
		for _, x := range n {
			out = append(out, orb.Point{x, 0})
		}
		return out
	}
	lines := orb.MultiLineString{p(0, 1, 2, 3, 4), p(10, 11)}
	for _, c := range []struct {
		at            geo.VertexRef
		stays, hidden orb.MultiLineString
	}{
		{geo.VertexRef{Index: 2}, orb.MultiLineString{p(0, 1), p(3, 4), p(10, 11)}, orb.MultiLineString{p(1, 2, 3)}},
		{geo.VertexRef{Index: 0}, orb.MultiLineString{p(1, 2, 3, 4), p(10, 11)}, orb.MultiLineString{p(0, 1)}},
		{geo.VertexRef{Index: 1}, orb.MultiLineString{p(2, 3, 4), p(10, 11)}, orb.MultiLineString{p(0, 1, 2)}},
		{geo.VertexRef{Index: 4}, orb.MultiLineString{p(0, 1, 2, 3), p(10, 11)}, orb.MultiLineString{p(3, 4)}},
		{geo.VertexRef{Part: 1, Index: 1}, orb.MultiLineString{p(0, 1, 2, 3, 4)}, orb.MultiLineString{p(10, 11)}},
		{geo.VertexRef{Index: 5}, lines, nil}, // of a border that has changed since
	} {
		f := geo.Feature{ID: "b", Type: geo.Border, Geometry: lines}
		h := HiddenAround(f, c.at)
		if !h.Around || h.all(f) {
			t.Errorf("%v: %+v hides all of a border", c.at, h)
		}
		if stays, hidden := h.Split(f); !reflect.DeepEqual(stays, c.stays) || !reflect.DeepEqual(hidden, c.hidden) {
			t.Errorf("%v: %v stays and %v is hidden, want %v and %v", c.at, stays, hidden, c.stays, c.hidden)
		}
	}
	for _, f := range []geo.Feature{
		{ID: "z", Type: geo.Zone, Geometry: orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}},
		{ID: "d", Type: geo.Border, Draft: true, Geometry: p(0, 1, 2)},
	} {
		if h := HiddenAround(f, geo.VertexRef{}); !h.all(f) {
			t.Errorf("%+v leaves some of %s to the map", h, f.ID)
		}
	}
}

// The tints of the sides stay where a border stays.
func TestTintsBesideWhatIsHeld(t *testing.T) {
	line := orb.LineString{{0, 0}, {1, 0}, {1.5, 0.5}, {2, 1}, {3, 1}, {4, 1}}
	held := orb.MultiLineString{{{1, 0}, {2, 1}, {3, 1}}}
	want := orb.MultiLineString{{{0, 0}, {1, 0}}, {{3, 1}, {4, 1}}}
	if got := beside(line, held); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := beside(line, nil); got != nil {
		t.Errorf("a border that is hidden as a whole keeps %v", got)
	}
}

// A border of which nothing stays is drawn as nothing, and its change has a place.
func TestAllOfABorderIsHeld(t *testing.T) {
	line := orb.LineString{{37, 48}, {38, 48.5}}
	m := Model{Proposal: &geo.Proposal{Features: []geo.Feature{{ID: "b", Type: geo.Border, Geometry: line}}}}
	shown := Build(m, style.Light)
	m.Hide = HiddenAround(m.Proposal.Features[0], geo.VertexRef{Index: 1})
	held := Build(m, style.Light)
	all := Lines(orb.MultiLineString{line}).Box
	for _, boxes := range [][]Box{Changed(shown, held), Changed(held, shown)} {
		box := nowhere
		for _, b := range boxes {
			box = box.Union(b)
		}
		if box != all {
			t.Errorf("changed in %v, want %v", box, all)
		}
	}
	if boxes := Changed(held, held); len(boxes) > 0 {
		t.Errorf("nothing changed, and yet %v", boxes)
	}
}

// The land of a zone stays in its pattern while its outline is held.
func TestLandOfAHeldZone(t *testing.T) {
	m := Model{Proposal: &geo.Proposal{Features: []geo.Feature{{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48}, {38, 48}, {38, 49}, {37, 48}}}}}}}
	count := func(s *Scene) (areas, edges int) {
		for _, op := range s.Ops {
			if op.Pattern.Motif != style.NoPattern {
				areas++
			}
			if op.Edge.Width > 0 && op.Edge.Color == style.Light.Zone(geo.FreeTrade).Edge.Color {
				edges++
			}
		}
		return areas, edges
	}
	if areas, edges := count(Build(m, style.Light)); areas != 1 || edges != 1 {
		t.Fatalf("%d areas and %d edges of a zone", areas, edges)
	}
	m.Hide = HiddenAround(m.Proposal.Features[0], geo.VertexRef{})
	if areas, edges := count(Build(m, style.Light)); areas != 1 || edges != 0 {
		t.Errorf("%d areas and %d edges of a zone that is held", areas, edges)
	}
}
