package paint

import (
	"cmp"
	"image"
	"slices"

	"delimit/mapview/scene"
)

// Rect is a rectangle of the screen in pixels.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Overlaps tells whether two rectangles share a pixel.
func (r Rect) Overlaps(s Rect) bool { return r.X0 < s.X1 && s.X0 < r.X1 && r.Y0 < s.Y1 && s.Y0 < r.Y1 }

// Placed is a label with its place on the screen.
type Placed struct {
	scene.Label
	Box     Rect    // of the text
	X, Y    float64 // left end of the baseline
	At      scene.Pixel
	DotRect Rect
}

// beyond is how far outside the screen labels are still placed, in points: what
// comes into sight while the map is dragged then has its place already, and the
// labels on screen do not change with those just outside.
const beyond = 300

// Place finds places for the labels of a scene, the important ones first, so that
// none overlaps another, a dot of another, or what is taken. It depends on what
// is around the screen only, so labels keep their places while the map is panned.
func Place(s *scene.Scene, c scene.Camera, scale float64, taken []Rect) []Placed {
	zoom := c.Zoom - zoomOfScale(scale)
	var candidates []Placed
	for _, l := range s.Labels {
		if l.Text == "" || zoom < l.MinZoom || zoom > l.MaxZoom {
			continue
		}
		at := c.PixelOf(l.At)
		if m := beyond * scale; at.X < -m || at.Y < -m || at.X > c.Size.W+m || at.Y > c.Size.H+m {
			continue
		}
		candidates = append(candidates, Placed{Label: l, At: at})
	}
	slices.SortStableFunc(candidates, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	p := placer{scale: scale, boxes: slices.Clone(taken)}
	var placed []Placed
	for _, l := range candidates {
		if l, ok := p.place(l); ok {
			placed = append(placed, l)
		}
	}
	return placed
}

// Whole leaves out the labels that the rim of a picture would cut.
func Whole(placed []Placed, w, h float64) []Placed {
	return slices.DeleteFunc(placed, func(l Placed) bool {
		inside := l.Box.X0 >= 0 && l.Box.Y0 >= 0 && l.Box.X1 <= w && l.Box.Y1 <= h
		outside := l.Box.X1 < 0 || l.Box.Y1 < 0 || l.Box.X0 > w || l.Box.Y0 > h
		return !inside && !outside
	})
}

type placer struct {
	scale float64
	boxes []Rect
}

// place tries right, left, above and below of a dot, or the middle of the place.
func (p *placer) place(l Placed) (Placed, bool) {
	w, h, ascent := TextSize(l.Text, l.Type, p.scale)
	gap := (l.Dot + 3) * p.scale
	if l.Dot == 0 {
		return p.at(l, l.At.X-w/2, l.At.Y-h/2, w, h, ascent)
	}
	d := l.Dot * p.scale
	l.DotRect = Rect{l.At.X - d, l.At.Y - d, l.At.X + d, l.At.Y + d}
	if p.taken(l.DotRect) {
		return l, false
	}
	for _, o := range [][2]float64{{gap, -h / 2}, {-gap - w, -h / 2}, {-w / 2, -gap - h*0.8}, {-w / 2, gap - h*0.2}} {
		if placed, ok := p.at(l, l.At.X+o[0], l.At.Y+o[1], w, h, ascent); ok {
			p.boxes = append(p.boxes, l.DotRect)
			return placed, true
		}
	}
	return l, false
}

func (p *placer) at(l Placed, x, y, w, h, ascent float64) (Placed, bool) {
	const air = 1.5
	box := Rect{x - air*p.scale, y, x + w + air*p.scale, y + h}
	if p.taken(box) {
		return l, false
	}
	p.boxes = append(p.boxes, box)
	l.Box, l.X, l.Y = box, x, y+ascent
	return l, true
}

func (p *placer) taken(box Rect) bool {
	return slices.ContainsFunc(p.boxes, box.Overlaps)
}

// Labels draws placed labels and their dots on an image, moved by dx, dy pixels.
func Labels(img *image.RGBA, s *scene.Scene, placed []Placed, scale, dx, dy float64) {
	r := NewRaster(img, scene.Pixel{})
	for _, l := range placed {
		if l.Dot > 0 && l.Kind >= scene.NoteKind {
			fill := s.Style.Dot
			if l.Kind == scene.NoteKind {
				fill = s.Style.Marker
			}
			at := scene.Pixel{X: l.At.X + dx, Y: l.At.Y + dy}
			r.Fill([][]scene.Pixel{disc(at, (l.Dot+1.2)*scale)}, s.Style.MarkerEdge)
			r.Fill([][]scene.Pixel{disc(at, l.Dot*scale)}, fill)
		}
	}
	for i := len(placed) - 1; i >= 0; i-- { // the most important last, on top
		l := placed[i]
		stamp(img, l.Text, l.Type, scale, l.X+dx, l.Y+dy)
	}
}
