package session

import (
	"testing"

	"delimit/geo"
)

// A row that is clicked while a newer ledger is being made lights nothing: its number
// can mean other land there.
func TestLightOfAnOlderLedger(t *testing.T) {
	var work, done func()
	s := New(sessionWith(drawn("A")).Document(), nil, func(w, d func()) { work, done = w, d })
	s.AlwaysBehind()
	s.Light(Lit{Kind: LitCell, Index: 1})
	if s.Lit().Kind != LitCell {
		t.Fatal("nothing is lit")
	}
	_ = s.Commit("delete", geo.RemoveFeature("b"))
	for _, l := range []Lit{{Kind: LitCell, Index: 1}, {Kind: LitZone}, {Kind: LitFace}} {
		if s.Light(l); s.Lit() != (Lit{}) {
			t.Errorf("%+v is lit before its ledger is there", l)
		}
	}
	work()
	done()
	if s.Light(Lit{Kind: LitCell}); s.Lit().Kind != LitCell {
		t.Error("nothing is lit once the ledger is there")
	}
}
