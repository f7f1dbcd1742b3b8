// Package pdf is a surface that writes PDF: paths, patterns as figures under a clip,
// and texts as text, with the fonts of the pictures embedded, to be found and copied.
// Equal drawings of equal dates give equal bytes.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Surface is a page in the making.
type Surface struct {
	doc    *fpdf.Fpdf
	fonts  map[string]bool
	scale  float64     // points a pixel
	size   scene.Pixel // of the page in points
	origin scene.Pixel
	sheets sheets
}

// New makes a page of a size in pixels, of which so many make an inch.
func New(width, height int, pixelsPerInch float64) *Surface {
	scale := 72 / pixelsPerInch
	w, h := float64(width)*scale, float64(height)*scale
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: w, Ht: h}})
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetCatalogSort(true)
	doc.AddPageFormat("P", fpdf.SizeType{Wd: w, Ht: h})
	return &Surface{doc: doc, fonts: map[string]bool{}, scale: scale, size: scene.Pixel{X: w, Y: h},
		sheets: sheets{map[sheetKey]float64{}, map[sheetKey]fpdf.Template{}}}
}

// Bytes is the page as a file. The date is what the file says of its making, by which
// program, and metadata in XMP.
func (s *Surface) Bytes(title, program string, made time.Time, metadata []byte) ([]byte, error) {
	s.doc.SetTitle(writable(title), true)
	s.doc.SetCreator(program, true)
	s.doc.SetProducer(program, true)
	s.doc.SetXmpMetadata(metadata)
	s.doc.SetCreationDate(made)
	s.doc.SetModificationDate(made)
	var b bytes.Buffer
	if err := s.doc.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// raw writes operators of the page description.
func (s *Surface) raw(format string, args ...any) { s.doc.RawWriteStr(fmt.Sprintf(format, args...)) }

// place is a pixel in points, from the lower left corner.
func (s *Surface) place(p scene.Pixel) string {
	return number((p.X+s.origin.X)*s.scale) + " " + number(s.size.Y-(p.Y+s.origin.Y)*s.scale)
}

func (s *Surface) path(line []scene.Pixel) {
	var b bytes.Buffer
	for i, p := range line {
		b.WriteString(s.place(p))
		if i == 0 {
			b.WriteString(" m\n")
		} else {
			b.WriteString(" l\n")
		}
	}
	s.doc.RawWriteStr(b.String())
}

func (s *Surface) area(rings [][]scene.Pixel) {
	for _, ring := range rings {
		s.path(ring)
		s.doc.RawWriteStr("h\n")
	}
}

// Fill implements paint.Surface.
func (s *Surface) Fill(rings [][]scene.Pixel, c color.NRGBA) {
	if len(rings) == 0 {
		return
	}
	s.ink(c, "rg")
	s.area(rings)
	s.raw("f*\n")
}

// ink sets colour and opacity.
func (s *Surface) ink(c color.NRGBA, operator string) {
	s.doc.SetAlpha(math.Round(float64(c.A)/255*1000)/1000, "Normal")
	s.color(c, operator)
}

func (s *Surface) color(c color.NRGBA, operator string) {
	s.raw("%s %s %s %s\n", number(float64(c.R)/255), number(float64(c.G)/255), number(float64(c.B)/255), operator)
}

// Pattern implements paint.Surface.
func (s *Surface) Pattern(rings [][]scene.Pixel, p style.Pattern) {
	t := paint.NewTiling(p)
	if len(rings) == 0 || t.W == 0 {
		return
	}
	s.raw("q\n")
	s.area(rings)
	s.raw("W* n\n")
	s.ink(p.Color, "rg")
	box := bounds(rings)
	if sheet, ok := s.sheet(p, t, box); ok {
		s.doc.UseTemplate(sheet)
	} else {
		s.figures(t, box)
		s.raw("f\n")
	}
	s.endClip()
}

// endClip goes back to what was before a q. The library does not know that its
// colours and opacity have gone back too.
func (s *Surface) endClip() {
	s.raw("Q\n")
	s.doc.SetAlpha(1, "Normal")
}

// figures draws all cells of a tiling that reach into a box.
func (s *Surface) figures(t paint.Tiling, box paint.Rect) {
	sin, cos := math.Sincos(t.Angle)
	turn := func(u, v float64) scene.Pixel { return scene.Pixel{X: u*cos - v*sin, Y: u*sin + v*cos} }
	u0, v0, u1, v1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range [][2]float64{{box.X0, box.Y0}, {box.X1, box.Y0}, {box.X0, box.Y1}, {box.X1, box.Y1}} {
		u, v := c[0]*cos+c[1]*sin, c[1]*cos-c[0]*sin
		u0, v0, u1, v1 = min(u0, u), min(v0, v), max(u1, u), max(v1, v)
	}
	rect := func(r paint.Rect) {
		s.path([]scene.Pixel{turn(r.X0, r.Y0), turn(r.X1, r.Y0), turn(r.X1, r.Y1), turn(r.X0, r.Y1)})
		s.raw("h\n")
	}
	for _, r := range t.Rects {
		if r.X0 < 0 || r.Y0 < 0 && r.Y1 < t.H { // the same as one at the other rim
			continue
		}
		switch {
		case r.Y1-r.Y0 > t.H: // a line all the way down
			for u := math.Floor(u0/t.W)*t.W - t.W; u <= u1; u += t.W {
				rect(paint.Rect{X0: u + r.X0, Y0: v0, X1: u + r.X1, Y1: v1})
			}
		default:
			eachCell(t, u0, v0, u1, v1, func(u, v float64) { rect(paint.Rect{X0: u + r.X0, Y0: v + r.Y0, X1: u + r.X1, Y1: v + r.Y1}) })
		}
	}
	for _, r := range t.Rects {
		if r.X1-r.X0 > t.W && r.Y0 >= 0 { // a line all the way across
			for v := math.Floor(v0/t.H)*t.H - t.H; v <= v1; v += t.H {
				rect(paint.Rect{X0: u0, Y0: v + r.Y0, X1: u1, Y1: v + r.Y1})
			}
		}
	}
	for _, at := range t.Dots {
		if at.X >= t.W || at.Y >= t.H { // the same as one at the other rim
			continue
		}
		eachCell(t, u0, v0, u1, v1, func(u, v float64) { s.disc(turn(u+at.X, v+at.Y), t.Radius) })
	}
}

func eachCell(t paint.Tiling, u0, v0, u1, v1 float64, visit func(u, v float64)) {
	for v := math.Floor(v0/t.H)*t.H - t.H; v <= v1+t.H; v += t.H {
		for u := math.Floor(u0/t.W)*t.W - t.W; u <= u1+t.W; u += t.W {
			visit(u, v)
		}
	}
}

// disc is a circle of four Bézier curves.
func (s *Surface) disc(at scene.Pixel, r float64) {
	const k = 0.5523 // of the radius: the arm of a quarter circle
	p := func(dx, dy float64) string { return s.place(scene.Pixel{X: at.X + dx*r, Y: at.Y + dy*r}) }
	s.raw("%s m %s %s %s c %s %s %s c %s %s %s c %s %s %s c h\n", p(1, 0), p(1, k), p(k, 1), p(0, 1), p(-k, 1), p(-1, k), p(-1, 0),
		p(-1, -k), p(-k, -1), p(0, -1), p(k, -1), p(1, -k), p(1, 0))
}

// Stroke implements paint.Surface.
func (s *Surface) Stroke(lines []paint.Line, st style.Stroke) {
	if len(lines) == 0 {
		return
	}
	s.ink(st.Color, "RG")
	s.raw("%s w 1 j %d J\n", number(st.Width*s.scale), map[bool]int{true: 1, false: 0}[len(st.Dash) == 0])
	for _, l := range lines {
		if len(st.Dash) > 0 {
			s.raw("[")
			for _, d := range st.Dash {
				s.raw("%s ", number(d*s.scale))
			}
			s.raw("] %s d\n", number(l.From*s.scale))
		}
		s.path(l.Points)
		s.raw("S\n")
	}
	if len(st.Dash) > 0 {
		s.raw("[] 0 d\n")
	}
}

// Picture implements paint.Surface.
func (s *Surface) Picture(img *image.RGBA, box paint.Rect, opacity float64) {
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a buffer takes everything
	name := fmt.Sprintf("%x", sha256.Sum256(b.Bytes()))
	kind := fpdf.ImageOptions{ImageType: "PNG"}
	s.doc.RegisterImageOptionsReader(name, kind, &b)
	s.doc.SetAlpha(opacity, "Normal")
	x, y := (box.X0+s.origin.X)*s.scale, (box.Y0+s.origin.Y)*s.scale
	s.doc.ImageOptions(name, x, y, (box.X1-box.X0)*s.scale, (box.Y1-box.Y0)*s.scale, false, kind, 0, "")
}

// Inside implements paint.Surface.
func (s *Surface) Inside(box paint.Rect, draw func(paint.Surface)) {
	s.raw("q\n")
	s.path([]scene.Pixel{{X: box.X0, Y: box.Y0}, {X: box.X1, Y: box.Y0}, {X: box.X1, Y: box.Y1}, {X: box.X0, Y: box.Y1}})
	s.raw("h W n\n")
	inner := *s
	inner.origin = scene.Pixel{X: s.origin.X + box.X0, Y: s.origin.Y + box.Y0}
	draw(&inner)
	s.endClip()
}

func bounds(rings [][]scene.Pixel) paint.Rect {
	box := paint.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, ring := range rings {
		for _, p := range ring {
			box = paint.Rect{X0: min(box.X0, p.X), Y0: min(box.Y0, p.Y), X1: max(box.X1, p.X), Y1: max(box.Y1, p.Y)}
		}
	}
	return box
}

// number writes to a thousandth of a point.
func number(x float64) string {
	x = math.Round(x*1000) / 1000
	if x == 0 {
		return "0"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
