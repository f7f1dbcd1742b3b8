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
	half := p.Width / 2
	// line covers by the distance to the nearest of parallel lines a step apart.
	line := func(d float64) float64 {
		d = math.Abs(d - p.Step*math.Round(d/p.Step))
		return math.Max(0, math.Min(1, half+0.5-d))
	}
	switch p.Motif {
	case style.Rising:
		return func(x, y float64) float64 { return line((x + y) * math.Sqrt2 / 2) }
	case style.Falling:
		return func(x, y float64) float64 { return line((x - y) * math.Sqrt2 / 2) }
	case style.Upright:
		return func(x, _ float64) float64 { return line(x) }
	case style.Level:
		return func(_, y float64) float64 { return line(y) }
	case style.Crossed:
		return func(x, y float64) float64 {
			return math.Max(line((x+y)*math.Sqrt2/2), line((x-y)*math.Sqrt2/2))
		}
	case style.Dotted:
		return func(x, y float64) float64 {
			row := math.Round(y / p.Step)
			x += p.Step / 2 * math.Mod(math.Abs(row), 2) // every other row between the dots of the one above
			dx, dy := x-p.Step*math.Round(x/p.Step), y-p.Step*row
			return math.Max(0, math.Min(1, half+0.5-math.Hypot(dx, dy)))
		}
	}
	return func(_, _ float64) float64 { return 0 }
}
