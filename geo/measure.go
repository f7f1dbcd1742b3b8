package geo

// Measure makes the ledger. The proposal may be nil: then the ledger is holders
// alone. Cells refer to places by index.
//
// Any finite coordinates give an answer: there is no invalid polygon, only
// winding (see package plane).
func Measure(t *Territory, s *Situation, p *Proposal, places []Settlement) *Ledger {
	return MeasureFrom(nil, t, s, p, places)
}

// MeasureFrom makes the ledger that Measure makes, to the last digit, out of an
// earlier one, which may be nil: what is the same territory, situation or geometry
// in both is not arranged anew, so that a ledger can follow the mouse.
func MeasureFrom(before *Ledger, t *Territory, s *Situation, p *Proposal, places []Settlement) *Ledger {
	var earlier *account
	if before != nil {
		earlier = before.account
	}
	a := arrange(earlier, t, p, s)
	a.findStrips()
	a.findFaces()
	l := newLedger(a)
	l.allocate(a)
	l.book(a, places)
	l.warn(a)
	return l
}

func newLedger(a *account) *Ledger {
	return &Ledger{account: a, Proposed: a.proposal != nil, beside: map[string]*beside{}}
}

// book fills in the figures of a ledger whose faces have their sides.
func (l *Ledger) book(a *account, places []Settlement) {
	l.places = places
	l.bookTerritory(a)
	l.bookZones(a)
	l.bookCells(a)
	l.measureLines(a)
	l.place(a, places)
}
