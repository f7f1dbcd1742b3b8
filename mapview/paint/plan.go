package paint

import (
	"cmp"
	"image"
	"math"
	"slices"
	"sync"

	"delimit/mapview/scene"
)

// Rect is a rectangle in pixels.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Overlaps tells whether two rectangles share a pixel.
func (r Rect) Overlaps(s Rect) bool { return r.X0 < s.X1 && s.X0 < r.X1 && r.Y0 < s.Y1 && s.Y0 < r.Y1 }

func (r Rect) moved(dx, dy float64) Rect { return Rect{r.X0 + dx, r.Y0 + dy, r.X1 + dx, r.Y1 + dy} }

func (r Rect) grown(by float64) Rect { return Rect{r.X0 - by, r.Y0 - by, r.X1 + by, r.Y1 + by} }

// Placed is a label with its place, in pixels.
type Placed struct {
	scene.Label
	Box     Rect    // around the text
	X, Y    float64 // left end of the baseline
	Angle   float64 // of the baseline, in radians, clockwise as the screen is
	Pixel   scene.Pixel
	DotRect Rect
}

func (l Placed) moved(dx, dy float64) Placed {
	l.Box, l.DotRect = l.Box.moved(dx, dy), l.DotRect.moved(dx, dy)
	l.X, l.Y, l.Pixel.X, l.Pixel.Y = l.X+dx, l.Y+dy, l.Pixel.X+dx, l.Pixel.Y+dy
	return l
}

// reach is around all the ink of a label.
func (l Placed) reach(scale float64) Rect {
	box := l.Box
	if l.Dot > 0 {
		d := l.DotRect.grown(2 * scale)
		box = Rect{min(box.X0, d.X0), min(box.Y0, d.Y0), max(box.X1, d.X1), max(box.Y1, d.Y1)}
	}
	return box.grown(l.Type.HaloPt*scale + 2)
}

// Plan is where the labels of a scene stand at one zoom, all over the world and in
// pixels of the world. It knows no screen: wherever the map is panned, a label
// stands where it stood, and the tiles of a map agree.
type Plan struct {
	scene  *scene.Scene
	span   float64
	scale  float64
	placed []Placed // the important ones first
	boxes  *boxGrid // of placed, by their number
	within *Rect    // outside which no text may reach, in pixels of the world; nil: it may anywhere

	numbers bool     // what finds no room gets a number
	key     []string // the texts of the numbers, from 1
	beyond  int      // names of what lies outside

	lock  sync.Mutex
	cells map[[2]int][]Placed // names that repeat, by cell of their lattice
}

// NewPlan places the labels of a scene, the important ones first, so that none
// overlaps another or a dot of another. The dot of a note is there whatever room there
// is for its name.
func NewPlan(s *scene.Scene, span, scale float64) *Plan {
	return newPlan(s, span, scale).fill(nil)
}

func newPlan(s *scene.Scene, span, scale float64) *Plan {
	return &Plan{scene: s, span: span, scale: scale, boxes: newBoxGrid(), cells: map[[2]int][]Placed{}}
}

// fill places the labels off what is taken.
func (p *Plan) fill(taken []Rect) *Plan {
	for _, r := range taken {
		p.boxes.add(r, -1)
	}
	candidates := p.candidates()
	for _, l := range candidates {
		if l.Kind == scene.NoteKind {
			p.boxes.add(l.DotRect, -1)
		}
	}
	for _, l := range candidates {
		placed, ok := p.place(l)
		switch {
		case ok:
			p.take(placed)
		case p.numbers && own(l):
			p.number(l)
		case l.Kind == scene.NoteKind:
			p.take(dotAlone(l))
		}
	}
	return p
}

// own reports whether a label is of the proposal: a reader must miss none of them.
func own(l Placed) bool { return l.Kind <= scene.NoteKind }

// candidates lists the labels that are shown at the zoom, the important ones first.
func (p *Plan) candidates() []Placed {
	zoom := p.zoom()
	var candidates []Placed
	for _, l := range p.scene.Labels {
		placed := Placed{Label: l, Pixel: scene.Pixel{X: l.At.X * p.span, Y: l.At.Y * p.span}}
		d := l.Dot * p.scale
		placed.DotRect = Rect{placed.Pixel.X - d, placed.Pixel.Y - d, placed.Pixel.X + d, placed.Pixel.Y + d}
		shown := zoom >= l.MinZoom && zoom <= l.MaxZoom || p.numbers && own(placed)
		if shown && (l.Text != "" || l.Kind == scene.NoteKind) {
			candidates = append(candidates, placed)
		}
	}
	slices.SortStableFunc(candidates, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	return candidates
}

// zoom is that of a screen with one pixel a point.
func (p *Plan) zoom() float64 { return math.Log2(p.span/256) - zoomOfScale(p.scale) }

func (p *Plan) take(l Placed) {
	n := len(p.placed)
	p.placed = append(p.placed, l)
	for _, piece := range l.pieces(p.scale) {
		p.boxes.add(piece, n)
	}
	if l.Dot > 0 {
		p.boxes.add(l.DotRect, n)
	}
}

// place tries a line's own direction, right, left, above and below of a dot, or the
// middle of the place and what room there is around it.
func (p *Plan) place(l Placed) (Placed, bool) {
	w, h, ascent := TextSize(l.Text, l.Type, p.scale)
	if l.Along != nil {
		if l, ok := p.alongLine(l, w, h, ascent); ok {
			return l, true
		}
	}
	if l.Dot == 0 {
		for _, o := range around(h, l.Room*p.span) {
			if placed, ok := p.at(l, l.Pixel.X-w/2+o[0], l.Pixel.Y-h/2+o[1], w, h, ascent); ok {
				return placed, true
			}
		}
		return l, false
	}
	if at := l.Pixel; !p.inside(Rect{at.X, at.Y, at.X, at.Y}) {
		return l, false
	}
	if l.Text == "" {
		return dotAlone(l), true
	}
	if l.Kind != scene.NoteKind && p.boxes.taken(l.DotRect) {
		return l, false
	}
	for _, o := range p.beside(l, w, h) {
		if placed, ok := p.at(l, l.Pixel.X+o[0], l.Pixel.Y+o[1], w, h, ascent); ok {
			return placed, true
		}
	}
	return l, false
}

// beside lists the places of a text beside a dot: right, left, above and below, and for
// a note the corners.
func (p *Plan) beside(l Placed, w, h float64) [][2]float64 {
	gap := (l.Dot + 3) * p.scale
	list := [][2]float64{{gap, -h / 2}, {-gap - w, -h / 2}, {-w / 2, -gap - h*0.8}, {-w / 2, gap - h*0.2}}
	if l.Kind == scene.NoteKind {
		near, up, down := l.Dot*p.scale, -l.Dot*p.scale-h*0.8, l.Dot*p.scale-h*0.2
		list = append(list, [2]float64{near, up}, [2]float64{near, down}, [2]float64{-near - w, up}, [2]float64{-near - w, down})
	}
	return list
}

// around lists places around a middle, the nearest first, as far as there is room; a
// text moves up and down rather than aside.
func around(h, room float64) [][2]float64 {
	list := [][2]float64{{0, 0}}
	for k := 1.0; 1.2*k*h < room && k <= 8; k++ {
		d := 1.2 * k * h
		list = append(list, [2]float64{0, d}, [2]float64{0, -d}, [2]float64{d, 0}, [2]float64{-d, 0},
			[2]float64{0.7 * d, 0.7 * d}, [2]float64{-0.7 * d, 0.7 * d}, [2]float64{0.7 * d, -0.7 * d}, [2]float64{-0.7 * d, -0.7 * d})
	}
	return list
}

// air is how far names keep from each other, in points.
const air = 1.5

func (p *Plan) at(l Placed, x, y, w, h, ascent float64) (Placed, bool) {
	l.Box, l.X, l.Y = Rect{x - air*p.scale, y, x + w + air*p.scale, y + h}, x, y+ascent
	return l, p.inside(l.Box) && !p.boxes.taken(l.Box)
}

// inside reports whether a text may stand in a box.
func (p *Plan) inside(r Rect) bool {
	w := p.within
	return w == nil || r.X0 >= w.X0 && r.Y0 >= w.Y0 && r.X1 <= w.X1 && r.Y1 <= w.Y1
}

// In lists the labels that leave ink in a view, in its pixels, the important ones
// first.
func (p *Plan) In(v View) []Placed {
	view := p.view(v)
	out := p.fixed(view)
	for _, l := range p.repeated(view) {
		out = append(out, l.moved(-view.X0, -view.Y0))
	}
	return out
}

// view is where a view lies, in pixels of the world.
func (p *Plan) view(v View) Rect {
	x, y := v.Min.X*p.span, v.Min.Y*p.span
	return Rect{x, y, x + v.W, y + v.H}
}

// fixed lists the labels with a place of their own that leave ink in a view, in its
// pixels.
func (p *Plan) fixed(view Rect) (out []Placed) {
	for _, n := range p.boxes.near(view.grown(p.farthest())) {
		if l := p.placed[n]; l.reach(p.scale).Overlaps(view) {
			out = append(out, l.moved(-view.X0, -view.Y0))
		}
	}
	return out
}

// farthest is how far the ink of a label reaches beyond its boxes.
func (p *Plan) farthest() float64 { return 6*p.scale + 2 }

// Changed lists boxes of the world outside which two plans of one zoom draw the same
// labels.
func (p *Plan) Changed(before *Plan) []scene.Box {
	type ink struct {
		text  string
		x, y  float64
		angle float64
	}
	of := func(l Placed) ink { return ink{l.Text, l.X, l.Y, l.Angle} }
	was := make(map[ink]bool, len(before.placed))
	for _, l := range before.placed {
		was[of(l)] = true
	}
	var boxes []scene.Box
	add := func(l Placed) {
		r := l.reach(p.scale)
		boxes = append(boxes, scene.Box{Min: scene.World{X: r.X0 / p.span, Y: r.Y0 / p.span}, Max: scene.World{X: r.X1 / p.span, Y: r.Y1 / p.span}})
	}
	for _, l := range p.placed {
		if !was[of(l)] {
			add(l)
		}
		delete(was, of(l))
	}
	for _, l := range before.placed {
		if was[of(l)] {
			add(l)
		}
	}
	return boxes
}

// Same tells whether a plan of this scene would be the same.
func (p *Plan) Same(s *scene.Scene, span, scale float64) bool {
	return p != nil && p.span == span && p.scale == scale && p.scene.Style == s.Style && slices.Equal(p.scene.Labels, s.Labels)
}

// Draw writes the labels on an image that shows a view.
func (p *Plan) Draw(img *image.RGBA, v View) {
	Labels(NewRaster(img, scene.Pixel{}), p.scene, p.In(v), p.scale)
}
