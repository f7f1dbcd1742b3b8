package plane

import (
	"cmp"
	"math/bits"
	"slices"
)

// noder breaks paths by snap rounding (Hobby, Practical segment intersection with
// finite precision output, 1999): the pixel of every vertex and of every crossing
// is hot, and each edge is bent to run through the centre of every hot pixel that
// it meets. What results meets at ends only. One pass is enough: a bent edge runs
// through no further centre, because pixels are convex and all alike.
//
// Most vertices meet nothing but their own two edges. Nodes are the others, and
// what lies between two nodes of a path stays in one piece, a strand.
type noder struct {
	*Builder
	nodes     []uint64 // bit by point: it is a node
	crossings []Pt
	hits      []hit
}

func newNoder(b *Builder) *noder {
	return &noder{Builder: b, nodes: make([]uint64, len(b.pts)/64+1)}
}

// hit says that an edge meets a hot pixel somewhere between its ends.
type hit struct {
	edge int32 // its first point
	at   Pt
}

// strand is a stretch of a path between two nodes, both included.
type strand struct {
	line []Pt
	src  int32
}

func (b *Builder) node() []strand {
	runs := b.runs()
	boxes := make([]box, len(runs))
	for i, r := range runs {
		boxes[i] = b.box(r)
	}
	tree := newBoxTree(boxes)
	crew := make([]*noder, workers())
	for i := range crew {
		crew[i] = newNoder(b)
	}
	tree.pairs(func(worker, i, j int) { b.pairs(runs[i], runs[j], crew[worker].pair) })
	n := crew[0]
	for _, other := range crew[1:] {
		n.crossings = append(n.crossings, other.crossings...)
	}
	crossings := sortedUnique(n.crossings)
	parallel(len(crossings), 256, func(worker, from, to int) {
		for _, c := range crossings[from:to] {
			at := boxOf(c, c)
			tree.search(at, func(i int) {
				b.edgesNear(runs[i], at, func(edge int32) { crew[worker].cross(edge, c) })
			})
		}
	})
	for _, other := range crew[1:] {
		n.takeOver(other)
	}
	n.sortHits()
	return n.cut()
}

// takeOver adds what another worker found.
func (n *noder) takeOver(other *noder) {
	n.hits = append(n.hits, other.hits...)
	for i, word := range other.nodes {
		n.nodes[i] |= word
	}
}

func (n *noder) mark(point int32) { n.nodes[point/64] |= 1 << (point % 64) }

// pair looks at two edges that are near each other. Neighbours along a path meet
// where they should.
func (n *noder) pair(i, j int32) {
	if i > j {
		i, j = j, i
	}
	neighbours := i+1 == j
	a, b, c, d := n.pts[i], n.pts[i+1], n.pts[j], n.pts[j+1]
	apart := n.same(i, j, a == c)
	apart = n.same(i, j+1, a == d) && apart
	if !neighbours {
		apart = n.same(i+1, j, b == c) && apart
	}
	apart = n.same(i+1, j+1, b == d) && apart
	if a != c && b != c {
		n.meet(i, j)
	}
	if a != d && b != d {
		n.meet(i, j+1)
	}
	if a != c && a != d {
		n.meet(j, i)
	}
	if b != c && b != d {
		n.meet(j, i+1)
	}
	if apart && !neighbours && orient(a, b, c)*orient(a, b, d) < 0 && orient(c, d, a)*orient(c, d, b) < 0 {
		n.crossings = append(n.crossings, crossing(a, b, c, d))
	}
}

// same makes nodes of two points at the same place; it tells whether they are apart.
func (n *noder) same(i, j int32, equal bool) bool {
	if equal {
		n.mark(i)
		n.mark(j)
	}
	return !equal
}

// meet notes a hit when an edge that does not end there meets the pixel of a point.
func (n *noder) meet(edge, point int32) {
	if h := n.pts[point]; touches(n.pts[edge], n.pts[edge+1], h) {
		n.hits = append(n.hits, hit{edge, h})
		n.mark(point)
	}
}

// cross notes what an edge has to do with the pixel of a crossing.
func (n *noder) cross(edge int32, c Pt) {
	switch p, q := n.pts[edge], n.pts[edge+1]; {
	case p == c:
		n.mark(edge)
	case q == c:
		n.mark(edge + 1)
	case touches(p, q, c):
		n.hits = append(n.hits, hit{edge, c})
	}
}

// sortHits sorts by edge and along the edge. The pixels that an edge meets lie
// along it in the order of sign(dx)·x + sign(dy)·y.
func (n *noder) sortHits() {
	along := func(h hit) int64 {
		p, q := n.pts[h.edge], n.pts[h.edge+1]
		return int64(cmp.Compare(q.X, p.X))*h.at.X + int64(cmp.Compare(q.Y, p.Y))*h.at.Y
	}
	slices.SortFunc(n.hits, func(g, h hit) int {
		if g.edge != h.edge {
			return cmp.Compare(g.edge, h.edge)
		}
		return cmp.Compare(along(g), along(h))
	})
	n.hits = slices.Compact(n.hits)
}

// nextNode is the first node from a point on.
func (n *noder) nextNode(point int32) int32 {
	w := point / 64
	word := n.nodes[w] >> (point % 64) << (point % 64)
	for word == 0 {
		w++
		word = n.nodes[w]
	}
	return w*64 + int32(bits.TrailingZeros64(word))
}

func (n *noder) countNodes() (count int) {
	for _, word := range n.nodes {
		count += bits.OnesCount64(word)
	}
	return count + 2*len(n.paths)
}

// cut takes the paths apart at their nodes. Both ends of a path are nodes.
func (n *noder) cut() []strand {
	c := cutter{hits: n.hits, pts: n.pts, strands: make([]strand, 0, n.countNodes()+len(n.hits))}
	for _, p := range n.paths {
		n.mark(p.first)
		n.mark(p.last)
		c.begin(p)
		for c.from < p.last {
			c.toNode(n.nextNode(c.from + 1))
		}
	}
	return c.strands
}

// cutter goes along a path.
type cutter struct {
	pts     []Pt
	hits    []hit // those to come
	src     int32
	from    int32 // the strand begins at this point,
	bend    Pt    // or where bent, here on the edge after it
	bent    bool
	strands []strand
	spare   []Pt // room for strands that are not as in pts
}

func (c *cutter) begin(p path) { c.src, c.from, c.bent = p.src, p.first, false }

// toNode goes on to a node of the path and to all hits on the way.
func (c *cutter) toNode(node int32) {
	for len(c.hits) > 0 && c.hits[0].edge < node {
		h := c.hits[0]
		c.hits = c.hits[1:]
		c.add(c.upTo(h.edge, h.at))
		c.from, c.bend, c.bent = h.edge, h.at, true
	}
	if c.bent {
		c.add(c.upTo(node-1, c.pts[node]))
	} else {
		c.add(c.pts[c.from : node+1 : node+1])
	}
	c.from, c.bent = node, false
}

// upTo is the strand so far, with the points up to last and then an end.
func (c *cutter) upTo(last int32, end Pt) []Pt {
	begin := c.pts[c.from]
	if c.bent {
		begin = c.bend
	}
	size := int(last-c.from) + 2
	if len(c.spare) < size {
		c.spare = make([]Pt, max(size, 1024))
	}
	line := append(append(append(c.spare[:0:size], begin), c.pts[c.from+1:last+1]...), end)
	c.spare = c.spare[size:]
	return line
}

// add adds a strand. One that goes somewhere and straight back is two.
func (c *cutter) add(line []Pt) {
	if len(line) == 3 && line[0] == line[2] {
		c.strands = append(c.strands, strand{line[:2:2], c.src}, strand{line[1:], c.src})
		return
	}
	c.strands = append(c.strands, strand{line, c.src})
}

func sortedUnique(pts []Pt) []Pt {
	slices.SortFunc(pts, Pt.compare)
	return slices.Compact(pts)
}
