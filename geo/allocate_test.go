package geo

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// A face is given by a mark in it, in place of the marks that lie there, and of nothing
// else: marks of other faces and other features stay.
func TestAllocateFaceLeavesTheRest(t *testing.T) {
	mark := func(id string, x float64) Feature {
		return Feature{ID: id, Type: Allocation, Side: SideUkraine, Geometry: orb.Point{x, 48}}
	}
	p := &Proposal{Features: []Feature{
		{ID: "note", Type: Note, Geometry: orb.Point{38.5, 48}}, border("b", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50}), mark("west", 37.2), mark("east", 38)}}
	l := Measure(testTerritory, testSituation, p, nil)
	for face := range l.Faces {
		next, err := AllocateFace(l, face, SideRussia)(p)
		if err != nil {
			t.Fatal(err)
		}
		m := Measure(testTerritory, testSituation, next, nil)
		if len(next.Features) != len(p.Features) || m.Faces[face].Side != SideRussia || m.Faces[1-face].Side != SideUkraine {
			t.Errorf("face %d: features %+v, faces %+v", face, next.Features, m.Faces)
		}
	}
	for _, face := range []int{-1, len(l.Faces)} {
		if _, err := AllocateFace(l, face, SideRussia)(p); err == nil {
			t.Errorf("there is a face %d", face)
		}
	}
}

// Sides are remembered in every border, whatever stands before it, and a mark is set in
// every face of which the borders would say otherwise.
func TestRememberSidesOfEveryBorder(t *testing.T) {
	p := &Proposal{Features: []Feature{
		{ID: "z", Type: Zone, Geometry: box(37.1, 47.1, 37.2, 47.2)},
		border("1", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50}),
		{ID: "n", Type: Note, Geometry: orb.Point{37.3, 48}},
		border("2", NoSide, NoSide, orb.Point{38.4, 46}, orb.Point{38.4, 50}),
		border("3", NoSide, NoSide, orb.Point{38.4, 48}, orb.Point{40, 48}),
		{ID: "m1", Type: Allocation, Side: SideUkraine, Geometry: orb.Point{38.7, 47.5}},
	}}
	l := Measure(testTerritory, testSituation, p, nil)
	next, err := RememberSides(l)(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"1", "2", "3"} {
		if f, _ := next.Feature(id); f.Left == NoSide || f.Right == NoSide {
			t.Errorf("border %s remembers %v and %v", id, f.Left, f.Right)
		}
	}
	// With all land held by the other, the sides stay what they were.
	m := Measure(testTerritory, &Situation{}, next, nil)
	for i, f := range l.Faces {
		if at, ok := m.FaceAt(l.FacePoint(i)); !ok || m.Faces[at].Side != f.Side {
			t.Errorf("face %d was %v and is %v", i, f.Side, m.Faces[at].Side)
		}
	}
}

// A face that has a mark already needs no other one, and faces after it still get theirs.
func TestRememberSidesAfterAMark(t *testing.T) {
	p := &Proposal{Features: []Feature{
		border("1", NoSide, NoSide, orb.Point{38.7, 46}, orb.Point{38.7, 50}),
		border("2", NoSide, NoSide, orb.Point{38.7, 48.2}, orb.Point{40, 48.2}),
		{ID: "m", Type: Allocation, Side: SideUkraine, Geometry: orb.Point{37.5, 48}},
	}}
	// Russia holds the south-east. Most of border 1 has it on the right, and so it would
	// give the north-east to Russia too.
	s := russia(box(38.7, 47, 39, 48.2))
	l := Measure(testTerritory, s, p, nil)
	if l.Faces[0].Reason != ByMark {
		t.Fatalf("the largest face is %+v", l.Faces[0])
	}
	next, err := RememberSides(l)(p)
	if err != nil {
		t.Fatal(err)
	}
	m := Measure(testTerritory, s, next, nil)
	if i, ok := m.FaceAt(orb.Point{38.9, 48.6}); !ok || m.Faces[i].Side != SideUkraine || len(next.Features) != 4 {
		t.Errorf("the north-east goes to %v, features %+v", m.Faces[i].Side, next.Features)
	}
}

func TestShapeOfTheTerritory(t *testing.T) {
	l := Measure(testTerritory, testSituation, nil, nil)
	again := Measure(&Territory{Units: []Unit{{Area: l.TerritoryShape()}}}, testSituation, nil, nil)
	if !near(again.AreaM2, l.AreaM2) {
		t.Errorf("its shape has %.0f of %.0f m²", again.AreaM2, l.AreaM2)
	}
}

// A reading has no land of a kind that it does not have.
func TestNoLandOfAnotherKind(t *testing.T) {
	r := NewGauge(testTerritory, nil).Read(testSituation)
	if r.CellM2(Cell{Holder: HeldContested}) != 0 || !near(r.CellM2(Cell{Holder: HeldByRussia}), boxM2(38, 47, 39, 49)) {
		t.Errorf("contested %g, Russia %g", r.CellM2(Cell{Holder: HeldContested}), r.CellM2(Cell{Holder: HeldByRussia}))
	}
}

func TestLengthsInWords(t *testing.T) {
	for m, want := range map[float64]string{0.001: "1 cm", 0.42: "42 cm", 3: "3 m", 999: "999 m", 123_456: "123.5 km"} {
		if got := kilometres(m); got != want {
			t.Errorf("%g m are %q, want %q", m, got, want)
		}
	}
	for m2, want := range map[float64]string{10: "less than 0.1", 50_000: "0.1", 13_503_740_000: "13 503.7"} {
		if got := strings.ReplaceAll(squareKilometres(m2), "\u202f", " "); got != want {
			t.Errorf("%g m² are %q, want %q", m2, got, want)
		}
	}
}
