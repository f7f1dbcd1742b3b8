package plane

import "slices"

// firstPoint is the first point of a component in the order of points, so that
// nothing of it lies further west.
type firstPoint struct {
	at      Pt
	outside int32 // the half-edge that passes it on the outside, which is on its left
}

// firstPoints gives the first point of every component, in the order of points.
func (a *Arrangement) firstPoints(root []int32) []firstPoint {
	least := make([]int32, len(a.Verts)) // by root: its first stretch end, counted from 1
	var ends []place
	for _, r := range a.stretches.list {
		line := a.lines[r.edge]
		e := place{r.edge, r.firstPoint(line)}
		component := root[a.Edges[r.edge].A]
		if at := least[component]; at == 0 {
			ends = append(ends, e)
			least[component] = int32(len(ends))
		} else if before := &ends[at-1]; line[e.point].compare(a.lines[before.edge][before.point]) < 0 {
			*before = e
		}
	}
	firsts := make([]firstPoint, len(ends))
	for i, e := range ends {
		firsts[i] = firstPoint{a.lines[e.edge][e.point], a.outsideAt(e)}
	}
	slices.SortFunc(firsts, func(f, g firstPoint) int { return f.at.compare(g.at) })
	return firsts
}

// place is a point of an edge.
type place struct{ edge, point int32 }

// firstPoint is the first point of a stretch in the order of points: its western
// end, or where the line comes to that runs straight south from there.
func (r stretch) firstPoint(line []Pt) int32 {
	at, step := r.first, int32(1)
	if line[r.last].X < line[r.first].X {
		at, step = r.last, -1
	}
	for next := at + step; next >= r.first && next <= r.last && line[next].compare(line[at]) < 0; next += step {
		at = next
	}
	return at
}

// outsideAt is the half-edge that passes the first point of a component on the
// outside. At a vertex, where all half-edges go east, it is the most northern one
// that leaves; within an edge it depends on which way the edge turns.
func (a *Arrangement) outsideAt(e place) int32 {
	line := a.lines[e.edge]
	switch v := a.Edges[e.edge]; {
	case e.point == 0:
		return a.half.out[a.half.first[v.A+1]-1]
	case int(e.point) == len(line)-1:
		return a.half.out[a.half.first[v.B+1]-1]
	}
	if orient(line[e.point-1], line[e.point], line[e.point+1]) > 0 {
		return 2*e.edge + 1
	}
	return 2 * e.edge
}
