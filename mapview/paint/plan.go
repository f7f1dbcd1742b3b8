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

	lock  sync.Mutex
	cells map[[2]int][]Placed // names that repeat, by cell of their lattice
}

// NewPlan places the labels of a scene, the important ones first, so that none
// overlaps another or a dot of another.
func NewPlan(s *scene.Scene, span, scale float64) *Plan { return newPlan(s, span, scale, nil) }

func newPlan(s *scene.Scene, span, scale float64, taken []Rect) *Plan {
	p := &Plan{scene: s, span: span, scale: scale, boxes: newBoxGrid(), cells: map[[2]int][]Placed{}}
	for _, r := range taken {
		p.boxes.add(r, -1)
	}
	zoom := p.zoom()
	var candidates []Placed
	for _, l := range s.Labels {
		if l.Text != "" && zoom >= l.MinZoom && zoom <= l.MaxZoom {
			candidates = append(candidates, Placed{Label: l, Pixel: scene.Pixel{X: l.At.X * span, Y: l.At.Y * span}})
		}
	}
	slices.SortStableFunc(candidates, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	for _, l := range candidates {
		if l, ok := p.place(l); ok {
			p.take(l)
		}
	}
	return p
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
	d, gap := l.Dot*p.scale, (l.Dot+3)*p.scale
	l.DotRect = Rect{l.Pixel.X - d, l.Pixel.Y - d, l.Pixel.X + d, l.Pixel.Y + d}
	if p.boxes.taken(l.DotRect) {
		return l, false
	}
	for _, o := range [][2]float64{{gap, -h / 2}, {-gap - w, -h / 2}, {-w / 2, -gap - h*0.8}, {-w / 2, gap - h*0.2}} {
		if placed, ok := p.at(l, l.Pixel.X+o[0], l.Pixel.Y+o[1], w, h, ascent); ok {
			return placed, true
		}
	}
	return l, false
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
	return l, !p.boxes.taken(l.Box)
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

// Place is for a single picture: labels that its rim would cut, and those where
// something else stands, are left out. Nobody pans it, so a wide area is named once,
// wherever in sight there is room.
func Place(s *scene.Scene, c scene.Camera, scale float64, taken []Rect) []Placed {
	v := ViewOf(c, scale)
	world := make([]Rect, len(taken))
	for i, r := range taken {
		world[i] = r.moved(v.Min.X*v.Span, v.Min.Y*v.Span)
	}
	p := newPlan(s, v.Span, scale, world)
	view := p.view(v)
	labels := slices.DeleteFunc(p.fixed(view), func(l Placed) bool {
		return l.Box.X0 < 0 || l.Box.Y0 < 0 || l.Box.X1 > v.W || l.Box.Y1 > v.H
	})
	for _, l := range p.once(view, labels) {
		labels = append(labels, l.moved(-view.X0, -view.Y0))
	}
	return labels
}
