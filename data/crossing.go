package data

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// segment is an edge of a ring.
type segment struct {
	a, b orb.Point
	plane.RingEdge
}

// compare orders edges from west to east by where they begin.
func (s segment) compare(t segment) int {
	return cmp.Or(cmp.Compare(min(s.a[0], s.b[0]), min(t.a[0], t.b[0])), cmp.Compare(s.Ring, t.Ring), cmp.Compare(s.From, t.From))
}

// crossing is two edges that cross, the western one first.
type crossing struct{ s, t segment }

func (c crossing) compare(d crossing) int { return cmp.Or(c.s.compare(d.s), c.t.compare(d.t)) }

// meetings is what edges of the rings of a polygon have to do with each other. It is not
// looked for edges that touch within: that changes no land.
type meetings struct {
	rings     []orb.Ring
	crossings []crossing // the first ones, from west to east
	cut       int        // crossings beyond them
	shared    [][]bool   // by ring and vertex: it stands elsewhere too; the first vertex is the last one
}

// meetingsOf looks at all edges that are near each other, and keeps so many crossings. It stops
// when work, in edges compared, is used up, and leaves it negative.
func meetingsOf(rings []orb.Ring, most int, work *int) *meetings {
	m := &meetings{rings: rings, shared: make([][]bool, len(rings))}
	plane.NearEdges(rings, func(e, f plane.RingEdge) bool {
		if *work--; *work < 0 {
			return false
		}
		s, t := m.segment(e), m.segment(f)
		m.compareEnds(s, t)
		if cross(s, t, work) {
			m.add(s, t, most)
		}
		return true
	})
	m.keep(most)
	return m
}

func (m *meetings) segment(e plane.RingEdge) segment {
	r := m.rings[e.Ring]
	return segment{r[e.From], r[e.From+1], e}
}

func (m *meetings) add(s, t segment, most int) {
	if t.compare(s) < 0 {
		s, t = t, s
	}
	if m.crossings = append(m.crossings, crossing{s, t}); len(m.crossings) >= 2*most+64 {
		m.keep(most)
	}
}

// keep drops all but the first crossings.
func (m *meetings) keep(most int) {
	slices.SortFunc(m.crossings, crossing.compare)
	if n := len(m.crossings) - most; n > 0 {
		m.cut += n
		m.crossings = m.crossings[:most]
	}
}

// compareEnds notes vertices of two edges that are at the same place and not the same.
func (m *meetings) compareEnds(s, t segment) {
	if s.a != t.a && s.a != t.b && s.b != t.a && s.b != t.b {
		return
	}
	m.compareVertices(s.Ring, s.From, t.Ring, t.From)
	m.compareVertices(s.Ring, s.From, t.Ring, t.From+1)
	m.compareVertices(s.Ring, s.From+1, t.Ring, t.From)
	m.compareVertices(s.Ring, s.From+1, t.Ring, t.From+1)
}

func (m *meetings) compareVertices(ring, i, other, j int32) {
	r, o := m.rings[ring], m.rings[other]
	if i == 0 {
		i = int32(len(r) - 1)
	}
	if j == 0 {
		j = int32(len(o) - 1)
	}
	if (ring != other || i != j) && r[i] == o[j] {
		m.share(ring, i)
		m.share(other, j)
	}
}

func (m *meetings) share(ring, vertex int32) {
	if m.shared[ring] == nil {
		m.shared[ring] = make([]bool, len(m.rings[ring]))
	}
	m.shared[ring][vertex] = true
}

// cross tells whether two edges cross at a point that is an end of neither.
func cross(s, t segment, work *int) bool {
	if s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b {
		return false
	}
	return turn(s.a, s.b, t.a, work)*turn(s.a, s.b, t.b, work) < 0 && turn(t.a, t.b, s.a, work)*turn(t.a, t.b, s.b, work) < 0
}

// exactWork is what an exact predicate costs, in edges compared.
const exactWork = 1000

// turn is 1 when c lies left of the line from a to b, −1 right of it, 0 on it. The
// error of the float64 determinant is below 4 units of rounding of its two parts
// (Jonathan Shewchuk, Adaptive precision floating-point arithmetic, 1997); where
// that could matter it is computed exactly.
func turn(a, b, c orb.Point, work *int) int {
	left := float64((a[0] - c[0]) * (b[1] - c[1]))
	right := float64((a[1] - c[1]) * (b[0] - c[0]))
	det := left - right
	if math.Abs(det) > 4*0x1p-52*(math.Abs(left)+math.Abs(right)) {
		return cmp.Compare(det, 0)
	}
	*work -= exactWork
	minus := func(x, y float64) *big.Rat {
		return new(big.Rat).Sub(new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y))
	}
	l := new(big.Rat).Mul(minus(a[0], c[0]), minus(b[1], c[1]))
	r := new(big.Rat).Mul(minus(a[1], c[1]), minus(b[0], c[0]))
	return l.Cmp(r)
}

// at is about where two crossing edges do so.
func (c crossing) at() orb.Point {
	s, t := c.s, c.t
	dx, dy := s.b[0]-s.a[0], s.b[1]-s.a[1]
	ex, ey := t.b[0]-t.a[0], t.b[1]-t.a[1]
	k := (float64((t.a[0]-s.a[0])*ey) - float64((t.a[1]-s.a[1])*ex)) / (float64(dx*ey) - float64(dy*ex))
	k = min(max(k, 0), 1) // of nearly parallel edges
	if math.IsNaN(k) {
		k = 0
	}
	return orb.Point{s.a[0] + float64(k*dx), s.a[1] + float64(k*dy)}
}
