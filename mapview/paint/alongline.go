package paint

import (
	"math"
	"slices"

	"delimit/mapview/scene"
)

// alongLine looks for a stretch of the label's line that is straight enough to write
// along, from the middle of the line outwards. The text stands above the line.
func (p *Plan) alongLine(l Placed, w, h, ascent float64) (Placed, bool) {
	line := p.straightened(l.Along)
	along := lengthsAlong(line)
	total := along[len(along)-1]
	if total < 1.3*w {
		return l, false
	}
	step := w / 4
	for off := 0.0; off+w/2 < total/2; off += step {
		for _, middle := range []float64{total/2 + off, total/2 - off} {
			from, to := middle-w/2, middle+w/2
			a, b, bend := stretch(line, along, from, to)
			if bend > 0.22*h {
				continue
			}
			if l, ok := p.onStretch(l, a, b, w, h, ascent); ok {
				return l, true
			}
		}
	}
	return l, false
}

// onStretch writes above the straight line from a to b, never upside down.
func (p *Plan) onStretch(l Placed, a, b scene.Pixel, w, h, ascent float64) (Placed, bool) {
	if b.X < a.X {
		a, b = b, a
	}
	angle := math.Atan2(b.Y-a.Y, b.X-a.X)
	if math.Abs(angle) > 80*math.Pi/180 {
		return l, false
	}
	sin, cos := math.Sincos(angle)
	lift := h - ascent + 7*p.scale // the baseline's height above the line
	middle := scene.Pixel{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	l.X, l.Y = middle.X-w/2*cos+lift*sin, middle.Y-w/2*sin-lift*cos
	l.Angle, l.Dot = angle, 0
	l.Box = Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, corner := range [][2]float64{{0, -ascent}, {w, -ascent}, {0, h - ascent}, {w, h - ascent}} {
		x, y := l.X+corner[0]*cos-corner[1]*sin, l.Y+corner[0]*sin+corner[1]*cos
		l.Box = Rect{min(l.Box.X0, x), min(l.Box.Y0, y), max(l.Box.X1, x), max(l.Box.Y1, y)}
	}
	return l, p.inside(l.Box) && !slices.ContainsFunc(l.pieces(p.scale), p.boxes.taken)
}

// pieces are small boxes that together cover the text of a label: a slanting text
// takes much less room than the box around it.
func (l Placed) pieces(scale float64) []Rect {
	if l.Angle == 0 {
		return []Rect{l.Box}
	}
	w, h, ascent := TextSize(l.Text, l.Type, scale)
	sin, cos := math.Sincos(l.Angle)
	n := max(1, int(math.Ceil(w/h)))
	out := make([]Rect, n)
	for i := range out {
		u, v := w*(float64(i)+0.5)/float64(n), h/2-ascent
		x, y := l.X+u*cos-v*sin, l.Y+u*sin+v*cos
		out[i] = Rect{x, y, x, y}.grown(0.62 * h)
	}
	return out
}

// straightened is the longest path of a shape in pixels of the world, without the
// bends that a text does not follow.
func (p *Plan) straightened(s *scene.Shape) []scene.Pixel {
	var longest []scene.World
	for _, path := range s.Paths {
		if len(path.Points) > len(longest) {
			longest = path.Points
		}
	}
	var out []scene.Pixel
	for i, w := range longest {
		at := scene.Pixel{X: w.X * p.span, Y: w.Y * p.span}
		if n := len(out); n > 0 && i < len(longest)-1 && math.Hypot(at.X-out[n-1].X, at.Y-out[n-1].Y) < 2*p.scale {
			continue
		}
		out = append(out, at)
	}
	return out
}

// lengthsAlong is how far along a line each of its points lies; 0 of a line without any.
func lengthsAlong(line []scene.Pixel) []float64 {
	lengths := make([]float64, max(len(line), 1))
	for i := 1; i < len(line); i++ {
		lengths[i] = lengths[i-1] + math.Hypot(line[i].X-line[i-1].X, line[i].Y-line[i-1].Y)
	}
	return lengths
}

// stretch gives the ends of a part of a line, by lengths along it, and how far the
// line bends away from straight between them. What lies before the part is not walked
// over: of a line across the world little is in sight.
func stretch(line []scene.Pixel, lengths []float64, from, to float64) (a, b scene.Pixel, bend float64) {
	var inner []scene.Pixel
	first, _ := slices.BinarySearch(lengths, from)
	first = max(first, 1)
	along := 0.0
	if first < len(line) {
		along = lengths[first-1]
	}
	for i := first; i < len(line); i++ {
		p, q := line[i-1], line[i]
		length := math.Hypot(q.X-p.X, q.Y-p.Y)
		at := func(s float64) scene.Pixel {
			t := (s - along) / length
			return scene.Pixel{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y)}
		}
		if along <= from && from <= along+length && length > 0 {
			a = at(from)
		}
		if along > from && along < to {
			inner = append(inner, p)
		}
		if along <= to && to <= along+length && length > 0 {
			b = at(to)
			break
		}
		along += length
	}
	chord := math.Hypot(b.X-a.X, b.Y-a.Y)
	if chord == 0 {
		return a, b, math.Inf(1)
	}
	for _, p := range inner {
		bend = max(bend, math.Abs((p.X-a.X)*(b.Y-a.Y)-(p.Y-a.Y)*(b.X-a.X))/chord)
	}
	return a, b, bend
}
