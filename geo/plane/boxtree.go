package plane

// box is a closed rectangle of the grid.
type box struct{ minX, minY, maxX, maxY int64 }

func boxOf(p, q Pt) box {
	return box{min(p.X, q.X), min(p.Y, q.Y), max(p.X, q.X), max(p.Y, q.Y)}
}

func (b box) with(c box) box {
	return box{min(b.minX, c.minX), min(b.minY, c.minY), max(b.maxX, c.maxX), max(b.maxY, c.maxY)}
}

// near tells whether two boxes overlap or lie within one unit, which is as far
// as a hot pixel reaches.
func (b box) near(c box) bool {
	return b.minX <= c.maxX+1 && c.minX <= b.maxX+1 && b.minY <= c.maxY+1 && c.minY <= b.maxY+1
}

// fan is how many boxes a leaf of the tree holds.
const fan = 8

// boxTree is a binary tree over boxes, packed along a curve that keeps what is
// near together.
type boxTree struct {
	order  []int32 // by leaf: the number that its box came with
	leaves []box
	levels [][]box // levels[0] covers fan leaves a box, each further level two boxes of the one below
}

// newBoxTree makes a tree of boxes, which it takes for its leaves.
func newBoxTree(boxes []box) *boxTree {
	t := &boxTree{order: alongCurve(boxes), leaves: boxes}
	permute(boxes, t.order)
	if len(boxes) == 0 {
		return t
	}
	size, levels := 0, 0
	for n := (len(boxes) + fan - 1) / fan; ; n = (n + 1) / 2 {
		size, levels = size+n, levels+1
		if n == 1 {
			break
		}
	}
	t.levels = make([][]box, 0, levels)
	room := make([]box, 0, size)
	top, room := gather(room, t.leaves, fan)
	for t.levels = append(t.levels, top); len(top) > 1; t.levels = append(t.levels, top) {
		top, room = gather(room, top, 2)
	}
	return t
}

// permute puts boxes into an order, in their place: cycle by cycle.
func permute(boxes []box, order []int32) {
	done := make(bitset, len(boxes)/64+1)
	for start := range order {
		if done.has(int32(start)) {
			continue
		}
		first, to := boxes[start], start
		for {
			done.set(int32(to))
			from := int(order[to])
			if from == start {
				break
			}
			boxes[to] = boxes[from]
			to = from
		}
		boxes[to] = first
	}
}

// gather makes a level of the boxes of n below each, and gives the room that is left.
func gather(room, below []box, n int) (level, rest []box) {
	for i := 0; i < len(below); i += n {
		b := below[i]
		for _, c := range below[i+1 : min(i+n, len(below))] {
			b = b.with(c)
		}
		room = append(room, b)
	}
	return room, room[len(room):]
}

// node is a place in the tree: a box of a level.
type node struct{ level, i int }

func (t *boxTree) top() node { return node{len(t.levels) - 1, 0} }

func (t *boxTree) box(n node) box { return t.levels[n.level][n.i] }

// children are the nodes below, at most two.
func (t *boxTree) children(n node) (a, b node, two bool) {
	a, b = node{n.level - 1, 2 * n.i}, node{n.level - 1, 2*n.i + 1}
	return a, b, b.i < len(t.levels[b.level])
}

// span is the range of leaves below a node of level 0.
func (t *boxTree) span(n node) (from, to int) {
	return n.i * fan, min((n.i+1)*fan, len(t.leaves))
}

// visitPair is called for pairs, and tells whether to go on.
type visitPair func(i, j int) (more bool)

// pairs visits every pair of boxes that are near, once. It shares the work out,
// and calls visitor with the number of each worker for what that worker is to call.
func (t *boxTree) pairs(visitor func(worker int) visitPair) {
	if len(t.leaves) == 0 {
		return
	}
	visits := make([]visitPair, workers())
	for worker := range visits {
		visits[worker] = visitor(worker)
	}
	jobs := t.jobs(t.top(), nil)
	parallel(len(jobs), 1, func(worker, from, to int) {
		for _, job := range jobs[from:to] {
			if job.m == job.n {
				t.within(job.m, visits[worker])
			} else {
				t.between(job.m, job.n, visits[worker])
			}
		}
	})
}

// job is to visit the pairs within one node, or between two.
type job struct{ m, n node }

// jobs takes the pairs below a node apart.
func (t *boxTree) jobs(n node, to []job) []job {
	const shallow = 4 // levels that are not worth sharing out
	if n.level <= shallow {
		return append(to, job{n, n})
	}
	a, b, two := t.children(n)
	to = t.jobs(a, to)
	if two {
		to = append(t.jobs(b, to), job{a, b})
	}
	return to
}

// within visits the pairs below a node, until it is told not to go on; then it says so.
func (t *boxTree) within(n node, visit visitPair) (more bool) {
	if n.level > 0 {
		a, b, two := t.children(n)
		return t.within(a, visit) && (!two || t.within(b, visit) && t.between(a, b, visit))
	}
	from, to := t.span(n)
	for i := from; i < to; i++ {
		for j := i + 1; j < to; j++ {
			if t.leaves[i].near(t.leaves[j]) && !visit(int(t.order[i]), int(t.order[j])) {
				return false
			}
		}
	}
	return true
}

// between visits the pairs of one box below m and one below n, as within does.
func (t *boxTree) between(m, n node, visit visitPair) (more bool) {
	if !t.box(m).near(t.box(n)) {
		return true
	}
	if m.level == 0 && n.level == 0 {
		return t.leafPairs(m, n, visit)
	}
	if m.level >= n.level {
		a, b, two := t.children(m)
		return t.between(a, n, visit) && (!two || t.between(b, n, visit))
	}
	a, b, two := t.children(n)
	return t.between(m, a, visit) && (!two || t.between(m, b, visit))
}

func (t *boxTree) leafPairs(m, n node, visit visitPair) (more bool) {
	from, to := t.span(m)
	first, last := t.span(n)
	other := t.box(n)
	for i := from; i < to; i++ {
		if !t.leaves[i].near(other) {
			continue
		}
		for j := first; j < last; j++ {
			if t.leaves[i].near(t.leaves[j]) && !visit(int(t.order[i]), int(t.order[j])) {
				return false
			}
		}
	}
	return true
}

// search calls visit for every box that is near b.
func (t *boxTree) search(b box, visit func(i int)) {
	if len(t.leaves) > 0 {
		t.searchBelow(t.top(), b, visit)
	}
}

func (t *boxTree) searchBelow(n node, b box, visit func(i int)) {
	if !t.box(n).near(b) {
		return
	}
	if n.level > 0 {
		c, d, two := t.children(n)
		t.searchBelow(c, b, visit)
		if two {
			t.searchBelow(d, b, visit)
		}
		return
	}
	from, to := t.span(n)
	for i := from; i < to; i++ {
		if t.leaves[i].near(b) {
			visit(int(t.order[i]))
		}
	}
}

// lookDown calls visit for boxes that a ray meets which runs from p towards
// smaller Y, the higher ones rather first. Visit returns how far down the ray
// still runs; end is how far at first.
func (t *boxTree) lookDown(p Pt, end int64, visit func(i int) (end int64)) int64 {
	if len(t.leaves) == 0 {
		return end
	}
	return t.lookDownBelow(t.top(), p, end, visit)
}

func (b box) onRay(p Pt, end int64) bool {
	return b.minX <= p.X && p.X <= b.maxX && b.minY <= p.Y && b.maxY >= end
}

func (t *boxTree) lookDownBelow(n node, p Pt, end int64, visit func(i int) int64) int64 {
	if !t.box(n).onRay(p, end) {
		return end
	}
	if n.level > 0 {
		c, d, two := t.children(n)
		if !two {
			return t.lookDownBelow(c, p, end, visit)
		}
		if t.box(d).maxY > t.box(c).maxY {
			c, d = d, c
		}
		end = t.lookDownBelow(c, p, end, visit)
		return t.lookDownBelow(d, p, end, visit)
	}
	from, to := t.span(n)
	for i := from; i < to; i++ {
		if t.leaves[i].onRay(p, end) {
			end = max(end, visit(int(t.order[i])))
		}
	}
	return end
}
