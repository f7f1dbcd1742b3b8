package plane

import (
	"math"

	"delimit/geo/ellipsoid"
)

// book integrates the area under every edge. Each straight piece is rounded by
// itself, so that the sum does not depend on how pieces make edges. What is
// credited to the face on one side is debited from the face on the other: however
// many edges there are, the faces sum to zero.
func (a *Arrangement) book() {
	const size = 4096
	type part struct {
		edge int32
		line []Pt
	}
	parts := make([]part, 0, len(a.lines))
	for e, line := range a.lines {
		for ; len(line) > size; line = line[size-1:] {
			parts = append(parts, part{int32(e), line[:size]})
		}
		parts = append(parts, part{int32(e), line})
	}
	books := make([]int64, len(parts))
	parallel(len(parts), max(1, len(parts)/64), func(_, from, to int) {
		for i := from; i < to; i++ {
			books[i] = bookLine(parts[i].line)
		}
	})
	a.books = make([]int64, len(a.Edges))
	for i, p := range parts {
		a.books[p.edge] += books[i]
	}
}

// bookLine credits the left side of a line and debits its right side.
func bookLine(line []Pt) (sum int64) {
	before := line[0].Point()
	for _, p := range line[1:] {
		next := p.Point()
		sum -= round(ellipsoid.AreaUnder(before, next) * (1 / AreaUnitM2))
		before = next
	}
	return sum
}

// round is the nearest integer modulo 2^64, halves away from zero, so that turning
// an edge round turns the sign and nothing else.
func round(x float64) int64 {
	if x < 0 {
		return -round(-x)
	}
	if x >= 1<<63 { // an integer, as floats of this size are
		return int64(uint64(math.Mod(x, 1<<64)))
	}
	return int64(x + 0.5)
}
