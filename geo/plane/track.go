package plane

import (
	"sync"

	"github.com/paulmach/orb"
)

// track is a ring, its first point repeated at the end, or a line, on the grid.
// Neighbouring points differ and there are at least two. It is immutable, so
// that arrangements can share it.
type track struct {
	pts  []Pt
	runs []run
	box  box

	once sync.Once
	tree *boxTree // over the runs; made when first asked for
}

// newTrack puts points onto the grid; nil when they fall into one.
func newTrack(points []orb.Point, closed bool) *track {
	pts := make([]Pt, 0, len(points)+1)
	for _, p := range points {
		q := Snap(p)
		if n := len(pts); n > 0 && pts[n-1] == q {
			continue // shorter than the grid
		}
		pts = append(pts, q)
	}
	if closed && len(pts) > 1 && pts[len(pts)-1] != pts[0] {
		pts = append(pts, pts[0])
	}
	if len(pts) < 2 {
		return nil
	}
	return trackOf(pts)
}

func trackOf(pts []Pt) *track {
	t := &track{pts: pts, runs: runsOf(pts)}
	t.box = boxOf(pts[0], pts[0])
	for _, r := range t.runs {
		t.box = t.box.with(r.box(pts))
	}
	return t
}

// last is the number of the last point.
func (t *track) last() int32 { return int32(len(t.pts) - 1) }

// ends are the points of an edge, which goes by its first one.
func (t *track) ends(edge int32) (Pt, Pt) { return t.pts[edge], t.pts[edge+1] }

// edgesNear calls visit for every edge that is near a box.
func (t *track) edgesNear(c box, visit func(edge int32)) {
	if !t.box.near(c) {
		return
	}
	t.once.Do(func() { t.tree = newBoxTree(boxesOf(t.runs, t.pts)) })
	t.tree.search(c, func(i int) { t.runs[i].edgesNear(t.pts, c, visit) })
}

// run is a monotone stretch of a line, by its first and last points.
type run struct{ first, last int32 }

// runsOf takes a line apart.
func runsOf(line []Pt) []run {
	runs := make([]run, 0, 2+len(line)/16)
	for first := 0; first < len(line)-1; {
		last := first + monotone(line[first:])
		runs = append(runs, run{int32(first), int32(last)})
		first = last
	}
	return runs
}

func boxesOf(runs []run, line []Pt) []box {
	boxes := make([]box, len(runs))
	for i, r := range runs {
		boxes[i] = r.box(line)
	}
	return boxes
}

// monotone is how many edges a line has from its beginning before it turns back
// in either coordinate. Two edges of such a stretch meet where they follow each
// other and nowhere else, and the box of any part of it is that of its two ends.
func monotone(line []Pt) int {
	var east, west, north, south int64 // negative: the line goes there
	for i := 1; i < len(line); i++ {
		dx, dy := line[i].X-line[i-1].X, line[i].Y-line[i-1].Y
		east, west, north, south = east|-dx, west|dx, north|-dy, south|dy
		if (east&west | north&south) < 0 {
			return i - 1
		}
	}
	return len(line) - 1
}

func (r run) box(line []Pt) box { return boxOf(line[r.first], line[r.last]) }

// halves splits a run of more than one edge.
func (r run) halves() (run, run) {
	middle := (r.first + r.last) / 2
	return run{r.first, middle}, run{middle, r.last}
}

func (r run) single() bool { return r.last-r.first == 1 }

// edgesNear calls visit for every edge of a run that is near a box.
func (r run) edgesNear(line []Pt, c box, visit func(edge int32)) {
	switch {
	case !r.box(line).near(c):
	case r.single():
		visit(r.first)
	default:
		left, right := r.halves()
		left.edgesNear(line, c, visit)
		right.edgesNear(line, c, visit)
	}
}

// pairs calls visit for every pair of edges, one of each run, that are near each
// other, until it is told not to go on; then it says so.
func (r run) pairs(line []Pt, s run, other []Pt, visit func(i, j int32) (more bool)) (more bool) {
	switch {
	case !r.box(line).near(s.box(other)):
		return true
	case r.single() && s.single():
		return visit(r.first, s.first)
	case r.last-r.first >= s.last-s.first:
		left, right := r.halves()
		return left.pairs(line, s, other, visit) && right.pairs(line, s, other, visit)
	}
	left, right := s.halves()
	return r.pairs(line, left, other, visit) && r.pairs(line, right, other, visit)
}
