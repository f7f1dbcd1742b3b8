package session

import (
	"testing"
	"time"

	"delimit/geo"
)

// While figures are made in the background, what is shown stays one value; an edit of
// the proposal is shown at once, another situation when it is drawn.
func TestShownIsOneValue(t *testing.T) {
	var waiting []func()
	territory := &geo.Territory{Units: []geo.Unit{{Area: square(0, 0, 1, 1)}}}
	first, second := heldEastOf(0.5), heldEastOf(0.25)
	s := New(Document{Territory: territory, Situation: first}, nil, func(work, done func()) {
		waiting = append(waiting, func() { work(); done() })
	})
	drawing := true
	s.PresentBy(func() bool { return drawing })
	s.meter.took = time.Hour
	one := func(step string) {
		t.Helper()
		next := waiting[0]
		waiting = waiting[1:]
		next()
		shown := s.Shown()
		if want := geo.Measure(shown.Territory, shown.Situation, shown.Proposal, nil); want.Held != shown.Ledger.Held || want.CededM2 != shown.Ledger.CededM2 {
			t.Errorf("%s: the figures are not of what is shown with them", step)
		}
	}
	is := func(step string, want *geo.Situation, measuring bool) {
		t.Helper()
		if got := s.Shown().Situation; got != want || s.Measuring() != measuring {
			t.Errorf("%s: wrong situation %v, measuring %v", step, got != want, s.Measuring())
		}
	}
	s.SetSituation("another", second)
	is("before it is measured", first, true)
	one("measured")
	is("before it is drawn", first, true)
	s.Present(s.Newest())
	is("drawn", second, false)

	s.meter.took = time.Hour
	s.SetProposal("drawn", drawn("a"))
	one("an edit")
	is("an edit", second, false)
	if s.Shown().Proposal == nil {
		t.Error("the edit waits for its picture")
	}

	s.meter.took = time.Hour
	s.SetSituation("back", first)
	s.Undo()
	for len(waiting) > 0 {
		s.meter.took = time.Hour
		one("back and again")
	}
	s.Present(s.Newest())
	is("back and again", second, false)

	drawing = false
	s.meter.took = 0
	s.SetSituation("nobody draws", first)
	is("nobody draws", first, false)

	s.meter.took = 0
	s.AddTab(nil)
	if got := s.Shown().Tab; got != s.TabID() {
		t.Errorf("shown is tab %d of %d", got, s.TabID())
	}
}
