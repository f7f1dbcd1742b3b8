package data

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Where front lines of this war can lie, generously: longitude, latitude. What
// lies wholly outside never counts.
var theatre = orb.Bound{Min: orb.Point{20, 44}, Max: orb.Point{42, 54}}

// mostly is the share of a polygon's vertices that puts it into a place, which is
// outlined roughly.
const mostly = 0.9

// placeOf names where a polygon lies that is not about this war; empty otherwise.
func placeOf(p orb.Polygon) string {
	bound := p.Bound()
	if !bound.Intersects(theatre) {
		return "far from Ukraine"
	}
	for _, place := range book().places {
		if bound.Intersects(place.Ring.Bound()) && shareIn(p, place.Ring) >= mostly {
			return "in " + place.Name
		}
	}
	return ""
}

func shareIn(p orb.Polygon, ring orb.Ring) float64 {
	within, all := 0, 0
	for _, r := range p {
		for _, q := range r {
			if all++; planar.RingContains(ring, q) {
				within++
			}
		}
	}
	return float64(within) / float64(max(all, 1))
}
