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

// pairs calls visitor for every worker, and what that gives for every pair of
// runs that are near each other.
func (x runIndex) pairs(visitor func(worker int) func(i, j pathRun)) {
	visitors := make([]func(i, j pathRun), workers())
	for worker := range visitors {
		visitors[worker] = visitor(worker)
	}
	x.tree.pairs(func(worker, i, j int) { visitors[worker](x.runs[i], x.runs[j]) })
}

// edgesNear calls visit for every edge that is near a box.
func (x runIndex) edgesNear(paths []path, c box, visit func(path, edge int32)) {
	x.tree.search(c, func(i int) {
		r := x.runs[i]
		r.edgesNear(paths[r.path].pts, c, func(edge int32) { visit(r.path, edge) })
	})
}
