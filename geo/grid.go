package geo

import (
	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// grid remembers which areas are on the engine's grid already. It knows them by
// what they are part of: values are immutable, so what is the same value has the
// same land.
type grid struct {
	areas  map[gridKey]*plane.Area
	before map[gridKey]*plane.Area // of an earlier account
}

// gridKey is a value and which part of it, or nothing to remember by.
type gridKey struct {
	of   any // a pointer
	part int
}

func newGrid(before *account) grid {
	g := grid{areas: map[gridKey]*plane.Area{}}
	if before != nil {
		g.before = before.grid.areas
	}
	return g
}

func (g grid) area(key gridKey, mp orb.MultiPolygon) *plane.Area {
	area, ok := g.before[key]
	if !ok || key.of == nil {
		area = plane.NewArea(mp)
	}
	g.areas[key] = area
	return area
}

// coverKey tells the coverage of a situation: many situations of one source share
// one. Coverage without polygons is known by its situation.
func coverKey(s *Situation) gridKey {
	if key := geometryKey(s.Covers); key.of != nil {
		return key
	}
	return gridKey{s, none}
}

// geometryKey tells a geometry by where it lies in memory.
func geometryKey(g orb.Geometry) gridKey {
	switch g := g.(type) {
	case orb.Polygon:
		if len(g) > 0 {
			return gridKey{&g[0], len(g)}
		}
	case orb.MultiPolygon:
		if len(g) > 0 {
			return gridKey{&g[0], len(g)}
		}
	}
	return gridKey{}
}
