package data

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/paulmach/orb"
)

// segment is an edge of a ring.
type segment struct {
	a, b orb.Point
	ring int
}

func (s segment) minX() float64 { return min(s.a[0], s.b[0]) }
func (s segment) maxX() float64 { return max(s.a[0], s.b[0]) }

// crossings finds where edges of rings cross, from west to east. It is not looked
// for touching: that changes no land. It stops when work, in edges compared, is
// used up, and leaves it negative.
func crossings(rings []orb.Ring, work *int, found func(s, t segment, at orb.Point)) {
	segments := segmentsOf(rings)
	for i, s := range segments {
		right, low, high := s.maxX(), min(s.a[1], s.b[1]), max(s.a[1], s.b[1])
		for _, t := range segments[i+1:] {
			if t.minX() > right {
				break
			}
			if *work--; *work < 0 {
				return
			}
			if max(t.a[1], t.b[1]) >= low && min(t.a[1], t.b[1]) <= high && cross(s, t, work) {
				found(s, t, meeting(s, t))
			}
		}
	}
}

// segmentsOf lists the edges of rings, from west to east.
func segmentsOf(rings []orb.Ring) []segment {
	var out []segment
	for i, r := range rings {
		for k := 1; k < len(r); k++ {
			if r[k-1] != r[k] {
				out = append(out, segment{r[k-1], r[k], i})
			}
		}
	}
	slices.SortStableFunc(out, func(s, t segment) int { return cmp.Compare(s.minX(), t.minX()) })
	return out
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

// meeting is about where two crossing edges do so.
func meeting(s, t segment) orb.Point {
	dx, dy := s.b[0]-s.a[0], s.b[1]-s.a[1]
	ex, ey := t.b[0]-t.a[0], t.b[1]-t.a[1]
	k := (float64((t.a[0]-s.a[0])*ey) - float64((t.a[1]-s.a[1])*ex)) / (float64(dx*ey) - float64(dy*ex))
	k = min(max(k, 0), 1) // of nearly parallel edges
	if math.IsNaN(k) {
		k = 0
	}
	return orb.Point{s.a[0] + float64(k*dx), s.a[1] + float64(k*dy)}
}
