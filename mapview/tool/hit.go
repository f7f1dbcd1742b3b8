package tool

import (
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// target is what lies under the pointer.
type target struct {
	kind    targetKind
	feature string
	vertex  geo.VertexRef // the vertex, or the one before the midpoint or edge
	at      scene.Pixel   // the vertex, the midpoint, or the place on the edge
	point   orb.Point     // likewise, on the ground
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
// before an edge; those of the selected feature before others, and upper features
// before lower ones.
func (s *Snapper) hit(h Host, at scene.Pixel) target {
	p := h.Session().Document().Proposal
	if p == nil {
		return target{}
	}
	lens := newLens(h.Camera(), at)
	lines := s.linesOf(h)
	if selected := h.Session().Selection().Feature; selected != "" {
		if t := hitHandles(lens, lines, selected, h.Scale()); t.kind != onNothing {
			return t
		}
	}
	if t := hitGap(h, lens); t.kind != onNothing {
		return t
	}
	return hitLines(lens, lines, h.Scale())
}

// hitHandles looks for a vertex, then for a midpoint of the selected feature.
func hitHandles(lens lens, lines []line, selected string, scale float64) target {
	best, reach := target{}, vertexReach*scale
	for _, l := range lines {
		if l.feature != selected {
			continue
		}
		if i, d, ok := lens.vertex(l, reach); ok {
			best, reach = target{kind: onVertex, feature: l.feature, vertex: l.ref(i), at: lens.pixel(l.world[i]), point: l.points[i]}, d
		}
	}
	if best.kind != onNothing {
		return best
	}
	reach = midpointReach * scale
	for _, l := range lines {
		if l.feature != selected {
			continue
		}
		for i := range l.edges() {
			if distance(lens.pixel(l.world[i]), lens.pixel(l.world[l.end(i)])) < leastMidpoint*scale {
				continue
			}
			middle := l.middle(i)
			p := lens.pixel(scene.Project(middle))
			if d := distance(p, lens.at); d <= reach {
				best, reach = target{kind: onMidpoint, feature: l.feature, vertex: l.ref(i), at: p, point: middle}, d
			}
		}
	}
	return best
}

// hitGap looks for the line that shows how far a border falls short. Near the
// border's end it is the border that is hit.
func hitGap(h Host, lens lens) target {
	ledger, of := h.Session().Ledger()
	if of.Proposal != h.Session().Document().Proposal {
		return target{} // of an older proposal
	}
	for _, g := range ledger.Gaps {
		end, join := h.Camera().Pixel(g.End), h.Camera().Pixel(g.Join)
		clear := min(vertexReach*h.Scale(), distance(end, join)/2)
		t := lens.along(g.End, g.Join)
		p := scene.Pixel{X: end.X + t*(join.X-end.X), Y: end.Y + t*(join.Y-end.Y)}
		if distance(p, lens.at) <= edgeReach*h.Scale() && distance(p, end) >= clear {
			return target{kind: onGap, feature: g.Feature, gap: g}
		}
	}
	return target{}
}

// hitLines looks for the nearest edge or point.
func hitLines(lens lens, lines []line, scale float64) target {
	best, reach := target{}, edgeReach*scale
	for n := len(lines) - 1; n >= 0; n-- {
		l := lines[n]
		if len(l.points) == 1 {
			if _, _, ok := lens.vertex(l, vertexReach*scale); ok {
				return target{kind: onPoint, feature: l.feature, vertex: l.ref(0), at: lens.pixel(l.world[0]), point: l.points[0]}
			}
			continue
		}
		if i, part, d, ok := lens.edge(l, reach); ok && (d < reach || best.kind == onNothing) {
			q := l.at(i, part)
			best, reach = target{kind: onEdge, feature: l.feature, vertex: l.ref(i), at: lens.pixel(scene.Project(q)), point: q}, d
		}
	}
	return best
}
