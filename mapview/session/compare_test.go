package session

import (
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

func square(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

func heldEastOf(x float64) *geo.Situation {
	return &geo.Situation{Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: square(x, 46, 40, 50)}}}
}

// Who compares looks at another situation and edits nothing: it is no step to undo,
// holds for every tab and every date, and ends when it is told to.
func TestComparing(t *testing.T) {
	unit := geo.Unit{Name: "Test", Area: square(36, 47, 38, 49)}
	s := New(Document{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: heldEastOf(37)}, nil, nil)
	var changes Change
	s.Listen(func(c Change) { changes |= c })
	alone, _ := s.Ledger()
	s.Compare([]*geo.Situation{heldEastOf(37.5)})
	if s.UndoName() != "" || changes&(ComparedChanged|LedgerChanged) != ComparedChanged|LedgerChanged || changes&DocumentChanged != 0 {
		t.Errorf("undo %q, changes %b", s.UndoName(), changes)
	}
	first := s.Comparison()
	if l, _ := s.Ledger(); first == nil || l.Held != alone.Held || first.Situations[0] != s.Document().Situation {
		t.Fatal("the comparison is of something else, or changed the ledger")
	}
	if got, want := first.DiffersM2/alone.AreaM2, 0.25; got < want-0.001 || got > want+0.001 {
		t.Errorf("%.3f of the territory differ, want a quarter", got)
	}
	s.Light(Lit{Kind: LitDiffering})
	if lit := LitArea(alone, first, s.Lit()).Bound(); lit.Min[0] != 37 || lit.Max[0] != 37.5 {
		t.Errorf("lit: %v", lit)
	}
	s.AddTab(drawn("A")) // puts every light out
	if c := s.Comparison(); c == first || c.Ledgers[0].Proposed != true {
		t.Error("the comparison is not of the proposal that is shown")
	}
	s.Light(Lit{Kind: LitClass, Index: 1})
	s.ShowSituation(heldEastOf(37.5))
	if c := s.Comparison(); c.DiffersM2 != 0 || s.Lit() != (Lit{}) {
		t.Errorf("another date: %f m² differ, lit %+v", c.DiffersM2, s.Lit())
	}
	changes = 0
	s.Compare(s.Compared())
	if changes != 0 {
		t.Error("the same again is a change")
	}
	s.Compare(nil)
	if s.Comparison() != nil || s.Compared() != nil {
		t.Error("it goes on")
	}
}
