package format

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// What a ring is, where it is no hole.
const (
	Shell = -1 // an outer ring
	Flat  = -2 // it encloses nothing
)

// Nest tells what each ring is by where it lies, whichever way it winds: a ring that
// lies in no other, or in an even number of others, is an outer ring; in an odd number,
// it is a hole. The result is Shell, Flat, or the number of the ring whose hole it is:
// the smallest outer ring around all of it. Where rings cross, most of a ring decides.
// The work is bounded.
func Nest(rings []orb.Ring) ([]int, error) { return nestWithin(rings, mostNesting) }

func nestWithin(rings []orb.Ring, work int) ([]int, error) {
	n := &nesting{rings: make([]nested, len(rings)), work: work}
	largest := 0
	for i, r := range rings {
		n.rings[i] = newNested(r)
		if n.rings[i].larger(&n.rings[largest]) {
			largest = i
		}
	}
	for i := range n.rings {
		n.rings[i].lookInside(i == largest)
	}
	if !n.sweep() {
		return nil, wrong("its %d rings lie in one another too often to be sorted out", len(rings))
	}
	return n.roles(), nil
}

// mostNesting bounds the work on one polygon, in edges and boxes compared.
const mostNesting = 60_000_000

// mostContained bounds how many pairs of a ring and one around it there may be.
const mostContained = 5_000_000

// nested is a ring with what is asked of it often.
type nested struct {
	edges   stripes
	bound   orb.Bound
	size    [2]float64 // area of its box, then its own: a ring around another has more
	inside  orb.Point
	flat    bool
	top     bool    // no other can lie around it
	parents []int32 // the rings around it
}

func newNested(r orb.Ring) nested {
	n := nested{edges: stripes{ring: r}, bound: r.Bound()}
	n.size = [2]float64{(n.bound.Max[0] - n.bound.Min[0]) * (n.bound.Max[1] - n.bound.Min[1]), math.Abs(planar.Area(r))}
	return n
}

// larger reports whether a ring can lie around another.
func (n *nested) larger(other *nested) bool { return slices.Compare(n.size[:], other.size[:]) > 0 }

// lookInside finds a point inside. The largest ring, which no other can lie around, is
// spared the search: it can have nearly all vertices of a file.
func (n *nested) lookInside(largest bool) {
	if n.top = largest && n.size[1] > 0; n.top {
		return
	}
	var ok bool
	n.inside, ok = insideOf(n.edges.ring)
	n.flat = !ok
}

type nesting struct {
	rings []nested
	pairs int
	work  int
}

// sweep finds the rings around each ring, from west to east. It reports whether the
// work was done.
func (n *nesting) sweep() bool {
	begin, ask := n.order(func(r *nested) float64 { return r.bound.Min[0] }), n.order(func(r *nested) float64 { return r.inside[0] })
	var open []int32 // rings whose box the meridian crosses
	for _, i := range ask {
		r := &n.rings[i]
		if r.top {
			continue
		}
		for len(begin) > 0 && n.rings[begin[0]].bound.Min[0] <= r.inside[0] {
			open, begin = append(open, begin[0]), begin[1:]
		}
		if n.work -= len(open); n.work < 0 {
			return false
		}
		open = slices.DeleteFunc(open, func(k int32) bool { return n.rings[k].bound.Max[0] < r.inside[0] })
		for _, k := range open {
			if k == i || !n.around(&n.rings[k], r) {
				continue
			}
			r.parents = append(r.parents, k)
			if n.pairs++; n.pairs > mostContained {
				return false
			}
		}
		if n.work < 0 {
			return false
		}
	}
	return true
}

// order lists the rings that enclose something by a key.
func (n *nesting) order(key func(*nested) float64) []int32 {
	var list []int32
	for i := range n.rings {
		if !n.rings[i].flat {
			list = append(list, int32(i))
		}
	}
	slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(key(&n.rings[a]), key(&n.rings[b])) })
	return list
}

// around reports whether a ring lies around another.
func (n *nesting) around(outer, r *nested) bool {
	return outer.larger(r) && outer.bound.Contains(r.inside) && outer.edges.contain(r.inside, &n.work)
}

// roles makes of the rings around each ring what it is.
func (n *nesting) roles() []int {
	roles := make([]int, len(n.rings))
	for i := range n.rings {
		r := &n.rings[i]
		roles[i] = Shell
		if r.flat {
			roles[i] = Flat
		}
		if len(r.parents)%2 == 0 {
			continue
		}
		for _, k := range r.parents {
			p := &n.rings[k]
			if best := roles[i]; len(p.parents)%2 == 0 && (best < 0 || n.rings[best].larger(p)) {
				roles[i] = int(k)
			}
		}
	}
	return roles
}

// polygonsOf puts rings together that may wind in any way. What encloses nothing is an
// outer ring that does so.
func polygonsOf(rings []orb.Ring) (orb.Geometry, error) {
	if len(rings) == 0 {
		return nil, nil
	}
	roles, err := Nest(rings)
	if err != nil {
		return nil, err
	}
	return Assemble(rings, roles), nil
}

// Assemble makes polygons of rings and what Nest said of them.
func Assemble(rings []orb.Ring, roles []int) orb.MultiPolygon {
	var out orb.MultiPolygon
	at := make([]int, len(rings))
	for i, r := range rings {
		if roles[i] < 0 {
			at[i] = len(out)
			out = append(out, orb.Polygon{r})
		}
	}
	for i, r := range rings {
		if k := roles[i]; k >= 0 {
			out[at[k]] = append(out[at[k]], r)
		}
	}
	return out
}
