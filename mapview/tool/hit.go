package tool

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// target is what lies under the pointer.
type target struct {
	kind    targetKind
	feature string
	vertex  geo.VertexRef // the vertex, or the one before the midpoint or edge
	gap     geo.Gap
}

type targetKind uint8

const (
	onNothing targetKind = iota
	onVertex
	onMidpoint
	onGap
	onEdge
	onPoint
)

// leastMidpoint is how long an edge is on the screen, in points, to show a handle
// in its middle.
const leastMidpoint = 34.0

// hit finds what is under the pointer: a vertex before a midpoint before a gap
// before an edge; those of the selected feature before others.
func hit(h Host, at scene.Pixel) target {
	p := h.Session().Document().Proposal
	if p == nil {
		return target{}
	}
	if f, ok := p.Feature(h.Session().Selection().Feature); ok {
		if t := hitHandles(h, f, at); t.kind != onNothing {
			return t
		}
	}
	if t := hitGap(h, at); t.kind != onNothing {
		return t
	}
	for i := len(p.Features) - 1; i >= 0; i-- {
		if t := hitFeature(h, p.Features[i], at); t.kind != onNothing {
			return t
		}
	}
	return target{}
}

func hitHandles(h Host, f geo.Feature, at scene.Pixel) target {
	c, scale := h.Camera(), h.Scale()
	best, nearest := target{}, vertexReach*scale
	for _, path := range f.Paths() {
		for i, q := range path.Points {
			if d := distance(c.Pixel(q), at); d <= nearest {
				best, nearest = target{kind: onVertex, feature: f.ID, vertex: geo.VertexRef{Part: path.Part, Ring: path.Ring, Index: i}}, d
			}
		}
	}
	if best.kind != onNothing {
		return best
	}
	nearest = midpointReach * scale
	eachEdge(f, func(path geo.Path, i int, a, b orb.Point) {
		p, q := c.Pixel(a), c.Pixel(b)
		if distance(p, q) < leastMidpoint*scale {
			return
		}
		if d := distance(c.Pixel(middle(a, b)), at); d <= nearest {
			best, nearest = target{kind: onMidpoint, feature: f.ID, vertex: geo.VertexRef{Part: path.Part, Ring: path.Ring, Index: i}}, d
		}
	})
	return best
}

func hitGap(h Host, at scene.Pixel) target {
	ledger, _ := h.Session().Ledger()
	for _, g := range ledger.Gaps {
		if toSegment(at, h.Camera().Pixel(g.End), h.Camera().Pixel(g.Join)) <= edgeReach*h.Scale() {
			return target{kind: onGap, feature: g.Feature, gap: g}
		}
	}
	return target{}
}

func hitFeature(h Host, f geo.Feature, at scene.Pixel) target {
	if q, isPoint := f.Geometry.(orb.Point); isPoint {
		if distance(h.Camera().Pixel(q), at) <= vertexReach*h.Scale() {
			return target{kind: onPoint, feature: f.ID}
		}
		return target{}
	}
	best, nearest := target{}, edgeReach*h.Scale()
	eachEdge(f, func(path geo.Path, i int, a, b orb.Point) {
		if d := toSegment(at, h.Camera().Pixel(a), h.Camera().Pixel(b)); d <= nearest {
			best, nearest = target{kind: onEdge, feature: f.ID, vertex: geo.VertexRef{Part: path.Part, Ring: path.Ring, Index: i}}, d
		}
	})
	return best
}

// eachEdge visits the edges of a feature; i is the vertex where an edge begins.
func eachEdge(f geo.Feature, visit func(path geo.Path, i int, a, b orb.Point)) {
	for _, path := range f.Paths() {
		for i := range path.Points {
			switch {
			case i+1 < len(path.Points):
				visit(path, i, path.Points[i], path.Points[i+1])
			case path.Closed && i > 0:
				visit(path, i, path.Points[i], path.Points[0])
			}
		}
	}
}

func middle(a, b orb.Point) orb.Point { return orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2} }

func distance(p, q scene.Pixel) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }

// along is where on the segment from a to b a place is nearest: 0 to 1.
func along(p, a, b scene.Pixel) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	if d := dx*dx + dy*dy; d > 0 {
		return math.Max(0, math.Min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/d))
	}
	return 0
}

func toSegment(p, a, b scene.Pixel) float64 {
	t := along(p, a, b)
	return distance(p, scene.Pixel{X: a.X + t*(b.X-a.X), Y: a.Y + t*(b.Y-a.Y)})
}
