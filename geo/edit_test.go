package geo

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func must(t *testing.T, p *Proposal, edit Edit) *Proposal {
	t.Helper()
	next, err := edit(p)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestDraftBecomesBorder(t *testing.T) {
	p := must(t, nil, BeginDraft("f1", Border, orb.Point{37, 48}))
	p = must(t, p, ExtendDraft("f1", orb.Point{38, 48}))
	p = must(t, p, ExtendDraft("f1", orb.Point{39, 47}))
	p = must(t, p, ShortenDraft("f1"))
	p = must(t, p, ExtendDraft("f1", orb.Point{38, 48})) // the second click of a double-click
	p = must(t, p, FinishDraft("f1", false))
	f, _ := p.Feature("f1")
	want := orb.LineString{{37, 48}, {38, 48}}
	if f.Draft || !cmp.Equal(f.Geometry, orb.Geometry(want)) {
		t.Errorf("finished border is %+v, want the line %v", f, want)
	}
}

func TestDraftBecomesClosedZone(t *testing.T) {
	p := must(t, nil, BeginDraft("f1", Zone, orb.Point{37, 48}))
	for _, q := range []orb.Point{{38, 48}, {38, 47}, {37, 48}} {
		p = must(t, p, ExtendDraft("f1", q))
	}
	p = must(t, p, FinishDraft("f1", true))
	f, _ := p.Feature("f1")
	want := orb.Polygon{{{37, 48}, {38, 48}, {38, 47}, {37, 48}}}
	if !cmp.Equal(f.Geometry, orb.Geometry(want)) {
		t.Errorf("finished zone is %v, want %v", f.Geometry, want)
	}
}

func TestDraftsThatCannotBeFinished(t *testing.T) {
	p := must(t, nil, BeginDraft("f1", Zone, orb.Point{37, 48}))
	p = must(t, p, ExtendDraft("f1", orb.Point{38, 48}))
	if _, err := FinishDraft("f1", true)(p); err == nil {
		t.Error("a zone of two vertices was finished")
	}
	if _, err := FinishDraft("f2", true)(p); err == nil {
		t.Error("a feature that is not there was finished")
	}
}

func TestShortenDraftToNothing(t *testing.T) {
	p := must(t, nil, BeginDraft("f1", Border, orb.Point{37, 48}))
	p = must(t, p, ShortenDraft("f1"))
	if len(p.Features) != 0 {
		t.Errorf("%d features left, want none", len(p.Features))
	}
}

func TestRingVerticesStayClosed(t *testing.T) {
	p := must(t, nil, AddFeature(Feature{ID: "z", Type: Zone,
		Geometry: orb.MultiPolygon{{{{0, 0}, {2, 0}, {2, 2}, {0, 0}}}, {{{5, 5}, {6, 5}, {6, 6}, {5, 5}}}}}))
	p = must(t, p, MoveVertex("z", VertexRef{Part: 1, Index: 0}, orb.Point{4, 4}))
	p = must(t, p, InsertVertex("z", VertexRef{Part: 1, Index: 2}, orb.Point{4.5, 6}))
	p = must(t, p, DeleteVertex("z", VertexRef{Part: 1, Index: 1}))
	f, _ := p.Feature("z")
	want := orb.MultiPolygon{{{{0, 0}, {2, 0}, {2, 2}, {0, 0}}}, {{{4, 4}, {6, 6}, {4.5, 6}, {4, 4}}}}
	if diff := cmp.Diff(orb.Geometry(want), f.Geometry); diff != "" {
		t.Error(diff)
	}
	if _, err := DeleteVertex("z", VertexRef{Part: 1, Index: 1})(p); err == nil {
		t.Error("an area was left with two vertices")
	}
}

// No edit, done or refused, changes the proposal that it was given.
func TestEditsLeaveTheOldValueAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &Proposal{Features: []Feature{
			{ID: "b", Type: Border, Geometry: orb.LineString{{0, 0}, {1, 1}, {2, 0}}},
			{ID: "z", Type: Zone, Geometry: orb.Polygon{{{0, 0}, {2, 0}, {2, 2}, {0, 0}}}},
			{ID: "d", Type: Border, Draft: true, Geometry: append(make(orb.LineString, 0, 8), orb.Point{3, 3}, orb.Point{4, 4})},
		}}
		before := snapshot(p)
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			next, err := randomEdit(t)(p)
			if diff := cmp.Diff(before, snapshot(p)); diff != "" {
				t.Fatal(diff)
			}
			if err == nil {
				p, before = next, snapshot(next)
			}
		}
	})
}

func snapshot(p *Proposal) []Feature {
	features := append([]Feature(nil), p.Features...)
	for i := range features {
		features[i].Geometry = orb.Clone(features[i].Geometry)
	}
	return features
}

func randomEdit(t *rapid.T) Edit {
	id := rapid.SampledFrom([]string{"b", "z", "d", "f1", "none"}).Draw(t, "id")
	ref := VertexRef{Index: rapid.IntRange(-1, 4).Draw(t, "index")}
	q := orb.Point{rapid.Float64Range(-5, 5).Draw(t, "lon"), rapid.Float64Range(-5, 5).Draw(t, "lat")}
	switch rapid.IntRange(0, 8).Draw(t, "kind") {
	case 0:
		return MoveVertex(id, ref, q)
	case 1:
		return InsertVertex(id, ref, q)
	case 2:
		return DeleteVertex(id, ref)
	case 3:
		return Translate(id, q[0], q[1])
	case 4:
		return ExtendDraft(id, q)
	case 5:
		return ShortenDraft(id)
	case 6:
		return FinishDraft(id, rapid.Bool().Draw(t, "closed"))
	case 7:
		return BeginDraft("f1", Zone, q)
	}
	return RemoveFeature(id)
}
