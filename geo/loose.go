package geo

import (
	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
)

// findGaps looks for the ends of borders that lie inside the territory and touch
// neither its rim nor any other border. An end that has only just run past what
// it was drawn to is none: the border divides there, and the stub beyond does not.
func (l *Ledger) findGaps(a *account) {
	if a.proposal == nil || len(a.lines) == 0 {
		return
	}
	joints := a.joints()
	for _, line := range a.lines {
		f := a.proposal.Features[line.feature]
		points := lineStrings(f.Geometry)[line.part]
		for _, atEnd := range []bool{false, true} {
			end, start := points[0], points[len(points)-1]
			if atEnd {
				end, start = start, end
			}
			stub, ok := joints.stub(end)
			if !ok {
				continue
			}
			join, metres := a.join(end, stub)
			if plane.Snap(start) != a.Verts[stub.from] && a.LengthM(stub.edge) < metres {
				continue
			}
			l.Gaps = append(l.Gaps, Gap{Feature: f.ID, Part: line.part, AtEnd: atEnd, End: end, Join: join, GapM: metres,
				face: a.face[a.Edges[stub.edge].Left]})
		}
	}
}

// joints says what meets at the vertices of borders and of the rim.
type joints struct {
	a     *account
	loose map[plane.Pt]int32 // vertices where one edge ends, and no other
	last  []int              // by vertex: an edge there
}

func (a *account) joints() joints {
	j := joints{a, map[plane.Pt]int32{}, make([]int, len(a.Verts))}
	degree := make([]int32, len(a.Verts))
	for e, edge := range a.Edges {
		if !a.isBorder(e) && !a.isRim(e) {
			continue
		}
		for _, v := range []int32{edge.A, edge.B} {
			degree[v]++
			j.last[v] = e
		}
	}
	for v, n := range degree {
		if n == 1 {
			j.loose[a.Verts[v]] = int32(v)
		}
	}
	return j
}

// stub is the edge that comes to a loose end from a vertex where something else
// is met, or where the border begins.
type stub struct {
	edge     int
	from, to int32
}

func (j joints) stub(end orb.Point) (stub, bool) {
	v, ok := j.loose[plane.Snap(end)]
	if !ok {
		return stub{}, false
	}
	edge := j.a.Edges[j.last[v]]
	return stub{j.last[v], edge.A + edge.B - v, v}, true
}

// join is the nearest point to a loose end on the rim or on a border, apart from
// its own stub, and how far it is in metres. When that is where the stub comes
// from, going back there would close nothing: then it is the nearest point ahead,
// if there is one.
func (a *account) join(end orb.Point, s stub) (orb.Point, float64) {
	flat := ellipsoid.TangentAt(end)
	all := func(p, q orb.Point) (orb.Point, orb.Point, bool) { return p, q, true }
	best := a.nearest(end, s, all)
	if plane.Snap(best) == a.Verts[s.from] {
		path := a.Path(s.edge)
		before := path[len(path)-2]
		if s.to == a.Edges[s.edge].A {
			before = path[1]
		}
		ahead := func(p, q orb.Point) (orb.Point, orb.Point, bool) { return flat.Ahead(before, p, q) }
		if point := a.nearest(end, s, ahead); point != end {
			best = point
		}
	}
	return best, ellipsoid.DistanceM(end, best)
}

// nearest is the nearest point of what is left of the edges of rim and borders;
// the end itself when nothing is. Nearness is judged on a plane that touches the
// ellipsoid at the end.
func (a *account) nearest(end orb.Point, s stub, part func(p, q orb.Point) (orb.Point, orb.Point, bool)) orb.Point {
	flat := ellipsoid.TangentAt(end)
	best, bestSquare := end, -1.0
	for e := range a.Edges {
		if e == s.edge || !(a.isRim(e) || a.isBorder(e)) {
			continue
		}
		path := a.Path(e)
		for i := 1; i < len(path); i++ {
			p, q, ok := part(path[i-1], path[i])
			if !ok {
				continue
			}
			if at, square := flat.Nearest(p, q); bestSquare < 0 || square < bestSquare {
				best, bestSquare = at, square
			}
		}
	}
	return best
}
