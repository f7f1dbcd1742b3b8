package plane

import "math"

// stretches are the monotone stretches of all edges, with a tree over their
// boxes: an index to look things up by place.
type stretches struct {
	list  []stretch
	lines [][]Pt // by edge
	tree  *boxTree
}

// stretch is part of the points of an edge, both ends included.
type stretch struct{ edge, first, last int32 }

func newStretches(lines [][]Pt) stretches {
	s := stretches{lines: lines}
	for e, line := range lines {
		for first := 0; first < len(line)-1; {
			last := first + monotone(line[first:])
			s.list = append(s.list, stretch{int32(e), int32(first), int32(last)})
			first = last
		}
	}
	boxes := make([]box, len(s.list))
	for i, r := range s.list {
		boxes[i] = boxOf(lines[r.edge][r.first], lines[r.edge][r.last])
	}
	s.tree = newBoxTree(boxes)
	return s
}

func (s *stretches) points(i int) []Pt {
	r := s.list[i]
	return s.lines[r.edge][r.first : r.last+1]
}

// segment is a straight piece of an edge, its western end first, or its southern
// one where it is upright.
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

// at gives the segment of a stretch that a parallel to the axis of Y meets which
// lies an infinitesimal step east of x; ok is false when there is none.
func (s *stretches) at(i int, x int64) (g segment, ok bool) {
	line := s.points(i)
	n := len(line)
	forward := line[0].X <= line[n-1].X
	point := func(k int) Pt {
		if forward {
			return line[k]
		}
		return line[n-1-k]
	}
	if point(0).X > x || point(n-1).X <= x {
		return segment{}, false
	}
	low, high := 0, n-1 // point(low).X ≤ x < point(high).X
	for high-low > 1 {
		if middle := (low + high) / 2; point(middle).X <= x {
			low = middle
		} else {
			high = middle
		}
	}
	return segment{point(low), point(high), s.list[i].edge, forward}, true
}

// below is the segment that a ray meets first which runs down from p, itself
// included, an infinitesimal step to the east of it, among the edges that take
// wants; ok is false when there is none.
func (s *stretches) below(p Pt, take func(edge int32) bool) (best segment, ok bool) {
	end := int64(-2 * limit)
	s.tree.lookDown(p, func(i int) int64 {
		g, meets := s.at(i, p.X)
		if !meets || orient(g.p, g.q, p) < 0 || !take(g.edge) {
			return end
		}
		if !ok || g.over(best) {
			best, ok = g, true
			end = g.lowAt(p.X)
		}
		return end
	})
	return best, ok
}

// lowAt is at most the Y of the segment at x, and at most a few units less.
func (g segment) lowAt(x int64) int64 {
	share := float64(x-g.p.X) / float64(g.q.X-g.p.X)
	return g.p.Y + int64(math.Floor(share*float64(g.q.Y-g.p.Y))) - 2
}

// over tells whether a segment lies above another where both have points on one
// parallel to the axis of Y. They do not cross.
func (g segment) over(h segment) bool {
	// Compare at the later of the two western ends.
	if g.p.X >= h.p.X {
		if side := orient(h.p, h.q, g.p); side != 0 {
			return side > 0
		}
		return orient(h.p, h.q, g.q) > 0
	}
	if side := orient(g.p, g.q, h.p); side != 0 {
		return side < 0
	}
	return orient(g.p, g.q, h.q) < 0
}
