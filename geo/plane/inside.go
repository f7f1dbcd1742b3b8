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
	var rim [][]Pt // runs of edges with the face on one side
	low, high := math.Inf(1), math.Inf(-1)
	for i, e := range a.Edges {
		if (e.Left == int32(face)) == (e.Right == int32(face)) {
			continue
		}
		line := a.lines[i]
		for _, r := range line.runs {
			rim = append(rim, line.pts[r.first:r.last+1])
		}
		low = math.Min(low, float64(line.box.minY))
		high = math.Max(high, float64(line.box.maxY))
	}
	if len(rim) == 0 {
		return orb.Point{}
	}
	p, q := rim[0][0], rim[0][1]
	best, width := Pt{(p.X + q.X) / 2, (p.Y + q.Y) / 2}, 0.0
	const parallels = 15
	for k := 1; k <= parallels; k++ {
		// Half a unit beside the grid, no vertex lies on the parallel.
		y := math.Floor(low+(high-low)*float64(k)/(parallels+1)) + 0.5
		xs := cuts(rim, y)
		for i := 0; i+1 < len(xs); i += 2 {
			if w := xs[i+1] - xs[i]; w > width {
				best, width = Pt{int64((xs[i] + xs[i+1]) / 2), int64(math.Floor(y))}, w
			}
		}
	}
	return best.Point()
}

// cuts is where a parallel crosses monotone lines, from west to east.
func cuts(lines [][]Pt, y float64) []float64 {
	var xs []float64
	for _, line := range lines {
		if (float64(line[0].Y) < y) == (float64(line[len(line)-1].Y) < y) {
			continue
		}
		low, high := 0, len(line)-1
		below := float64(line[0].Y) < y
		for high-low > 1 {
			if middle := (low + high) / 2; (float64(line[middle].Y) < y) == below {
				low = middle
			} else {
				high = middle
			}
		}
		p, q := line[low], line[high]
		xs = append(xs, float64(p.X)+(y-float64(p.Y))/float64(q.Y-p.Y)*float64(q.X-p.X))
	}
	slices.Sort(xs)
	return xs
}
