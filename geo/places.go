package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// place counts every settlement in the cell and the zones where its point lies.
func (l *Ledger) place(a *account, places []Settlement) {
	for i, piece := range a.Locate(points(places)) {
		if !a.inside[piece] {
			continue
		}
		c := &l.Cells[a.cell[piece]]
		c.Places = append(c.Places, i)
		c.Population += places[i].Population
		for z := range a.zones {
			if a.In(int(piece), a.zones[z].layer) {
				l.Zones[z].Places = append(l.Zones[z].Places, i)
				l.Zones[z].Population += places[i].Population
			}
		}
	}
	for i := range l.Cells {
		slices.SortFunc(l.Cells[i].Places, byPeople(places))
	}
	for i := range l.Zones {
		slices.SortFunc(l.Zones[i].Places, byPeople(places))
	}
}

func points(places []Settlement) []orb.Point {
	at := make([]orb.Point, len(places))
	for i, s := range places {
		at[i] = s.At
	}
	return at
}

// byPeople puts the settlements of most people first.
func byPeople(places []Settlement) func(i, j int) int {
	return func(i, j int) int {
		return cmp.Or(cmp.Compare(places[j].Population, places[i].Population), cmp.Compare(i, j))
	}
}
