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
		line.eachRun(func(r run) { rim = append(rim, line.pts[r.first:r.last+1]) })
		b := line.box()
		low = math.Min(low, float64(b.minY))
		high = math.Max(high, float64(b.maxY))
	}
	if len(rim) == 0 {
		return orb.Point{}
	}
	p, q := rim[0][0], rim[0][1]
	best, width := Pt{(p.X + q.X) / 2, (p.Y + q.Y) / 2}, 0.0
	for _, c := range cutByParallels(rim, low, high) {
		for i := 0; i+1 < len(c.xs); i += 2 {
			if w := c.xs[i+1] - c.xs[i]; w > width {
				best, width = Pt{int64((c.xs[i] + c.xs[i+1]) / 2), int64(math.Floor(c.y))}, w
			}
		}
	}
	return best.Point()
}

// rimCuts is one of the parallels on which a point inside is looked for, and
// where it crosses the rim, from west to east.
type rimCuts struct {
	y  float64
	xs []float64
}

// cutByParallels crosses monotone lines with parallels at even distances.
func cutByParallels(lines [][]Pt, low, high float64) [15]rimCuts {
	var cuts [15]rimCuts
	step := (high - low) / float64(len(cuts)+1)
	for k := range cuts {
		// Half a unit beside the grid, no vertex lies on the parallel.
		cuts[k].y = math.Floor(low+float64(step*float64(k+1))) + 0.5
	}
	for _, line := range lines {
		bottom, top := float64(line[0].Y), float64(line[len(line)-1].Y)
		if bottom > top {
			bottom, top = top, bottom
		}
		// One more on either side, because of the rounding above.
		first := max(0, int((bottom-low)/max(step, 1))-2)
		for k := first; k < len(cuts) && cuts[k].y < top; k++ {
			if cuts[k].y > bottom {
				cuts[k].xs = append(cuts[k].xs, crossParallel(line, cuts[k].y))
			}
		}
	}
	for k := range cuts {
		slices.Sort(cuts[k].xs)
	}
	return cuts
}

// crossParallel is where a monotone line crosses a parallel that passes between
// its ends.
func crossParallel(line []Pt, y float64) float64 {
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
	return float64(p.X) + float64((y-float64(p.Y))/float64(q.Y-p.Y)*float64(q.X-p.X))
}
