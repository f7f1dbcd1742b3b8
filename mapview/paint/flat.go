package paint

import (
	"image"
	"image/color"

	"github.com/golang/freetype/raster"
)

// flatPainter paints spans of one colour. Most of an area is whole spans of a colour
// that covers: these are copied, not mixed.
type flatPainter struct {
	img        *image.RGBA
	r, g, b, a uint32 // of the colour, with alpha multiplied in, 0 to 255
	row        []byte // a row of the colour, when it covers
}

func newFlatPainter(img *image.RGBA, c color.NRGBA) *flatPainter {
	p := color.RGBAModel.Convert(c).(color.RGBA)
	f := &flatPainter{img: img, r: uint32(p.R), g: uint32(p.G), b: uint32(p.B), a: uint32(p.A)}
	if p.A == 0xff {
		f.row = make([]byte, 4*img.Rect.Dx())
		for i := 0; i < len(f.row); i += 4 {
			f.row[i], f.row[i+1], f.row[i+2], f.row[i+3] = p.R, p.G, p.B, p.A
		}
	}
	return f
}

// Paint implements raster.Painter. The image begins at 0, 0.
func (p *flatPainter) Paint(spans []raster.Span, _ bool) {
	size := p.img.Rect.Size()
	for _, s := range spans {
		x0, x1 := max(s.X0, 0), min(s.X1, size.X)
		if s.Y < 0 || s.Y >= size.Y || x0 >= x1 {
			continue
		}
		pix := p.img.Pix[s.Y*p.img.Stride+4*x0 : s.Y*p.img.Stride+4*x1]
		if s.Alpha == 0xffff && p.row != nil {
			copy(pix, p.row)
			continue
		}
		cover := s.Alpha * 255 / 0xffff
		keep := 255*255 - p.a*cover // of what is there, in parts of 255²
		r, g, b, a := p.r*cover*255, p.g*cover*255, p.b*cover*255, p.a*cover*255
		const half, whole = 255 * 255 / 2, 255 * 255
		for ; len(pix) >= 4; pix = pix[4:] {
			pix[0] = uint8((r + uint32(pix[0])*keep + half) / whole)
			pix[1] = uint8((g + uint32(pix[1])*keep + half) / whole)
			pix[2] = uint8((b + uint32(pix[2])*keep + half) / whole)
			pix[3] = uint8((a + uint32(pix[3])*keep + half) / whole)
		}
	}
}
