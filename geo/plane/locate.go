package plane

import "github.com/paulmach/orb"

// Locate gives the face of each point. A point on an edge belongs to the face
// above the edge, or to the east of it where it is upright, so that every point
// has exactly one face.
func (a *Arrangement) Locate(pts []orb.Point) []int32 {
	faces := make([]int32, len(pts))
	for i, p := range pts {
		if g, ok := a.below(Snap(p), func(int32) bool { return true }); ok {
			faces[i] = a.left(g.above())
		}
	}
	return faces
}

// left is the face on the left of a half-edge.
func (a *Arrangement) left(h int32) int32 {
	if h&1 == 0 {
		return a.Edges[h>>1].Left
	}
	return a.Edges[h>>1].Right
}
