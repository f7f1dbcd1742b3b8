package plane

import "github.com/paulmach/orb"

// RingEdge is an edge of one of several rings: from a vertex to the next one.
type RingEdge struct{ Ring, From int32 }

// NearEdges visits, once, every pair of edges of rings that come within a unit of the
// grid of each other, and more pairs, until visit says not to go on. It uses the boxes of
// monotone stretches, as noding does, and tells nothing of two edges of one such stretch:
// they have no more in common than the vertices between them. Coordinates are looked at as
// they are, and not on the grid.
func NearEdges(rings []orb.Ring, visit func(e, f RingEdge) (more bool)) {
	total := 0
	for _, r := range rings {
		total += len(r)
	}
	room := make([]Pt, 0, total)
	lines := make([][]Pt, len(rings))
	var runs []pathRun
	for i, ring := range rings {
		first := len(room)
		for _, p := range ring {
			room = append(room, Snap(p))
		}
		lines[i] = room[first:]
		for first := 0; first < len(ring)-1; {
			last := first + monotoneStretch(ring[first:])
			runs = append(runs, pathRun{int32(i), run{int32(first), int32(last)}})
			first = last
		}
	}
	boxes := make([]box, len(runs))
	for i, r := range runs {
		boxes[i] = r.box(lines[r.path])
	}
	tree := newBoxTree(boxes)
	if len(boxes) == 0 {
		return
	}
	tree.within(tree.top(), func(i, j int) bool {
		r, s := runs[i], runs[j]
		return r.pairs(lines[r.path], s.run, lines[s.path], func(e, f int32) bool {
			return visit(RingEdge{r.path, e}, RingEdge{s.path, f})
		})
	})
}

// monotoneStretch is how many edges a ring has from its beginning before it turns back in
// either coordinate. What is in order stays so on the grid.
func monotoneStretch(ring orb.Ring) int {
	var east, west, north, south bool
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		east, west = east || q[0] > p[0], west || q[0] < p[0]
		north, south = north || q[1] > p[1], south || q[1] < p[1]
		if east && west || north && south {
			return i - 1
		}
	}
	return len(ring) - 1
}
