package geo

import (
	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
)

// measureLines adds up the borders and the line of contact. An edge counts once,
// however many borders run along it.
func (l *Ledger) measureLines(a *account) {
	for e := range a.Edges {
		border, contact := a.isBorder(e), a.isContact(e)
		if !border && !contact {
			continue
		}
		metres := a.LengthM(e)
		if border {
			l.BorderM += metres
		}
		if contact {
			l.ContactM += metres
		}
	}
}

// isBorder: a border runs along the edge, inside the territory or on its rim.
func (a *account) isBorder(e int) bool {
	edge := a.Edges[e]
	return (a.inside[edge.Left] || a.inside[edge.Right]) && a.HasLine(e)
}

// isBetween: the edge lies between two holders.
func (a *account) isBetween(e int) bool {
	edge := a.Edges[e]
	return a.inside[edge.Left] && a.inside[edge.Right] && a.holder[edge.Left] != a.holder[edge.Right]
}

// isContact: the edge is part of the line of contact, which leaves slivers out.
func (a *account) isContact(e int) bool {
	edge := a.Edges[e]
	return a.isBetween(e) && !a.sliver[edge.Left] && !a.sliver[edge.Right]
}

// isRim: the edge lies on the territory's own edge.
func (a *account) isRim(e int) bool {
	edge := a.Edges[e]
	return a.inside[edge.Left] != a.inside[edge.Right]
}

// findGaps looks for the ends of borders that lie inside the territory and touch
// neither its rim nor any other border.
func (l *Ledger) findGaps(a *account) {
	if a.proposal == nil || len(a.lines) == 0 {
		return
	}
	degree := make([]int32, len(a.Verts))
	vertex := map[plane.Pt]int32{}
	for e, edge := range a.Edges {
		if a.isBorder(e) || a.isRim(e) {
			degree[edge.A]++
			degree[edge.B]++
			vertex[a.Verts[edge.A]], vertex[a.Verts[edge.B]] = edge.A, edge.B
		}
	}
	for _, line := range a.lines {
		f := a.proposal.Features[line.feature]
		points := lineStrings(f.Geometry)[line.part]
		for _, atEnd := range []bool{false, true} {
			end := points[0]
			if atEnd {
				end = points[len(points)-1]
			}
			if v, ok := vertex[plane.Snap(end)]; ok && degree[v] == 1 {
				join, metres := a.nearest(end, v)
				l.Gaps = append(l.Gaps, Gap{Feature: f.ID, Part: line.part, AtEnd: atEnd, End: end, Join: join, GapM: metres})
			}
		}
	}
}

// nearest is the nearest point to a loose end on the rim or on a border, apart
// from the one edge that ends there, and how far it is in metres. Nearness is
// judged on a plane that touches the ellipsoid at the end; the distance is
// geodesic.
func (a *account) nearest(end orb.Point, v int32) (orb.Point, float64) {
	flat := ellipsoid.TangentAt(end)
	best, bestSquare := end, -1.0
	for e, edge := range a.Edges {
		if edge.A == v || edge.B == v || !(a.isRim(e) || a.isBorder(e)) {
			continue
		}
		path := a.Path(e)
		for i := 1; i < len(path); i++ {
			q, square := flat.Nearest(path[i-1], path[i])
			if bestSquare < 0 || square < bestSquare {
				best, bestSquare = q, square
			}
		}
	}
	return best, ellipsoid.DistanceM(end, best)
}
