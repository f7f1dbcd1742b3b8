package paint

import (
	"cmp"
	"math"
	"slices"

	"delimit/mapview/scene"
)

// A wide area is named again and again, so that its name is in sight wherever one
// looks closely. The world is cut into cells; each has room for one name of a kind,
// near its middle where nothing else stands. What a cell shows depends on the zoom
// and on what is fixed around it, and on nothing else.

// cellWidth and cellHeight are the size of a cell in points at a whole zoom.
const cellWidth, cellHeight = 1060.0, 720.0

// repeated lists the names that leave ink in a view, in pixels of the world.
func (p *Plan) repeated(view Rect) []Placed {
	if len(p.scene.Repeats) == 0 {
		return nil
	}
	w, h := p.cellSize()
	var out []Placed
	for y := int(math.Floor(view.Y0 / h)); float64(y)*h < view.Y1; y++ {
		for x := int(math.Floor(view.X0 / w)); float64(x)*w < view.X1; x++ {
			for _, l := range p.cell(x, y) {
				if l.reach(p.scale).Overlaps(view) {
					out = append(out, l)
				}
			}
		}
	}
	return out
}

// cellSize is that of a cell at this zoom: cells belong to whole zooms, the nearest
// one, so that names stay at their places of the world while one zooms a little.
func (p *Plan) cellSize() (w, h float64) {
	grow := math.Exp2(p.zoom()-math.Round(p.zoom())) * p.scale
	return cellWidth * grow, cellHeight * grow
}

func (p *Plan) cell(x, y int) []Placed {
	key := [2]int{x, y}
	p.lock.Lock()
	defer p.lock.Unlock()
	if names, ok := p.cells[key]; ok {
		return names
	}
	w, h := p.cellSize()
	names := p.named(Rect{float64(x) * w, float64(y) * h, float64(x+1) * w, float64(y+1) * h}, p.repeats, tries, space{air: leastAir})
	p.cells[key] = names
	return names
}

// repeats tells whether a name is written again and again at this zoom.
func (p *Plan) repeats(r scene.Repeat) bool { return p.zoom() >= r.MinZoom && p.zoom() <= r.MaxZoom }

// once names what is wide and has no name in a view yet, if it can with much air around
// and on no line.
// A country or sea whose one place is out of sight is named from farther away, too.
func (p *Plan) once(view Rect, there []Placed) []Placed {
	names := p.named(view, func(r scene.Repeat) bool {
		named := slices.ContainsFunc(there, func(l Placed) bool { return l.Kind == r.Kind && l.Text == r.Text })
		return !named && (p.zoom() >= r.MinZoom || r.Kind != scene.OblastKind)
	}, manyTries, space{60, true}, space{36, true}, space{leastAir, true}, space{leastAir, false})
	once := map[string]bool{}
	return slices.DeleteFunc(names, func(l Placed) bool { // a sea of several parts
		again := once[l.Text]
		once[l.Text] = true
		return again
	})
}

// leastAir is how much room a name of something wide has around it at least, in points.
const leastAir = 14

// space is what a name wants around it.
type space struct {
	air   float64 // to its area's edge and to other names, in points
	clear bool    // of lines
}

// named finds a place in a room for every name that is wanted and belongs there, with
// the first of some spaces for which there is one.
func (p *Plan) named(room Rect, wanted func(scene.Repeat) bool, tries [][2]float64, spaces ...space) (names []Placed) {
	for _, r := range p.scene.Repeats {
		if !wanted(r) || !r.Over.Box().Overlaps(p.world(room)) {
			continue
		}
		for _, want := range spaces {
			if l, ok := p.inRoom(r, room, names, tries, want); ok {
				names = append(names, l)
				break
			}
		}
	}
	return names
}

// tries are places within a cell, and manyTries within a whole picture.
var tries, manyTries = lattice(7), lattice(19)

// lattice is n by n places, in parts of a room, the middle first.
func lattice(n int) (out [][2]float64) {
	for j := range n {
		for i := range n {
			out = append(out, [2]float64{(float64(i) + 0.5) / float64(n), (float64(j) + 0.5) / float64(n)})
		}
	}
	off := func(p [2]float64) float64 { return math.Hypot(p[0]-0.5, p[1]-0.5) }
	slices.SortStableFunc(out, func(p, q [2]float64) int { return cmp.Compare(off(p), off(q)) })
	return out
}

// inRoom looks for a place where a name lies within its area and on nothing else.
func (p *Plan) inRoom(r scene.Repeat, room Rect, others []Placed, tries [][2]float64, want space) (Placed, bool) {
	w, h, ascent := TextSize(r.Text, r.Type, p.scale)
	for _, try := range tries {
		x, y := room.X0+try[0]*(room.X1-room.X0)-w/2, room.Y0+try[1]*(room.Y1-room.Y0)-h/2
		box := Rect{x, y, x + w, y + h}.grown(want.air * p.scale)
		if box.X0 < room.X0 || box.Y0 < room.Y0 || box.X1 > room.X1 || box.Y1 > room.Y1 || p.boxes.taken(box) {
			continue
		}
		if slices.ContainsFunc(others, func(l Placed) bool { return l.Box.Overlaps(box) }) || !r.Over.Holds(p.world(box)) {
			continue
		}
		if want.clear && p.crossed(box) {
			continue
		}
		return Placed{Label: scene.Label{Kind: r.Kind, Text: r.Text, Type: r.Type}, Box: Rect{x, y, x + w, y + h}, X: x, Y: y + ascent}, true
	}
	return Placed{}, false
}

func (p *Plan) world(r Rect) scene.Box {
	return scene.Box{Min: scene.World{X: r.X0 / p.span, Y: r.Y0 / p.span}, Max: scene.World{X: r.X1 / p.span, Y: r.Y1 / p.span}}
}
