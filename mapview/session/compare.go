package session

import (
	"slices"

	"delimit/geo"
)

// others are the situations with which the one of the document is compared, whatever
// proposal is shown and whatever is undone: to compare is to look, not to edit.
type others struct{ situations []*geo.Situation }

// Compare sets the situation of the document against others; none ends it.
func (s *Session) Compare(with []*geo.Situation) {
	if slices.Equal(with, s.Compared()) {
		return
	}
	s.with = nil
	if len(with) > 0 {
		s.with = &others{slices.Clone(with)}
	}
	change := ComparedChanged
	if s.meter.measure(s.task()) {
		change |= LedgerChanged
	}
	if s.lit.Kind == LitClass || s.lit.Kind == LitDiffering {
		s.lit = Lit{}
		change |= LitChanged
	}
	s.notify(change)
}

// Compared are the situations with which the one of the document is compared.
func (s *Session) Compared() []*geo.Situation {
	if s.with == nil {
		return nil
	}
	return s.with.situations
}

// Comparison is the newest comparison, made of what Ledger is made of; nil while
// nothing is compared or the first one is still being made.
func (s *Session) Comparison() *geo.Comparison {
	if s.with == nil {
		return nil
	}
	return s.meter.made.comparison
}
