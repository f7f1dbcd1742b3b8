package session

import (
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

func sessionWith(p *geo.Proposal) *Session {
	unit := geo.Unit{Name: "Test", Area: square(36, 47, 38, 49)}
	return New(Document{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: heldEastOf(37), Proposal: p}, nil, nil)
}

func zoned() *geo.Proposal {
	return &geo.Proposal{Features: []geo.Feature{{ID: "b", Type: geo.Zone, Geometry: orb.Polygon(square(36, 47, 37, 48)[0])}}}
}

// What a Ref is about is gone with its tab, its feature and its type, and back again
// where it is the same one.
func TestRefs(t *testing.T) {
	s := sessionWith(drawn("A"))
	feature, ok := s.RefFeature("b")
	if !ok {
		t.Fatal("no such feature")
	}
	if _, ok := s.RefFeature("c"); ok {
		t.Error("a Ref to nothing")
	}
	figures, ground, tab := s.Ref(OfDocument), s.Ref(OfTerritory|OfSituation), s.Ref(OfTab)
	expect := func(when string, wantFeature, wantFigures, wantGround, wantTab bool) {
		t.Helper()
		if got := [...]bool{s.Still(feature), s.Still(figures), s.Still(ground), s.Still(tab)}; got != [...]bool{wantFeature, wantFigures, wantGround, wantTab} {
			t.Errorf("%s: %v", when, got)
		}
	}
	expect("at first", true, true, true, true)
	_ = s.Commit("name", geo.RenameFeature("b", "x"))
	expect("after an edit", true, false, true, true)
	s.Undo()
	expect("undone", true, true, true, true)
	s.SetProposal("open", drawn("another with the same IDs"))
	expect("another proposal", false, false, true, true)
	s.Undo()
	s.AddTab(drawn("B"))
	expect("another tab", false, false, true, false)
	s.ShowTab(0)
	expect("back", true, true, true, true)
	s.SetSituation("front", heldEastOf(37.2))
	expect("another front", true, false, false, true)
	s.Undo()
	_ = s.Commit("delete", geo.RemoveFeature("b"))
	_ = s.Commit("zone", geo.AddFeature(zoned().Features[0]))
	expect("a zone of the same ID", false, false, true, true)
	if err := s.CommitTo(feature, "name", geo.RenameFeature("b", "y")); err != ErrGone {
		t.Errorf("an edit of what is gone: %v", err)
	}
	if !s.Still(Ref{}) {
		t.Error("about nothing, and gone")
	}
}

// A bond is told once, before anybody else, and not when it was loosed.
func TestBonds(t *testing.T) {
	s := sessionWith(drawn("A"))
	told := ""
	s.Listen(func(Change) { told += "listener " })
	s.Bind(s.Ref(OfProposal), func() { told += "bond " })
	s.Loose(s.Bind(s.Ref(OfProposal), func() { told += "loosed " }))
	s.Bind(s.Ref(OfProposal), func() { // closes what edits again
		s.Bind(s.Ref(OfTab), func() { told += "inner " })
		s.Light(Lit{Kind: LitCeded})
	})
	_ = s.Commit("name", geo.Rename("B"))
	if told != "bond listener listener listener " {
		t.Errorf("told %q", told)
	}
	s.AddTab(nil)
	if len(s.bonds) != 0 {
		t.Errorf("%d bonds are left", len(s.bonds))
	}
}

// An edit changes what it names and nothing else.
func TestEdits(t *testing.T) {
	s := sessionWith(drawn("A"))
	at := func() Document { return s.Committed() }
	first := at()
	land := &geo.Territory{Units: []geo.Unit{{Name: "Other", Area: square(36, 47, 37, 49)}}}
	front, drawing := heldEastOf(36.5), zoned()
	for name, c := range map[string]struct {
		do   func()
		want Document
	}{
		"territory": {func() { s.SetTerritory("t", land) }, Document{land, first.Situation, first.Proposal}},
		"situation": {func() { s.SetSituation("s", front) }, Document{first.Territory, front, first.Proposal}},
		"proposal":  {func() { s.SetProposal("p", drawing) }, Document{first.Territory, first.Situation, drawing}},
		"ground":    {func() { s.SetGround("g", land, front) }, Document{land, front, first.Proposal}},
		"half":      {func() { s.SetGround("g", nil, front) }, Document{first.Territory, front, first.Proposal}},
	} {
		if c.do(); at() != c.want {
			t.Errorf("%s: %+v", name, at())
		}
		if s.Undo(); at() != first || s.UndoName() != "" {
			t.Errorf("%s: undo leads to %+v", name, at())
		}
	}
	if s.SetGround("g", nil, nil); s.UndoName() != "" {
		t.Error("a step that changes nothing")
	}
}

// A selection is of one feature, not of whatever has its ID.
func TestSelectionIsOfItsFeature(t *testing.T) {
	s := sessionWith(drawn("A"))
	s.Select(Selection{Feature: "b"})
	s.SetProposal("open", zoned())
	if s.Selection() != (Selection{}) {
		t.Error("the zone is selected because the border was")
	}
	s.Undo()
	s.Select(Selection{Feature: "b"})
	s.AddTab(zoned())
	if s.Selection() != (Selection{}) {
		t.Error("the other tab's is selected")
	}
	s.ShowTab(0)
	if s.Selection().Feature != "b" {
		t.Error("the selection of the tab is lost")
	}
	if s.Select(Selection{Feature: "nobody"}); s.Selection() != (Selection{}) {
		t.Error("what is not there is selected")
	}
}

// A tab can be closed or added in the middle of a drag.
func TestTabsDuringADrag(t *testing.T) {
	s := sessionWith(drawn("A"))
	s.Listen(func(Change) { s.Tabs() })
	drag := func() { _ = s.Preview(geo.Translate("b", 0.1, 0)) }
	drag()
	s.AddTab(drawn("B"))
	drag()
	s.CloseTab(1)
	if s.Committed().Proposal.Name != "A" || s.Previewing() {
		t.Errorf("left with %+v", s.Committed().Proposal)
	}
	drag()
	s.AddTab(nil)
	s.ShowTab(0)
	if s.Previewing() || len(s.Tabs()) != 2 {
		t.Errorf("%d tabs, previewing %v", len(s.Tabs()), s.Previewing())
	}
}
