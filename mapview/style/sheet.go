package style

import "image/color"

// Sheet is how what a file shows is drawn where the file says nothing.
type Sheet struct {
	Line     Stroke
	Fill     float64 // opacity of areas, of the colour of the line
	Ticks    Pattern // in which areas are covered, in the colour of their fill
	Dot      float64 // radius of points
	DotEdge  Stroke
	Name     Type
	NameZoom float64 // from which on it is named
}

// sheet is quieter than anything that is measured, in a colour that no holder has.
func sheet(t tones) Sheet {
	c := mix(t.quiet, t.line, 0.3)
	if t.sheet != 0 {
		c = hex(t.sheet)
	}
	return Sheet{
		Line: Stroke{1.4, c, nil}, Fill: 0.18, Ticks: Pattern{Motif: Ticked, Step: 9, Width: 1.3}, Dot: 3.2, DotEdge: Stroke{1, hex(t.casing), nil},
		Name: Type{Size: 10.5, Italic: true, Color: c, Halo: Alpha(hex(t.halo), 0.9), HaloPt: 1.6}, NameZoom: 8.5,
	}
}

// In is the same in another colour.
func (s Sheet) In(c color.NRGBA) Sheet {
	if c.A > 0 {
		s.Line.Color, s.Name.Color = c, c
	}
	return s
}
