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
	next  []int32     // by half-edge: what follows the face on the left, as far left as it goes
}

func newHalfEdges(verts []Pt, edges []Edge, lines []*polyline) halfEdges {
	h := halfEdges{verts: verts, edges: edges, lines: lines,
		first: make([]int32, len(verts)+1), out: make([]int32, 2*len(edges)), next: make([]int32, 2*len(edges))}
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
	parallel(len(verts), 1024, func(_, from, to int) {
		turns := make([]turn, 0, 16)
		for v := from; v < to; v++ {
			out := h.out[h.first[v]:h.first[v+1]]
			turns = h.sortTurn(out, turns[:0])
			before := out[len(out)-1]
			for _, e := range out {
				h.next[e^1] = before
				before = e
			}
		}
	})
	return h
}

// turn is a half-edge and where it goes from its vertex.
type turn struct {
	half int32
	east bool // after due south and up to due north, counter-clockwise
	to   Pt
}

// sortTurn sorts half-edges that leave the same vertex counter-clockwise, beginning
// just after due south. They are few, as a rule. The turns are room for it.
func (h *halfEdges) sortTurn(out []int32, turns []turn) []turn {
	v := h.verts[h.from(out[0])]
	for _, e := range out {
		p := h.towards(e)
		turns = append(turns, turn{e, p.X > v.X || (p.X == v.X && p.Y > v.Y), p})
	}
	compare := func(t, u turn) int {
		switch {
		case t.east && !u.east:
			return -1
		case !t.east && u.east:
			return 1
		}
		return -orient(v, t.to, u.to)
	}
	if len(turns) > 12 {
		slices.SortFunc(turns, compare)
	} else {
		for i := 1; i < len(turns); i++ {
			for j := i; j > 0 && compare(turns[j-1], turns[j]) > 0; j-- {
				turns[j-1], turns[j] = turns[j], turns[j-1]
			}
		}
	}
	for i, t := range turns {
		out[i] = t.half
	}
	return turns
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

// clockwise is the half-edge that leaves the same vertex next to e, clockwise.
func (h *halfEdges) clockwise(e int32) int32 { return h.next[e^1] }

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
		for f := int32(e); cycle[f] < 0; f = h.next[f] {
			cycle[f] = n
		}
		n++
	}
	return cycle, n
}
