package session

import (
	"slices"

	"delimit/geo"
)

// Shown is what the window shows: figures, and all that they were made of, as one value.
// Everything that names a date, a source, a territory or a proposal beside the figures
// reads it from here: the document can be ahead of its figures.
type Shown struct {
	Document
	Ledger     *geo.Ledger
	With       []*geo.Situation // with which the situation is compared
	Comparison *geo.Comparison  // nil: with none
	Tab        int              // the ID of the tab
}

// ground reports whether two have the same captions: an edit of the proposal leaves them
// what they are.
func (a Shown) ground(b Shown) bool {
	return a.Territory == b.Territory && a.Situation == b.Situation && a.Tab == b.Tab && slices.Equal(a.With, b.With)
}

// Shown is what the window shows now.
func (s *Session) Shown() Shown { return s.shown }

// Newest are the newest figures, which Shown becomes once they are drawn.
func (s *Session) Newest() Shown {
	t := s.meter.of
	n := Shown{Document: t.doc, Ledger: s.meter.made.ledger, Tab: t.tab}
	if t.with != nil {
		n.With, n.Comparison = t.with.situations, s.meter.made.comparison
	}
	return n
}

// PresentBy has the figures of another territory, situation or tab wait until they are
// drawn, so that map, captions and figures change together. ready reports whether a
// picture of them will be drawn; who draws it calls Present then.
func (s *Session) PresentBy(ready func() bool) { s.ready = ready }

// Present says that a picture of some figures is on the screen.
func (s *Session) Present(drawn Shown) {
	if drawn.ground(s.shown) {
		return // edits of the proposal do not wait
	}
	s.shown = drawn
	if newest := s.Newest(); newest.ground(drawn) {
		s.shown = newest
	}
	s.notify(ShownChanged)
}

// follow shows new figures, unless a picture of them comes first.
func (s *Session) follow() bool {
	next := s.Newest()
	if s.ready != nil && !next.ground(s.shown) && s.ready() {
		return false
	}
	s.shown = next
	return true
}
