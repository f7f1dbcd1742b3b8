//go:build geos

package main

import (
	"fmt"

	"github.com/paulmach/orb"
	geos "github.com/twpayne/go-geos"
)

var geosPeer = peer{"GEOS", func(land, control orb.MultiPolygon) (t float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	a, b := toGEOS(land), toGEOS(control)
	for _, g := range []*geos.Geom{a, b} {
		if !g.IsValid() {
			return 0, fmt.Errorf("refused: %s", g.IsValidReason())
		}
	}
	return seconds(func() {
		a.Intersection(b)
		a.Difference(b)
	}), nil
}}

func toGEOS(mp orb.MultiPolygon) *geos.Geom {
	var polys []*geos.Geom
	for _, p := range mp {
		var rings [][][]float64
		for _, r := range p {
			var ring [][]float64
			for _, q := range r {
				ring = append(ring, []float64{q[0], q[1]})
			}
			rings = append(rings, ring)
		}
		polys = append(polys, geos.NewPolygon(rings))
	}
	return geos.NewCollection(geos.TypeIDMultiPolygon, polys)
}
