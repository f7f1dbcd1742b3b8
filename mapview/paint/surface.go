// Package paint draws a scene onto surfaces. Walk goes over a scene once, for any
// surface: a raster for screen tiles and pictures, a recording one for tests.
package paint

import (
	"image/color"
	"math"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Surface takes shapes in its own pixels.
type Surface interface {
	// Fill covers the inside of rings by the even-odd rule.
	Fill(rings [][]scene.Pixel, c color.NRGBA)
	// Pattern covers the inside of rings with a pattern.
	Pattern(rings [][]scene.Pixel, p style.Pattern)
	// Stroke draws lines.
	Stroke(lines [][]scene.Pixel, s style.Stroke)
}

// View is the part of the world that a surface shows.
type View struct {
	Span  float64     // width of the world in pixels
	Min   scene.World // the upper left corner
	W, H  float64     // pixels
	Scale float64     // pixels a point: widths and sizes grow with it
}

// ViewOf is what a camera shows.
func ViewOf(c scene.Camera, scale float64) View {
	return View{Span: c.Span(), Min: c.WorldAt(scene.Pixel{}), W: c.Size.W, H: c.Size.H, Scale: scale}
}

func (v View) pixel(w scene.World) scene.Pixel {
	return scene.Pixel{X: (w.X - v.Min.X) * v.Span, Y: (w.Y - v.Min.Y) * v.Span}
}

// Box is the part of the world that a view shows.
func (v View) Box() scene.Box { return v.box(0) }

// box is the view with a margin in pixels.
func (v View) box(margin float64) scene.Box {
	m := margin / v.Span
	return scene.Box{Min: scene.World{X: v.Min.X - m, Y: v.Min.Y - m},
		Max: scene.World{X: v.Min.X + v.W/v.Span + m, Y: v.Min.Y + v.H/v.Span + m}}
}

// margin is how far outside a view, in points, something can lie and still leave
// ink inside: half of the widest line.
const margin = 16

// Reach is the part of the world that can leave ink in a view.
func Reach(v View) scene.Box { return v.box(margin * v.Scale) }

// Walk draws the shapes of a scene in their order.
func Walk(s *scene.Scene, v View, to Surface) {
	box := v.box(margin * v.Scale)
	for _, op := range s.Ops {
		if !op.Shape.Box.Overlaps(box) {
			continue
		}
		if op.Shape.Closed && (scene.Visible(op.Fill) || op.Pattern.Motif != style.NoPattern) {
			rings := v.rings(op.Shape, box)
			if scene.Visible(op.Fill) {
				to.Fill(rings, op.Fill)
			}
			if op.Pattern.Motif != style.NoPattern {
				to.Pattern(rings, scaledPattern(op.Pattern, v.Scale))
			}
		}
		if op.Edge.Width > 0 {
			to.Stroke(v.lines(op.Shape, box, op.Shift*v.Scale), op.Edge.Scaled(v.Scale))
		}
	}
}

func scaledPattern(p style.Pattern, by float64) style.Pattern {
	p.Step, p.Width = p.Step*by, p.Width*by
	return p
}

// fine is the distance in pixels under which a vertex is not drawn.
const fine = 0.35

// thin turns a path into pixels and leaves out vertices that a pixel cannot show.
// The first and last vertex stay.
func (v View) thin(points []scene.World) []scene.Pixel {
	out := make([]scene.Pixel, 0, len(points)/2+2)
	for i, w := range points {
		p := v.pixel(w)
		if n := len(out); n > 0 && i < len(points)-1 && math.Abs(p.X-out[n-1].X) < fine && math.Abs(p.Y-out[n-1].Y) < fine {
			continue
		}
		out = append(out, p)
	}
	return out
}

// rings are the rings of a shape clipped to the box, in pixels.
func (v View) rings(s *scene.Shape, box scene.Box) [][]scene.Pixel {
	lo, hi := v.pixel(box.Min), v.pixel(box.Max)
	var out [][]scene.Pixel
	for _, p := range s.Paths {
		if !p.Box.Overlaps(box) {
			continue
		}
		ring := v.thin(p.Points)
		if p.Box.Min.X < box.Min.X || p.Box.Min.Y < box.Min.Y || p.Box.Max.X > box.Max.X || p.Box.Max.Y > box.Max.Y {
			ring = clipRing(ring, lo, hi)
		}
		if len(ring) > 2 {
			out = append(out, ring)
		}
	}
	return out
}

// lines are the lines of a shape cut to the box, in pixels, shifted sideways.
func (v View) lines(s *scene.Shape, box scene.Box, shift float64) [][]scene.Pixel {
	lo, hi := v.pixel(box.Min), v.pixel(box.Max)
	var out [][]scene.Pixel
	for _, p := range s.Paths {
		if !p.Box.Overlaps(box) {
			continue
		}
		line := v.thin(p.Points)
		if shift != 0 {
			line = shifted(line, shift)
		}
		out = append(out, clipLine(line, lo, hi)...)
	}
	return out
}

// shifted moves a line to its right by d pixels (left when negative), vertex by
// vertex along the bisector.
func shifted(line []scene.Pixel, d float64) []scene.Pixel {
	out := make([]scene.Pixel, len(line))
	n := len(line)
	closed := n > 2 && line[0] == line[n-1]
	normal := func(i int) (x, y float64) { // of the edge from i, to the right on a screen whose y runs down
		dx, dy := line[i+1].X-line[i].X, line[i+1].Y-line[i].Y
		if l := math.Hypot(dx, dy); l > 0 {
			return -dy / l, dx / l
		}
		return 0, 0
	}
	for i, p := range line {
		var x, y float64
		if i < n-1 {
			x, y = normal(i)
		}
		before := i - 1
		if closed && i == 0 {
			before = n - 2
		}
		if closed && i == n-1 {
			x, y = normal(0)
		}
		if before >= 0 {
			bx, by := normal(before)
			x, y = x+bx, y+by
		}
		if l := math.Hypot(x, y); l > 0.3 {
			x, y = x/l, y/l
		}
		out[i] = scene.Pixel{X: p.X + d*x, Y: p.Y + d*y}
	}
	return out
}
