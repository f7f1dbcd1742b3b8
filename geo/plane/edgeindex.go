package plane

import "sync"

// edgeIndex is a tree over the edges, made when it pays.
type edgeIndex struct {
	once sync.Once
	tree *boxTree
}

// few is how many points are looked down from without an index.
const few = 8

// indexEdges makes the index, unless it is there.
func (a *Arrangement) indexEdges() {
	a.index.once.Do(func() {
		boxes := make([]box, len(a.lines))
		for e, line := range a.lines {
			boxes[e] = line.box()
		}
		a.index.tree = newBoxTree(boxes)
	})
}

// lookDown is boxTree.lookDown over the edges, with or without an index.
func (a *Arrangement) lookDown(p Pt, end int64, visit func(edge int) int64) {
	if a.index.tree != nil {
		a.index.tree.lookDown(p, end, visit)
		return
	}
	for e, line := range a.lines {
		if line.firstPt().X <= p.X {
			end = max(end, visit(e))
		}
	}
}
