package geo

// Measure makes the ledger. The proposal may be nil: then the ledger is holders
// alone. Cells refer to places by index.
//
// Any finite coordinates give an answer: there is no invalid polygon, only
// winding (see package plane).
func Measure(t *Territory, s *Situation, p *Proposal, places []Settlement) *Ledger {
	a := arrange(t, s, p)
	l := &Ledger{account: a, Proposed: p != nil, beside: map[string]*beside{}}
	a.findFaces()
	l.allocate(a)
	l.bookTerritory(a)
	l.bookZones(a)
	l.bookCells(a)
	l.measureLines(a)
	l.place(a, places)
	l.findGaps(a)
	l.warn(a)
	return l
}
