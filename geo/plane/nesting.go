package plane

import "slices"

// nest makes faces of cycles. Every connected component of edges has one cycle
// that runs around its outside: the one that passes west of its first point. The
// face of this cycle is the face in which the component lies, found by looking
// straight down from that point; every other cycle is the outer boundary of a
// face of its own.
func (a *Arrangement) nest() {
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
	if len(firsts) > few {
		a.indexEdges()
	}
	// In the order of first points, what lies below has its face already.
	for i, f := range firsts {
		own := root[a.Edges[f.outside>>1].A]
		outer := cycle[f.outside]
		face[outer] = 0
		if i == 0 {
			continue // nothing begins before it
		}
		if g, ok := a.below(f.at, func(e int32) bool { return root[a.Edges[e].A] != own }); ok {
			face[outer] = face[cycle[g.above()]]
		}
	}
	a.Faces = make([]Face, faces)
	for e, line := range a.lines {
		left, right := face[cycle[2*e]], face[cycle[2*e+1]]
		a.Edges[e].Left, a.Edges[e].Right = left, right
		a.Faces[left].Book += line.book
		a.Faces[right].Book -= line.book
	}
}

// components gives every vertex a vertex that stands for its component.
func (a *Arrangement) components() []int32 {
	root := NewSets(len(a.Verts))
	for _, e := range a.Edges {
		root.Join(e.A, e.B)
	}
	return root.flat()
}

// firstPoint is the first point of a component in the order of points, so that
// nothing of it lies further west.
type firstPoint struct {
	at      Pt
	outside int32 // the half-edge that passes it on the outside, which is on its left
}

// firstPoints gives the first point of every component, in the order of points.
func (a *Arrangement) firstPoints(root []int32) []firstPoint {
	least := make([]int32, len(a.Verts)) // by root: 1 + the edge that has its first point
	var roots []int32
	for e, line := range a.lines {
		r := root[a.Edges[e].A]
		switch before := least[r]; {
		case before == 0:
			roots = append(roots, r)
			least[r] = int32(e) + 1
		case line.firstPt().compare(a.lines[before-1].firstPt()) < 0:
			least[r] = int32(e) + 1
		}
	}
	firsts := make([]firstPoint, len(roots))
	for i, r := range roots {
		e := least[r] - 1
		firsts[i] = firstPoint{a.lines[e].firstPt(), a.outsideAt(e)}
	}
	slices.SortFunc(firsts, func(f, g firstPoint) int { return f.at.compare(g.at) })
	return firsts
}

func (l *polyline) firstPt() Pt { return l.pts[l.first] }

// outsideAt is the half-edge that passes the first point of an edge, which is
// that of its component, on the outside. At a vertex, where all half-edges go
// east, it is the most northern one that leaves; within an edge it depends on
// which way the edge turns.
func (a *Arrangement) outsideAt(edge int32) int32 {
	line, at := a.lines[edge].pts, a.lines[edge].first
	switch e := a.Edges[edge]; {
	case at == 0:
		return a.half.out[a.half.first[e.A+1]-1]
	case int(at) == len(line)-1:
		return a.half.out[a.half.first[e.B+1]-1]
	}
	if orient(line[at-1], line[at], line[at+1]) > 0 {
		return 2*edge + 1
	}
	return 2 * edge
}
