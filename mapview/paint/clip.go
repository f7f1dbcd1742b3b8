package paint

import (
	"math"

	"delimit/mapview/scene"
)

// clipRing cuts a ring to a rectangle (Sutherland and Hodgman, Reentrant polygon
// clipping, 1974). What runs along the rectangle's sides lies outside the picture.
func clipRing(ring []scene.Pixel, lo, hi scene.Pixel) []scene.Pixel {
	sides := [4]func(p scene.Pixel) float64{
		func(p scene.Pixel) float64 { return p.X - lo.X },
		func(p scene.Pixel) float64 { return hi.X - p.X },
		func(p scene.Pixel) float64 { return p.Y - lo.Y },
		func(p scene.Pixel) float64 { return hi.Y - p.Y },
	}
	for _, inside := range sides {
		if len(ring) == 0 {
			return nil
		}
		out := make([]scene.Pixel, 0, len(ring)+4)
		before := ring[len(ring)-1]
		was := inside(before)
		for _, p := range ring {
			is := inside(p)
			if (is >= 0) != (was >= 0) {
				t := was / (was - is)
				out = append(out, scene.Pixel{X: before.X + t*(p.X-before.X), Y: before.Y + t*(p.Y-before.Y)})
			}
			if is >= 0 {
				out = append(out, p)
			}
			before, was = p, is
		}
		ring = out
	}
	return ring
}

// clipLine cuts a line into the parts that pass through a rectangle. Whole edges are
// kept.
func clipLine(line []scene.Pixel, lo, hi scene.Pixel) []Line {
	var out []Line
	var part Line
	flush := func() {
		if len(part.Points) > 1 {
			out = append(out, part)
		}
		part = Line{}
	}
	length := 0.0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		before := length
		length += math.Hypot(b.X-a.X, b.Y-a.Y)
		if max(a.X, b.X) < lo.X || min(a.X, b.X) > hi.X || max(a.Y, b.Y) < lo.Y || min(a.Y, b.Y) > hi.Y {
			flush()
			continue
		}
		if part.Points == nil {
			part = Line{[]scene.Pixel{a}, before}
		}
		part.Points = append(part.Points, b)
	}
	flush()
	return out
}
