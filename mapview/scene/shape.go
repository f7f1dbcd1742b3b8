package scene

import (
	"math"

	"github.com/paulmach/orb"
)

// Box is a rectangle of the world.
type Box struct{ Min, Max World }

// Overlaps tells whether two boxes share a place.
func (b Box) Overlaps(c Box) bool {
	return b.Min.X <= c.Max.X && c.Min.X <= b.Max.X && b.Min.Y <= c.Max.Y && c.Min.Y <= b.Max.Y
}

// Union is the box around both.
func (b Box) Union(c Box) Box {
	return Box{World{min(b.Min.X, c.Min.X), min(b.Min.Y, c.Min.Y)}, World{max(b.Max.X, c.Max.X), max(b.Max.Y, c.Max.Y)}}
}

// nowhere is the box of nothing.
var nowhere = Box{World{math.Inf(1), math.Inf(1)}, World{math.Inf(-1), math.Inf(-1)}}

// boxAround is the box of some points.
func boxAround(points []World) Box {
	box := nowhere
	for _, w := range points { // comparing, because min and max care for NaN and -0
		if w.X < box.Min.X {
			box.Min.X = w.X
		}
		if w.X > box.Max.X {
			box.Max.X = w.X
		}
		if w.Y < box.Min.Y {
			box.Min.Y = w.Y
		}
		if w.Y > box.Max.Y {
			box.Max.Y = w.Y
		}
	}
	return box
}

// Path is a projected line or ring. A ring ends where it begins.
type Path struct {
	Points []World
	Box    Box
	levels *levels // nil: it is short
}

// Shape is what a geometry looks like on the map, projected once. It is immutable.
type Shape struct {
	Paths  []Path
	Closed bool // rings of an area; otherwise lines
	Box    Box
}

// longest is the longest edge, in degrees, that is drawn straight on the screen.
// An edge is measured straight in longitude and latitude; on a Mercator map it
// bends by up to 270 m in 100 km, and by under 3 m in a tenth of a degree.
const longest = 0.1

func newShape(closed bool, n int) *Shape {
	return &Shape{Closed: closed, Paths: make([]Path, 0, n), Box: nowhere}
}

func (s *Shape) add(points []orb.Point) {
	if len(points) == 0 {
		return
	}
	p := Path{Points: make([]World, 0, len(points)), Box: nowhere}
	for i, q := range points {
		if i > 0 {
			p.bend(points[i-1], q)
		}
		p.Points = append(p.Points, Project(q))
	}
	p.Box = boxAround(p.Points)
	if len(p.Points) > many {
		p.levels = &levels{made: map[int]*Level{}}
	}
	s.Paths = append(s.Paths, p)
	s.Box = s.Box.Union(p.Box)
}

// bend puts points between the ends of a long edge.
func (p *Path) bend(from, to orb.Point) {
	n := int(max(math.Abs(to[0]-from[0]), math.Abs(to[1]-from[1])) / longest)
	if n > 4000 {
		n = 4000
	}
	for k := 1; k <= n; k++ {
		t := float64(k) / float64(n+1)
		p.Points = append(p.Points, Project(orb.Point{from[0] + t*(to[0]-from[0]), from[1] + t*(to[1]-from[1])}))
	}
}

// Areas projects polygons.
func Areas(mp orb.MultiPolygon) *Shape {
	s := newShape(true, len(mp))
	for _, poly := range mp {
		for _, ring := range poly {
			if n := len(ring); n > 0 && ring[0] != ring[n-1] {
				ring = append(ring[:n:n], ring[0])
			}
			s.add(ring)
		}
	}
	return s
}

// Lines projects lines.
func Lines(lines orb.MultiLineString) *Shape {
	s := newShape(false, len(lines))
	for _, l := range lines {
		s.add(l)
	}
	return s
}

// outline is the same shape drawn as lines.
func (s *Shape) outline() *Shape { return &Shape{Paths: s.Paths, Box: s.Box} }

// geometry projects any geometry that has lines or areas.
func geometry(g orb.Geometry) *Shape {
	switch g := g.(type) {
	case orb.LineString:
		return Lines(orb.MultiLineString{g})
	case orb.MultiLineString:
		return Lines(g)
	case orb.Polygon:
		return Areas(orb.MultiPolygon{g})
	case orb.MultiPolygon:
		return Areas(g)
	}
	return newShape(false, 0)
}
