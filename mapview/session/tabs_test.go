package session

import (
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

func drawn(name string) *geo.Proposal {
	return &geo.Proposal{Name: name, Features: []geo.Feature{{ID: "b", Type: geo.Border, Geometry: orb.LineString{{37, 46}, {37, 50}}}}}
}

func TestTabs(t *testing.T) {
	unit := geo.Unit{Name: "Test", Area: orb.MultiPolygon{{{{36, 47}, {38, 47}, {38, 49}, {36, 49}, {36, 47}}}}}
	first, second := &geo.Situation{Name: "first"}, &geo.Situation{Name: "second"}
	s := New(Document{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: first}, nil, nil)
	names := func() (out string) {
		for _, tab := range s.Tabs() {
			name := "-"
			if tab.Proposal != nil {
				name = tab.Proposal.Name
			}
			if tab.Unsaved {
				name += "*"
			}
			out += name + " "
		}
		return out
	}
	expect := func(want string, at int) {
		t.Helper()
		if got := names(); got != want || s.Tab() != at {
			t.Errorf("%q, the %d. is shown; want %q, %d", got, s.Tab(), want, at)
		}
	}
	expect("- ", 0)
	s.AddTab(drawn("A"))
	s.MarkSaved("a.geojson")
	expect("A ", 0) // in place of the empty one
	s.AddTab(drawn("B"))
	expect("A B* ", 1)
	if err := s.Commit("name", geo.Rename("B2")); err != nil {
		t.Fatal(err)
	}
	expect("A B2* ", 1)

	// Another front line is under both, and each has its own steps to undo.
	s.SetSituation("open", second)
	s.ShowTab(0)
	if s.Document().Situation != second || s.Path() != "a.geojson" || s.UndoName() != "" || s.Unsaved() {
		t.Errorf("situation %v, path %q, undo %q", s.Document().Situation, s.Path(), s.UndoName())
	}
	if l, of := s.Ledger(); of != s.Document() || l == nil {
		t.Error("the ledger is of another document")
	}
	s.ShowTab(1)
	s.Undo()
	s.Undo()
	if s.Committed().Proposal.Name != "B" || s.Path() != "" {
		t.Errorf("undone to %q", s.Committed().Proposal.Name)
	}
	s.AddTab(nil)
	s.AddTab(nil) // an untouched empty one is enough
	expect("A B* - ", 2)
	s.CloseTab(0)
	expect("B* - ", 1)
	s.CloseTab(1)
	expect("B* ", 0)
	s.CloseTab(0)
	expect("- ", 0)
	if s.AnyUnsaved() {
		t.Error("an empty window has something to save")
	}
}
