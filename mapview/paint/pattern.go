package paint

import (
	"image"
	"math"

	"github.com/golang/freetype/raster"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// patternPainter paints the spans of an area with a pattern that hangs in the
// world, not in the picture, so that it meets at the seams of tiles.
type patternPainter struct {
	img        *image.RGBA
	cover      func(x, y float64) float64 // of the pixel at world pixels x, y: 0 to 1
	ox, oy     float64
	r, g, b, a float64
}

func newPatternPainter(img *image.RGBA, p style.Pattern, origin scene.Pixel) *patternPainter {
	// Whole pixels, and modulo a common multiple of what repeats, keep it exact.
	return &patternPainter{img: img, cover: coverage(p), ox: math.Round(origin.X), oy: math.Round(origin.Y),
		r: float64(p.Color.R), g: float64(p.Color.G), b: float64(p.Color.B), a: float64(p.Color.A) / 255}
}

// Paint implements raster.Painter.
func (p *patternPainter) Paint(spans []raster.Span, _ bool) {
	bounds := p.img.Bounds()
	for _, s := range spans {
		if s.Y < bounds.Min.Y || s.Y >= bounds.Max.Y {
			continue
		}
		row := p.img.Pix[s.Y*p.img.Stride:]
		for x := max(s.X0, bounds.Min.X); x < min(s.X1, bounds.Max.X); x++ {
			a := p.cover(float64(x)+p.ox, float64(s.Y)+p.oy) * p.a * float64(s.Alpha) / 0xffff
			if a <= 0 {
				continue
			}
			pix := row[4*x : 4*x+4]
			pix[0] = uint8(float64(pix[0])*(1-a) + p.r*a + 0.5)
			pix[1] = uint8(float64(pix[1])*(1-a) + p.g*a + 0.5)
			pix[2] = uint8(float64(pix[2])*(1-a) + p.b*a + 0.5)
			pix[3] = uint8(float64(pix[3])*(1-a) + 255*a + 0.5)
		}
	}
}

// coverage tells how much of a pixel a motif covers.
func coverage(p style.Pattern) func(x, y float64) float64 {
	t := NewTiling(p)
	if t.W == 0 {
		return func(_, _ float64) float64 { return 0 }
	}
	sin, cos := math.Sincos(t.Angle)
	part := func(half, d float64) float64 { return max(0, min(1, half+0.5-d)) }
	return func(x, y float64) float64 {
		u, v := x*cos+y*sin, y*cos-x*sin
		u, v = u-t.W*math.Floor(u/t.W), v-t.H*math.Floor(v/t.H)
		most := 0.0
		for _, r := range t.Rects {
			across := part((r.X1-r.X0)/2, math.Abs(u-(r.X0+r.X1)/2))
			down := part((r.Y1-r.Y0)/2, math.Abs(v-(r.Y0+r.Y1)/2))
			most = max(most, min(across, down))
		}
		for _, at := range t.Dots {
			most = max(most, part(t.Radius, math.Hypot(u-at.X, v-at.Y)))
		}
		return most
	}
}

// Tiling is a motif as figures that repeat: in cells of W by H, turned by Angle
// (radians, clockwise) about the origin. Figures that reach over the rim of a cell
// are there twice.
type Tiling struct {
	Angle, W, H float64
	Rects       []Rect
	Dots        []scene.Pixel
	Radius      float64
}

// NewTiling takes a pattern apart; one without a motif gives nothing.
func NewTiling(p style.Pattern) Tiling {
	step, half := p.Step, p.Width/2
	upright := []Rect{{-half, -step, half, 2 * step}, {step - half, -step, step + half, 2 * step}}
	level := []Rect{{-step, -half, 2 * step, half}, {-step, step - half, 2 * step, step + half}}
	switch p.Motif {
	case style.Rising:
		return Tiling{Angle: math.Pi / 4, W: step, H: step, Rects: upright}
	case style.Falling:
		return Tiling{Angle: -math.Pi / 4, W: step, H: step, Rects: upright}
	case style.Upright:
		return Tiling{W: step, H: step, Rects: upright}
	case style.Level:
		return Tiling{W: step, H: step, Rects: level}
	case style.Crossed:
		return Tiling{Angle: math.Pi / 4, W: step, H: step, Rects: append(upright, level...)}
	case style.Grid:
		return Tiling{W: step, H: step, Rects: append(upright, level...)}
	case style.Dotted:
		return Tiling{W: step, H: 2 * step, Dots: staggered(step), Radius: half}
	case style.Plus:
		t := Tiling{W: step, H: 2 * step}
		arm := 0.26 * step
		for _, at := range staggered(step) {
			t.Rects = append(t.Rects, Rect{at.X - arm, at.Y - half, at.X + arm, at.Y + half}, Rect{at.X - half, at.Y - arm, at.X + half, at.Y + arm})
		}
		return t
	case style.Lozenge:
		t := Tiling{Angle: math.Pi / 4, W: step, H: step}
		for _, at := range []scene.Pixel{{}, {X: step}, {Y: step}, {X: step, Y: step}} {
			t.Rects = append(t.Rects, Rect{at.X - half, at.Y - half, at.X + half, at.Y + half})
		}
		return t
	case style.Boxes:
		near, far := 0.28*step, 0.72*step
		return Tiling{W: step, H: step, Rects: []Rect{{near - half, near - half, far + half, near + half}, {near - half, far - half, far + half, far + half},
			{near - half, near - half, near + half, far + half}, {far - half, near - half, far + half, far + half}}}
	case style.Bricks:
		middle := step / 2
		return Tiling{W: step, H: step, Rects: append(level, Rect{-step, middle - half, 2 * step, middle + half}, Rect{-half, 0, half, middle},
			Rect{step - half, 0, step + half, middle}, Rect{middle - half, middle, middle + half, step})}
	case style.Ticked:
		t := Tiling{Angle: math.Pi / 4, W: step, H: 2 * step}
		for _, at := range staggered(step) {
			t.Rects = append(t.Rects, Rect{at.X - half, at.Y - 0.3*step, at.X + half, at.Y + 0.3*step})
		}
		return t
	case style.Broken:
		t := Tiling{W: 2 * step, H: 2 * step}
		ink := 0.6 * step
		for _, at := range []scene.Pixel{{}, {X: 2 * step}, {Y: 2 * step}, {X: 2 * step, Y: 2 * step}, {X: step, Y: step}} {
			t.Rects = append(t.Rects, Rect{at.X - ink, at.Y - half, at.X + ink, at.Y + half})
		}
		return t
	}
	return Tiling{}
}

// staggered are the places of a cell in which every other row stands between the
// places of the one above.
func staggered(step float64) []scene.Pixel {
	return []scene.Pixel{{}, {X: step}, {Y: 2 * step}, {X: step, Y: 2 * step}, {X: step / 2, Y: step}}
}
