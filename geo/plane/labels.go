package plane

// label finds for every face the layers that it lies in. It walks from face to
// face over edges, and keeps the winding of every ring on the way: an edge along
// which a ring runs forward has the ring's winding one higher on its left.
func (a *Arrangement) label(b *Builder) {
	a.in = make([]uint64, len(a.Faces)*a.words)
	w := newWinding(b)
	first, around := a.edgesByFace()
	seen := make([]bool, len(a.Faces))
	seen[0] = true
	type visit struct{ face, next, came int32 }
	stack := []visit{{0, first[0], -1}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == first[top.face+1] {
			if top.came >= 0 {
				w.step(a.usesOf(int(top.came>>1)), top.came&1 != 0) // back where we came from
			}
			stack = stack[:len(stack)-1]
			continue
		}
		e := around[top.next]
		top.next++
		// e is the half-edge that has this face on its left; its twin has the other.
		other := a.Edges[e>>1].Right
		if e&1 != 0 {
			other = a.Edges[e>>1].Left
		}
		if seen[other] {
			continue
		}
		seen[other] = true
		w.step(a.usesOf(int(e>>1)), e&1 == 0)
		copy(a.in[int(other)*a.words:], w.in)
		stack = append(stack, visit{other, first[other], e})
	}
}

// edgesByFace lists the half-edges around each face.
func (a *Arrangement) edgesByFace() (first, around []int32) {
	first = make([]int32, len(a.Faces)+1)
	for _, e := range a.Edges {
		first[e.Left+1]++
		first[e.Right+1]++
	}
	for f := range a.Faces {
		first[f+1] += first[f]
	}
	fill := append([]int32(nil), first[:len(a.Faces)]...)
	around = make([]int32, 2*len(a.Edges))
	for i, e := range a.Edges {
		around[fill[e.Left]] = int32(2 * i)
		fill[e.Left]++
		around[fill[e.Right]] = int32(2*i + 1)
		fill[e.Right]++
	}
	return first, around
}

// winding is the state of one place in the plane.
type winding struct {
	rings    []int32 // winding number of each ring
	polygon  []int32 // by ring
	outer    []bool  // by ring: the first of its polygon
	layer    []int32 // by polygon
	within   []bool  // by polygon: inside its first ring
	holes    []int32 // by polygon: how many of its other rings the place is inside
	polygons []int32 // by layer: how many of its polygons the place is inside
	in       []uint64
}

func newWinding(b *Builder) *winding {
	w := &winding{
		rings: make([]int32, b.rings), polygon: make([]int32, b.rings), outer: make([]bool, b.rings),
		layer: make([]int32, len(b.polygons)), within: make([]bool, len(b.polygons)), holes: make([]int32, len(b.polygons)),
		polygons: make([]int32, b.layers), in: make([]uint64, (b.layers+63)/64),
	}
	for i, p := range b.polygons {
		w.layer[i] = p.layer
		w.outer[p.first] = true
		for r := p.first; r < p.last; r++ {
			w.polygon[r] = int32(i)
		}
	}
	return w
}

// step crosses an edge, from its left to its right or the other way.
func (w *winding) step(uses []use, toRight bool) {
	for _, u := range uses {
		if u.src < 0 {
			continue
		}
		if toRight {
			w.turn(u.src, -u.net)
		} else {
			w.turn(u.src, u.net)
		}
	}
}

// turn adds to the winding number of a ring and follows what that changes.
func (w *winding) turn(ring, by int32) {
	before := w.rings[ring] != 0
	w.rings[ring] += by
	after := w.rings[ring] != 0
	if before == after {
		return
	}
	p := w.polygon[ring]
	was := w.within[p] && w.holes[p] == 0
	switch {
	case w.outer[ring]:
		w.within[p] = after
	case after:
		w.holes[p]++
	default:
		w.holes[p]--
	}
	if is := w.within[p] && w.holes[p] == 0; is != was {
		w.count(w.layer[p], is)
	}
}

func (w *winding) count(layer int32, enter bool) {
	if enter {
		w.polygons[layer]++
	} else {
		w.polygons[layer]--
	}
	bit := uint64(1) << (layer % 64)
	if w.polygons[layer] > 0 {
		w.in[layer/64] |= bit
	} else {
		w.in[layer/64] &^= bit
	}
}
