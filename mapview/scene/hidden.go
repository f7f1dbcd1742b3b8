package scene

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"delimit/geo"
)

// Hidden is what something above the map draws in its place at the moment: the lines of a
// feature, or of a border of open lines the edges at one vertex, so that a drag leaves
// the rest of it to the tiles that show it already. The land of a zone is never hidden.
type Hidden struct {
	Feature string // ID; empty: nothing is hidden
	Around  bool   // only the edges at Vertex
	Vertex  geo.VertexRef
}

// HiddenAround hides of a feature as little as can be while a vertex of it moves.
func HiddenAround(f geo.Feature, at geo.VertexRef) Hidden {
	_, line := f.Geometry.(orb.LineString)
	_, lines := f.Geometry.(orb.MultiLineString)
	if f.Type != geo.Border || f.Draft || !line && !lines {
		return Hidden{Feature: f.ID}
	}
	return Hidden{Feature: f.ID, Around: true, Vertex: at}
}

// all tells whether no line of a feature is to be drawn.
func (h Hidden) all(f geo.Feature) bool { return f.ID == h.Feature && !h.Around }

// Split parts the lines of a feature into those that stay and those that are hidden.
func (h Hidden) Split(f geo.Feature) (stays, hidden orb.MultiLineString) {
	for _, p := range f.Paths() {
		i, n := h.Vertex.Index, len(p.Points)
		if p.Part != h.Vertex.Part || i >= n {
			stays = append(stays, p.Points)
			continue
		}
		if i > 1 {
			stays = append(stays, p.Points[:i])
		}
		if i+2 < n {
			stays = append(stays, p.Points[i+1:])
		}
		hidden = append(hidden, p.Points[max(i-1, 0):min(i+2, n)])
	}
	return stays, hidden
}

// border is the shape of a border without what is hidden of it.
func (s *builder) border(f geo.Feature) *Shape {
	if f.ID != s.Hide.Feature {
		return geometry(f.Geometry)
	}
	stays, _ := s.Hide.Split(f)
	return Lines(stays)
}

// heldEdges are those edges of a feature that are hidden.
func (s *builder) heldEdges() orb.MultiLineString {
	for _, f := range s.features() {
		if f.ID == s.Hide.Feature && s.Hide.Around {
			_, hidden := s.Hide.Split(f)
			return hidden
		}
	}
	return nil
}

// beside is what of a line does not lie on some edges; nothing where there are none,
// for then all is hidden. The line may have been moved onto the grid of a ledger.
func beside(line orb.LineString, edges orb.MultiLineString) (parts orb.MultiLineString) {
	const near = 1e-9 // degrees
	if edges == nil {
		return nil
	}
	var part orb.LineString
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		if planar.DistanceFrom(edges, orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}) < near {
			parts, part = append(parts, part), nil
			continue
		}
		if part == nil {
			part = append(part, a)
		}
		part = append(part, b)
	}
	parts = append(parts, part)
	return slices.DeleteFunc(parts, func(l orb.LineString) bool { return len(l) == 0 })
}
