package paint

import (
	"image"
	"image/color"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Call is one thing that was drawn.
type Call struct {
	Verb  string // fill, pattern, stroke, text, picture, inside
	Color color.NRGBA
	Motif style.Motif
	Text  string
	again func(Surface)
}

// Recording is a surface that remembers what is drawn on it, to be drawn elsewhere
// later, or not at all.
type Recording struct{ Calls []Call }

// Draw draws everything on another surface.
func (r *Recording) Draw(to Surface) {
	for _, c := range r.Calls {
		c.again(to)
	}
}

// Fill implements Surface.
func (r *Recording) Fill(rings [][]scene.Pixel, c color.NRGBA) {
	r.Calls = append(r.Calls, Call{Verb: "fill", Color: c, again: func(s Surface) { s.Fill(rings, c) }})
}

// Pattern implements Surface.
func (r *Recording) Pattern(rings [][]scene.Pixel, p style.Pattern) {
	r.Calls = append(r.Calls, Call{Verb: "pattern", Color: p.Color, Motif: p.Motif, again: func(s Surface) { s.Pattern(rings, p) }})
}

// Stroke implements Surface.
func (r *Recording) Stroke(lines []Line, st style.Stroke) {
	r.Calls = append(r.Calls, Call{Verb: "stroke", Color: st.Color, again: func(s Surface) { s.Stroke(lines, st) }})
}

// Text implements Surface.
func (r *Recording) Text(text string, t style.Type, scale float64, at scene.Pixel, angle float64) {
	r.Calls = append(r.Calls, Call{Verb: "text", Color: t.Color, Text: text, again: func(s Surface) { s.Text(text, t, scale, at, angle) }})
}

// Picture implements Surface.
func (r *Recording) Picture(img *image.RGBA, box Rect, opacity float64) {
	r.Calls = append(r.Calls, Call{Verb: "picture", again: func(s Surface) { s.Picture(img, box, opacity) }})
}

// Inside implements Surface.
func (r *Recording) Inside(box Rect, draw func(Surface)) {
	var inner Recording
	draw(&inner)
	r.Calls = append(r.Calls, Call{Verb: "inside", again: func(s Surface) { s.Inside(box, inner.Draw) }})
}
