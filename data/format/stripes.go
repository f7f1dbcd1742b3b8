package format

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// stripes is a ring whose edges are sorted into stripes of latitude once it is asked
// often, so that a question does not cost all of its edges.
type stripes struct {
	ring        orb.Ring
	asked       int
	low, height float64
	edges       [][]int32 // by stripe: the edges that reach into it
}

// The rings that are not worth sorting, and how many edges a stripe should hold.
const (
	fewEdges  = 64
	fewAsked  = 2
	perStripe = 8
)

// contain reports whether a point lies within the ring by the even-odd rule, or on it, and
// takes what it cost from work.
func (s *stripes) contain(p orb.Point, work *int) bool {
	if s.asked++; s.edges == nil && s.asked > fewAsked && len(s.ring) > fewEdges {
		s.sort(work)
	}
	within := false
	pass := func(k int) (on bool) {
		a, b := s.edge(k)
		if (a[1] > p[1]) == (b[1] > p[1]) {
			return false
		}
		x := onParallel(a, b, p[1])
		within = within != (x > p[0])
		return x == p[0]
	}
	if s.edges == nil {
		*work -= len(s.ring)
		for k := range s.ring {
			if pass(k) {
				return true
			}
		}
		return within
	}
	stripe := s.edges[s.stripe(p[1])]
	*work -= len(stripe)
	for _, k := range stripe {
		if pass(int(k)) {
			return true
		}
	}
	return within
}

// edge gives the ends of an edge. The last one closes the ring.
func (s *stripes) edge(k int) (a, b orb.Point) {
	return s.ring[k], s.ring[(k+1)%len(s.ring)]
}

// onParallel is where an edge crosses a parallel.
func onParallel(a, b orb.Point, y float64) float64 {
	return a[0] + float64((y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
}

func (s *stripes) stripe(y float64) int {
	return max(0, min(len(s.edges)-1, int((y-s.low)/s.height*float64(len(s.edges)))))
}

// sort makes the stripes: fewer where long edges reach into many.
func (s *stripes) sort(work *int) {
	bound := s.ring.Bound()
	s.low, s.height = bound.Min[1], bound.Max[1]-bound.Min[1]
	for n := len(s.ring)/perStripe + 1; ; n /= 4 {
		*work -= len(s.ring)
		s.edges = make([][]int32, max(n, 1))
		if s.fill(4 * len(s.ring)) {
			return
		}
	}
}

// fill puts the edges into the stripes, and reports whether there was room.
func (s *stripes) fill(room int) bool {
	for k := range s.ring {
		a, b := s.edge(k)
		from, to := s.stripe(min(a[1], b[1])), s.stripe(max(a[1], b[1]))
		if room -= to - from + 1; room < 0 {
			return false
		}
		for i := from; i <= to; i++ {
			s.edges[i] = append(s.edges[i], int32(k))
		}
	}
	return true
}

// insideOf is a point inside a ring, away from its edges: the middle of the widest
// stretch on one of several parallels between its vertices. A ring that encloses
// nothing has none.
func insideOf(r orb.Ring) (inside orb.Point, ok bool) {
	const parallels = 9
	heights := make([]float64, len(r))
	for i, p := range r {
		heights[i] = p[1]
	}
	slices.Sort(heights)
	heights = slices.Compact(heights)
	widest := 0.0
	gaps := len(heights) - 1
	for i := range min(gaps, parallels) {
		k := (2*i + 1) * gaps / (2 * min(gaps, parallels))
		y := heights[k] + float64((heights[k+1]-heights[k])/2)
		if x, width := widestOn(r, y); width > widest {
			inside, widest = orb.Point{x, y}, width
		}
	}
	if widest == 0 && len(r) > 0 && math.Abs(planar.Area(r)) > 0 {
		return r[0], true // too thin for every parallel that was tried
	}
	return inside, widest > 0
}

// widestOn is the middle and the width of the widest stretch of a parallel within a ring.
func widestOn(r orb.Ring, y float64) (middle, width float64) {
	s := stripes{ring: r}
	var xs []float64
	for k := range r {
		if a, b := s.edge(k); (a[1] > y) != (b[1] > y) {
			xs = append(xs, onParallel(a, b, y))
		}
	}
	slices.Sort(xs)
	for i := 0; i+1 < len(xs); i += 2 {
		if w := xs[i+1] - xs[i]; w > width {
			middle, width = xs[i]+float64(w/2), w
		}
	}
	return middle, width
}
