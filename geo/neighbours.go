package geo

import (
	"cmp"
	"slices"
)

// Neighbours is how far two cells have a common edge.
type Neighbours struct {
	First, Second int // indices into Ledger.Cells, First < Second
	LengthM       float64
}

// Neighbours lists all pairs of cells that lie side by side, with the length of
// the edge between them in metres on the ellipsoid, by First, then Second.
func (l *Ledger) Neighbours() []Neighbours {
	a := l.account
	lengths := map[[2]int32]float64{}
	for e, edge := range a.Edges {
		one, other := a.cell[edge.Left], a.cell[edge.Right]
		if one != other && one != none && other != none {
			lengths[[2]int32{min(one, other), max(one, other)}] += a.LengthM(e)
		}
	}
	pairs := make([]Neighbours, 0, len(lengths))
	for pair, metres := range lengths {
		pairs = append(pairs, Neighbours{int(pair[0]), int(pair[1]), metres})
	}
	slices.SortFunc(pairs, func(p, q Neighbours) int {
		return cmp.Or(cmp.Compare(p.First, q.First), cmp.Compare(p.Second, q.Second))
	})
	return pairs
}
