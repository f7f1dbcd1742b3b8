package main

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// peer does intersection plus difference of territory and control, in seconds.
type peer struct {
	name    string
	overlay func(land, control orb.MultiPolygon) (float64, error)
}

// peers in the order in which they are compared with.
var peers = []peer{geosPeer, {"simplefeatures", simplefeatures}}

func simplefeatures(land, control orb.MultiPolygon) (float64, error) {
	a, err := toGeometry(land)
	if err != nil {
		return 0, err
	}
	b, err := toGeometry(control)
	if err != nil {
		return 0, err
	}
	if _, err = geom.Intersection(a, b); err != nil {
		return 0, err
	}
	return seconds(func() {
		if _, err2 := geom.Intersection(a, b); err2 != nil {
			err = err2
		}
		if _, err2 := geom.Difference(a, b); err2 != nil {
			err = err2
		}
	}), err
}

func toGeometry(mp orb.MultiPolygon) (geom.Geometry, error) {
	var polys []geom.Polygon
	for _, p := range mp {
		var rings []geom.LineString
		for _, r := range p {
			flat := make([]float64, 0, 2*len(r))
			for _, q := range r {
				flat = append(flat, q[0], q[1])
			}
			rings = append(rings, geom.NewLineString(geom.NewSequence(flat, geom.DimXY)))
		}
		polys = append(polys, geom.NewPolygon(rings))
	}
	m := geom.NewMultiPolygon(polys)
	return m.AsGeometry(), m.Validate()
}
