package session

import (
	"slices"

	"delimit/geo"
)

// Aspect is a part of what is shown that something can be about.
type Aspect uint8

// The aspects. Several can be joined.
const (
	OfTab       Aspect = 1 << iota // which proposal is shown
	OfOrigin                       // that there is one, and that no other was put in its place
	OfTerritory                    // the territory
	OfSituation                    // the situation
	OfProposal                     // the proposal exactly as it is drawn
	ofFeature                      // a feature, by ID and type

	// OfDocument is all that a ledger is made of: faces, cells and figures.
	OfDocument = OfTab | OfOrigin | OfTerritory | OfSituation | OfProposal
)

// Ref is what something on the screen is about: a card, a menu, a dialog, a form. It
// must not act on anything else, and goes when that is gone. The ID of a feature alone
// is no identity: every tab has an "f1", and undo makes room for another one. The zero
// Ref is about nothing that could change.
type Ref struct {
	of      Aspect
	tab     int
	origin  int
	there   bool // something is drawn
	doc     Document
	feature string
	typ     geo.FeatureType
}

// Ref is about aspects of what is shown now.
func (s *Session) Ref(of Aspect) Ref {
	doc := s.Document()
	r := Ref{of: of, tab: s.TabID(), origin: s.history.origin(), there: doc.Proposal != nil}
	if of&OfTerritory != 0 {
		r.doc.Territory = doc.Territory
	}
	if of&OfSituation != 0 {
		r.doc.Situation = doc.Situation
	}
	if of&OfProposal != 0 {
		r.doc.Proposal = doc.Proposal
	}
	return r
}

// RefFeature is about a feature of the shown proposal.
func (s *Session) RefFeature(id string) (Ref, bool) {
	f, ok := s.Document().Proposal.Feature(id)
	if !ok {
		return Ref{}, false
	}
	r := s.Ref(OfTab | OfOrigin | ofFeature)
	r.feature, r.typ = id, f.Type
	return r, true
}

// Still reports whether what a Ref is about is shown and as it was.
func (s *Session) Still(r Ref) bool {
	doc := s.Document()
	is := func(a Aspect, same bool) bool { return r.of&a == 0 || same }
	return is(OfTab, r.tab == s.TabID()) && is(OfOrigin, r.origin == s.history.origin() && r.there == (doc.Proposal != nil)) &&
		is(OfTerritory, r.doc.Territory == doc.Territory) && is(OfSituation, r.doc.Situation == doc.Situation) &&
		is(OfProposal, r.doc.Proposal == doc.Proposal) && is(ofFeature, s.has(r))
}

func (s *Session) has(r Ref) bool {
	f, ok := s.Document().Proposal.Feature(r.feature)
	return ok && f.Type == r.typ
}

// Feature is the feature that a Ref is about, as it is now; false: it is gone, or the
// Ref is about none.
func (s *Session) Feature(r Ref) (geo.Feature, bool) {
	if r.of&ofFeature == 0 || !s.Still(r) {
		return geo.Feature{}, false
	}
	return s.Document().Proposal.Feature(r.feature)
}

// CommitTo makes an edit of what a Ref is about a step to undo. Where that is gone
// nothing is edited.
func (s *Session) CommitTo(r Ref, name string, edit geo.Edit) error {
	if !s.Still(r) {
		return ErrGone
	}
	return s.Commit(name, edit)
}

// ErrGone says that what was to be edited is not there any more.
var ErrGone = gone{}

type gone struct{}

func (gone) Error() string { return "what this was about is gone" }

// Bond ties something on the screen to what it is about.
type Bond struct {
	of   Ref
	gone func()
}

// Bind calls gone once, as soon as what a Ref is about is gone or another.
func (s *Session) Bind(r Ref, gone func()) *Bond {
	b := &Bond{r, gone}
	s.bonds = append(s.bonds, b)
	return b
}

// Loose ends a bond: what was tied is closed. A nil bond is loose.
func (s *Session) Loose(b *Bond) {
	s.bonds = slices.DeleteFunc(s.bonds, func(other *Bond) bool { return other == b })
}

// loosen ends the bonds to what is gone. To close something can change the session, and
// end other bonds.
func (s *Session) loosen() {
	for {
		i := slices.IndexFunc(s.bonds, func(b *Bond) bool { return !s.Still(b.of) })
		if i < 0 {
			return
		}
		b := s.bonds[i]
		s.bonds = slices.Delete(s.bonds, i, i+1)
		b.gone()
	}
}
