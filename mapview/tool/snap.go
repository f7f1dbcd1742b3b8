package tool

import (
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// Snapper pulls a place to what is near: to vertices, else to edges, of other
// features, of the territory's edge and of the line of contact. It keeps the
// lines of the newest documents; all tools share one.
type Snapper struct {
	territory *geo.Territory
	situation *geo.Situation
	land      []line
	proposal  *geo.Proposal
	features  []line
}

// snap gives the point under the pointer, pulled to something or not. A feature
// does not snap to itself.
func (s *Snapper) snap(h Host, at scene.Pixel, mods Mods, self string) (orb.Point, bool) {
	if mods.Alt {
		return h.Camera().LonLat(at), false
	}
	s.refresh(h)
	n := nearest{lens: newLens(h.Camera(), at), vertexReach: snapReach * h.Scale(), edgeReach: snapReach * h.Scale()}
	for _, l := range s.land {
		n.look(l)
	}
	for _, l := range s.features {
		if l.feature != self {
			n.look(l)
		}
	}
	switch {
	case n.onVertex:
		return n.vertex, true
	case n.onEdge:
		return n.edge, true
	}
	return h.Camera().LonLat(at), false
}

// linesOf gives the lines of the features, projected.
func (s *Snapper) linesOf(h Host) []line {
	s.refresh(h)
	return s.features
}

func (s *Snapper) refresh(h Host) {
	ledger, of := h.Session().Ledger()
	if s.land == nil || of.Territory != s.territory || of.Situation != s.situation {
		s.territory, s.situation, s.land = of.Territory, of.Situation, landLines(ledger)
	}
	if p := h.Session().Document().Proposal; p != s.proposal {
		s.proposal, s.features = p, featureLines(p)
	}
}

// nearest gathers the nearest vertex and the nearest edge.
type nearest struct {
	lens                   lens
	vertexReach, edgeReach float64
	onVertex, onEdge       bool
	vertex, edge           orb.Point
}

func (n *nearest) look(l line) {
	if i, d, ok := n.lens.vertex(l, n.vertexReach); ok {
		n.vertexReach, n.onVertex, n.vertex = d, true, l.points[i]
	}
	if i, part, d, ok := n.lens.edge(l, n.edgeReach); ok {
		n.edgeReach, n.onEdge, n.edge = d, true, l.at(i, part)
	}
}
