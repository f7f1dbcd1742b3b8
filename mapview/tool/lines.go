package tool

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// line is a line or ring with its places on the map, projected once. A ring is
// open: the edge that closes it is the last.
type line struct {
	feature    string // empty: of the land
	part, ring int
	closed     bool
	points     []orb.Point
	world      []scene.World
	box        scene.Box
}

func newLine(points []orb.Point) line {
	l := line{points: points, world: make([]scene.World, len(points)),
		box: scene.Box{Min: scene.World{X: math.Inf(1), Y: math.Inf(1)}, Max: scene.World{X: math.Inf(-1), Y: math.Inf(-1)}}}
	for i, p := range points {
		w := scene.Project(p)
		l.world[i] = w
		l.box = l.box.Union(scene.Box{Min: w, Max: w})
	}
	return l
}

// ref names a vertex of the line.
func (l line) ref(i int) geo.VertexRef { return geo.VertexRef{Part: l.part, Ring: l.ring, Index: i} }

// beside tells whether an edge joins a vertex of the line to a vertex.
func (l line) beside(i int, v geo.VertexRef) bool {
	if v.Part != l.part || v.Ring != l.ring {
		return false
	}
	apart := max(i-v.Index, v.Index-i)
	return apart == 1 || l.closed && apart == len(l.points)-1
}

// edges is how many edges the line has.
func (l line) edges() int {
	if l.closed && len(l.points) > 1 {
		return len(l.points)
	}
	return max(len(l.points)-1, 0)
}

// end is the vertex where the edge from vertex i ends.
func (l line) end(i int) int { return (i + 1) % len(l.points) }

// middle is the point half-way along an edge, where a vertex can be inserted.
func (l line) middle(i int) orb.Point {
	a, b := l.points[i], l.points[l.end(i)]
	return orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
}

// at is a point of an edge: part 0 where it begins, 1 where it ends.
func (l line) at(i int, part float64) orb.Point {
	a, b := l.points[i], l.points[l.end(i)]
	return orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}
}

// featureLines are the lines of the features, in their order. Marks of allocation
// are not shown, so they are not there.
func featureLines(p *geo.Proposal) []line {
	if p == nil {
		return nil
	}
	var lines []line
	for _, f := range p.Features {
		if f.Type == geo.Allocation {
			continue
		}
		for _, path := range f.Paths() {
			l := newLine(path.Points)
			l.feature, l.part, l.ring, l.closed = f.ID, path.Part, path.Ring, path.Closed
			lines = append(lines, l)
		}
	}
	return lines
}

// landLines are the edge of the territory and the line of contact.
func landLines(l *geo.Ledger) []line {
	var lines []line
	for _, poly := range l.TerritoryShape() {
		for _, ring := range poly {
			lines = append(lines, newLine(ring))
		}
	}
	for _, contact := range l.Contact() {
		lines = append(lines, newLine(contact))
	}
	return lines
}

// lens looks at lines through a camera, at what is near one pixel.
type lens struct {
	at     scene.Pixel
	point  orb.Point   // under it
	narrow float64     // a degree of longitude there, in degrees of latitude
	origin scene.World // of the pixel 0, 0
	span   float64
}

func newLens(c scene.Camera, at scene.Pixel) lens {
	p := c.LonLat(at)
	return lens{at, p, math.Cos(p[1] * math.Pi / 180), c.WorldAt(scene.Pixel{}), c.Span()}
}

func (l lens) pixel(w scene.World) scene.Pixel {
	return scene.Pixel{X: (w.X - l.origin.X) * l.span, Y: (w.Y - l.origin.Y) * l.span}
}

// around is the box of the world within a reach of the pixel.
func (l lens) around(reach float64) scene.Box {
	return scene.Box{Min: scene.World{X: l.origin.X + (l.at.X-reach)/l.span, Y: l.origin.Y + (l.at.Y-reach)/l.span},
		Max: scene.World{X: l.origin.X + (l.at.X+reach)/l.span, Y: l.origin.Y + (l.at.Y+reach)/l.span}}
}

// vertex finds the vertex of a line nearest to the pixel within a reach.
func (l lens) vertex(of line, reach float64) (index int, d float64, ok bool) {
	near := l.around(reach)
	if !of.box.Overlaps(near) {
		return 0, 0, false
	}
	for i, w := range of.world {
		if w.X < near.Min.X || w.X > near.Max.X || w.Y < near.Min.Y || w.Y > near.Max.Y {
			continue
		}
		if d := distance(l.pixel(w), l.at); d <= reach {
			index, reach, ok = i, d, true
		}
	}
	return index, reach, ok
}

// edge finds the edge of a line nearest to the pixel within a reach, and how far
// along it the place is.
func (l lens) edge(of line, reach float64) (index int, part, d float64, ok bool) {
	near := l.around(reach)
	if !of.box.Overlaps(near) {
		return 0, 0, 0, false
	}
	for i := range of.edges() {
		a, b := of.world[i], of.world[of.end(i)]
		if max(a.X, b.X) < near.Min.X || min(a.X, b.X) > near.Max.X || max(a.Y, b.Y) < near.Min.Y || min(a.Y, b.Y) > near.Max.Y {
			continue
		}
		t := l.along(of.points[i], of.points[of.end(i)])
		if d := distance(l.pixel(scene.Project(of.at(i, t))), l.at); d <= reach {
			index, part, reach, ok = i, t, d, true
		}
	}
	return index, part, reach, ok
}

// along is where the edge from a to b is nearest: 0 to 1. An edge is straight in
// longitude and latitude and bends on the screen; near the pixel the map is
// conformal, so that nearest on the ground is nearest on the screen.
func (l lens) along(a, b orb.Point) float64 {
	dx, dy := (b[0]-a[0])*l.narrow, b[1]-a[1]
	if d := dx*dx + dy*dy; d > 0 {
		return math.Max(0, math.Min(1, ((l.point[0]-a[0])*l.narrow*dx+(l.point[1]-a[1])*dy)/d))
	}
	return 0
}

func distance(p, q scene.Pixel) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
