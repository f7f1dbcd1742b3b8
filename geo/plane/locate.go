package plane

import "github.com/paulmach/orb"

// Locate gives the face of each point. A point on an edge belongs to the face
// above the edge, or to the right of it where it is upright, so that every point
// has exactly one face.
func (a *Arrangement) Locate(pts []orb.Point) []int32 {
	faces := make([]int32, len(pts))
	for i, p := range pts {
		if e := a.edgeBelow(Snap(p), func(int) bool { return true }); e >= 0 {
			faces[i] = a.Edges[e].Left
		}
	}
	return faces
}

// edgeBelow is the edge that a ray meets first which runs down from p, itself
// included, an infinitesimal step to the right of it; -1 when there is none.
func (a *Arrangement) edgeBelow(p Pt, take func(edge int) bool) int {
	best := -1
	ray := box{p.X, -2 * limit, p.X, p.Y}
	a.below.search(ray, func(e int) {
		u, v := a.ends(e)
		if u.X > p.X || v.X <= p.X || orient(u, v, p) < 0 || !take(e) {
			return
		}
		if best < 0 || a.above(e, best, p.X) {
			best = e
		}
	})
	return best
}

// above tells whether edge e lies above edge f just right of x. Both reach
// there, and edges do not cross.
func (a *Arrangement) above(e, f int, x int64) bool {
	p, q := a.ends(e)
	r, s := a.ends(f)
	// Compare at the later of the two left ends, where one edge has a vertex.
	if p.X >= r.X {
		if side := orient(r, s, p); side != 0 {
			return side > 0
		}
		return orient(r, s, q) > 0
	}
	if side := orient(p, q, r); side != 0 {
		return side < 0
	}
	return orient(p, q, s) < 0
}
