// Package svg is a surface that writes SVG. Texts are drawn as the outlines of their
// letters, so that they look the same everywhere whatever fonts there are; the words
// lie invisibly over them, to be found and copied. Equal drawings give equal bytes.
package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Surface is a picture in the making.
type Surface struct {
	*shared
	body bytes.Buffer
}

// shared is what all parts of a picture have together.
type shared struct {
	defs     bytes.Buffer
	names    int
	patterns map[style.Pattern]string
	glyphs   map[glyph]string
}

// New makes an empty picture.
func New() *Surface {
	return &Surface{shared: &shared{patterns: map[style.Pattern]string{}, glyphs: map[glyph]string{}}}
}

// Bytes is the picture as a file: width and height in pixels, with a title for those
// who cannot see it, and metadata in XML.
func (s *Surface) Bytes(width, height int, title string, metadata []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+
		"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<metadata>%s</metadata>\n<defs>\n", escaped(title), metadata)
	b.Write(s.defs.Bytes())
	b.WriteString("</defs>\n")
	b.Write(s.body.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// Fill implements paint.Surface.
func (s *Surface) Fill(rings [][]scene.Pixel, c color.NRGBA) {
	if len(rings) > 0 {
		fmt.Fprintf(&s.body, "<path d=\"%s\" fill-rule=\"evenodd\" %s/>\n", area(rings), ink("fill", c))
	}
}

// Pattern implements paint.Surface.
func (s *Surface) Pattern(rings [][]scene.Pixel, p style.Pattern) {
	if name := s.pattern(p); name != "" && len(rings) > 0 {
		fmt.Fprintf(&s.body, "<path d=\"%s\" fill-rule=\"evenodd\" fill=\"url(#%s)\"/>\n", area(rings), name)
	}
}

// pattern defines a pattern once.
func (s *shared) pattern(p style.Pattern) string {
	if name, ok := s.patterns[p]; ok {
		return name
	}
	t := paint.NewTiling(p)
	if t.W == 0 {
		return ""
	}
	name := s.name("p")
	s.patterns[p] = name
	fmt.Fprintf(&s.defs, "<pattern id=\"%s\" patternUnits=\"userSpaceOnUse\" width=\"%s\" height=\"%s\" patternTransform=\"rotate(%s)\"><g %s>",
		name, number(t.W), number(t.H), number(t.Angle*180/math.Pi), ink("fill", p.Color))
	for _, r := range t.Rects {
		fmt.Fprintf(&s.defs, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>", number(r.X0), number(r.Y0), number(r.X1-r.X0), number(r.Y1-r.Y0))
	}
	for _, at := range t.Dots {
		fmt.Fprintf(&s.defs, "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>", number(at.X), number(at.Y), number(t.Radius))
	}
	s.defs.WriteString("</g></pattern>\n")
	return name
}

// name makes a name that nothing else has.
func (s *shared) name(kind string) string {
	s.names++
	return kind + strconv.Itoa(s.names)
}

// Stroke implements paint.Surface.
func (s *Surface) Stroke(lines []paint.Line, st style.Stroke) {
	look := fmt.Sprintf("fill=\"none\" %s stroke-width=\"%s\" stroke-linejoin=\"round\"", ink("stroke", st.Color), number(st.Width))
	if len(st.Dash) == 0 {
		look += " stroke-linecap=\"round\""
		var d bytes.Buffer
		for _, l := range lines {
			appendPath(&d, l.Points)
		}
		if d.Len() > 0 {
			fmt.Fprintf(&s.body, "<path d=\"%s\" %s/>\n", d.String(), look)
		}
		return
	}
	for i, d := range st.Dash {
		if i == 0 {
			look += " stroke-dasharray=\""
		} else {
			look += " "
		}
		look += number(d)
	}
	for _, l := range lines {
		var d bytes.Buffer
		appendPath(&d, l.Points)
		fmt.Fprintf(&s.body, "<path d=\"%s\" %s\" stroke-dashoffset=\"%s\"/>\n", d.String(), look, number(l.From))
	}
}

// Picture implements paint.Surface.
func (s *Surface) Picture(img *image.RGBA, box paint.Rect, opacity float64) {
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a buffer takes everything
	fmt.Fprintf(&s.body, "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" opacity=\"%s\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,%s\"/>\n",
		number(box.X0), number(box.Y0), number(box.X1-box.X0), number(box.Y1-box.Y0), number(opacity), base64.StdEncoding.EncodeToString(b.Bytes()))
}

// Inside implements paint.Surface.
func (s *Surface) Inside(box paint.Rect, draw func(paint.Surface)) {
	name := s.name("c")
	w, h := number(box.X1-box.X0), number(box.Y1-box.Y0)
	fmt.Fprintf(&s.defs, "<clipPath id=\"%s\"><rect width=\"%s\" height=\"%s\"/></clipPath>\n", name, w, h)
	inner := &Surface{shared: s.shared}
	draw(inner)
	fmt.Fprintf(&s.body, "<g transform=\"translate(%s %s)\" clip-path=\"url(#%s)\">\n", number(box.X0), number(box.Y0), name)
	s.body.Write(inner.body.Bytes())
	s.body.WriteString("</g>\n")
}

func area(rings [][]scene.Pixel) string {
	var d bytes.Buffer
	for _, ring := range rings {
		appendPath(&d, ring)
		d.WriteByte('Z')
	}
	return d.String()
}

// appendPath writes a line by the steps from vertex to vertex, in hundredths of a pixel
// that are rounded where the vertices are, so that errors do not add up. Of long lines
// this is half of what places would be, and some readers refuse 10 MB.
func appendPath(d *bytes.Buffer, line []scene.Pixel) {
	b := d.AvailableBuffer()
	var x, y int64
	for i, p := range line {
		nx, ny := int64(math.Round(p.X*100)), int64(math.Round(p.Y*100))
		switch {
		case i == 0:
			b = append(b, 'M')
		case i == 1:
			b = append(b, 'l')
		case nx >= x: // a sign divides as well
			b = append(b, ' ')
		}
		b = appendHundredths(b, nx-x)
		if ny >= y {
			b = append(b, ' ')
		}
		b = appendHundredths(b, ny-y)
		x, y = nx, ny
	}
	d.Write(b)
}

// appendHundredths writes a number of hundredths in as few letters as will do.
func appendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 100 || n == 0 {
		b = strconv.AppendInt(b, n/100, 10)
	}
	if n %= 100; n > 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 > 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}

// number writes to a hundredth of a pixel.
func number(x float64) string {
	x = math.Round(x*100) / 100
	if x == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// ink is a colour as attributes.
func ink(what string, c color.NRGBA) string {
	s := fmt.Sprintf("%s=\"#%02x%02x%02x\"", what, c.R, c.G, c.B)
	if c.A != 0xff {
		s += fmt.Sprintf(" %s-opacity=\"%s\"", what, strconv.FormatFloat(math.Round(float64(c.A)/255*1000)/1000, 'f', -1, 64))
	}
	return s
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
