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
	room := Rect{float64(x) * w, float64(y) * h, float64(x+1) * w, float64(y+1) * h}
	var names []Placed
	for _, r := range p.scene.Repeats {
		if zoom := p.zoom(); zoom < r.MinZoom || zoom > r.MaxZoom || !r.Over.Box().Overlaps(p.world(room)) {
			continue
		}
		if l, ok := p.inCell(r, room, names); ok {
			names = append(names, l)
		}
	}
	p.cells[key] = names
	return names
}

// tries is a lattice of places within a cell, in parts of it, the middle first.
var tries = func() (out [][2]float64) {
	const n = 7
	for j := range n {
		for i := range n {
			out = append(out, [2]float64{(float64(i) + 0.5) / n, (float64(j) + 0.5) / n})
		}
	}
	off := func(p [2]float64) float64 { return math.Hypot(p[0]-0.5, p[1]-0.5) }
	slices.SortStableFunc(out, func(p, q [2]float64) int { return cmp.Compare(off(p), off(q)) })
	return out
}()

// inCell looks for a place where a name lies within its area and on nothing else.
func (p *Plan) inCell(r scene.Repeat, room Rect, others []Placed) (Placed, bool) {
	w, h, ascent := TextSize(r.Text, r.Type, p.scale)
	margin := 14 * p.scale
	for _, try := range tries {
		x, y := room.X0+try[0]*(room.X1-room.X0)-w/2, room.Y0+try[1]*(room.Y1-room.Y0)-h/2
		box := Rect{x, y, x + w, y + h}.grown(margin)
		if box.X0 < room.X0 || box.Y0 < room.Y0 || box.X1 > room.X1 || box.Y1 > room.Y1 || p.boxes.taken(box) {
			continue
		}
		if slices.ContainsFunc(others, func(l Placed) bool { return l.Box.Overlaps(box) }) || !r.Over.Holds(p.world(box)) {
			continue
		}
		return Placed{Label: scene.Label{Kind: r.Kind, Text: r.Text, Type: r.Type}, Box: Rect{x, y, x + w, y + h}, X: x, Y: y + ascent}, true
	}
	return Placed{}, false
}

func (p *Plan) world(r Rect) scene.Box {
	return scene.Box{Min: scene.World{X: r.X0 / p.span, Y: r.Y0 / p.span}, Max: scene.World{X: r.X1 / p.span, Y: r.Y1 / p.span}}
}
