package plane

import (
	"math"
	"slices"
	"sync/atomic"

	"delimit/geo/ellipsoid"
)

// polyline is the points of an edge, with what is worth knowing of them.
// Arrangements share polylines; they are immutable once finished.
type polyline struct {
	pts   []Pt
	book  int64 // what it credits to its left and debits from its right
	first int32 // number of the first point in the order of points
	long  *long // of lines of many points

	metres atomic.Uint64 // bits of the length, or 0 while nobody has asked
}

// lengthM is the length on the ellipsoid in metres, worked out once.
func (l *polyline) lengthM() float64 {
	if bits := l.metres.Load(); bits != 0 {
		return math.Float64frombits(bits)
	}
	total := 0.0
	before := l.pts[0].Point()
	for _, p := range l.pts[1:] {
		next := p.Point()
		total += ellipsoid.LengthM(before, next)
		before = next
	}
	l.metres.Store(math.Float64bits(total))
	return total
}

// is tells whether a line has certain points.
func (l *polyline) is(begin Pt, inner []Pt, end Pt) bool {
	last := len(l.pts) - 1
	if last != len(inner)+1 || l.pts[0] != begin || l.pts[last] != end {
		return false
	}
	return len(inner) == 0 || &l.pts[1] == &inner[0] || slices.Equal(l.pts[1:last], inner)
}

// long is what a long line remembers of itself.
type long struct {
	box  box
	runs []run
	tree *boxTree // over the runs, when there are many
}

// short is how many points a line has whose edges are looked at one by one.
const short = 8

// finish works out what is to be known of lines. The integral of each straight
// piece is rounded by itself, so that the sum does not depend on how pieces make
// lines.
func finish(lines []*polyline) {
	const size = 4096 // points of a line that is shared out itself
	const share = 1024
	points := 0
	for _, l := range lines {
		points += len(l.pts)
		if len(l.pts) > size {
			l.bookInParts(size)
		}
	}
	grain := 1 + len(lines) // little work is not shared out
	if points > size {
		grain = 1 + len(lines)*share/points
	}
	parallel(len(lines), grain, func(_, from, to int) {
		for _, l := range lines[from:to] {
			if len(l.pts) <= size {
				l.book = bookLine(l.pts)
			}
			l.survey()
		}
	})
}

// bookInParts books a long line by many.
func (l *polyline) bookInParts(size int) {
	books := make([]int64, (len(l.pts)+size-1)/size)
	parallel(len(books), 1, func(_, from, to int) {
		for i := from; i < to; i++ {
			books[i] = bookLine(l.pts[i*size : min((i+1)*size+1, len(l.pts))])
		}
	})
	for _, book := range books {
		l.book += book
	}
}

// survey finds the first point, and the box and the runs of a long line.
func (l *polyline) survey() {
	if len(l.pts) <= short {
		for i, p := range l.pts {
			if p.compare(l.pts[l.first]) < 0 {
				l.first = int32(i)
			}
		}
		return
	}
	l.long = &long{boxOf(l.pts[0], l.pts[0]), runsOf(l.pts), nil}
	for _, r := range l.long.runs {
		l.long.box = l.long.box.with(r.box(l.pts))
		if at := r.firstPoint(l.pts); l.pts[at].compare(l.pts[l.first]) < 0 {
			l.first = at
		}
	}
	if len(l.long.runs) > 2*fan {
		l.long.tree = newBoxTree(boxesOf(l.long.runs, l.pts))
	}
}

// box is around all points.
func (l *polyline) box() box {
	if l.long != nil {
		return l.long.box
	}
	b := boxOf(l.pts[0], l.pts[1])
	for _, p := range l.pts[2:] {
		b = b.with(boxOf(p, p))
	}
	return b
}

// eachRun calls visit for monotone stretches that make the line.
func (l *polyline) eachRun(visit func(r run)) {
	if l.long == nil {
		for i := range len(l.pts) - 1 {
			visit(run{int32(i), int32(i + 1)})
		}
		return
	}
	for _, r := range l.long.runs {
		visit(r)
	}
}

// firstPoint is the first point of a run in the order of points: its western end,
// or where the line comes to that runs straight south from there.
func (r run) firstPoint(line []Pt) int32 {
	at, step := r.first, int32(1)
	if line[r.last].X < line[r.first].X {
		at, step = r.last, -1
	}
	for next := at + step; next >= r.first && next <= r.last && line[next].compare(line[at]) < 0; next += step {
		at = next
	}
	return at
}

// bookLine credits the left side of a line and debits its right side with the
// area under it.
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
