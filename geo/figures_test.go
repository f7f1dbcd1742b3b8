package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// Who holds each unit and each zone, in the territory and outside of it.
func TestUnitsAndZonesByHolder(t *testing.T) {
	two := &Territory{Units: []Unit{{Name: "West", Area: box(37, 47, 37.8, 49)}, {Name: "East", Area: box(37.8, 47, 39, 49)}}}
	s := &Situation{Covers: box(37, 46, 38.6, 50), Areas: []ControlArea{
		{Holder: HeldByRussia, Area: box(38, 46, 38.4, 50)}, {Holder: HeldContested, Area: box(37.5, 46, 37.7, 50)}}}
	zone := Feature{ID: "z", Type: Zone, Geometry: box(37.6, 48, 38.2, 50)}
	l := Measure(two, s, &Proposal{Features: []Feature{zone}}, nil)
	check := func(name string, got, want [len(Holders)]float64) {
		t.Helper()
		for h := range want {
			if !near(got[h], want[h]) {
				t.Errorf("%s: %s %.0f m², want %.0f", name, Holder(h), got[h], want[h])
			}
		}
	}
	strip := func(west, east float64) float64 { return boxM2(west, 47, east, 49) }
	check("west", l.Units[0].Held, [...]float64{strip(37, 37.5) + strip(37.7, 37.8), 0, strip(37.5, 37.7), 0})
	check("east", l.Units[1].Held, [...]float64{strip(37.8, 38) + strip(38.4, 38.6), strip(38, 38.4), 0, strip(38.6, 39)})
	check("the territory", l.Held, [...]float64{strip(37, 37.5) + strip(37.7, 38) + strip(38.4, 38.6), strip(38, 38.4), strip(37.5, 37.7), strip(38.6, 39)})
	in := func(west, east float64) float64 { return boxM2(west, 48, east, 49) }
	check("the zone", l.Zones[0].Held, [...]float64{in(37.7, 38), in(38, 38.2), in(37.6, 37.7), 0})
	if z := l.Zones[0]; !near(z.AreaM2, in(37.6, 38.2)) || !near(z.OutsideM2, boxM2(37.6, 49, 38.2, 50)) {
		t.Errorf("the zone has %.0f m² in the territory and %.0f outside", z.AreaM2, z.OutsideM2)
	}
}

// Land of which two situations differ only because their outlines do is told apart.
func TestRimOfAComparison(t *testing.T) {
	c := Compare(testTerritory, []*Situation{russia(box(38, 46, 40, 50)), shortOf(0.005)}, nil, nil)
	if strip := boxM2(38.995, 47, 39, 49); !near(c.DiffersM2, strip) || !near(c.RimM2, strip) || !c.ThinRim() {
		t.Errorf("%.0f m² differ, %.0f of them along the rim, want %.0f", c.DiffersM2, c.RimM2, strip)
	}
}

// An end that would be nearest to where its border begins is led on ahead, to
// whichever piece of the rim lies there.
func TestGapIsClosedAhead(t *testing.T) {
	for _, c := range []struct{ from, to, join orb.Point }{
		{orb.Point{37, 48}, orb.Point{37.2, 48}, orb.Point{39, 48}},
		{orb.Point{39, 48}, orb.Point{38.8, 48}, orb.Point{37, 48}},
		{orb.Point{38, 47}, orb.Point{38, 47.2}, orb.Point{38, 49}},
		{orb.Point{38, 49}, orb.Point{38, 48.8}, orb.Point{38, 47}},
	} {
		l := measure(border("b", NoSide, NoSide, c.from, c.to))
		if len(l.Gaps) != 1 {
			t.Errorf("from %v: gaps %+v", c.from, l.Gaps)
			continue
		}
		// The nearest point of the rim ahead may be on a piece beside the way straight on.
		if g := l.Gaps[0]; math.Abs(g.Join[0]-c.from[0])+math.Abs(g.Join[1]-c.from[1]) < 0.3 || g.Join == g.End {
			t.Errorf("from %v the end at %v is led to %v", c.from, g.End, g.Join)
		}
	}
}

// The rim of every unit counts, also where an edge between two units comes before it.
func TestGapToTheRimOfAnotherUnit(t *testing.T) {
	three := &Territory{Units: []Unit{{Name: "A", Area: box(37, 47, 37.5, 49)}, {Name: "B", Area: box(37.5, 47, 38, 49)}, {Name: "C", Area: box(38, 47, 39, 49)}}}
	p := &Proposal{Features: []Feature{border("b", NoSide, NoSide, orb.Point{36, 48}, orb.Point{38.9, 48})}}
	l := Measure(three, testSituation, p, nil)
	if len(l.Gaps) != 1 || math.Abs(l.Gaps[0].Join[0]-39) > 1e-6 || math.Abs(l.Gaps[0].GapM-7456) > 20 { // 0.1° of the parallel there
		t.Errorf("gaps %+v", l.Gaps)
	}
}
