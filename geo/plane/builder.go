package plane

import "github.com/paulmach/orb"

// Area is land on the grid: the union of polygons. A polygon is the non-zero
// region of its first ring less the non-zero regions of its other rings, whatever
// their orientation, and whatever they cross. It is immutable: what does not
// change from one arrangement to the next is put onto the grid once.
type Area struct {
	polygons [][]*track // rings; nil where a ring falls into one point
}

// NewArea puts an area onto the grid. Rings need not be closed.
func NewArea(mp orb.MultiPolygon) *Area {
	a := &Area{}
	for _, poly := range mp {
		if len(poly) == 0 {
			continue
		}
		rings := make([]*track, len(poly))
		for i, r := range poly {
			rings[i] = newTrack(r, true)
		}
		a.polygons = append(a.polygons, rings)
	}
	return a
}

// Line is a line on the grid. It is immutable.
type Line struct{ track *track }

// NewLine puts a line onto the grid.
func NewLine(ls orb.LineString) *Line { return &Line{newTrack(ls, false)} }

// Builder gathers areas and lines for one arrangement. The zero Builder is empty.
type Builder struct {
	paths    []path
	rings    int
	polygons []polygon
	layers   int
	lines    int
}

// path is a ring or a line in its place.
type path struct {
	*track
	src int32 // ring number, or ^line number
}

// polygon is the region of its first ring less the regions of the others.
type polygon struct {
	layer       int32
	first, last int32 // ring numbers, last exclusive; the first one is the outer ring
}

// Area adds a layer, with the land that NewArea says, and returns its number.
func (b *Builder) Area(mp orb.MultiPolygon) int { return b.AddArea(NewArea(mp)) }

// AddArea adds a layer and returns its number.
func (b *Builder) AddArea(area *Area) int {
	layer := b.layers
	b.layers++
	for _, rings := range area.polygons {
		first := b.rings
		for _, t := range rings {
			b.add(t, int32(b.rings))
			b.rings++
		}
		b.polygons = append(b.polygons, polygon{int32(layer), int32(first), int32(b.rings)})
	}
	return layer
}

// Line adds a line and returns its number; lines are counted apart from layers.
func (b *Builder) Line(ls orb.LineString) int { return b.AddLine(NewLine(ls)) }

// AddLine adds a line and returns its number.
func (b *Builder) AddLine(line *Line) int {
	number := b.lines
	b.lines++
	b.add(line.track, int32(^number))
	return number
}

func (b *Builder) add(t *track, src int32) {
	if t != nil {
		b.paths = append(b.paths, path{t, src})
	}
}

// Build makes the arrangement. The builder may be added to and built again.
func (b *Builder) Build() *Arrangement {
	paths, made := b.node()
	return b.arrange(paths, made, nil)
}

// arrange makes faces of paths that meet at their nodes only. The lines made for
// them are still to be finished. Twins may be nil.
func (b *Builder) arrange(paths []*noded, made []*polyline, t *twins) *Arrangement {
	a := &Arrangement{layers: b.layers, words: (b.layers + 63) / 64, paths: paths}
	finished := alongside(len(made) > worthSharing, func() { finish(made) })
	a.link(b.paths, t)
	finished()
	a.nest()
	a.label(b)
	return a
}
