package plane

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// slabArea is the area of a layer in square degrees, straight from the meaning of
// rings and by a method that shares nothing with the engine: the plane is cut into
// slabs at every vertex and every crossing; within one, lengths along parallels
// change evenly, so that the one in the middle counts.
func slabArea(mp orb.MultiPolygon) (area float64) {
	edges := sourceEdges(mp)
	levels := slabLevels(edges)
	for i := 1; i < len(levels); i++ {
		area += lengthAt(mp, edges, (levels[i-1]+levels[i])/2) * (levels[i] - levels[i-1])
	}
	return area
}

type sourceEdge struct {
	p, q       orb.Point
	poly, ring int
}

func sourceEdges(mp orb.MultiPolygon) (edges []sourceEdge) {
	for i, poly := range mp {
		for j, r := range poly {
			for k := range r {
				edges = append(edges, sourceEdge{r[k], r[(k+1)%len(r)], i, j})
			}
		}
	}
	return edges
}

func slabLevels(edges []sourceEdge) (levels []float64) {
	for i, e := range edges {
		levels = append(levels, e.p[1])
		for _, f := range edges[:i] {
			dx, dy := e.q[0]-e.p[0], e.q[1]-e.p[1]
			ex, ey := f.q[0]-f.p[0], f.q[1]-f.p[1]
			if den := dx*ey - dy*ex; den != 0 {
				s := ((f.p[0]-e.p[0])*ey - (f.p[1]-e.p[1])*ex) / den
				if s >= 0 && s <= 1 {
					levels = append(levels, e.p[1]+s*dy)
				}
			}
		}
	}
	slices.Sort(levels)
	return levels
}

// lengthAt is how much of the parallel at y lies in the layer.
func lengthAt(mp orb.MultiPolygon, edges []sourceEdge, y float64) (length float64) {
	type cut struct {
		x          float64
		poly, ring int
		turn       int
	}
	var cuts []cut
	for _, e := range edges {
		if (e.p[1] < y) != (e.q[1] < y) {
			c := cut{e.p[0] + (y-e.p[1])/(e.q[1]-e.p[1])*(e.q[0]-e.p[0]), e.poly, e.ring, 1}
			if e.p[1] < y {
				c.turn = -1
			}
			cuts = append(cuts, c)
		}
	}
	slices.SortFunc(cuts, func(c, d cut) int {
		if c.x < d.x {
			return -1
		}
		return 1
	})
	winding := make([][]int, len(mp))
	for i, poly := range mp {
		winding[i] = make([]int, len(poly))
	}
	for i, c := range cuts {
		if i > 0 && slices.ContainsFunc(winding, inPolygon) {
			length += c.x - cuts[i-1].x
		}
		winding[c.poly][c.ring] += c.turn
	}
	return length
}

func inPolygon(rings []int) bool {
	for i, n := range rings {
		if (n != 0) != (i == 0) {
			return false
		}
	}
	return len(rings) > 0
}

// squareDegrees is the area of valid polygons by the shoelace formula.
func squareDegrees(mp orb.MultiPolygon) (area float64) {
	for _, poly := range mp {
		for _, r := range poly {
			for i := 1; i < len(r); i++ {
				area += (r[i-1][0]-r[0][0])*(r[i][1]-r[0][1])/2 - (r[i][0]-r[0][0])*(r[i-1][1]-r[0][1])/2
			}
		}
	}
	return area
}

// Rings that cross themselves and each other in every way have the land that
// their meaning says.
func TestDirtyAreasAgainstSlabs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.SampledFrom([]drawPoint{small, wild, func(t *rapid.T, label string) orb.Point {
			return orb.Point{rapid.Float64Range(37, 38).Draw(t, label), rapid.Float64Range(47, 48).Draw(t, label)}
		}}).Draw(t, "kind of points")
		mp := drawArea(t, point)
		got, want := squareDegrees(Overlay(Union, mp, nil)), slabArea(mp)
		if math.Abs(got-want) > 1e-7+1e-9*want {
			t.Fatalf("%.12f square degrees, slabs say %.12f", got, want)
		}
	})
}

// A ring that crosses itself some hundred times, often more than once in a pixel
// where its points are few units apart.
func TestManyCrossings(t *testing.T) {
	for _, spread := range []float64{2, 1e-6, 40 / UnitsPerDegree} {
		r := rand.New(rand.NewPCG(7, 7))
		ring := make(orb.Ring, 70)
		for i := range ring {
			ring[i] = orb.Point{37 + spread*r.Float64(), 47 + spread*r.Float64()}
		}
		area := orb.MultiPolygon{{ring}}
		var b Builder
		b.Area(area)
		checkStructure(t, b.Build())
		if spread < 1e-9 {
			continue // bent too much to compare
		}
		got, want := squareDegrees(Overlay(Union, area, nil)), slabArea(area)
		if math.Abs(got-want) > 1e-9*want+70*spread/UnitsPerDegree {
			t.Errorf("spread %g: %g square degrees, slabs say %g", spread, got, want)
		}
	}
}
