package plane

// origin tells from which earlier path a path comes.
type origin struct {
	path   int32 // of the earlier ones, or -1
	same   bool  // nothing changed
	blocks []block
}

// block is n points that two lines have in common.
type block struct{ old, new, n int32 }

func (b block) oldFirst() int32 { return b.old }
func (b block) newFirst() int32 { return b.new }

// renumber gives the new number of an old point; ok is false when it is gone.
func renumber(blocks []block, point int32) (number int32, ok bool) {
	for _, b := range blocks {
		if point >= b.old && point < b.old+b.n {
			return point - b.old + b.new, true
		}
	}
	return 0, false
}

// findOrigins finds every path again: first those that are the same track, in
// their old places or in others, then those with points in common.
func findOrigins(was []*noded, is []path) []origin {
	origins := make([]origin, len(is))
	taken := make([]bool, len(was))
	for i, p := range is {
		origins[i].path = -1
		if i < len(was) && was[i].track == p.track {
			origins[i] = origin{path: int32(i), same: true}
			taken[i] = true
		}
	}
	places := map[*track]int32{}
	for i := len(was) - 1; i >= 0; i-- {
		if !taken[i] {
			places[was[i].track] = int32(i)
		}
	}
	var free []int32
	for i, p := range is {
		if at, ok := places[p.track]; ok && origins[i].path < 0 && !taken[at] {
			origins[i] = origin{path: at, same: true}
			taken[at] = true
		}
	}
	for i := range was {
		if !taken[i] {
			free = append(free, int32(i))
		}
	}
	for i, p := range is {
		if origins[i].path < 0 {
			origins[i], free = findChanged(was, free, p.track)
		}
	}
	return origins
}

// findChanged looks for a path with points in common among the next few that are
// free, and gives those that are free then.
func findChanged(was []*noded, free []int32, t *track) (origin, []int32) {
	const few = 4
	for i, at := range free[:min(few, len(free))] {
		old := was[at].track
		blocks := common(old.pts, t.pts)
		if len(blocks) == 0 {
			continue
		}
		same := len(blocks) == 1 && int(blocks[0].n) == len(old.pts) && len(old.pts) == len(t.pts)
		rest := append(append([]int32(nil), free[:i]...), free[i+1:]...)
		return origin{at, same, blocks}, rest
	}
	return origin{path: -1}, free
}

// common finds blocks of two points and more: what two lines have in common at
// both ends, or between them, as when a ring's first point is moved.
func common(p, q []Pt) []block {
	least := min(len(p), len(q))
	head := sharedHead(p, q)
	tail := 0
	for tail < least-head && p[len(p)-1-tail] == q[len(q)-1-tail] {
		tail++
	}
	var blocks []block
	if head > 1 {
		blocks = append(blocks, block{0, 0, int32(head)})
	}
	if tail > 1 {
		blocks = append(blocks, block{int32(len(p) - tail), int32(len(q) - tail), int32(tail)})
	}
	if len(blocks) == 0 && least > 2 {
		if n := sharedHead(p[1:], q[1:]); n > 1 {
			blocks = append(blocks, block{1, 1, int32(n)})
		}
	}
	return blocks
}

func sharedHead(p, q []Pt) int {
	n := 0
	for n < min(len(p), len(q)) && p[n] == q[n] {
		n++
	}
	return n
}
