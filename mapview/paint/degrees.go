package paint

import (
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// Degree is what a meridian or parallel is called, at the edge of a map.
type Degree struct {
	Text     string
	Rect     Rect
	Baseline float64
}

// Degrees are the names of the graticule's lines: of meridians at the upper edge, of
// parallels at the left. Those that would be cut are left out.
func Degrees(c scene.Camera, t style.Type, scale float64) []Degree {
	step := scene.GraticuleStep(c.Span(), scale)
	lons, lats := scene.Graticule(ViewOf(c, scale).Box(), step)
	edge := 5 * scale
	var out []Degree
	add := func(says string, x, y, across, down float64) {
		w, h, ascent := TextSize(says, t, scale)
		x, y = x-across*w, y-down*h
		r := Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}
		if r.X0 >= 0 && r.Y0 >= 0 && r.X1 <= c.Size.W && r.Y1 <= c.Size.H {
			out = append(out, Degree{says, r, y + ascent})
		}
	}
	for _, lon := range lons {
		add(text.Meridian(lon, step), c.Pixel(orb.Point{lon, c.Center[1]}).X, edge, 0.5, 0)
	}
	for _, lat := range lats {
		add(text.Parallel(lat, step), edge, c.Pixel(orb.Point{c.Center[0], lat}).Y, 0, 0.5)
	}
	return out
}
