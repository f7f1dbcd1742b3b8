package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// CellShapes is the land of every cell, as valid polygons with RFC 7946
// orientation, in the order of Cells.
func (l *Ledger) CellShapes() []orb.MultiPolygon {
	return l.account.Shapes(l.account.cell, len(l.Cells))
}

// FaceShapes is the land of every face, in the order of Faces.
func (l *Ledger) FaceShapes() []orb.MultiPolygon {
	return l.account.Shapes(l.account.face, len(l.Faces))
}

// HeldShapes is the land of every holder inside the territory, by Holder.
func (l *Ledger) HeldShapes() []orb.MultiPolygon {
	a := l.account
	group := make([]int32, len(a.Faces))
	for piece := range group {
		group[piece] = none
		if a.inside[piece] {
			group[piece] = int32(a.holder[piece])
		}
	}
	return a.Shapes(group, len(Holders))
}

// TerritoryShape is the union of the territory's units.
func (l *Ledger) TerritoryShape() orb.MultiPolygon {
	a := l.account
	group := make([]int32, len(a.Faces))
	for piece := range group {
		if !a.inside[piece] {
			group[piece] = none
		}
	}
	return a.Shapes(group, 1)[0]
}

// Contact is the line of contact inside the territory, as separate edges joined
// where they meet end to end.
func (l *Ledger) Contact() orb.MultiLineString { return l.account.chains(l.account.isContact) }

// BordersInside is the part of the borders inside the territory.
func (l *Ledger) BordersInside() orb.MultiLineString { return l.account.chains(l.account.isBorder) }

// FaceAt finds the face that a point lies in.
func (l *Ledger) FaceAt(p orb.Point) (int, bool) { return l.at(p, l.account.face) }

// CellAt finds the cell that a point lies in.
func (l *Ledger) CellAt(p orb.Point) (int, bool) { return l.at(p, l.account.cell) }

func (l *Ledger) at(p orb.Point, of []int32) (int, bool) {
	i := of[l.account.Locate([]orb.Point{p})[0]]
	return int(i), i != none
}

// chains joins edges into lines, each as long as it goes without a choice.
func (a *account) chains(take func(edge int) bool) orb.MultiLineString {
	at := map[int32][]int32{} // edges by vertex
	var edges []int32
	for e, edge := range a.Edges {
		if take(e) {
			edges = append(edges, int32(e))
			at[edge.A] = append(at[edge.A], int32(e))
			at[edge.B] = append(at[edge.B], int32(e))
		}
	}
	used := map[int32]bool{}
	var lines orb.MultiLineString
	walk := func(start, v int32) {
		line := orb.LineString{a.Verts[v].Point()}
		for e, more := start, true; more; {
			used[e] = true
			path := a.Path(int(e))
			if a.Edges[e].A != v {
				slices.Reverse(path)
			}
			line = append(line, path[1:]...)
			v = a.otherEnd(e, v)
			e, more = onward(at[v], used)
		}
		lines = append(lines, line)
	}
	for _, e := range edges { // from every end or junction
		for _, v := range []int32{a.Edges[e].A, a.Edges[e].B} {
			if !used[e] && len(at[v]) != 2 {
				walk(e, v)
			}
		}
	}
	for _, e := range edges { // what is left is rings
		if !used[e] {
			walk(e, a.Edges[e].A)
		}
	}
	return lines
}

// onward is the one unused edge at a vertex where exactly two meet.
func onward(edges []int32, used map[int32]bool) (int32, bool) {
	if len(edges) != 2 {
		return 0, false
	}
	for _, e := range edges {
		if !used[e] {
			return e, true
		}
	}
	return 0, false
}

func (a *account) otherEnd(e, v int32) int32 {
	if a.Edges[e].A == v {
		return a.Edges[e].B
	}
	return a.Edges[e].A
}
