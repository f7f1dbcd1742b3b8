package plane

// runIndex is the runs of many paths with a tree over their boxes.
type runIndex struct {
	runs []pathRun
	tree *boxTree
}

type pathRun struct {
	path int32
	run
}

func (b *Builder) indexRuns() runIndex {
	total := 0
	for _, p := range b.paths {
		total += len(p.runs)
	}
	x := runIndex{runs: make([]pathRun, 0, total)}
	boxes := make([]box, 0, total)
	for i, p := range b.paths {
		for _, r := range p.runs {
			x.runs = append(x.runs, pathRun{int32(i), r})
			boxes = append(boxes, r.box(p.pts))
		}
	}
	x.tree = newBoxTree(boxes)
	return x
}

// edgesNear calls visit for every edge that is near a box, more than once maybe.
func (x runIndex) edgesNear(paths []path, c box, visit func(path, edge int32)) {
	x.tree.search(c, func(i int) {
		r := x.runs[i]
		r.edgesNear(paths[r.path].pts, c, func(edge int32) { visit(r.path, edge) })
	})
}

// finer is an index of the same edges in about n pieces of even size, for many
// small searches: the box of a long edge is near nearly everything.
func (x runIndex) finer(paths []path, n int) runIndex {
	var total float64
	for _, r := range x.runs {
		total += float64(r.box(paths[r.path].pts).size())
	}
	f := finerIndex{most: int64(total/float64(n)) + 1}
	for _, r := range x.runs {
		f.add(r, paths[r.path].pts)
	}
	return runIndex{f.runs, newBoxTree(f.boxes)}
}

// size is the longer side of a box.
func (b box) size() int64 { return max(b.maxX-b.minX, b.maxY-b.minY) }

type finerIndex struct {
	most  int64 // size of a box
	runs  []pathRun
	boxes []box
}

// add takes a run apart down to edges, and long edges into boxes along them.
func (f *finerIndex) add(r pathRun, line []Pt) {
	b := r.box(line)
	switch {
	case b.size() <= f.most:
		f.runs, f.boxes = append(f.runs, r), append(f.boxes, b)
	case !r.single():
		left, right := r.halves()
		f.add(pathRun{r.path, left}, line)
		f.add(pathRun{r.path, right}, line)
	default:
		p, q := line[r.first], line[r.last]
		n := min(b.size()/f.most+1, 1<<15)
		for k := range n {
			f.runs, f.boxes = append(f.runs, r), append(f.boxes, boxOf(p.towards(q, k, n), p.towards(q, k+1, n)).wider())
		}
	}
}

// towards is about k nths of the way from p to q: less than a unit beside it.
func (p Pt) towards(q Pt, k, n int64) Pt {
	return Pt{p.X + (q.X-p.X)*k/n, p.Y + (q.Y-p.Y)*k/n}
}

func (b box) wider() box { return box{b.minX - 1, b.minY - 1, b.maxX + 1, b.maxY + 1} }
