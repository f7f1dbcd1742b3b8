package plane

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// arcStep is the angle between two points of a round end in degrees: chords fall
// short of the circle by at most 1 − cos 2.5°, a thousandth of the distance.
const arcStep = 5.0

// sideStep is the length of the pieces in degrees in which an edge is offset. The
// curve parallel to an edge at a distance of 100 km is missed by 0.2 m at most.
const sideStep = 0.25

// BufferLines is the land within a distance of lines, in metres along geodesics
// of WGS 84. It is never more than that land and short of it by a thousandth of
// the distance at most, where ends and corners are round. No land lies within a
// distance that is not positive.
func BufferLines(lines orb.MultiLineString, metres float64) orb.MultiPolygon {
	if !(metres > 0) || math.IsInf(metres, 1) {
		return nil
	}
	var parts []orb.MultiPolygon
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			parts = append(parts, orb.MultiPolygon{{around(line[i-1], line[i], metres)}})
		}
		if len(line) == 1 {
			parts = append(parts, orb.MultiPolygon{{around(line[0], line[0], metres)}})
		}
	}
	return UnionAll(parts)
}

// BufferArea is an area and the land within a distance of it. A negative distance
// shrinks: what lies within it of the area's edge goes. Accuracy is as for
// BufferLines.
func BufferArea(area orb.MultiPolygon, metres float64) orb.MultiPolygon {
	area = Overlay(Union, area, nil) // its edge alone counts, not what runs inside
	var edge orb.MultiLineString
	for _, poly := range area {
		for _, r := range poly {
			edge = append(edge, orb.LineString(r))
		}
	}
	strip := BufferLines(edge, math.Abs(metres))
	if metres < 0 {
		return Overlay(Difference, area, strip)
	}
	return Overlay(Union, area, strip)
}

// around is the ring around everything within a distance of an edge, counter-clockwise:
//
//	   left
//	.-←----←-.
//	(  p→→q   )
//	'-→----→-'
//	   right
func around(p, q orb.Point, metres float64) orb.Ring {
	p, q = Snap(p).Point(), Snap(q).Point() // finite from here on
	n := int(math.Ceil(max(math.Abs(q[0]-p[0]), math.Abs(q[1]-p[1])) / sideStep))
	along := func(i int) orb.Point {
		s := float64(i) / float64(max(n, 1))
		return orb.Point{p[0] + s*(q[0]-p[0]), p[1] + s*(q[1]-p[1])}
	}
	heading := func(at orb.Point) float64 { return ellipsoid.HeadingDeg(at, q[0]-p[0], q[1]-p[1]) }
	var r orb.Ring
	for i := range n + 1 {
		r = append(r, ellipsoid.Destination(along(i), heading(along(i))+90, metres))
	}
	r = appendArc(r, q, heading(q)+90, metres)
	for i := n; i >= 0; i-- {
		r = append(r, ellipsoid.Destination(along(i), heading(along(i))-90, metres))
	}
	r = appendArc(r, p, heading(p)-90, metres)
	return append(r, r[0])
}

// appendArc goes half around a point, counter-clockwise from a direction. Its
// points lie in the same directions whatever the edge, so that the arcs of edges
// which meet fall together.
func appendArc(r orb.Ring, centre orb.Point, from, metres float64) orb.Ring {
	first := math.Ceil(from/arcStep) - 1
	for step := first; step*arcStep > from-180; step-- {
		r = append(r, ellipsoid.Destination(centre, step*arcStep, metres))
	}
	return r
}
