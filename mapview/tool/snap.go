package tool

import (
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// Snapper pulls a place to what is near: to vertices, else to edges, of other
// features, of the territory's edge and of the line of contact. It keeps the
// lines of the newest ledger.
type Snapper struct {
	ledger *geo.Ledger
	lines  []worldLine
}

// worldLine is a line with its places on the map, projected once.
type worldLine struct {
	points []orb.Point
	world  []scene.World
}

func newWorldLine(points []orb.Point) worldLine {
	w := worldLine{points, make([]scene.World, len(points))}
	for i, p := range points {
		w.world[i] = scene.Project(p)
	}
	return w
}

// snap gives the point under the pointer, pulled to something or not. A feature
// does not snap to itself.
func (s *Snapper) snap(h Host, at scene.Pixel, mods Mods, self string) (orb.Point, bool) {
	if mods.Alt {
		return h.Camera().LonLat(at), false
	}
	s.refresh(h)
	b := &nearest{camera: h.Camera(), at: at, vertexReach: snapReach * h.Scale(), edgeReach: snapReach * h.Scale()}
	for _, l := range s.lines {
		b.line(l)
	}
	if p := h.Session().Document().Proposal; p != nil {
		for _, f := range p.Features {
			if f.ID == self {
				continue
			}
			for _, path := range f.Paths() {
				points := path.Points
				if path.Closed && len(points) > 0 {
					points = append(points[:len(points):len(points)], points[0])
				}
				b.line(newWorldLine(points))
			}
		}
	}
	switch {
	case b.onVertex:
		return b.vertex, true
	case b.onEdge:
		return b.edge, true
	}
	return h.Camera().LonLat(at), false
}

func (s *Snapper) refresh(h Host) {
	ledger, _ := h.Session().Ledger()
	if ledger == s.ledger {
		return
	}
	s.ledger, s.lines = ledger, nil
	for _, poly := range ledger.TerritoryShape() {
		for _, ring := range poly {
			s.lines = append(s.lines, newWorldLine(ring))
		}
	}
	for _, line := range ledger.Contact() {
		s.lines = append(s.lines, newWorldLine(line))
	}
}

// nearest gathers the nearest vertex and the nearest edge.
type nearest struct {
	camera                 scene.Camera
	at                     scene.Pixel
	vertexReach, edgeReach float64
	onVertex, onEdge       bool
	vertex, edge           orb.Point
}

func (n *nearest) line(l worldLine) {
	var before scene.Pixel
	for i, w := range l.world {
		p := n.camera.PixelOf(w)
		if d := distance(p, n.at); d <= n.vertexReach {
			n.vertexReach, n.onVertex, n.vertex = d, true, l.points[i]
		}
		if i > 0 {
			if d := toSegment(n.at, before, p); d <= n.edgeReach {
				t := along(n.at, before, p)
				a, b := l.points[i-1], l.points[i]
				n.edgeReach, n.onEdge = d, true
				n.edge = orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
			}
		}
		before = p
	}
}
