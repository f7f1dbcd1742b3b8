package geo

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// A closed border is an enclave, in whichever direction it is drawn.
func TestClosedBorder(t *testing.T) {
	ring := box(37.2, 47.5, 37.8, 48.5)[0][0]
	around := slices.Clone(ring)
	slices.Reverse(around)
	for _, b := range []Feature{
		border("b", SideRussia, SideUkraine, ring...),
		border("b", SideUkraine, SideRussia, around...),
	} {
		l := measure(b)
		if want := boxM2(37.2, 47.5, 37.8, 48.5); !near(l.CededM2, want) || len(l.Faces) != 2 || len(l.Gaps) != 0 {
			t.Errorf("ceded %.1f m², %d faces, gaps %v: want %.1f, 2 and none", l.CededM2, len(l.Faces), l.Gaps, want)
		}
	}
}

// Two borders that cross make four faces, and an edge that both run along is one.
func TestBordersThatCrossAndCoincide(t *testing.T) {
	north := border("a", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	l := measure(north, border("b", NoSide, NoSide, orb.Point{36, 48}, orb.Point{40, 48}))
	if len(l.Faces) != 4 || len(l.Gaps) != 0 {
		t.Errorf("%d faces, gaps %v, want 4 and none", len(l.Faces), l.Gaps)
	}
	again := measure(north, border("b", NoSide, NoSide, orb.Point{37.5, 49.5}, orb.Point{37.5, 47.7}, orb.Point{37.5, 46.5}))
	if once := measure(north); len(again.Faces) != 2 || !near(again.BorderM, once.BorderM) {
		t.Errorf("%d faces, %.1f m of border: want 2 and %.1f", len(again.Faces), again.BorderM, once.BorderM)
	}
}

// A border that follows the rim for a while divides where it leaves it:
//
//	37       38   38.5  39
//	+--------|------+----+
//	|        |      |    |
//	|   UA   |      +--→-+ 48
//	|        | RU        ↑    the border comes up along the eastern rim
//	+--------|-----------+ 47
func TestBorderAlongTheRim(t *testing.T) {
	l := measure(border("b", SideRussia, SideUkraine,
		orb.Point{39, 47}, orb.Point{39, 48}, orb.Point{38.5, 48}, orb.Point{38.5, 49}))
	want := boxM2(38.5, 48, 39, 49)
	if !near(l.ReturnedM2, want) || len(l.Faces) != 2 || len(l.Gaps) != 0 {
		t.Errorf("returned %.1f m², %d faces, gaps %v: want %.1f, 2 and none", l.ReturnedM2, len(l.Faces), l.Gaps, want)
	}
}

// Zones that overlap each other and a border make a cell of every combination.
func TestZonesOverlapEachOtherAndTheBorder(t *testing.T) {
	l := measure(
		border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50}),
		Feature{ID: "y", Type: Zone, Regime: FreeTrade, Geometry: box(37.2, 47, 38.4, 48)[0]},
		Feature{ID: "z", Type: Zone, Regime: Monitoring, Geometry: box(37.4, 47.5, 38.2, 48.5)[0]})
	both := map[string]float64{}
	for _, c := range l.Cells {
		if len(c.Zones) == 2 {
			both[fmt.Sprint(c.Holder, " ", c.Side)] = c.AreaM2
		}
	}
	for key, want := range map[string]float64{
		fmt.Sprint(HeldByUkraine, " ", SideUkraine): boxM2(37.4, 47.5, 37.5, 48),
		fmt.Sprint(HeldByUkraine, " ", SideRussia):  boxM2(37.5, 47.5, 38, 48),
		fmt.Sprint(HeldByRussia, " ", SideRussia):   boxM2(38, 47.5, 38.2, 48),
	} {
		if !near(both[key], want) {
			t.Errorf("%s in both zones: %.1f m², want %.1f", key, both[key], want)
		}
	}
	if len(both) != 3 || l.ResidualM2 != 0 {
		t.Errorf("%d cells in both zones, residual %g", len(both), l.ResidualM2)
	}
}

// The order of features and of control areas changes no cell.
func TestOrderOfFeaturesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := func(label string) orb.Point {
			at := rapid.IntRange(0, 16)
			return orb.Point{36.5 + float64(at.Draw(t, label))/5, 46.5 + float64(at.Draw(t, label))/5}
		}
		var features []Feature
		for i := range rapid.IntRange(1, 5).Draw(t, "features") {
			id := string(rune('a' + i))
			if rapid.Bool().Draw(t, "zone") {
				ring := orb.Ring{place("a"), place("b"), place("c"), place("d")}
				features = append(features, Feature{ID: id, Type: Zone, Geometry: orb.Polygon{ring}})
			} else {
				features = append(features, border(id, NoSide, NoSide, place("from"), place("over"), place("to")))
			}
		}
		s := &Situation{Areas: []ControlArea{
			{Holder: HeldByRussia, Area: box(38, 46, 41, 50)},
			{Holder: HeldByRussia, Area: box(37.9, 47, 38.5, 48)},
			{Holder: HeldContested, Area: box(37.7, 47, 38.1, 48.2)},
		}}
		p := Measure(testTerritory, s, &Proposal{Features: features}, nil)
		turned := *s
		turned.Areas = slices.Clone(s.Areas)
		slices.Reverse(turned.Areas)
		q := Measure(testTerritory, &turned, &Proposal{Features: rapid.Permutation(features).Draw(t, "order")}, nil)
		if one, other := cellsByName(p), cellsByName(q); !slices.Equal(one, other) {
			t.Fatalf("cells %v, in another order %v", one, other)
		}
		if len(p.Faces) != len(q.Faces) || len(p.Gaps) != len(q.Gaps) {
			t.Fatalf("%d faces and %d gaps, in another order %d and %d", len(p.Faces), len(p.Gaps), len(q.Faces), len(q.Gaps))
		}
	})
}

// cellsByName writes every cell with the names of its zones; areas to the last digit.
func cellsByName(l *Ledger) (out []string) {
	for _, c := range l.Cells {
		var zones []string
		for _, z := range c.Zones {
			zones = append(zones, l.Zones[z].Feature)
		}
		slices.Sort(zones)
		out = append(out, fmt.Sprint(c.Holder, c.Side, zones, c.AreaM2))
	}
	slices.Sort(out)
	return out
}
