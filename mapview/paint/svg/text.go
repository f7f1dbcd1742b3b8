package svg

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// glyph is a letter of a font.
type glyph struct {
	bold, italic bool
	index        sfnt.GlyphIndex
}

// em is the size in which letters are defined.
const em = 1000

// Text implements paint.Surface.
func (s *Surface) Text(text string, t style.Type, scale float64, at scene.Pixel, angle float64) {
	size := t.Size * scale
	var letters bytes.Buffer
	f := paint.Glyphs(t)
	var buf sfnt.Buffer
	x := 0.0
	for _, r := range text {
		index, err := f.GlyphIndex(&buf, r)
		if err != nil {
			continue
		}
		if name := s.letter(f, &buf, glyph{t.Bold, t.Italic, index}); name != "" {
			fmt.Fprintf(&letters, "<use xlink:href=\"#%s\" x=\"%s\"/>", name, number(x))
		}
		if advance, err := f.GlyphAdvance(&buf, index, fixed.I(em), font.HintingNone); err == nil {
			x += float64(advance)/64 + paint.Spacing(t)*em
		}
	}
	place := fmt.Sprintf("translate(%s %s)", number(at.X), number(at.Y))
	if angle != 0 {
		place += fmt.Sprintf(" rotate(%s)", number(angle*180/math.Pi))
	}
	look := ink("fill", t.Color)
	if t.HaloPt > 0 && t.Halo.A > 0 {
		look += fmt.Sprintf(" %s stroke-width=\"%s\" stroke-linejoin=\"round\"", ink("stroke", t.Halo), number(2*t.HaloPt*scale*em/size))
		fmt.Fprintf(&s.body, "<g transform=\"%s scale(%s)\" %s>%s</g>\n", place, fine(size/em), strings.Replace(look, ink("fill", t.Color), "fill=\"none\"", 1), letters.String())
	}
	fmt.Fprintf(&s.body, "<g transform=\"%s scale(%s)\" %s>%s</g>", place, fine(size/em), ink("fill", t.Color), letters.String())
	fmt.Fprintf(&s.body, "<text transform=\"%s\" font-family=\"Noto Sans, sans-serif\" font-size=\"%s\" textLength=\"%s\" fill-opacity=\"0\">%s</text>\n",
		place, number(size), number(x*size/em), escaped(text))
}

func fine(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

// letter defines the outline of a letter once; one without ink has no name.
func (s *shared) letter(f *sfnt.Font, buf *sfnt.Buffer, g glyph) string {
	if name, ok := s.glyphs[g]; ok {
		return name
	}
	segments, err := f.LoadGlyph(buf, g.index, fixed.I(em), nil)
	if err != nil || len(segments) == 0 {
		s.glyphs[g] = ""
		return ""
	}
	var d bytes.Buffer
	for i, seg := range segments {
		letter, n := map[sfnt.SegmentOp]string{sfnt.SegmentOpMoveTo: "M", sfnt.SegmentOpLineTo: "L", sfnt.SegmentOpQuadTo: "Q", sfnt.SegmentOpCubeTo: "C"}[seg.Op], 1
		switch seg.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				d.WriteByte('Z')
			}
		case sfnt.SegmentOpQuadTo:
			n = 2
		case sfnt.SegmentOpCubeTo:
			n = 3
		}
		d.WriteString(letter)
		for k, p := range seg.Args[:n] {
			if k > 0 {
				d.WriteByte(' ')
			}
			d.WriteString(number(float64(p.X)/64) + " " + number(float64(p.Y)/64))
		}
	}
	name := s.name("g")
	s.glyphs[g] = name
	fmt.Fprintf(&s.defs, "<path id=\"%s\" d=\"%sZ\"/>\n", name, d.String())
	return name
}
