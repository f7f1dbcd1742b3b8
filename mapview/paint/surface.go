// Package paint draws a scene onto surfaces. Walk goes over a scene once, for any
// surface: a raster for screen tiles and pictures, a recording one for tests.
package paint

import (
	"image"
	"image/color"
	"math"

	"github.com/paulmach/orb"

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
	Stroke(lines []Line, s style.Stroke)
	// Text writes from the left end of a baseline, which is turned by an angle in
	// radians, clockwise.
	Text(s string, t style.Type, scale float64, at scene.Pixel, angle float64)
	// Picture lays a picture of as many pixels as a box over it.
	Picture(img *image.RGBA, box Rect, opacity float64)
	// Inside has something drawn into a box whose corner is its origin; nothing leaves
	// the box.
	Inside(box Rect, draw func(Surface))
}

// Line is a line, or a part of one.
type Line struct {
	Points []scene.Pixel
	From   float64 // length of the line before the part: dashes go on from there
}

// Whole are lines from their beginning.
func Whole(lines ...[]scene.Pixel) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i].Points = l
	}
	return out
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

// Inked is the part of the world in which what lies in a box can leave ink.
func Inked(b scene.Box, span, scale float64) scene.Box {
	m := margin * scale / span
	return scene.Box{Min: scene.World{X: b.Min.X - m, Y: b.Min.Y - m}, Max: scene.World{X: b.Max.X + m, Y: b.Max.Y + m}}
}

// Walk draws the shapes of a scene in their order.
func Walk(s *scene.Scene, v View, to Surface) {
	box := v.box(margin * v.Scale)
	for _, op := range s.Ops {
		if !op.Shape.Box.Overlaps(box) {
			continue
		}
		if op.Tiles != nil {
			v.tiles(op, to)
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
		if op.Dot > 0 {
			v.dots(op, box, to)
			continue
		}
		if op.Edge.Width > 0 {
			to.Stroke(v.lines(op.Shape, box, op.Shift*v.Scale, len(op.Edge.Dash) > 0), op.Edge.Scaled(v.Scale))
		}
	}
	if s.Graticule {
		to.Stroke(Whole(v.graticule()...), s.Style.Graticule.Scaled(v.Scale))
	}
}

// graticule is the meridians and parallels of a view. Both are straight in Mercator,
// and lie on the middle of pixels, so that all look alike.
func (v View) graticule() [][]scene.Pixel {
	box := v.box(margin * v.Scale)
	lo, hi := v.pixel(box.Min), v.pixel(box.Max)
	var lines [][]scene.Pixel
	lons, lats := scene.Graticule(box, scene.GraticuleStep(v.Span, v.Scale))
	for _, lon := range lons {
		x := math.Floor(v.pixel(scene.Project(orb.Point{lon, 0})).X) + 0.5
		lines = append(lines, []scene.Pixel{{X: x, Y: lo.Y}, {X: x, Y: hi.Y}})
	}
	for _, lat := range lats {
		y := math.Floor(v.pixel(scene.Project(orb.Point{0, lat})).Y) + 0.5
		lines = append(lines, []scene.Pixel{{X: lo.X, Y: y}, {X: hi.X, Y: y}})
	}
	return lines
}

func scaledPattern(p style.Pattern, by float64) style.Pattern {
	p.Step, p.Width = p.Step*by, p.Width*by
	return p
}

// thin turns points into pixels and leaves out vertices that a pixel cannot show.
// The first and last vertex stay.
func (v View) thin(points []scene.World) []scene.Pixel {
	out := make([]scene.Pixel, 0, len(points)/2+2)
	for i, w := range points {
		p := v.pixel(w)
		if n := len(out); n > 0 && i < len(points)-1 && math.Abs(p.X-out[n-1].X) < scene.Fine && math.Abs(p.Y-out[n-1].Y) < scene.Fine {
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
		ring := v.thin(seen(p.At(v.Span), box))
		if p.Box.Min.X < box.Min.X || p.Box.Min.Y < box.Min.Y || p.Box.Max.X > box.Max.X || p.Box.Max.Y > box.Max.Y {
			ring = clipRing(ring, lo, hi)
		}
		if len(ring) > 2 {
			out = append(out, ring)
		}
	}
	return out
}

// seen is a ring in which what lies on one side of the box has gone straight: the
// land within the box stays the same.
func seen(l *scene.Level, box scene.Box) []scene.World {
	out := make([]scene.World, 0, min(len(l.Points), 4096))
	l.Chunks(func(points []scene.World, around scene.Box) {
		if len(out) > 0 {
			points = points[1:]
		}
		if around.Aside(box) && len(points) > 0 {
			points = points[len(points)-1:]
		}
		out = append(out, points...)
	})
	return out
}

// lines are the lines of a shape cut to the box, in pixels, shifted sideways. Whole
// lines are kept, because their dashes count from the beginning.
func (v View) lines(s *scene.Shape, box scene.Box, shift float64, whole bool) []Line {
	lo, hi := v.pixel(box.Min), v.pixel(box.Max)
	var out []Line
	for _, p := range s.Paths {
		if !p.Box.Overlaps(box) {
			continue
		}
		for _, part := range inSight(p.At(v.Span), box, whole) {
			line := v.thin(part)
			if shift != 0 {
				line = shifted(line, shift)
			}
			out = append(out, clipLine(line, lo, hi)...)
		}
	}
	return out
}

// inSight are the parts of a line that come near the box.
func inSight(l *scene.Level, box scene.Box, whole bool) [][]scene.World {
	if whole {
		return [][]scene.World{l.Points}
	}
	var parts [][]scene.World
	open := false
	l.Chunks(func(points []scene.World, around scene.Box) {
		switch {
		case around.Aside(box):
			open = false
		case open:
			last := len(parts) - 1
			parts[last] = append(parts[last], points[1:]...)
		default:
			parts = append(parts, points[:len(points):len(points)])
			open = true
		}
	})
	return parts
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
