package plane

import "sync/atomic"

// BuildOnce makes an arrangement with the faces of Build, in less time and memory where areas
// lie side by side: out of which no other one is made. Where two paths run along the same
// edges, the vertices between them are nodes in Build, because either path may be moved away
// later; here they are none.
func (b *Builder) BuildOnce() *Arrangement {
	c := b.newCrew()
	t := newTwins(c[0].base)
	for _, n := range c {
		n.twins, n.firm = t, make(bitset, len(n.nodes))
	}
	paths, made := c.node(b)
	a := b.arrange(paths, made, t)
	a.paths = nil
	return a
}

// twins are edges along which another one runs, from end to end. Edges and points have the
// numbers that they have for a noder.
type twins struct {
	base []int32
	of   []atomic.Int32 // by edge: 1 + its twin, 0 without, -1 with several
	met  []atomic.Int32 // by point: pairs of edges that have it in common with a point of another place in a path
	firm bitset         // by point: something else meets it
}

func newTwins(base []int32) *twins {
	points := base[len(base)-1]
	return &twins{base, make([]atomic.Int32, points), make([]atomic.Int32, points), nil}
}

// add notes that two edges have both ends in common.
func (t *twins) add(e, f int32) {
	for _, pair := range [2][2]int32{{e, f}, {f, e}} {
		if !t.of[pair[0]].CompareAndSwap(0, pair[1]+1) {
			t.of[pair[0]].Store(-1)
		}
	}
}

// passTwins takes back nodes at which two paths meet that come along the same edge and go
// on along the same edge, and that nothing else meets.
func (n *noder) passTwins(hits [][]hit) {
	bent := make(bitset, len(n.nodes)) // edges with a hit
	for i, own := range hits {
		for _, h := range own {
			bent.set(n.base[i] + h.edge)
		}
	}
	for i, p := range n.paths {
		for point := n.base[i] + 1; point < n.base[i]+p.last(); point++ {
			if n.nodes.has(point) && n.passes(i, point, bent) {
				n.nodes[point/64] &^= 1 << (point % 64)
			}
		}
	}
}

// passes decides for both paths alike, whichever of them is asked.
func (n *noder) passes(path int, point int32, bent bitset) bool {
	t := n.twins
	e, f := t.of[point-1].Load()-1, t.of[point].Load()-1
	if e < 0 || f < 0 || e-f != 1 && f-e != 1 {
		return false // the twins do not follow each other
	}
	if e >= n.base[path] && e < n.base[path+1] {
		return false // a path that runs back along itself has to turn somewhere
	}
	other := max(e, f)
	const simple = 4 // the two edges of one path with the two of the other
	return t.met[point].Load() == simple && t.met[other].Load() == simple && !t.firm.has(point) && !t.firm.has(other) &&
		!bent.has(point-1) && !bent.has(point) && !bent.has(e) && !bent.has(f)
}

// chain is a strand of several edges along which another one may run.
type chain struct {
	line  *polyline
	edge  int32 // of the arrangement
	first int32 // edge of the path
}

// known gives a strand the line of an earlier one that has the same edges, if there is any,
// and the edge of the arrangement.
func (l *linker) known(path int, s *strand) (edge int32, ok bool) {
	if l.twins == nil || len(s.line.pts) == 2 { // strands of one edge are known by their ends
		return 0, false
	}
	twin := l.twins.of[l.twins.base[path]+s.from].Load() - 1
	c, ok := l.chains[twin]
	if ok {
		s.line, s.backward = c.line, c.first != twin
	}
	return c.edge, ok
}

// keep remembers a strand for one that has the same edges.
func (l *linker) keep(path int, s strand, edge int32) {
	if l.twins == nil || len(s.line.pts) == 2 {
		return
	}
	first := l.twins.base[path] + s.from
	if l.twins.of[first].Load() > 0 {
		last := first + int32(len(s.line.pts)) - 2
		l.chains[first] = chain{s.line, edge, first}
		l.chains[last] = chain{s.line, edge, first}
	}
}
