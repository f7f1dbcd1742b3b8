package paint

import (
	"github.com/golang/freetype/raster"

	"delimit/mapview/scene"
)

// The rasteriser keeps the cells of a row in a list that it searches from the start:
// a long line that goes to and fro across a wide picture takes minutes. In strips as
// wide as a tile the lists are short.
const (
	stripWidth = 512
	crowd      = 20_000 // vertices from which strips pay
)

// crowded tells whether paths are to be drawn in strips.
func (s *Raster) crowded(paths [][]scene.Pixel) bool {
	if s.Image.Rect.Dx() < 2*stripWidth {
		return false
	}
	n := 0
	for _, p := range paths {
		n += len(p)
	}
	return n > crowd
}

// inStrips rasterises strip by strip what add adds of each, which reaches from lo to
// hi with a little around.
func (s *Raster) inStrips(ink raster.Painter, add func(lo, hi scene.Pixel)) {
	whole, size := s.r, s.Image.Rect.Size()
	s.r = raster.NewRasterizer(stripWidth+pad, size.Y+pad)
	s.r.UseNonZeroWinding = whole.UseNonZeroWinding
	for x := 0; x < size.X; x += stripWidth {
		s.from, s.r.Dx, s.r.Dy = float64(x), x-pad, -pad
		const around = 2
		add(scene.Pixel{X: s.from - around, Y: -around}, scene.Pixel{X: s.from + stripWidth + around, Y: float64(size.Y) + around})
		s.paint(strip{ink, x, x + stripWidth})
	}
	s.r, s.from = whole, 0
}

// strip paints the spans of some columns only.
type strip struct {
	raster.Painter
	x0, x1 int
}

// Paint implements raster.Painter.
func (p strip) Paint(spans []raster.Span, done bool) {
	kept := spans[:0]
	for _, s := range spans {
		if s.X0, s.X1 = max(s.X0, p.x0), min(s.X1, p.x1); s.X0 < s.X1 {
			kept = append(kept, s)
		}
	}
	p.Painter.Paint(kept, done)
}
