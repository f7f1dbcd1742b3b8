package paint

import (
	"image"
	"image/color"
	"math"
	"sync"

	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"delimit/mapview/style"
)

// The fonts are those of the window: Noto Sans with Latin and Cyrillic letters.
var fonts = sync.OnceValue(func() map[[2]bool]*opentype.Font {
	out := map[[2]bool]*opentype.Font{}
	for key, b := range map[[2]bool][]byte{
		{false, false}: theme.DefaultTextFont().Content(),
		{true, false}:  theme.DefaultTextBoldFont().Content(),
		{false, true}:  theme.DefaultTextItalicFont().Content(),
		{true, true}:   theme.DefaultTextBoldItalicFont().Content(),
	} {
		f, err := opentype.Parse(b)
		if err != nil {
			panic(err) // bundled: a defect of the build
		}
		out[key] = f
	}
	return out
})

// Font is the font file of a type, and Glyphs the same taken apart.
func Font(t style.Type) []byte {
	switch {
	case t.Bold && t.Italic:
		return theme.DefaultTextBoldItalicFont().Content()
	case t.Bold:
		return theme.DefaultTextBoldFont().Content()
	case t.Italic:
		return theme.DefaultTextItalicFont().Content()
	}
	return theme.DefaultTextFont().Content()
}

// Glyphs is the font of a type.
func Glyphs(t style.Type) *opentype.Font { return fonts()[[2]bool{t.Bold, t.Italic}] }

// Spacing is how far apart the letters of a type stand beyond what the font says, in
// parts of its size.
func Spacing(t style.Type) float64 {
	if t.Spaced {
		return spacing
	}
	return 0
}

// faces keeps a face for every size and style in use. A face is not safe for
// concurrent use, so each has its own lock.
var faces sync.Map // faceKey → *lockedFace

type faceKey struct {
	bold, italic bool
	size         int // in 1/16 pixel
}

type lockedFace struct {
	sync.Mutex
	font.Face
}

func faceOf(t style.Type, scale float64) *lockedFace {
	key := faceKey{t.Bold, t.Italic, int(math.Round(t.Size * scale * 16))}
	if f, ok := faces.Load(key); ok {
		return f.(*lockedFace)
	}
	face, err := opentype.NewFace(fonts()[[2]bool{t.Bold, t.Italic}], &opentype.FaceOptions{Size: float64(key.size) / 16, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err)
	}
	f, _ := faces.LoadOrStore(key, &lockedFace{Face: face})
	return f.(*lockedFace)
}

// spacing is how far apart the letters of a spaced type stand, in parts of its size.
const spacing = 0.16

// TextSize is the width and height of a text in pixels; the baseline lies at
// ascent below the top.
func TextSize(s string, t style.Type, scale float64) (w, h, ascent float64) {
	f := faceOf(t, scale)
	f.Lock()
	defer f.Unlock()
	m := f.Metrics()
	return f.width(s, t, scale), toFloat(m.Ascent + m.Descent), toFloat(m.Ascent)
}

func (f *lockedFace) width(s string, t style.Type, scale float64) float64 {
	w := toFloat(font.MeasureString(f.Face, s))
	if t.Spaced {
		w += float64(len([]rune(s))-1) * spacing * t.Size * scale
	}
	return w
}

func toFloat(x fixed.Int26_6) float64 { return float64(x) / 64 }

// Text writes with the baseline's left end at x, y in pixels, its halo first.
func Text(img *image.RGBA, s string, t style.Type, scale, x, y float64) {
	f := faceOf(t, scale)
	f.Lock()
	defer f.Unlock()
	if t.HaloPt > 0 && t.Halo.A > 0 {
		f.halo(img, s, t, scale, x, y)
	}
	f.write(img, image.NewUniform(t.Color), s, t, scale, x, y)
}

// halo writes the text in a ring of places. It is gathered in a mask first, so
// that a halo that lets something shine through does so evenly.
func (f *lockedFace) halo(img *image.RGBA, s string, t style.Type, scale, x, y float64) {
	m := f.Metrics()
	r := t.HaloPt * scale
	box := image.Rect(int(x-r)-2, int(y-toFloat(m.Ascent)-r)-2, int(x+f.width(s, t, scale)+r)+3, int(y+toFloat(m.Descent)+r)+3).Intersect(img.Bounds())
	if box.Empty() {
		return
	}
	ring := image.NewRGBA(box)
	opaque := t.Halo
	opaque.A = 255
	const places = 12
	for k := range places {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / places)
		f.write(ring, image.NewUniform(opaque), s, t, scale, x+r*cos, y+r*sin)
	}
	over(img, ring, float64(t.Halo.A)/255)
}

// over lays a picture over another with an opacity.
func over(dst, src *image.RGBA, opacity float64) {
	for y := src.Rect.Min.Y; y < src.Rect.Max.Y; y++ {
		for x := src.Rect.Min.X; x < src.Rect.Max.X; x++ {
			c := src.RGBAAt(x, y)
			if c.A == 0 {
				continue
			}
			d := dst.RGBAAt(x, y)
			keep := 1 - opacity*float64(c.A)/255
			mix := func(under, ink uint8) uint8 { return uint8(float64(under)*keep + float64(ink)*opacity + 0.5) }
			dst.SetRGBA(x, y, color.RGBA{mix(d.R, c.R), mix(d.G, c.G), mix(d.B, c.B), mix(d.A, c.A)})
		}
	}
}

func (f *lockedFace) write(img *image.RGBA, ink image.Image, s string, t style.Type, scale, x, y float64) {
	d := font.Drawer{Dst: img, Src: ink, Face: f.Face, Dot: fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}}
	if !t.Spaced {
		d.DrawString(s)
		return
	}
	for _, r := range s {
		d.DrawString(string(r))
		d.Dot.X += fixed.Int26_6(spacing * t.Size * scale * 64)
	}
}
