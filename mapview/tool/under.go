package tool

import (
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
)

// Under is what lies under a place of the map, for a menu about it.
type Under struct {
	At       orb.Point
	Pixel    scene.Pixel
	Feature  string // the feature whose vertex, edge, point or area is there; empty: none
	OnVertex bool   // Vertex is there
	OnEdge   bool   // a vertex can be inserted behind Vertex, at Edge
	Vertex   geo.VertexRef
	Edge     orb.Point
	Gap      *geo.Gap // of a border that falls short; nil: none
	Face     int      // of the ledger, counted from 1; 0: none, or nothing is delimited
}

// Under finds what is under a pixel: the same that a click there would mean.
func (s *Snapper) Under(h Host, at scene.Pixel) Under {
	u := Under{At: h.Camera().LonLat(at), Pixel: at}
	hit := s.hit(h, at)
	u.Feature, u.Vertex = hit.feature, hit.vertex
	switch hit.kind {
	case onVertex:
		u.OnVertex = true
	case onMidpoint, onEdge:
		u.OnEdge, u.Edge = true, hit.point
	case onGap:
		u.Gap = &hit.gap
	case onNothing:
		u.Feature = zoneAt(h.Session().Document().Proposal, u.At)
	}
	if ledger, of := h.Session().Ledger(); ledger.Delimited && of == h.Session().Document() {
		if face, ok := ledger.FaceAt(u.At); ok {
			u.Face = face + 1
		}
	}
	return u
}
