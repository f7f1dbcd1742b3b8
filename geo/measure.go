package geo

// Measure makes the ledger. The proposal may be nil: then the ledger is holders
// alone. Cells refer to places by index.
//
// Any finite coordinates give an answer: there is no invalid polygon, only
// winding (see package plane).
func Measure(t *Territory, s *Situation, p *Proposal, places []Settlement) *Ledger {
	panic("in work")
}
