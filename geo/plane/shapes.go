package plane

import "github.com/paulmach/orb"

// Shapes makes polygons of faces: group[f] tells to which of n groups face f
// belongs, or is negative. Each polygon is one region of its group that hangs
// together across edges. Its rings are simple, its outer ring runs
// counter-clockwise and its holes clockwise (RFC 7946); rings touch at single
// points at most, so that other programs call the polygons valid.
func (a *Arrangement) Shapes(group []int32, n int) []orb.MultiPolygon {
	s := shaper{a: a, group: group, region: a.regions(group), polygon: map[int32]*orb.Polygon{}}
	s.done = make([]bool, 2*len(a.Edges))
	s.seen = make([]int32, len(a.Verts))
	var order []int32 // regions as they come along the edges
	for e := range s.done {
		h := int32(e)
		if s.done[h] || !s.onBoundary(h) {
			continue
		}
		r := s.region[a.left(h)]
		if s.polygon[r] == nil {
			s.polygon[r] = &orb.Polygon{nil} // room for the outer ring
			order = append(order, r)
		}
		s.walk(h, s.polygon[r])
	}
	shapes := make([]orb.MultiPolygon, n)
	for _, r := range order {
		if poly := *s.polygon[r]; poly[0] != nil { // the unbounded face has no outer ring
			shapes[group[r]] = append(shapes[group[r]], poly)
		}
	}
	return shapes
}

type shaper struct {
	a       *Arrangement
	group   []int32
	region  []int32 // by face: the first face of its region
	polygon map[int32]*orb.Polygon
	done    []bool  // by half-edge
	seen    []int32 // by vertex: its place in the walk, counted from 1
}

// regions joins neighbouring faces of one group.
func (a *Arrangement) regions(group []int32) []int32 {
	region := NewSets(len(a.Faces))
	for _, e := range a.Edges {
		if group[e.Left] >= 0 && group[e.Left] == group[e.Right] {
			region.Join(e.Left, e.Right)
		}
	}
	return region.flat()
}

// onBoundary: the group lies left of the half-edge and not right of it.
func (s *shaper) onBoundary(h int32) bool {
	own := s.group[s.a.left(h)]
	return own >= 0 && own != s.group[s.a.left(h^1)]
}

// walk follows the boundary of a region and cuts a ring off whenever it comes
// back to a vertex.
func (s *shaper) walk(start int32, poly *orb.Polygon) {
	var path []int32 // half-edges
	for h := start; !s.done[h]; h = s.onward(h) {
		s.done[h] = true
		path = append(path, h)
		s.seen[s.a.half.from(h)] = int32(len(path))
		if at := s.seen[s.a.half.from(h^1)]; at > 0 {
			s.cutRing(path[at-1:], poly)
			path = path[:at-1]
		}
	}
}

// onward is the next half-edge of the same region's boundary, as far left as
// it goes.
func (s *shaper) onward(h int32) int32 {
	next := s.a.half.next[h]
	for !s.onBoundary(next) {
		next = s.a.half.clockwise(next)
	}
	return next
}

func (s *shaper) cutRing(path []int32, poly *orb.Polygon) {
	size := 1
	for _, h := range path {
		s.seen[s.a.half.from(h)] = 0
		size += len(s.a.lines[h>>1].pts) - 1
	}
	pts := make([]Pt, 0, size)
	for _, h := range path {
		pts = s.a.appendHalfEdge(pts, h)
	}
	ring := orb.Ring(points(append(pts, pts[0])))
	if counterClockwise(pts) {
		(*poly)[0] = ring
	} else {
		*poly = append(*poly, ring)
	}
}

// appendHalfEdge adds the points of a half-edge but the last.
func (a *Arrangement) appendHalfEdge(to []Pt, h int32) []Pt {
	line := a.lines[h>>1].pts
	if h&1 == 0 {
		return append(to, line[:len(line)-1]...)
	}
	for i := len(line) - 1; i > 0; i-- {
		to = append(to, line[i])
	}
	return to
}

// counterClockwise tells how a simple ring runs, by the turn at its first vertex
// in the order of points, which is a corner of its hull.
func counterClockwise(ring []Pt) bool {
	n := len(ring)
	i := 0
	for j, p := range ring {
		if p.compare(ring[i]) < 0 {
			i = j
		}
	}
	return orient(ring[(i+n-1)%n], ring[i], ring[(i+1)%n]) > 0
}
