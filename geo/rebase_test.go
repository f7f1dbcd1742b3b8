package geo

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// The front moves west from 38° to 37.5°, across Middle; a border along 38° stays.
func TestRebaseCellByCell(t *testing.T) {
	p := &Proposal{Features: []Feature{border("1", SideUkraine, SideRussia, orb.Point{38, 46.5}, orb.Point{38, 49.5})}}
	later := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: box(37.5, 46, 41, 50)}}}
	before, after := Measure(testTerritory, testSituation, p, testPlaces), Measure(testTerritory, later, p, testPlaces)
	r, err := Rebase(before, after)
	if err != nil {
		t.Fatal(err)
	}
	moved := boxM2(37.5, 47, 38, 49)
	if !r.Delimited || !near(r.Returned.ChangeM2(), moved) || !near(r.Kept.ChangeM2(), -moved) || !near(r.Ceded.ChangeM2(), 0) || !near(r.Held[HeldByRussia].ChangeM2(), moved) {
		t.Errorf("%+v, want %.0f m² moved", r, moved)
	}
	if len(r.Cells) != 3 {
		t.Fatalf("%d cells: %+v", len(r.Cells), r.Cells)
	}
	kept, returned, east := r.Cells[0], r.Cells[1], r.Cells[2]
	if !kept.Changed() || !near(kept.ChangeM2(), -moved) || !slices.Equal(kept.Went, []int{1}) || kept.PeopleBefore.Count != 210 || kept.PeopleAfter.Count != 10 || kept.PeopleBefore.Places != 2 || kept.PeopleAfter.Places != 1 {
		t.Errorf("kept %+v", kept)
	}
	// There was no such cell before.
	if returned.Holder != HeldByRussia || returned.Side != SideUkraine || returned.BeforeM2 != 0 || !near(returned.AfterM2, moved) || !slices.Equal(returned.Came, []int{1}) {
		t.Errorf("returned %+v", returned)
	}
	if east.Changed() {
		t.Errorf("nothing happened in the east: %+v", east)
	}
	back, err := Rebase(after, before)
	if err != nil || back.Cells[1].AfterM2 != 0 || !slices.Equal(back.Cells[1].Went, []int{1}) {
		t.Errorf("the way back: %+v, %v", back.Cells[1], err)
	}
}

func TestRebaseOfAnotherAccount(t *testing.T) {
	before := measure()
	elsewhere := Measure(&Territory{Units: []Unit{{Area: box(37, 47, 38, 49)}}}, testSituation, &Proposal{}, testPlaces)
	zoned := measure(Feature{ID: "z", Type: Zone, Geometry: box(37.1, 47.1, 37.2, 47.2)})
	for _, after := range []*Ledger{elsewhere, zoned, Measure(testTerritory, testSituation, nil, testPlaces)} {
		if _, err := Rebase(before, after); !errors.Is(err, ErrOtherAccount) {
			t.Errorf("error %v", err)
		}
	}
}

// Whatever two fronts there are, what the cells win and lose sums to nothing, and
// every settlement that went from one cell came to another.
func TestRebaseBalances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		front := func(name string) *Situation {
			var areas []ControlArea
			for range rapid.IntRange(0, 3).Draw(t, name) {
				x, y := rapid.Float64Range(36, 39).Draw(t, "x"), rapid.Float64Range(46, 49).Draw(t, "y")
				areas = append(areas, ControlArea{Holder: Holder(rapid.IntRange(0, 2).Draw(t, "holder")), Area: box(x, y, x+1.3, y+1.1)})
			}
			return &Situation{Areas: areas}
		}
		p := &Proposal{Features: []Feature{
			border("1", SideUkraine, SideRussia, orb.Point{37.9, 46.5}, orb.Point{38.1, 49.5}),
			{ID: "2", Type: Zone, Geometry: box(37.5, 47.5, 38.5, 48.5)},
		}}
		r, err := Rebase(Measure(testTerritory, front("before"), p, testPlaces), Measure(testTerritory, front("after"), p, testPlaces))
		if err != nil {
			t.Fatal(err)
		}
		sum, came, went := 0.0, 0, 0
		for _, c := range r.Cells {
			sum += c.ChangeM2()
			came += len(c.Came)
			went += len(c.Went)
		}
		if math.Abs(sum) > 1 || came != went {
			t.Fatalf("%.3f m² are too many; %d settlements came, %d went", sum, came, went)
		}
	})
}
