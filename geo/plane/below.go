package plane

import "math"

// segment is a straight piece of an edge, its western end first.
type segment struct {
	p, q    Pt
	edge    int32
	forward bool // the edge runs from p to q
}

// above is the half-edge that runs along the segment and has what lies above on its left.
func (s segment) above() int32 {
	if s.forward {
		return 2 * s.edge
	}
	return 2*s.edge + 1
}

// lookDown is a search for the segment below a point.
type lookDown struct {
	from Pt
	best segment
	ok   bool
	end  int64 // nothing lower counts
}

// below is the segment that a ray meets first which runs down from p, itself
// included, an infinitesimal step to the east of it, among the edges that take
// wants; ok is false when there is none.
func (a *Arrangement) below(p Pt, take func(edge int32) bool) (best segment, ok bool) {
	look := lookDown{from: p, end: -2 * limit}
	a.lookDown(p, look.end, func(e int) int64 {
		if !take(int32(e)) {
			return look.end
		}
		line := a.lines[e]
		if line.long != nil && line.long.tree != nil {
			return line.long.tree.lookDown(p, look.end, func(i int) int64 {
				look.at(line.pts, line.long.runs[i], int32(e))
				return look.end
			})
		}
		if line.long == nil {
			for i := range len(line.pts) - 1 {
				look.at(line.pts, run{int32(i), int32(i + 1)}, int32(e))
			}
			return look.end
		}
		for _, r := range line.long.runs {
			look.at(line.pts, r, int32(e))
		}
		return look.end
	})
	return look.best, look.ok
}

// at looks at the segment of a run that the ray can meet.
func (l *lookDown) at(line []Pt, r run, edge int32) {
	g, ok := r.segmentAt(line, l.from.X)
	if !ok || orient(g.p, g.q, l.from) < 0 {
		return
	}
	g.edge = edge
	if !l.ok || g.over(l.best) {
		l.best, l.ok = g, true
		l.end = g.lowAt(l.from.X)
	}
}

// segmentAt gives the segment of a run that a parallel to the axis of Y meets
// which lies an infinitesimal step east of x; ok is false when there is none.
func (r run) segmentAt(line []Pt, x int64) (g segment, ok bool) {
	west, east := r.first, r.last
	forward := line[west].X <= line[east].X
	if !forward {
		west, east = east, west
	}
	if line[west].X > x || line[east].X <= x {
		return segment{}, false
	}
	for west+1 != east && east+1 != west { // line[west].X ≤ x < line[east].X
		if middle := (west + east) / 2; line[middle].X <= x {
			west = middle
		} else {
			east = middle
		}
	}
	return segment{p: line[west], q: line[east], forward: forward}, true
}

// lowAt is at most the Y of the segment at x, and at most a few units less.
func (s segment) lowAt(x int64) int64 {
	share := float64(x-s.p.X) / float64(s.q.X-s.p.X)
	return s.p.Y + int64(math.Floor(share*float64(s.q.Y-s.p.Y))) - 2
}

// over tells whether a segment lies above another where both have points on one
// parallel to the axis of Y. They do not cross.
func (s segment) over(t segment) bool {
	// Compare at the later of the two western ends.
	if s.p.X >= t.p.X {
		if side := orient(t.p, t.q, s.p); side != 0 {
			return side > 0
		}
		return orient(t.p, t.q, s.q) > 0
	}
	if side := orient(s.p, s.q, t.p); side != 0 {
		return side < 0
	}
	return orient(s.p, s.q, t.q) < 0
}
