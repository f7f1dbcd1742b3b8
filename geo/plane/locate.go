package plane

import "github.com/paulmach/orb"

// Locate gives the face of each point. A point on an edge belongs to the face
// above the edge, or to the east of it where it is upright, so that every point
// has exactly one face.
func (a *Arrangement) Locate(pts []orb.Point) []int32 {
	faces := make([]int32, len(pts))
	if len(pts) > 0 {
		a.indexEdges()
	}
	parallel(len(pts), 256, func(_, from, to int) {
		for i := from; i < to; i++ {
			if g, ok := a.below(Snap(pts[i]), anyEdge); ok {
				faces[i] = a.left(g.above())
			}
		}
	})
	return faces
}

func anyEdge(int32) bool { return true }

// left is the face on the left of a half-edge.
func (a *Arrangement) left(h int32) int32 {
	if h&1 == 0 {
		return a.Edges[h>>1].Left
	}
	return a.Edges[h>>1].Right
}
