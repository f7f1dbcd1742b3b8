package plane

import (
	"cmp"
	"math"

	"github.com/paulmach/orb"
)

// UnitsPerDegree makes the grid: a unit is 1e-9°, a tenth of a millimetre. Areas
// of 100,000 km² move by less than 0.1 m² when their vertices move onto it.
const UnitsPerDegree = 1e9

// limit bounds coordinates, ±400°, so that differences stay under 2^40 and
// products of three under 2^123.
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
	return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y))
}
