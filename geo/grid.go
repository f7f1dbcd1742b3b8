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

// nearby is land of which only what lies near a territory counts.
type nearby struct {
	land      any // a pointer
	territory *Territory
}

// coverage is the land of which a situation speaks, near the territory: the outline of
// a country is much longer than that of one oblast, and would be arranged with every
// step of a drag. Many situations of one source share one coverage. Coverage without
// polygons is known by its situation.
func (a *account) coverage(s *Situation) *plane.Area {
	key := geometryKey(s.Covers)
	if key.of == nil {
		key = gridKey{s, none}
	}
	key.of = nearby{key.of, a.territory}
	if area, ok := a.grid.before[key]; ok {
		a.grid.areas[key] = area
		return area
	}
	return a.grid.area(key, withoutFar(s.Covers, a.bound.Pad(margin)))
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
