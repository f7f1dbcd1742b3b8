package plane

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// arcStep is the angle between two points of a round end in degrees: chords fall
// short of the circle by at most 1 − cos 2.5°, a thousandth of the distance.
const arcStep = 5.0

// sideStep is the length of the pieces in degrees in which an edge is offset. The
// curve parallel to an edge at a distance of 100 km is missed by 0.2 m at most.
const sideStep = 0.25

// atOnce is how many edges get one outline. Outlines of longer lines cross
// themselves too often.
const atOnce = 6

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
		line = onGrid(line)
		for first := 0; first < len(line); first += atOnce {
			part := line[first:min(first+atOnce+1, len(line))]
			if first == 0 || len(part) > 1 {
				parts = append(parts, orb.MultiPolygon{{outline(part, metres)}})
			}
		}
	}
	return UnionAll(parts)
}

// onGrid makes coordinates finite and takes out points that repeat the one before.
func onGrid(line orb.LineString) (out orb.LineString) {
	for _, p := range line {
		if q := Snap(p).Point(); len(out) == 0 || out[len(out)-1] != q {
			out = append(out, q)
		}
	}
	return out
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

// outline is a ring around everything within a distance of a line, counter-clockwise:
//
//	.--←----←----←--.
//	(  o  →  →  → o  )   a line of two edges: arcs around its ends and on the outer
//	'--→---→---.  ↓  |   side of its corner, and through the corner itself on the
//	           |  o  )   inner side
//	           '--→--'
//
// So it is the sum of one rectangle for every edge and one pie for every corner and end, all of them
// counter-clockwise: its winding is positive where any of them lies, and zero
// elsewhere.
func outline(line orb.LineString, metres float64) orb.Ring {
	back := slices.Clone(line)
	slices.Reverse(back)
	r := appendSide(appendSide(nil, line, metres), back, metres)
	return append(r, r[0])
}

// appendSide goes along the right side of a line and half around its end.
func appendSide(r orb.Ring, line orb.LineString, metres float64) orb.Ring {
	last := len(line) - 1
	before := 0.0 // of a single point
	for i := range last {
		p, q := line[i], line[i+1]
		n := math.Ceil(max(math.Abs(q[0]-p[0]), math.Abs(q[1]-p[1])) / sideStep)
		for k := 0.0; k <= n; k++ {
			at := orb.Point{p[0] + float64(k/n*(q[0]-p[0])), p[1] + float64(k/n*(q[1]-p[1]))}
			heading := ellipsoid.HeadingDeg(at, q[0]-p[0], q[1]-p[1])
			if i > 0 && k == 0 {
				r = appendCorner(r, p, before, heading, metres)
			}
			r = append(r, ellipsoid.Destination(at, heading+90, metres))
			before = heading
		}
	}
	return appendArc(r, line[last], before+90, before-90, metres)
}

// appendCorner goes around a vertex from one heading to the next. Where the line
// turns straight back, either side is the outer one.
func appendCorner(r orb.Ring, at orb.Point, before, after, metres float64) orb.Ring {
	const back = 180 - 1e-6
	switch turn := math.Remainder(after-before, 360); {
	case turn >= back:
		return appendArc(r, at, before+90, before-90, metres)
	case turn < 0:
		return appendArc(r, at, before+90, before+90+turn, metres)
	}
	return append(r, at)
}

// appendArc goes around a point counter-clockwise, from one direction down to
// another. Its points lie in the same directions whatever the edge, so that arcs
// around one vertex fall together.
func appendArc(r orb.Ring, centre orb.Point, from, to, metres float64) orb.Ring {
	for step := math.Ceil(from/arcStep) - 1; step*arcStep > to; step-- {
		r = append(r, ellipsoid.Destination(centre, step*arcStep, metres))
	}
	return r
}
