package scene

import "math"

// steps are the distances between meridians, and between parallels, in degrees:
// seconds, minutes and degrees that people count in.
var steps = []float64{1 / 3600., 2 / 3600., 5 / 3600., 10 / 3600., 15 / 3600., 30 / 3600., 1 / 60., 2 / 60., 5 / 60., 10 / 60., 15 / 60., 30 / 60., 1, 2, 5, 10, 15, 30}

// GraticuleStep is the finest step, in degrees, that leaves some room between
// meridians on a map whose world is so many pixels wide.
func GraticuleStep(span, scale float64) float64 {
	const room = 110 // points
	for _, s := range steps {
		if s*span/360 >= room*scale {
			return s
		}
	}
	return steps[len(steps)-1]
}

// Graticule lists the meridians and parallels of a step that cross a box, in
// degrees. They are multiples of the step, whatever the box.
func Graticule(b Box, step float64) (lons, lats []float64) {
	nw, se := Unproject(b.Min), Unproject(b.Max)
	return multiples(math.Max(nw[0], -180), math.Min(se[0], 180), step), multiples(math.Max(se[1], -85), math.Min(nw[1], 85), step)
}

func multiples(from, to, step float64) []float64 {
	var out []float64
	for k := math.Ceil(from / step); k*step <= to; k++ {
		out = append(out, k*step)
	}
	return out
}
