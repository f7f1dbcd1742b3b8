package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// place counts every settlement in the cell and the zones where its point lies.
func (l *Ledger) place(a *account, places []Settlement) {
	a.locate(places, func(i int, piece int32) {
		c := &l.Cells[a.cell[piece]]
		c.Places = append(c.Places, i)
		c.People.add(places[i])
		for z := range a.zones {
			if a.In(int(piece), a.zones[z].layer) {
				l.Zones[z].Places = append(l.Zones[z].Places, i)
				l.Zones[z].People.add(places[i])
			}
		}
	})
	for i := range l.Cells {
		slices.SortFunc(l.Cells[i].Places, byPeople(places))
	}
	for i := range l.Zones {
		slices.SortFunc(l.Zones[i].Places, byPeople(places))
	}
}

// locate visits the settlements that lie in the territory, each with the piece in which
// its point lies.
func (a *account) locate(places []Settlement, visit func(i int, piece int32)) {
	near := a.near(places)
	at := make([]orb.Point, len(near))
	for n, i := range near {
		at[n] = places[i].At
	}
	for n, piece := range a.Locate(at) {
		if a.inside[piece] {
			visit(near[n], piece)
		}
	}
}

// near are the settlements that can lie in the territory, by index: of a whole country
// those are few, and to look for the others with every step of a drag takes longer than
// the ledger.
func (a *account) near(places []Settlement) []int {
	bound := a.bound.Pad(1e-6) // degrees; putting points onto the grid moves them by far less
	var list []int
	for i, s := range places {
		if bound.Contains(s.At) {
			list = append(list, i)
		}
	}
	return list
}

// byPeople puts the settlements of most people first.
func byPeople(places []Settlement) func(i, j int) int {
	return func(i, j int) int {
		return cmp.Or(cmp.Compare(places[j].Population, places[i].Population), cmp.Compare(i, j))
	}
}
