package data

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// polygonsOf takes the polygons of a geometry, wherever they sit in it, and
// counts what else there is.
func polygonsOf(g orb.Geometry) (area orb.MultiPolygon, others int) {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}, 0
	case orb.MultiPolygon:
		return g, 0
	case orb.Collection:
		for _, inner := range g {
			more, n := polygonsOf(inner)
			area, others = append(area, more...), others+n
		}
		return area, others
	}
	return nil, 1
}

// notAreas counts what is no polygon.
func notAreas(n int) string {
	if n == 1 {
		return "1 point or line"
	}
	return strconv.Itoa(n) + " points and lines"
}

func eachPoint(g orb.Geometry, visit func(orb.Point)) {
	line := func(points []orb.Point) {
		for _, p := range points {
			visit(p)
		}
	}
	switch g := g.(type) {
	case orb.Point:
		visit(g)
	case orb.MultiPoint:
		line(g)
	case orb.LineString:
		line(g)
	case orb.MultiLineString:
		for _, l := range g {
			line(l)
		}
	case orb.Polygon:
		for _, r := range g {
			line(r)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			eachPoint(p, visit)
		}
	case orb.Collection:
		for _, inner := range g {
			eachPoint(inner, visit)
		}
	}
}

// noAreas is the error of a file that should hold areas.
func noAreas(c *collection, what string) error {
	if len(c.features) == 0 {
		return refuse("empty", "the collection is empty: it has no features")
	}
	kinds := map[string]int{}
	for _, f := range c.features {
		kind := "without geometry"
		if f.geometry != nil {
			kind = f.geometry.GeoJSONType()
		}
		kinds[kind]++
	}
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		list = append(list, fmt.Sprintf("%d %s", kinds[kind], kind))
	}
	return refuse("no-areas", "%s needs polygons, and the file has none (features: %s)", what, strings.Join(list, ", "))
}
