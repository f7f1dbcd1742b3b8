package geo

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// VertexRef names a vertex of a feature: which part of a Multi geometry, which
// ring of a polygon, which vertex of the line or ring. A closed ring's last
// vertex is its first and has no index of its own.
type VertexRef struct{ Part, Ring, Index int }

// Path is one line or one ring of a feature, opened: a ring's closing vertex is
// left out.
type Path struct {
	Part, Ring int
	Closed     bool
	Points     []orb.Point // read-only
}

// Paths lists the lines, rings and points of a feature.
func (f Feature) Paths() []Path {
	switch g := f.Geometry.(type) {
	case orb.Point:
		return []Path{{Points: []orb.Point{g}}}
	case orb.MultiPoint:
		paths := make([]Path, len(g))
		for i, q := range g {
			paths[i] = Path{Part: i, Points: []orb.Point{q}}
		}
		return paths
	case orb.LineString:
		return []Path{{Points: g}}
	case orb.MultiLineString:
		paths := make([]Path, len(g))
		for i, line := range g {
			paths[i] = Path{Part: i, Points: line}
		}
		return paths
	case orb.Polygon:
		return ringPaths(0, g)
	case orb.MultiPolygon:
		var paths []Path
		for i, poly := range g {
			paths = append(paths, ringPaths(i, poly)...)
		}
		return paths
	}
	return nil
}

func ringPaths(part int, poly orb.Polygon) []Path {
	paths := make([]Path, len(poly))
	for i, ring := range poly {
		paths[i] = Path{Part: part, Ring: i, Closed: true, Points: openRing(ring)}
	}
	return paths
}

func openRing(r orb.Ring) []orb.Point {
	if n := len(r); n > 1 && r[0] == r[n-1] {
		return r[:n-1]
	}
	return r
}

// MoveVertex puts a vertex somewhere else.
func MoveVertex(id string, at VertexRef, to orb.Point) Edit {
	return editPath(id, at, 0, func(points []orb.Point, _ bool) ([]orb.Point, error) {
		points[at.Index] = to
		return points, nil
	})
}

// InsertVertex puts a new vertex behind the one named; behind index -1 is before
// the first.
func InsertVertex(id string, after VertexRef, q orb.Point) Edit {
	return editPath(id, after, -1, func(points []orb.Point, _ bool) ([]orb.Point, error) {
		return slices.Insert(points, after.Index+1, q), nil
	})
}

// DeleteVertex takes a vertex out. A line keeps two and a ring three.
func DeleteVertex(id string, at VertexRef) Edit {
	return editPath(id, at, 0, func(points []orb.Point, closed bool) ([]orb.Point, error) {
		least, what := 2, "a line needs two vertices"
		if closed {
			least, what = 3, "an area needs three vertices"
		}
		if len(points) <= least {
			return nil, fmt.Errorf("%s: delete the whole feature instead", what)
		}
		return slices.Delete(points, at.Index, at.Index+1), nil
	})
}

// editPath hands a copy of one opened path to change and puts the result back.
// least is the smallest index that means something.
func editPath(id string, at VertexRef, least int, change func(points []orb.Point, closed bool) ([]orb.Point, error)) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		for _, path := range f.Paths() {
			if path.Part != at.Part || path.Ring != at.Ring {
				continue
			}
			if at.Index < least || at.Index >= len(path.Points) {
				break
			}
			points, err := change(slices.Clone(path.Points), path.Closed)
			if err != nil {
				return f, err
			}
			f.Geometry = withPath(f.Geometry, at, points)
			return f, nil
		}
		return f, fmt.Errorf("feature %q has no vertex %d in part %d, ring %d", id, at.Index, at.Part, at.Ring)
	})
}

// withPath copies as much of the geometry as the new path touches.
func withPath(g orb.Geometry, at VertexRef, points []orb.Point) orb.Geometry {
	switch g := g.(type) {
	case orb.Point:
		return points[0]
	case orb.MultiPoint:
		next := slices.Clone(g)
		next[at.Part] = points[0]
		return next
	case orb.LineString:
		return orb.LineString(points)
	case orb.MultiLineString:
		next := slices.Clone(g)
		next[at.Part] = points
		return next
	case orb.Polygon:
		return withRing(g, at.Ring, points)
	case orb.MultiPolygon:
		next := slices.Clone(g)
		next[at.Part] = withRing(g[at.Part], at.Ring, points)
		return next
	}
	return g
}

func withRing(poly orb.Polygon, ring int, points []orb.Point) orb.Polygon {
	next := slices.Clone(poly)
	next[ring] = closeRing(points)
	return next
}

func closeRing(points []orb.Point) orb.Ring {
	return append(orb.Ring(slices.Clone(points)), points[0])
}

// eachPoint maps every coordinate of a feature's geometry into a new geometry.
func eachPoint(g orb.Geometry, move func(orb.Point) orb.Point) orb.Geometry {
	g = orb.Clone(g)
	switch g := g.(type) {
	case orb.Point:
		return move(g)
	case orb.MultiPoint:
		moveAll(g, move)
	case orb.LineString:
		moveAll(g, move)
	case orb.MultiLineString:
		for _, line := range g {
			moveAll(line, move)
		}
	case orb.Polygon:
		for _, ring := range g {
			moveAll(ring, move)
		}
	case orb.MultiPolygon:
		for _, poly := range g {
			for _, ring := range poly {
				moveAll(ring, move)
			}
		}
	}
	return g
}

func moveAll[S ~[]orb.Point](points S, move func(orb.Point) orb.Point) {
	for i, q := range points {
		points[i] = move(q)
	}
}
