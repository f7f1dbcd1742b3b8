package geo

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo/ellipsoid"
)

// shortOf is a situation that holds the east of the test territory but for a strip of
// so many degrees of longitude along its eastern rim, 75 km a degree.
func shortOf(degrees float64) *Situation { return russia(box(38, 46, 39-degrees, 50)) }

// The front of the test territory, from its southern rim to its northern one.
var frontM = ellipsoid.LengthM(orb.Point{38, 47}, orb.Point{38, 49})

func TestStripsAlongTheRim(t *testing.T) {
	for _, c := range []struct {
		name string
		s    *Situation
		m2   float64 // of strips
		km   float64 // line of contact, beside the front, in parts of the front
	}{
		{"370 m", shortOf(0.005), boxM2(38.995, 47, 39, 49), 1},
		{"520 m", shortOf(0.007), boxM2(38.993, 47, 39, 49), 1},
		{"670 m", shortOf(0.009), 0, 2},
		{"a strip that Ukraine is stated to hold", &Situation{Areas: []ControlArea{
			{Holder: HeldByRussia, Area: box(38, 46, 38.995, 50)}, {Holder: HeldByUkraine, Area: box(38.995, 46, 39.5, 50)}}}, 0, 2},
		{"a strip far from the rim", &Situation{Areas: []ControlArea{
			{Holder: HeldByRussia, Area: box(38, 46, 38.5, 50)}, {Holder: HeldByRussia, Area: box(38.505, 46, 39.5, 50)}}}, -1, 3},
		{"mirrored, so that the strip lies on the other side of its edge", russia(orb.MultiPolygon{{{
			{38, 46}, {38, 50}, {38.995, 50}, {38.995, 46}, {38, 46}}}}), boxM2(38.995, 47, 39, 49), 1},
	} {
		l := Measure(testTerritory, c.s, nil, nil)
		if c.m2 >= 0 && !near(l.SliversM2, c.m2) {
			t.Errorf("%s: %.0f m² of strips, want %.0f", c.name, l.SliversM2, c.m2)
		}
		if c.m2 >= 0 && (l.ContactM < c.km*frontM*0.999 || l.ContactM > c.km*frontM*1.001) {
			t.Errorf("%s: the line of contact is %.2f times the front, want %.2f", c.name, l.ContactM/frontM, c.km)
		}
		if slices.Contains(rulesOf(l), "slivers") != (c.m2 > 0) && c.m2 >= 0 {
			t.Errorf("%s: warnings %v", c.name, rulesOf(l))
		}
	}
}

// A thin pocket inside the land of another, far from the rim, is somebody's land.
func TestPocketFarFromTheRimIsNoStrip(t *testing.T) {
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: orb.MultiPolygon{{
		{{37.5, 46}, {40, 46}, {40, 50}, {37.5, 50}, {37.5, 46}},
		{{38, 47.5}, {38, 48.5}, {38.004, 48.5}, {38.004, 47.5}, {38, 47.5}},
	}}}}}
	if l := Measure(testTerritory, s, nil, nil); l.SliversM2 != 0 || l.ContactM < 2.9*ellipsoid.LengthM(orb.Point{38, 47.5}, orb.Point{38, 48.5}) {
		t.Errorf("a pocket is a strip of %.0f m²; the line of contact is %.0f m", l.SliversM2, l.ContactM)
	}
}

// Land that is cut off between the frontier of the land of which the situation speaks
// and land held by others is a strip however thick; at a rim inside that land it is not.
func TestCutOffAtTheFrontier(t *testing.T) {
	pocket := func(covers orb.MultiPolygon) *Ledger {
		s := russia(orb.MultiPolygon{{{{38, 46}, {40, 46}, {40, 47.9}, {38.95, 47.9}, {38.95, 48}, {40, 48}, {40, 50}, {38, 50}, {38, 46}}}})
		s.Covers = covers
		return Measure(testTerritory, s, nil, nil)
	}
	if l := pocket(box(37, 47, 39, 49)); !near(l.SliversM2, boxM2(38.95, 47.9, 39, 48)) || l.ContactM > 1.001*frontM {
		t.Errorf("at the frontier: %.0f m² of strips, line of contact %.2f of the front", l.SliversM2, l.ContactM/frontM)
	}
	if l := pocket(box(36, 46, 40, 50)); l.SliversM2 != 0 || l.ContactM < 1.05*frontM {
		t.Errorf("inside: %.0f m² of strips, line of contact %.2f of the front", l.SliversM2, l.ContactM/frontM)
	}
	if l := pocket(nil); l.SliversM2 != 0 {
		t.Errorf("where the coverage is not known: %.0f m² of strips", l.SliversM2)
	}
}

// The border of the example cedes and returns nothing, divides, and runs along no strip.
func TestExampleLeavesStripsAlone(t *testing.T) {
	for _, degrees := range []float64{0, 0.001, 0.007} {
		s := shortOf(degrees)
		s.Areas[0].Area = append(s.Areas[0].Area, box(38, 46, 38.2, 48.999)...) // and one in the north
		l := Measure(testTerritory, s, nil, nil)
		p := Example(l)
		m := Measure(testTerritory, s, p, nil)
		if m.CededM2 > 1 || m.ReturnedM2 > 1 || !m.Decided() || len(m.Gaps) != 0 || m.BorderM > 1.01*frontM {
			t.Errorf("%g°: ceded %.1f, returned %.1f m², decided %v, gaps %v, border %.2f of the front", degrees, m.CededM2, m.ReturnedM2, m.Decided(), m.Gaps, m.BorderM/frontM)
		}
	}
}

// Whatever a border does with the rest, a strip goes with the last of the land that
// Ukraine holds, and not with the face that it touches.
func TestStripsStayAsHeld(t *testing.T) {
	s := shortOf(0.005)
	strip := boxM2(38.995, 47, 39, 49)
	half := border("h", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	all := border("a", SideRussia, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	if l := Measure(testTerritory, s, &Proposal{Features: []Feature{half}}, nil); !near(l.CededM2, boxM2(37.5, 47, 38, 49)) {
		t.Errorf("half: ceded %.0f m², want %.0f", l.CededM2, boxM2(37.5, 47, 38, 49))
	}
	if l := Measure(testTerritory, s, &Proposal{Features: []Feature{all}}, nil); !near(l.CededM2, boxM2(37, 47, 38, 49)+strip) {
		t.Errorf("all: ceded %.0f m², want %.0f", l.CededM2, boxM2(37, 47, 38, 49)+strip)
	}
}

// With strips in it a reading still is what the ledger says, and the ledger balances.
func TestStripsBalance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shortOf(float64(rapid.IntRange(0, 12).Draw(t, "strip")) / 1000)
		at := float64(rapid.IntRange(370, 392).Draw(t, "border")) / 10
		p := &Proposal{Features: []Feature{border("b", NoSide, SideRussia, orb.Point{at, 46.5}, orb.Point{38.1, 49.5})}}
		l := Measure(testTerritory, s, p, nil)
		faces := 0.0
		for _, f := range l.Faces {
			faces += f.AreaM2
		}
		if l.ResidualM2 != 0 || !near(faces, l.AreaM2) {
			t.Fatalf("residual %g, faces %.0f of %.0f m²", l.ResidualM2, faces, l.AreaM2)
		}
		r := NewGauge(testTerritory, p).Read(s)
		for i, c := range l.Cells {
			if r.Cells[i].compare(c) != 0 || r.Cells[i].AreaM2-c.AreaM2 > 0.01 || c.AreaM2-r.Cells[i].AreaM2 > 0.01 {
				t.Fatalf("cell %+v, read %+v", c, r.Cells[i])
			}
		}
	})
}

// Land beyond the outline of a situation, in strips where it and the territory were
// drawn after two sources, is counted for nobody and puts no figure in doubt.
func TestStripBeyondTheCoverage(t *testing.T) {
	s := russia(box(38, 47, 38.995, 49))
	s.Covers = box(36, 46, 38.995, 50)
	l := Measure(testTerritory, s, nil, nil)
	for _, p := range []*Proposal{nil, {Features: []Feature{border("b", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50})}}} {
		if r := NewGauge(testTerritory, p).Read(s); !near(r.StripsM2, r.Held[HeldUnstated]) || r.StripsM2 == 0 {
			t.Errorf("a reading has %.0f m² in strips of %.0f that are not stated", r.StripsM2, r.Held[HeldUnstated])
		}
	}
	if !near(l.Held[HeldUnstated], boxM2(38.995, 47, 39, 49)) || slices.ContainsFunc(l.Warnings, Warning.Doubtful) || !slices.Contains(rulesOf(l), "slivers") {
		t.Errorf("held %v, warnings %v", l.Held, rulesOf(l))
	}
}

// While nothing is decided, the strips are not either: they are no cell of their own.
func TestStripsAreUndecidedWithTheRest(t *testing.T) {
	p := &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 48.9})}}
	l := Measure(testTerritory, shortOf(0.005), p, nil)
	if len(l.Cells) != 2 || !near(l.UndecidedM2, l.AreaM2) {
		t.Errorf("undecided %.0f of %.0f m², cells %+v", l.UndecidedM2, l.AreaM2, l.Cells)
	}
}
