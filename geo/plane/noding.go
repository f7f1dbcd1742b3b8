package plane

import (
	"math/bits"
	"slices"
)

// noder looks for what paths meet. Points have numbers here that run through all
// paths: the base of the path and their own. Edges go by their first points.
type noder struct {
	paths     []path
	base      []int32
	nodes     bitset // by point
	close     bitset // by edge: it comes close to another one, other than across or at an end
	hits      hitList
	crossings []Pt   // of edges that are close
	twins     *twins // nil: they are not looked for
	firm      bitset // see twins
}

// bitset is a set of numbers.
type bitset []uint64

func (b bitset) set(i int32)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int32) bool { return b[i/64]>>(i%64)&1 != 0 }

// within is a word of the set without numbers below from, or from end on.
func (b bitset) within(word, from, end int32) uint64 {
	w := b[word]
	if low := from - word*64; low > 0 {
		w &= ^uint64(0) << low
	}
	if high := end - word*64; high < 64 {
		w &= 1<<high - 1
	}
	return w
}

func (b bitset) takeOver(other bitset) {
	for i, word := range other {
		b[i] |= word
	}
}

// crew is one noder for every worker.
type crew []*noder

// node breaks all paths, and gives the lines that are to be finished.
func (b *Builder) node() ([]*noded, []*polyline) { return b.newCrew().node(b) }

func (c crew) node(b *Builder) ([]*noded, []*polyline) {
	index := b.indexRuns()
	c.meetEachOther(index)
	hits := c.takeHits()
	c.findCrowded(hits)
	if crossings := c.takeCrossings(); len(crossings) > 0 {
		if len(crossings) > 2*len(index.runs) {
			index = index.finer(b.paths, len(crossings)/2)
		}
		c.meetCrossings(index, crossings)
		for i, more := range c.takeHits() {
			hits[i] = b.paths[i].mergeHits(hits[i], more)
		}
	}
	return c.cut(hits)
}

func (b *Builder) newCrew() crew {
	base := make([]int32, len(b.paths)+1)
	for i, p := range b.paths {
		base[i+1] = base[i] + p.last() + 1
	}
	c := make(crew, workers())
	words := base[len(b.paths)]/64 + 1
	for i := range c {
		c[i] = &noder{paths: b.paths, base: base, nodes: make(bitset, words), close: make(bitset, words)}
	}
	return c
}

// meetEachOther looks at all pairs of edges that are near each other.
func (c crew) meetEachOther(index runIndex) {
	index.tree.pairs(func(worker int) visitPair {
		n := c[worker]
		return func(i, j int) bool {
			r, s := index.runs[i], index.runs[j]
			if r.single() && s.single() {
				n.pair(r.path, r.first, s.path, s.first)
				return true
			}
			return r.pairs(n.paths[r.path].pts, s.run, n.paths[s.path].pts, func(e, f int32) bool {
				n.pair(r.path, e, s.path, f)
				return true
			})
		}
	})
}

// meetCrossings looks for all edges that come through the pixels of crossings.
func (c crew) meetCrossings(index runIndex, crossings []Pt) {
	parallel(len(crossings), 256, func(worker, from, to int) {
		n := c[worker]
		for _, at := range crossings[from:to] {
			index.edgesNear(n.paths, boxOf(at, at), func(path, edge int32) { n.cross(path, edge, at) })
		}
	})
}

// takeHits takes the hits that all workers have found, by path and sorted.
func (c crew) takeHits() [][]hit {
	n := c[0]
	var found hitList
	for _, other := range c {
		found = append(found, other.hits...)
		other.hits = nil
	}
	hits := hitsByEdge(found, int(n.base[len(n.paths)]))
	byPath := make([][]hit, len(n.paths))
	for i := range byPath {
		own := 0
		for own < len(hits) && hits[own].edge < n.base[i+1] {
			hits[own].edge -= n.base[i]
			own++
		}
		byPath[i], hits = slices.Clip(hits[:own]), hits[own:]
	}
	parallel(len(byPath), portion(len(byPath)), func(_, from, to int) {
		for i := from; i < to; i++ {
			byPath[i] = n.paths[i].sortAlong(byPath[i])
		}
	})
	return byPath
}

// findCrowded adds the crossings that other edges may come through.
func (c crew) findCrowded(hits [][]hit) {
	for _, other := range c[1:] {
		c[0].close.takeOver(other.close)
	}
	parallel(len(hits), portion(len(hits)), func(worker, from, to int) {
		for i := from; i < to; i++ {
			c[worker].crossings = c[0].crowded(int32(i), hits[i], c[worker].crossings)
		}
	})
}

// takeCrossings takes the crossings that all workers have found.
func (c crew) takeCrossings() (all []Pt) {
	for _, n := range c {
		all = append(all, n.crossings...)
		n.crossings = nil
	}
	return sortedUnique(all)
}

func (n *noder) mark(path, point int32) { n.nodes.set(n.base[path] + point) }

// markFirm makes a node of a point that something else comes through.
func (n *noder) markFirm(path, point int32) {
	n.mark(path, point)
	if n.twins != nil {
		n.firm.set(n.base[path] + point)
	}
}

// pair looks at two edges that are near each other. Neighbours along a path meet
// where they should.
func (n *noder) pair(path, i, other, j int32) {
	if path == other && i > j {
		i, j = j, i
	}
	p, q := n.paths[path].pts, n.paths[other].pts
	a, b, c, d := p[i], p[i+1], q[j], q[j+1]
	if path == other && i+1 == j && relateJoined(b, a, d) == joined {
		return
	}
	switch relate(a, b, c, d) {
	case across:
		at := crossingAcross(a, b, c, d)
		n.hits.add(hit{n.base[path] + i, at})
		n.hits.add(hit{n.base[other] + j, at})
	case joined:
		n.sameEnds(path, i, other, j)
	case unclear:
		n.sameEnds(path, i, other, j)
		n.closePair(path, i, other, j)
	}
}

// sameEnds makes nodes of ends that two edges have in common.
func (n *noder) sameEnds(path, i, other, j int32) {
	neighbours := path == other && i+1 == j
	p, q := n.paths[path].pts, n.paths[other].pts
	a, b, c, d := p[i], p[i+1], q[j], q[j+1]
	if n.twins != nil && (a == c && b == d || a == d && b == c) {
		n.twins.add(n.base[path]+i, n.base[other]+j)
	}
	if a == c {
		n.same(path, i, other, j)
	}
	if a == d {
		n.same(path, i, other, j+1)
	}
	if b == c && !neighbours {
		n.same(path, i+1, other, j)
	}
	if b == d {
		n.same(path, i+1, other, j+1)
	}
}

// same makes nodes of two points at the same place.
func (n *noder) same(path, point, other, too int32) {
	n.mark(path, point)
	n.mark(other, too)
	if n.twins != nil {
		n.twins.met[n.base[path]+point].Add(1)
		n.twins.met[n.base[other]+too].Add(1)
	}
}

// closePair looks at two edges whose relation is not clear.
func (n *noder) closePair(path, i, other, j int32) {
	n.close.set(n.base[path] + i)
	n.close.set(n.base[other] + j)
	n.meet(path, i, other, j)
	n.meet(path, i, other, j+1)
	n.meet(other, j, path, i)
	n.meet(other, j, path, i+1)
	p, q := n.paths[path].pts, n.paths[other].pts
	if at, ok := cross(p[i], p[i+1], q[j], q[j+1]); ok {
		n.crossings = append(n.crossings, at)
	}
}

// meet notes a hit when an edge meets the pixel of a point.
func (n *noder) meet(path, edge, other, point int32) {
	pts := n.paths[path].pts
	p, q, h := pts[edge], pts[edge+1], n.paths[other].pts[point]
	if meets(p, q, h) {
		n.hits.add(hit{n.base[path] + edge, h})
		n.markFirm(other, point)
	}
}

// cross notes what an edge has to do with the pixel of a crossing.
func (n *noder) cross(path, edge int32, c Pt) {
	pts := n.paths[path].pts
	switch p, q := pts[edge], pts[edge+1]; {
	case p == c:
		n.markFirm(path, edge)
	case q == c:
		n.markFirm(path, edge+1)
	case touches(p, q, c):
		n.hits.add(hit{n.base[path] + edge, c})
	}
}

// meets tells whether an edge meets the pixel of a point and does not end there.
func meets(p, q, h Pt) bool { return p != h && q != h && touches(p, q, h) }

// cross is the pixel where two edges cross; ok is false when they do not, or
// when they have an end in common.
func cross(a, b, c, d Pt) (at Pt, ok bool) {
	if a == c || a == d || b == c || b == d {
		return Pt{}, false
	}
	if orient(a, b, c)*orient(a, b, d) >= 0 || orient(c, d, a)*orient(c, d, b) >= 0 {
		return Pt{}, false
	}
	return crossing(a, b, c, d), true
}

// cut takes the paths apart at what was found. Both ends of a path are nodes.
func (c crew) cut(hits [][]hit) ([]*noded, []*polyline) {
	n := c[0]
	for _, other := range c[1:] {
		n.nodes.takeOver(other.nodes)
	}
	if n.twins != nil {
		n.twins.firm = n.firm
		for _, other := range c[1:] {
			n.firm.takeOver(other.firm)
		}
		n.passTwins(hits)
	}
	for i, p := range n.paths {
		n.mark(int32(i), 0)
		n.mark(int32(i), p.last())
	}
	all := make([]noded, len(n.paths))
	paths := make([]*noded, len(n.paths))
	cutters := make([]cutter, len(c))
	parallel(len(paths), portion(len(paths)), func(worker, from, to int) {
		for i := from; i < to; i++ {
			all[i] = noded{track: n.paths[i].track, nodes: n.nodesOf(i), hits: hits[i]}
			cutters[worker].cut(&all[i], nil)
			paths[i] = &all[i]
		}
	})
	return paths, linesOf(cutters)
}

// nodesOf lists the nodes of a path.
func (n *noder) nodesOf(path int) []int32 {
	from, end := n.base[path], n.base[path+1]
	count := 0
	for w := from / 64; w*64 < end; w++ {
		count += bits.OnesCount64(n.nodes.within(w, from, end))
	}
	nodes := make([]int32, 0, count)
	for w := from / 64; w*64 < end; w++ {
		for word := n.nodes.within(w, from, end); word != 0; word &= word - 1 {
			nodes = append(nodes, w*64+int32(bits.TrailingZeros64(word))-from)
		}
	}
	return nodes
}

func sortedUnique(pts []Pt) []Pt {
	slices.SortFunc(pts, Pt.compare)
	return slices.Compact(pts)
}
