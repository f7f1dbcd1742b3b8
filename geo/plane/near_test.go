package plane

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Every two edges that meet are visited, once, unless they are of one stretch that turns
// back in no coordinate.
func TestNearEdgesVisitsAllThatMeet(t *testing.T) {
	vertex := rapid.Custom(func(t *rapid.T) orb.Point {
		x, y := rapid.IntRange(0, 5).Draw(t, "x"), rapid.IntRange(0, 5).Draw(t, "y")
		return orb.Point{36 + float64(x)/7, 47 + float64(y)/7}
	})
	rapid.Check(t, func(t *rapid.T) {
		var rings []orb.Ring
		for range rapid.IntRange(0, 3).Draw(t, "rings") {
			rings = append(rings, rapid.SliceOfN(vertex, 0, 40).Draw(t, "ring"))
		}
		visited := map[[2]RingEdge]bool{}
		NearEdges(rings, func(e, f RingEdge) bool {
			if e == f || visited[[2]RingEdge{e, f}] || visited[[2]RingEdge{f, e}] {
				t.Fatalf("%v and %v are visited again", e, f)
			}
			visited[[2]RingEdge{e, f}] = true
			return true
		})
		edges := edgesOf(rings)
		for i, e := range edges {
			for _, f := range edges[i+1:] {
				if meet(rings, e, f) && !visited[[2]RingEdge{e, f}] && !visited[[2]RingEdge{f, e}] && !oneStretch(rings, e, f) {
					t.Fatalf("%v and %v meet and are not visited", e, f)
				}
			}
		}
		left := rapid.IntRange(0, 5).Draw(t, "left")
		calls := 0
		NearEdges(rings, func(RingEdge, RingEdge) bool { calls++; return calls < left })
		if calls > max(left, 1) {
			t.Fatalf("%d calls, and it was to end after %d", calls, left)
		}
	})
}

func edgesOf(rings []orb.Ring) (edges []RingEdge) {
	for i, r := range rings {
		for k := 0; k+1 < len(r); k++ {
			edges = append(edges, RingEdge{int32(i), int32(k)})
		}
	}
	return edges
}

func meet(rings []orb.Ring, e, f RingEdge) bool {
	a, b := Snap(rings[e.Ring][e.From]), Snap(rings[e.Ring][e.From+1])
	c, d := Snap(rings[f.Ring][f.From]), Snap(rings[f.Ring][f.From+1])
	if a == c || a == d || b == c || b == d {
		return true
	}
	_, ok := cross(a, b, c, d)
	return ok
}

// oneStretch tells whether a ring goes one way from the first of two edges to the other.
func oneStretch(rings []orb.Ring, e, f RingEdge) bool {
	if e.Ring != f.Ring {
		return false
	}
	var east, west, north, south bool
	for k := min(e.From, f.From); k <= max(e.From, f.From); k++ {
		p, q := rings[e.Ring][k], rings[e.Ring][k+1]
		east, west = east || q[0] > p[0], west || q[0] < p[0]
		north, south = north || q[1] > p[1], south || q[1] < p[1]
	}
	return !(east && west) && !(north && south)
}
