package geo

import (
	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// Contains tells whether a point lies in the area of a feature, by the same rules
// as the ledger.
func Contains(f Feature, p orb.Point) bool {
	var b plane.Builder
	area := b.Area(polygons(f.Geometry))
	a := b.Build()
	return a.In(int(a.Locate([]orb.Point{p})[0]), area)
}
