package sharedtest

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Simplefeatures is an area as the library takes it that areas and their validity are
// held against. It is not validated.
func Simplefeatures(mp orb.MultiPolygon) geom.MultiPolygon {
	polys := make([]geom.Polygon, len(mp))
	for i, poly := range mp {
		rings := make([]geom.LineString, len(poly))
		for j, r := range poly {
			flat := make([]float64, 0, 2*len(r))
			for _, p := range r {
				flat = append(flat, p[0], p[1])
			}
			rings[j] = geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
		}
		polys[i] = geom.NewPolygon(rings)
	}
	return geom.NewMultiPolygon(polys)
}
