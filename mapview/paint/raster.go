package paint

import (
	"image"
	"image/color"
	imagedraw "image/draw"
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Raster is a surface of pixels.
type Raster struct {
	Image *image.RGBA
	// Origin is where the picture lies in the world, in pixels, so that patterns and
	// dashes go on from tile to tile.
	Origin scene.Pixel
	r      *raster.Rasterizer
	from   float64 // the column at which the rasteriser begins, while it works in strips
}

// NewRaster draws on an image whose bounds begin at 0, 0.
func NewRaster(img *image.RGBA, origin scene.Pixel) *Raster {
	size := img.Bounds().Size()
	r := raster.NewRasterizer(size.X+pad, size.Y+pad)
	r.Dx, r.Dy = -pad, -pad
	return &Raster{Image: img, Origin: origin, r: r}
}

// Tile draws a scene on an image that shows a view.
func Tile(s *scene.Scene, v View, img *image.RGBA) {
	Clear(img, s.Style.Sea)
	Walk(s, v, NewRaster(img, scene.Pixel{X: v.Min.X * v.Span, Y: v.Min.Y * v.Span}))
}

// Clear covers an image with one colour.
func Clear(img *image.RGBA, c color.NRGBA) {
	p := color.RGBAModel.Convert(c).(color.RGBA)
	row := img.Pix[:img.Bounds().Dx()*4]
	for i := 0; i < len(row); i += 4 {
		row[i], row[i+1], row[i+2], row[i+3] = p.R, p.G, p.B, p.A
	}
	for y := 1; y < img.Bounds().Dy(); y++ {
		copy(img.Pix[y*img.Stride:], row)
	}
}

// Fill covers rings with a colour.
func (s *Raster) Fill(rings [][]scene.Pixel, c color.NRGBA) {
	s.area(rings, newFlatPainter(s.Image, c))
}

// Pattern covers rings with a pattern.
func (s *Raster) Pattern(rings [][]scene.Pixel, p style.Pattern) {
	s.area(rings, newPatternPainter(s.Image, p, s.Origin))
}

func (s *Raster) area(rings [][]scene.Pixel, ink raster.Painter) {
	s.r.UseNonZeroWinding = false
	if !s.crowded(rings) {
		s.addRings(rings)
		s.paint(ink)
		return
	}
	s.inStrips(ink, func(lo, hi scene.Pixel) {
		clipped := make([][]scene.Pixel, 0, len(rings))
		for _, ring := range rings {
			if part := clipRing(ring, lo, hi); len(part) > 2 {
				clipped = append(clipped, part)
			}
		}
		s.addRings(clipped)
	})
}

func (s *Raster) addRings(rings [][]scene.Pixel) {
	for _, ring := range rings {
		s.r.Start(s.point(ring[0]))
		for _, p := range ring[1:] {
			s.r.Add1(s.point(p))
		}
		s.r.Add1(s.point(ring[0]))
	}
}

// Stroke draws lines with round ends and corners.
func (s *Raster) Stroke(lines []Line, st style.Stroke) {
	s.r.UseNonZeroWinding = true
	var parts [][]scene.Pixel
	for _, line := range lines {
		parts = append(parts, Dashes(line, st.Dash)...)
	}
	ink := newFlatPainter(s.Image, st.Color)
	if !s.crowded(parts) {
		s.addStrokes(parts, st)
		s.paint(ink)
		return
	}
	s.inStrips(ink, func(lo, hi scene.Pixel) {
		lo, hi = scene.Pixel{X: lo.X - st.Width, Y: lo.Y - st.Width}, scene.Pixel{X: hi.X + st.Width, Y: hi.Y + st.Width} // the ends of a cut lie outside
		for _, part := range parts {
			for _, seen := range clipLine(part, lo, hi) {
				s.addStrokes([][]scene.Pixel{seen.Points}, st)
			}
		}
	})
}

func (s *Raster) addStrokes(parts [][]scene.Pixel, st style.Stroke) {
	width := fixed.Int26_6(st.Width*64 + 0.5)
	capper := raster.RoundCapper
	if len(st.Dash) > 0 {
		capper = raster.ButtCapper
	}
	for _, part := range parts {
		var path raster.Path
		path.Start(s.point(part[0]))
		for _, p := range part[1:] {
			path.Add1(s.point(p))
		}
		s.r.AddStroke(path, width, capper, raster.RoundJoiner)
	}
}

// paint paints what was added.
func (s *Raster) paint(ink raster.Painter) {
	s.r.Rasterize(ink)
	s.r.Clear()
}

// ink paints what was added in one colour.
func (s *Raster) ink(c color.NRGBA) { s.paint(newFlatPainter(s.Image, c)) }

// pad is how many columns and rows are rasterised before the picture: the rasteriser
// rounds towards zero, so that it takes what lies just left of its first column, or
// just above its first row, to lie in it. In tiles these are seams.
const pad = 1

// point is where the rasteriser has a pixel.
func (s *Raster) point(p scene.Pixel) fixed.Point26_6 {
	return point(scene.Pixel{X: p.X - s.from, Y: p.Y})
}

func point(p scene.Pixel) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round((p.X + pad) * 64)), Y: fixed.Int26_6(math.Round((p.Y + pad) * 64))}
}

// Dashes cuts a line into strokes of ink. With no dash it is one.
func Dashes(l Line, dash []float64) [][]scene.Pixel {
	line := l.Points
	if len(dash) == 0 {
		return [][]scene.Pixel{line}
	}
	var out [][]scene.Pixel
	i, left := dashAt(dash, l.From)
	part := []scene.Pixel{line[0]}
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		length, at := math.Hypot(b.X-a.X, b.Y-a.Y), 0.0
		for length-at > left {
			at += left
			p := scene.Pixel{X: a.X + at/length*(b.X-a.X), Y: a.Y + at/length*(b.Y-a.Y)}
			if i%2 == 0 {
				out = append(out, append(part, p))
			}
			part = []scene.Pixel{p}
			i++
			left = dash[i%len(dash)]
		}
		left -= length - at
		if i%2 == 0 {
			part = append(part, b)
		}
	}
	if i%2 == 0 && len(part) > 1 {
		out = append(out, part)
	}
	return out
}

// dashAt is the number of the ink or gap that a place along a line falls into, and
// how much of it is left.
func dashAt(dash []float64, from float64) (i int, left float64) {
	round := 0.0
	for _, d := range dash {
		round += d
	}
	from = math.Mod(from, round)
	for from >= dash[i] {
		from -= dash[i]
		i++
	}
	return i, dash[i] - from
}

// Text implements Surface. Names with a halo stand on whole pixels.
func (s *Raster) Text(text string, t style.Type, scale float64, at scene.Pixel, angle float64) {
	switch {
	case angle != 0:
		turnedText(s, text, t, scale, at, angle)
	case t.HaloPt > 0:
		stamp(s.Image, text, t, scale, at.X, at.Y)
	default:
		Text(s.Image, text, t, scale, at.X, at.Y)
	}
}

// Picture implements Surface.
func (s *Raster) Picture(img *image.RGBA, box Rect, opacity float64) {
	at := image.Point{int(math.Round(box.X0)), int(math.Round(box.Y0))}
	mask := image.NewUniform(color.Alpha{uint8(255*opacity + 0.5)})
	imagedraw.DrawMask(s.Image, img.Rect.Add(at), img, image.Point{}, mask, image.Point{}, imagedraw.Over)
}

// Inside implements Surface.
func (s *Raster) Inside(box Rect, draw func(Surface)) {
	at := image.Rect(int(math.Round(box.X0)), int(math.Round(box.Y0)), int(math.Round(box.X1)), int(math.Round(box.Y1)))
	inner := image.NewRGBA(image.Rectangle{Max: at.Size()})
	draw(NewRaster(inner, scene.Pixel{}))
	imagedraw.Draw(s.Image, at, inner, image.Point{}, imagedraw.Over)
}
