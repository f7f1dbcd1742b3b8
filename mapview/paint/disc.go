package paint

import (
	"math"

	"delimit/mapview/scene"
)

// disc is a circle as a polygon.
func disc(at scene.Pixel, r float64) []scene.Pixel {
	n := max(12, int(r*4))
	ring := make([]scene.Pixel, n)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		ring[i] = scene.Pixel{X: at.X + r*cos, Y: at.Y + r*sin}
	}
	return ring
}

// zoomOfScale is by how much a screen of more pixels a point is zoomed in for the
// same look.
func zoomOfScale(scale float64) float64 { return math.Log2(scale) }

// dots draws a dot at every point of a shape.
func (v View) dots(op scene.Op, box scene.Box, to Surface) {
	edge := op.Edge.Scaled(v.Scale)
	for _, p := range op.Shape.Paths {
		if !p.Box.Overlaps(box) {
			continue
		}
		at := v.pixel(p.Points[0])
		if edge.Width > 0 {
			to.Fill([][]scene.Pixel{disc(at, op.Dot*v.Scale+edge.Width)}, edge.Color)
		}
		to.Fill([][]scene.Pixel{disc(at, op.Dot*v.Scale)}, op.Fill)
	}
}
