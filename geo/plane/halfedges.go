package plane

import "slices"

// halfEdges are the edges seen from both sides: half-edge 2e runs from A to B of
// edge e, 2e+1 from B to A. The face of a half-edge lies to its left.
type halfEdges struct {
	verts []Pt
	edges []Edge
	lines []*polyline // by edge
	first []int32     // by vertex: where its half-edges begin in out; one more at the end
	out   []int32     // half-edges that leave a vertex, counter-clockwise from south
	place []int32     // by half-edge: its place in out
}

func newHalfEdges(verts []Pt, edges []Edge, lines []*polyline) halfEdges {
	h := halfEdges{verts: verts, edges: edges, lines: lines,
		first: make([]int32, len(verts)+1), out: make([]int32, 2*len(edges)), place: make([]int32, 2*len(edges))}
	for _, e := range edges {
		h.first[e.A+1]++
		h.first[e.B+1]++
	}
	for v := range verts {
		h.first[v+1] += h.first[v]
	}
	fill := slices.Clone(h.first[:len(verts)])
	for i := range h.out {
		v := h.from(int32(i))
		h.out[fill[v]] = int32(i)
		fill[v]++
	}
	parallel(len(verts), 4096, func(_, from, to int) {
		for v := from; v < to; v++ {
			h.sortTurn(h.out[h.first[v]:h.first[v+1]])
		}
	})
	for i, e := range h.out {
		h.place[e] = int32(i)
	}
	return h
}

// sortTurn sorts half-edges that leave the same vertex. They are few, as a rule.
func (h *halfEdges) sortTurn(out []int32) {
	if len(out) > 12 {
		slices.SortFunc(out, h.turn)
		return
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && h.turn(out[j-1], out[j]) > 0; j-- {
			out[j-1], out[j] = out[j], out[j-1]
		}
	}
}

func (h *halfEdges) from(e int32) int32 {
	if e&1 == 0 {
		return h.edges[e>>1].A
	}
	return h.edges[e>>1].B
}

// towards is the first point of a half-edge after the vertex that it leaves.
func (h *halfEdges) towards(e int32) Pt {
	line := h.lines[e>>1].pts
	if e&1 == 0 {
		return line[1]
	}
	return line[len(line)-2]
}

// turn orders half-edges that leave the same vertex counter-clockwise, beginning
// just after due south.
func (h *halfEdges) turn(e, f int32) int {
	v, p, q := h.verts[h.from(e)], h.towards(e), h.towards(f)
	east, eastToo := eastward(v, p), eastward(v, q)
	switch {
	case east && !eastToo:
		return -1
	case !east && eastToo:
		return 1
	}
	return -orient(v, p, q)
}

// eastward: after due south and up to due north, counter-clockwise.
func eastward(v, p Pt) bool { return p.X > v.X || (p.X == v.X && p.Y > v.Y) }

// clockwise is the half-edge that leaves the same vertex next to e, clockwise.
func (h *halfEdges) clockwise(e int32) int32 {
	v := h.from(e)
	if i := h.place[e]; i > h.first[v] {
		return h.out[i-1]
	}
	return h.out[h.first[v+1]-1]
}

// next follows the face on the left: at the end of e, as far left as it goes.
func (h *halfEdges) next(e int32) int32 { return h.clockwise(e ^ 1) }

// cycles numbers the closed walks of next; the result is by half-edge.
func (h *halfEdges) cycles() (cycle []int32, n int32) {
	cycle = make([]int32, len(h.out))
	for i := range cycle {
		cycle[i] = -1
	}
	for e := range cycle {
		if cycle[e] >= 0 {
			continue
		}
		for f := int32(e); cycle[f] < 0; f = h.next(f) {
			cycle[f] = n
		}
		n++
	}
	return cycle, n
}
