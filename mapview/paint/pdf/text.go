package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Text implements paint.Surface. A halo is the outline of the text in a wide pen,
// drawn first.
func (s *Surface) Text(text string, t style.Type, scale float64, at scene.Pixel, angle float64) {
	size := t.Size * scale * s.scale
	text = writable(text)
	s.useFont(t, size)
	x, y := (at.X+s.origin.X)*s.scale, (at.Y+s.origin.Y)*s.scale
	turned := angle != 0
	if turned {
		s.doc.TransformBegin()
		s.doc.TransformRotate(-angle*180/math.Pi, x, y)
	}
	s.raw("%s Tc\n", number(paint.Spacing(t)*size))
	if t.HaloPt > 0 && t.Halo.A > 0 {
		s.ink(t.Halo, "RG")
		s.raw("%s w 1 j 1 J 1 Tr\n", number(2*t.HaloPt*scale*s.scale))
		s.doc.Text(x, y, text)
		s.raw("0 Tr\n")
	}
	s.ink(t.Color, "rg") // the library's own colour of text stays what it takes the fill to be
	s.doc.Text(x, y, text)
	s.raw("0 Tc\n")
	if turned {
		s.doc.TransformEnd()
	}
}

// useFont embeds a font when it is first used.
func (s *Surface) useFont(t style.Type, size float64) {
	face := ""
	if t.Bold {
		face += "B"
	}
	if t.Italic {
		face += "I"
	}
	if !s.fonts[face] {
		s.fonts[face] = true
		s.doc.AddUTF8FontFromBytes("Noto Sans", face, paint.Font(t))
	}
	s.doc.SetFont("Noto Sans", face, size)
}

// writable puts a sign in the place of what the library cannot write: letters beyond
// the first plane, on which it fails, and bytes that are no letters.
func writable(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff || r < ' ' {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}
