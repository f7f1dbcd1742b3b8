package plane

import (
	"slices"

	"github.com/paulmach/orb"
)

// Builder gathers areas and lines for one arrangement. The zero Builder is empty.
type Builder struct {
	pts      []Pt // of all paths, one after another
	paths    []path
	rings    int
	polygons []polygon
	layers   int
	lines    int
}

// path is a ring, its first point repeated at the end, or a line. Neighbouring
// points differ.
type path struct {
	first, last int32 // points, last inclusive and after first
	src         int32 // ring number, or ^line number
}

// polygon is the region of its first ring less the regions of the others.
type polygon struct {
	layer       int32
	first, last int32 // ring numbers, last exclusive; the first one is the outer ring
}

// Area adds a layer and returns its number. The layer is the union of the
// polygons; a polygon is the non-zero region of its first ring less the non-zero
// regions of its other rings, whatever their orientation, and whatever they
// cross. Rings need not be closed.
func (b *Builder) Area(mp orb.MultiPolygon) int {
	layer := b.layers
	b.layers++
	total := 0
	for _, poly := range mp {
		for _, ring := range poly {
			total += len(ring) + 1
		}
	}
	b.pts = slices.Grow(b.pts, total)
	for _, poly := range mp {
		if len(poly) == 0 {
			continue
		}
		first := b.rings
		for _, ring := range poly {
			b.path(ring, int32(b.rings), true)
			b.rings++
		}
		b.polygons = append(b.polygons, polygon{int32(layer), int32(first), int32(b.rings)})
	}
	return layer
}

// Line adds a line and returns its number; lines are counted apart from layers.
func (b *Builder) Line(ls orb.LineString) int {
	line := b.lines
	b.lines++
	b.path(ls, int32(^line), false)
	return line
}

func (b *Builder) path(points []orb.Point, src int32, closed bool) {
	first := len(b.pts)
	for _, p := range points {
		q := Snap(p)
		if n := len(b.pts); n > first && b.pts[n-1] == q {
			continue // shorter than the grid
		}
		b.pts = append(b.pts, q)
	}
	last := len(b.pts) - 1
	if closed && last > first && b.pts[last] != b.pts[first] {
		b.pts = append(b.pts, b.pts[first])
		last++
	}
	if last <= first { // a single point is nothing
		b.pts = b.pts[:first]
		return
	}
	b.paths = append(b.paths, path{int32(first), int32(last), src})
}

// Build makes the arrangement. The builder may be added to and built again.
func (b *Builder) Build() *Arrangement {
	a := &Arrangement{layers: b.layers, words: (b.layers + 63) / 64}
	a.link(b.node())
	a.book()
	a.nest()
	a.label(b)
	return a
}
