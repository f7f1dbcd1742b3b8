package plane

// nest makes faces of cycles. Every connected component of edges has one cycle
// that runs around its outside: that of the westward corner at its first vertex.
// The face of this cycle is the face in which the component lies, found by
// looking straight down from the first vertex; every other cycle is the outer
// boundary of a face of its own.
func (a *Arrangement) nest() {
	leaves := make([]box, len(a.Edges))
	for e := range a.Edges {
		leaves[e] = a.bounds(e)
	}
	a.below = newBoxTree(leaves)
	cycle, n := a.half.cycles()
	root := a.components()
	face := make([]int32, n)
	for i := range face {
		face[i] = -1
	}
	firsts := make([]int32, 0, 16) // first vertex of each component
	outside := make([]bool, n)
	for v := range a.Verts {
		if root[v] == int32(v) {
			firsts = append(firsts, int32(v))
			outside[cycle[a.half.out[a.half.first[v+1]-1]]] = true
		}
	}
	faces := int32(1)
	for c := range face {
		if !outside[c] {
			face[c] = faces
			faces++
		}
	}
	// In the order of first vertices, what lies below has its face already.
	for _, v := range firsts {
		own := root[v]
		outer := cycle[a.half.out[a.half.first[v+1]-1]]
		face[outer] = 0
		if e := a.edgeBelow(a.Verts[v], func(e int) bool { return root[a.Edges[e].A] != own }); e >= 0 {
			face[outer] = face[cycle[2*e]]
		}
	}
	a.Faces = make([]Face, faces)
	for e := range a.Edges {
		a.Edges[e].Left, a.Edges[e].Right = face[cycle[2*e]], face[cycle[2*e+1]]
	}
}

// components gives every vertex the first vertex of its component.
func (a *Arrangement) components() []int32 {
	root := make([]int32, len(a.Verts))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(v int32) int32 {
		for root[v] != v {
			root[v] = root[root[v]]
			v = root[v]
		}
		return v
	}
	for _, e := range a.Edges {
		v, w := find(e.A), find(e.B)
		root[max(v, w)] = min(v, w)
	}
	for v := range root {
		root[v] = find(int32(v))
	}
	return root
}
