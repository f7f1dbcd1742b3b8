package geo

import (
	"encoding/binary"
	"slices"
)

// bookTerritory books the territory, its units and its holders. The area of the
// territory comes from its edge alone, so that the cells, which come from the
// pieces, are checked against something else than themselves.
func (l *Ledger) bookTerritory(a *account) {
	var held [len(Holders)]int64
	for piece, f := range a.Faces {
		if !a.inside[piece] {
			continue
		}
		held[a.holder[piece]] += f.Book
	}
	l.AreaM2 = areaM2(a.edgeBook())
	l.Held = areasM2(held)
	for i, layer := range a.units {
		held, total := a.heldIn(layer, false)
		l.Units = append(l.Units, UnitRow{Name: a.territory.Units[i].Name, AreaM2: areaM2(total), Held: areasM2(held)})
	}
}

// edgeBook is the area of the territory as its edges book it.
func (a *account) edgeBook() int64 {
	var book int64
	for e, edge := range a.Edges {
		switch left, right := a.inside[edge.Left], a.inside[edge.Right]; {
		case left && !right:
			book += a.EdgeBook(e)
		case right && !left:
			book -= a.EdgeBook(e)
		}
	}
	return book
}

// heldIn books the land of one layer inside the territory by holder; with
// outside, the total is the land outside the territory instead.
func (a *account) heldIn(layer int, outside bool) (held [len(Holders)]int64, total int64) {
	for piece, f := range a.Faces {
		if !a.In(piece, layer) || a.inside[piece] == outside {
			continue
		}
		held[a.holder[piece]] += f.Book
		total += f.Book
	}
	return held, total
}

func (l *Ledger) bookZones(a *account) {
	for _, z := range a.zones {
		f := a.proposal.Features[z.feature]
		held, total := a.heldIn(z.layer, false)
		_, beyond := a.heldIn(z.layer, true)
		l.Zones = append(l.Zones, ZoneRow{Feature: f.ID, Name: f.Name, Regime: f.Regime,
			AreaM2: areaM2(total), OutsideM2: areaM2(beyond), Held: areasM2(held)})
	}
}

// bookCells gathers the pieces by holder, side and zones. The integers of the
// cells sum to that of the territory.
func (l *Ledger) bookCells(a *account) {
	a.cell = make([]int32, len(a.Faces))
	number := map[string]int{}
	var books []int64
	for piece, f := range a.Faces {
		a.cell[piece] = none
		if !a.inside[piece] {
			continue
		}
		face := l.Faces[a.face[piece]]
		c := Cell{Holder: a.holder[piece], Side: face.Side, Undecided: face.Reason == Undecided, Zones: a.zonesOf(piece)}
		key := c.key()
		i, seen := number[key]
		if !seen {
			i = len(books)
			number[key] = i
			l.Cells, books = append(l.Cells, c), append(books, 0)
		}
		books[i] += f.Book
		a.cell[piece] = int32(i)
	}
	residual := a.edgeBook()
	for i, book := range books {
		l.Cells[i].AreaM2 = areaM2(book)
		residual -= book
	}
	l.ResidualM2 = areaM2(residual)
	l.sortCells(a)
	l.SumCells()
}

func (a *account) zonesOf(piece int) []int {
	var zones []int
	for i, z := range a.zones {
		if a.In(piece, z.layer) {
			zones = append(zones, i)
		}
	}
	return zones
}

// key is equal for equal combinations.
func (c Cell) key() string {
	key := []byte{byte(c.Holder), byte(c.Side), 0}
	if c.Undecided {
		key[2] = 1
	}
	for _, z := range c.Zones {
		key = binary.AppendUvarint(key, uint64(z))
	}
	return string(key)
}

func (l *Ledger) sortCells(a *account) {
	order := make([]int, len(l.Cells))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return l.Cells[i].compare(l.Cells[j]) })
	cells := make([]Cell, len(order))
	rank := make([]int32, len(order))
	for to, from := range order {
		cells[to], rank[from] = l.Cells[from], int32(to)
	}
	l.Cells = cells
	for piece, c := range a.cell {
		if c != none {
			a.cell[piece] = rank[c]
		}
	}
}

// SumCells makes ceded, returned, kept, undecided and contested of the cells. A ledger
// whose cells were rounded is made whole with it.
func (l *Ledger) SumCells() {
	l.UndecidedM2, l.CededM2, l.ReturnedM2, l.KeptM2, l.Contested = 0, 0, 0, 0, [len(l.Contested)]float64{}
	for _, c := range l.Cells {
		switch {
		case c.Undecided && c.Holder != HeldUnstated:
			l.UndecidedM2 += c.AreaM2
		case c.Ceded():
			l.CededM2 += c.AreaM2
		case c.Returned():
			l.ReturnedM2 += c.AreaM2
		case c.Holder == HeldByUkraine && c.Side == SideUkraine:
			l.KeptM2 += c.AreaM2
		case c.Holder == HeldContested:
			l.Contested[c.Side] += c.AreaM2
		}
	}
}

func areasM2(books [len(Holders)]int64) (m2 [len(Holders)]float64) {
	for i, book := range books {
		m2[i] = areaM2(book)
	}
	return m2
}
