package plane

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// InsidePoint is a point inside a bounded face, away from its edges: the middle
// of the widest stretch of the face on one of several parallels. A face too thin
// for the grid gives the middle of one of its edges.
func (a *Arrangement) InsidePoint(face int) orb.Point {
	var own []int
	low, high := math.Inf(1), math.Inf(-1)
	for i, e := range a.Edges {
		if (e.Left == int32(face)) == (e.Right == int32(face)) {
			continue
		}
		own = append(own, i)
		p, q := a.ends(i)
		low = math.Min(low, float64(min(p.Y, q.Y)))
		high = math.Max(high, float64(max(p.Y, q.Y)))
	}
	if len(own) == 0 {
		return orb.Point{}
	}
	p, q := a.ends(own[0])
	best, width := Pt{(p.X + q.X) / 2, (p.Y + q.Y) / 2}, 0.0
	const parallels = 15
	for k := 1; k <= parallels; k++ {
		// Half a unit beside the grid, no vertex lies on the parallel.
		y := math.Floor(low+(high-low)*float64(k)/(parallels+1)) + 0.5
		xs := a.cuts(own, y)
		for i := 0; i+1 < len(xs); i += 2 {
			if w := xs[i+1] - xs[i]; w > width {
				best, width = Pt{int64((xs[i] + xs[i+1]) / 2), int64(math.Floor(y))}, w
			}
		}
	}
	return best.Point()
}

// cuts is where a parallel crosses the edges, from west to east.
func (a *Arrangement) cuts(edges []int, y float64) []float64 {
	var xs []float64
	for _, e := range edges {
		p, q := a.ends(e)
		py, qy := float64(p.Y), float64(q.Y)
		if (py < y) != (qy < y) {
			xs = append(xs, float64(p.X)+(y-py)/(qy-py)*float64(q.X-p.X))
		}
	}
	slices.Sort(xs)
	return xs
}
