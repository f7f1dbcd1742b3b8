package geo

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
)

// farthestRim is how far, in metres, the line of contact may end short of the rim to
// be led on to it as a border: the width of a strip there.
const farthestRim = 5000

// ContactBorder is the line of contact as a border: where it ends at a strip along
// the rim it is led on to the rim, so that it divides.
func (l *Ledger) ContactBorder() orb.MultiLineString {
	lines := l.Contact()
	ends := l.account.freeEnds()
	for i, line := range lines {
		if on, ok := ends.toRim(line[len(line)-1]); ok {
			line = append(line, on)
		}
		if on, ok := ends.toRim(line[0]); ok {
			line = append(orb.LineString{on}, line...)
		}
		lines[i] = line
	}
	return lines
}

// freeEnds knows where the line of contact ends away from the rim.
type freeEnds struct {
	a      *account
	degree map[plane.Pt]int // edges of contact at a vertex
	rim    map[plane.Pt]bool
}

func (a *account) freeEnds() freeEnds {
	f := freeEnds{a, map[plane.Pt]int{}, map[plane.Pt]bool{}}
	for e, edge := range a.Edges {
		for _, v := range [...]int32{edge.A, edge.B} {
			if a.isContact(e) {
				f.degree[a.Verts[v]]++
			}
			if a.isRim(e) {
				f.rim[a.Verts[v]] = true
			}
		}
	}
	return f
}

// toRim is the point of the rim that is nearest to a free end, where one is near.
func (f freeEnds) toRim(end orb.Point) (orb.Point, bool) {
	at := plane.Snap(end)
	if f.degree[at] != 1 || f.rim[at] {
		return end, false
	}
	flat := ellipsoid.TangentAt(end)
	best, bestSquare := end, math.Inf(1)
	for e := range f.a.Edges {
		if !f.a.isRim(e) {
			continue
		}
		path := f.a.Path(e)
		for i := 1; i < len(path); i++ {
			if on, square := flat.Nearest(path[i-1], path[i]); square < bestSquare {
				best, bestSquare = on, square
			}
		}
	}
	return best, best != end && ellipsoid.DistanceM(end, best) <= farthestRim
}
