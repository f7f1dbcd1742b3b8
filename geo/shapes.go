package geo

import "github.com/paulmach/orb"

// CellShapes is the land of every cell, as valid polygons with RFC 7946
// orientation, in the order of Cells.
func (l *Ledger) CellShapes() []orb.MultiPolygon {
	return l.account.Shapes(l.account.cell, len(l.Cells))
}

// FaceShapes is the land of every face, in the order of Faces.
func (l *Ledger) FaceShapes() []orb.MultiPolygon {
	return l.account.Shapes(l.account.face, len(l.Faces))
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

// Between is every edge between land of two holders inside the territory, thin
// land along the rim included.
func (l *Ledger) Between() orb.MultiLineString { return l.account.chains(l.account.isBetween) }

// Contact is the line of contact inside the territory. It leaves out the edges of
// land along the rim that is so thin that it tells a difference between two
// sources' boundaries, and not a front.
func (l *Ledger) Contact() orb.MultiLineString { return l.account.chains(l.account.isContact) }

// FacePoint is a point well inside a face, where an allocation mark can stand.
func (l *Ledger) FacePoint(face int) orb.Point {
	return l.account.InsidePoint(l.Faces[face].largest)
}

// FaceAt finds the face that a point lies in.
func (l *Ledger) FaceAt(p orb.Point) (int, bool) { return l.at(p, l.account.face) }

// CellAt finds the cell that a point lies in.
func (l *Ledger) CellAt(p orb.Point) (int, bool) { return l.at(p, l.account.cell) }

func (l *Ledger) at(p orb.Point, of []int32) (int, bool) {
	i := of[l.account.Locate([]orb.Point{p})[0]]
	return int(i), i != none
}

// chains joins the edges that are taken into lines.
func (a *account) chains(take func(edge int) bool) orb.MultiLineString {
	var edges orb.MultiLineString
	for e := range a.Edges {
		if take(e) {
			edges = append(edges, a.Path(e))
		}
	}
	return JoinLines(edges)
}

// CellsShape is the union of the cells that are taken.
func (l *Ledger) CellsShape(take func(i int, c Cell) bool) orb.MultiPolygon {
	return l.account.shape(l.account.cell, func(i int) bool { return take(i, l.Cells[i]) })
}

// shape is the union of the pieces whose number in a division is taken.
func (a *account) shape(of []int32, take func(i int) bool) orb.MultiPolygon {
	group := make([]int32, len(of))
	for piece, i := range of {
		group[piece] = none
		if i != none && take(int(i)) {
			group[piece] = 0
		}
	}
	return a.Shapes(group, 1)[0]
}
