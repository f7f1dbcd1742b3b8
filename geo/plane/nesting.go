package plane

// nest makes faces of cycles. Every connected component of edges has one cycle
// that runs around its outside: the one that passes west of its first point. The
// face of this cycle is the face in which the component lies, found by looking
// straight down from that point; every other cycle is the outer boundary of a
// face of its own.
func (a *Arrangement) nest() {
	a.stretches = newStretches(a.lines)
	cycle, n := a.half.cycles()
	root := a.components()
	firsts := a.firstPoints(root)
	face := make([]int32, n)
	for _, f := range firsts {
		face[cycle[f.outside]] = -1
	}
	faces := int32(1)
	for c := range face {
		if face[c] == 0 {
			face[c] = faces
			faces++
		}
	}
	// In the order of first points, what lies below has its face already.
	for _, f := range firsts {
		own := root[a.Edges[f.outside>>1].A]
		outer := cycle[f.outside]
		face[outer] = 0
		if g, ok := a.stretches.below(f.at, func(e int32) bool { return root[a.Edges[e].A] != own }); ok {
			face[outer] = face[cycle[g.above()]]
		}
	}
	a.Faces = make([]Face, faces)
	for e := range a.Edges {
		left, right := face[cycle[2*e]], face[cycle[2*e+1]]
		a.Edges[e].Left, a.Edges[e].Right = left, right
		a.Faces[left].Book += a.books[e]
		a.Faces[right].Book -= a.books[e]
	}
}

// components gives every vertex a vertex that stands for its component.
func (a *Arrangement) components() []int32 {
	root := newSets(len(a.Verts))
	for _, e := range a.Edges {
		root.join(e.A, e.B)
	}
	return root.flat()
}
