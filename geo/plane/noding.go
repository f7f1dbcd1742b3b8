package plane

import (
	"cmp"
	"slices"
)

// piece is a part of a segment between two neighbouring hot pixels.
type piece struct {
	a, b    Pt // a before b
	src     int32
	forward bool // the segment runs from a to b
}

// hit says that a segment meets a hot pixel somewhere between its ends.
type hit struct {
	segment int32
	at      Pt
}

// node breaks the segments by snap rounding (Hobby, Practical segment
// intersection with finite precision output, 1999): the pixel of every vertex
// and of every crossing is hot, and each segment is bent to run through the
// centre of every hot pixel that it meets. What results meets at ends only.
func (b *Builder) node() []piece {
	boxes := make([]box, len(b.segments))
	for i, s := range b.segments {
		boxes[i] = boxOf(b.pts[s.a], b.pts[s.b])
	}
	tree := newBoxTree(boxes)
	n := noder{b: b}
	tree.pairs(n.pair)
	n.crossings = sortedUnique(n.crossings)
	for _, c := range n.crossings {
		tree.search(boxOf(c, c), func(i int) { n.meet(i, c) })
	}
	return n.cut()
}

type noder struct {
	b         *Builder
	crossings []Pt
	hits      []hit
}

// pair looks at two segments that are near each other.
func (n *noder) pair(i, j int) {
	s, t := n.b.segments[i], n.b.segments[j]
	a, b, c, d := n.b.pts[s.a], n.b.pts[s.b], n.b.pts[t.a], n.b.pts[t.b]
	if b == c && s.b == t.a { // neighbours along a ring meet where they should
		n.meet(i, d)
		n.meet(j, a)
		return
	}
	n.meet(i, c)
	n.meet(i, d)
	n.meet(j, a)
	n.meet(j, b)
	if a == c || a == d || b == c || b == d {
		return
	}
	if orient(a, b, c)*orient(a, b, d) < 0 && orient(c, d, a)*orient(c, d, b) < 0 {
		n.crossings = append(n.crossings, crossing(a, b, c, d))
	}
}

// meet notes a hit when the segment meets the pixel of h and does not end there.
func (n *noder) meet(i int, h Pt) {
	s := n.b.segments[i]
	p, q := n.b.pts[s.a], n.b.pts[s.b]
	if p != h && q != h && touches(p, q, h) {
		n.hits = append(n.hits, hit{int32(i), h})
	}
}

// cut makes the pieces. The pixels that a segment meets lie along it in the
// order of sign(dx)·x + sign(dy)·y: a segment is monotone in both coordinates.
func (n *noder) cut() []piece {
	along := func(h hit) int64 {
		s := n.b.segments[h.segment]
		p, q := n.b.pts[s.a], n.b.pts[s.b]
		return int64(cmp.Compare(q.X, p.X))*h.at.X + int64(cmp.Compare(q.Y, p.Y))*h.at.Y
	}
	slices.SortFunc(n.hits, func(g, h hit) int {
		if g.segment != h.segment {
			return cmp.Compare(g.segment, h.segment)
		}
		return cmp.Compare(along(g), along(h))
	})
	hits := slices.Compact(n.hits)
	pieces := make([]piece, 0, len(n.b.segments)+len(hits))
	for i, s := range n.b.segments {
		from := n.b.pts[s.a]
		for len(hits) > 0 && int(hits[0].segment) == i {
			pieces = append(pieces, newPiece(from, hits[0].at, s.src))
			from, hits = hits[0].at, hits[1:]
		}
		pieces = append(pieces, newPiece(from, n.b.pts[s.b], s.src))
	}
	return pieces
}

func newPiece(p, q Pt, src int32) piece {
	if p.compare(q) < 0 {
		return piece{p, q, src, true}
	}
	return piece{q, p, src, false}
}

func sortedUnique(pts []Pt) []Pt {
	slices.SortFunc(pts, Pt.compare)
	return slices.Compact(pts)
}
