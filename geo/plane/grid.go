package plane

import (
	"cmp"
	"math"

	"github.com/paulmach/orb"
)

// UnitsPerDegree makes the grid: a unit is 1e-11°, a micrometre. On a grid of
// 1e-9° a file of 114,000 km² whose coordinates have all the digits of a float64
// moved by up to 2.7 m² when its vertices did, and on this one by 0.09 m². That is
// fine enough to charge every edge by its ends on the grid alone: nothing need
// remember which source edge it was part of, edges of two layers that coincide
// have one charge, and shapes have exactly the areas that are booked. A still
// finer grid would be lost when shapes become float64 again.
const UnitsPerDegree = 1e11

// limit bounds coordinates, ±400°, so that differences, in half units too, stay
// under 2^48 and cross products under 2^97.
const limit = 400 * UnitsPerDegree

// Pt is a point of the grid: longitude and latitude in units.
type Pt struct{ X, Y int64 }

// Snap is the nearest point of the grid. What is not finite or lies beyond 400°
// is clamped there, so that every input has an answer; readers of files refuse
// such coordinates long before.
func Snap(p orb.Point) Pt { return Pt{snap(p[0]), snap(p[1])} }

func snap(degrees float64) int64 {
	if math.IsNaN(degrees) {
		return 0
	}
	return int64(math.Round(math.Max(-limit, math.Min(limit, degrees*UnitsPerDegree))))
}

// Point is the same place in degrees.
func (p Pt) Point() orb.Point {
	return orb.Point{float64(p.X) / UnitsPerDegree, float64(p.Y) / UnitsPerDegree}
}

// compare orders points by X, then by Y.
func (p Pt) compare(q Pt) int {
	if p.X != q.X {
		return cmp.Compare(p.X, q.X)
	}
	return cmp.Compare(p.Y, q.Y)
}
