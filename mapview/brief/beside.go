package brief

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// leastSeen is the land, in square pixels at the unit of a page, that a reader sees. Less
// of it are strips along the edge of the territory where two boundaries differ.
const leastSeen = 40

// besideHolders lists the holders whose land the map shows outside the territory.
func (l *layout) besideHolders() (holders []geo.Holder) {
	m := l.page.Model
	if !m.Layers.Shows(style.HoldersPart) {
		return nil
	}
	cam := l.camera()
	nw, se := cam.LonLat(scene.Pixel{}), cam.LonLat(scene.Pixel{X: cam.Size.W, Y: cam.Size.H})
	view := orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
	pixels := cam.Size.W * cam.Size.H / ((view.Max[0] - view.Min[0]) * (view.Max[1] - view.Min[1])) // a square degree
	for h, land := range scene.Outside(m) {
		for _, p := range land {
			if p.Bound().Intersects(view) && planar.Area(p)*pixels > leastSeen*l.unit*l.unit {
				holders = append(holders, geo.Holder(h))
				break
			}
		}
	}
	return holders
}
