package geo

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func rulesOf(l *Ledger) (rules []string) {
	for _, w := range l.Warnings {
		rules = append(rules, w.Rule)
	}
	return rules
}

// openBorder cuts a sliver of the territory off with one end and ends 10 km short
// of its northern edge with the other: what it says of sides must not give away the
// face that it ends in.
func openBorder(left, right Side) Feature {
	return border("b", left, right, orb.Point{36.9, 47.2}, orb.Point{37.2, 46.9}, orb.Point{37.5, 47.1}, orb.Point{37.5, 48.9})
}

func TestOpenEndDecidesNothing(t *testing.T) {
	for _, sides := range [][2]Side{{SideUkraine, SideRussia}, {SideRussia, SideUkraine}, {NoSide, NoSide}} {
		l := measure(openBorder(sides[0], sides[1]))
		main := l.Faces[0]
		if main.Side != NoSide || main.Reason != Undecided || l.Decided() || !l.Delimited {
			t.Fatalf("sides %v: the face with the open end is %+v, decided %v, delimited %v", sides, main, l.Decided(), l.Delimited)
		}
		if !near(l.UndecidedM2, main.AreaM2) || l.CededM2+l.ReturnedM2+l.KeptM2+l.UndecidedM2 > l.AreaM2+1 || l.ResidualM2 != 0 {
			t.Errorf("sides %v: undecided %.0f m² of %.0f, ceded %.0f", sides, l.UndecidedM2, main.AreaM2, l.CededM2)
		}
		if !slices.Contains(rulesOf(l), RuleUndecided) || !slices.Contains(rulesOf(l), RuleGap) {
			t.Errorf("sides %v: warnings %v", sides, rulesOf(l))
		}
		for _, c := range l.Cells {
			if c.Undecided != (c.Side == NoSide) {
				t.Errorf("cell %+v", c)
			}
		}
	}
}

// Closing the gap decides both parts as the border says.
func TestClosedGapDecides(t *testing.T) {
	p := &Proposal{Features: []Feature{openBorder(SideUkraine, SideRussia)}}
	l := Measure(testTerritory, testSituation, p, nil)
	p, err := CloseGap(l.Gaps[0])(p)
	if err != nil {
		t.Fatal(err)
	}
	if l = Measure(testTerritory, testSituation, p, nil); !l.Decided() || l.UndecidedM2 != 0 || l.CededM2 == 0 {
		t.Errorf("after closing: decided %v, undecided %g, ceded %g, warnings %v", l.Decided(), l.UndecidedM2, l.CededM2, rulesOf(l))
	}
}

// A mark, or another border that closes the face off, decides it all the same.
func TestUndecidedFaceIsDecidedByOthers(t *testing.T) {
	open := openBorder(SideUkraine, SideRussia)
	mark := Feature{ID: "m", Type: Allocation, Side: SideRussia, Geometry: orb.Point{38.5, 48}}
	other := border("o", SideUkraine, SideRussia, orb.Point{38.8, 46}, orb.Point{38.8, 50})
	for name, f := range map[string]Feature{"mark": mark, "border": other} {
		l := measure(open, f)
		if !l.Decided() {
			t.Errorf("%s: undecided %g m², faces %+v", name, l.UndecidedM2, l.Faces)
		}
	}
}

// What is remembered of sides never gives an undecided face to anybody.
func TestRememberedSidesLeaveUndecidedLand(t *testing.T) {
	p := &Proposal{Features: []Feature{openBorder(NoSide, NoSide)}}
	l := Measure(testTerritory, testSituation, p, nil)
	p, err := RememberSides(l)(p)
	if err != nil {
		t.Fatal(err)
	}
	if next := Measure(testTerritory, testSituation, p, nil); !near(next.UndecidedM2, l.UndecidedM2) {
		t.Errorf("undecided %g m², before %g; %+v", next.UndecidedM2, l.UndecidedM2, p.Features)
	}
}

// A border that goes round the outside of the territory and comes back has the face
// in the middle on its left and on its right: it says nothing of that face, which
// goes to the holder of most of it.
func TestBorderOnBothSidesOfAFace(t *testing.T) {
	s := border("s", SideRussia, SideUkraine,
		orb.Point{37.3, 50}, orb.Point{37.3, 46}, orb.Point{36, 46}, orb.Point{36, 51}, orb.Point{37.9, 51}, orb.Point{37.9, 46})
	l := measure(s)
	face, ok := l.FaceAt(orb.Point{37.6, 48}) // held by Ukraine as a whole
	if !ok || l.Faces[face].Reason != ByMajority || l.Faces[face].Side != SideUkraine {
		t.Errorf("the face in the middle is %+v", l.Faces[face])
	}
}

// A tie goes to Ukraine: nobody is given land by a rounding.
func TestMajorityTie(t *testing.T) {
	for _, c := range []struct {
		held [len(Holders)]float64
		want Side
	}{
		{[len(Holders)]float64{1, 1, 0, 0}, SideUkraine},
		{[len(Holders)]float64{1, 1.5, 9, 9}, SideRussia},
		{[len(Holders)]float64{0, 0, 1, 5}, SideUkraine},
		{[len(Holders)]float64{0, 0, 0, 5}, NoSide},
		{[len(Holders)]float64{}, SideUkraine},
	} {
		if got := majority(c.held); got != c.want {
			t.Errorf("%v goes to %q, want %q", c.held, got, c.want)
		}
	}
}

// Of two marks in one face the last one counts, and it is said.
func TestLastMarkCounts(t *testing.T) {
	mark := func(id string, s Side, x float64) Feature {
		return Feature{ID: id, Type: Allocation, Side: s, Geometry: orb.Point{x, 48}}
	}
	l := measure(mark("1", SideUkraine, 37.5), mark("2", SideRussia, 38.5))
	if l.Faces[0].Side != SideRussia || !slices.Contains(rulesOf(l), "allocation-conflict") {
		t.Errorf("the face goes to %v, warnings %v", l.Faces[0].Side, rulesOf(l))
	}
}

// A border that is still being drawn is no border yet.
func TestDraftIsNotMeasured(t *testing.T) {
	f := border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	f.Draft = true
	if l := measure(f); l.Delimited || l.BorderM != 0 || len(l.Faces) != 1 {
		t.Errorf("a draft made %d faces and %g m of border", len(l.Faces), l.BorderM)
	}
}

// A face that nobody is said to hold goes to nobody, and puts no figure in doubt.
func TestUnstatedFaceGoesToNobody(t *testing.T) {
	s := &Situation{Covers: box(37, 47, 38, 49), Areas: []ControlArea{{Holder: HeldByRussia, Area: box(37.6, 47, 38, 49)}}}
	p := &Proposal{Features: []Feature{border("b", NoSide, NoSide, orb.Point{38, 46}, orb.Point{38, 50})}}
	l := Measure(testTerritory, s, p, nil)
	face, _ := l.FaceAt(orb.Point{38.5, 48})
	if l.Faces[face].Side != NoSide || !l.Decided() || l.UndecidedM2 != 0 {
		t.Errorf("the unstated face is %+v, decided %v", l.Faces[face], l.Decided())
	}
	for _, c := range l.Cells {
		if c.Holder == HeldUnstated && (c.Ceded() || c.Returned()) {
			t.Errorf("unstated land changes hands: %+v", c)
		}
	}
}
