package data

import (
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"delimit/data/atlas"
)

// checkSwapped looks for coordinates that make sense only as latitude, longitude: turned
// around they lie in or beside Ukraine, as they are nowhere near it. A file of nothing else
// is refused; of single features among others it tells.
func checkSwapped(features []feature) ([]Defect, error) {
	within := false
	var turned tally
	closely := mostCloselyOfFile
	for _, f := range features {
		there, at := f.swapped(&closely)
		if within = within || there; at != nil {
			turned.addAt(f, at)
		}
	}
	switch {
	case turned.n == 0:
		return nil, nil
	case !within:
		d := turned.first.defect("swapped", "", "longitude and latitude look swapped (GeoJSON has the longitude first)")
		d.At = turned.at
		return nil, &Error{Defect: d}
	}
	return []Defect{turned.defect("swapped", "read as it stands, which is nowhere near Ukraine",
		"longitude and latitude of %s look swapped", counted(turned.n, "feature"))}, nil
}

// mostCloselyOfFile is how many positions of a file are looked at closely; thousands that look
// alike say no more.
const mostCloselyOfFile = 4000

// swapped reports whether a feature has positions in the theatre, and gives the first that
// lies in Ukraine only when turned around: any that stands among others in the theatre, and
// else one of many, as a city elsewhere may have its mirror on the frontier.
func (f feature) swapped(closely *int) (within bool, at *orb.Point) {
	const most = 64 // that are looked at closely
	tried, turned := 0, 0
	eachPoint(f.geometry, func(p orb.Point) {
		switch {
		case theatre.Contains(p):
			within = true
		case tried < most && *closely > 0 && theatre.Contains(orb.Point{p[1], p[0]}):
			*closely--
			if tried++; nearUkraine(orb.Point{p[1], p[0]}) {
				if turned++; turned == 1 {
					first := p // p itself would be kept of every position
					at = &first
				}
			}
		}
	})
	if !within && 4*turned < 3*tried {
		at = nil
	}
	return within, at
}

// margin is how far beside Ukraine land still is that a file about this war may show, in
// degrees.
const margin = 0.15

// ukraine is the polygons of all oblasts.
var ukraine = sync.OnceValue(func() (all orb.MultiPolygon) {
	for _, u := range atlas.Oblasts() {
		all = append(all, u.Area...)
	}
	return all
})

// nearUkraine reports whether a position lies in Ukraine or within about the margin.
func nearUkraine(p orb.Point) bool {
	for _, east := range []float64{0, -margin, margin} {
		for _, north := range []float64{0, -margin, margin} {
			q := orb.Point{p[0] + east, p[1] + north}
			for _, part := range ukraine() {
				if part.Bound().Contains(q) && planar.PolygonContains(part, q) {
					return true
				}
			}
		}
	}
	return false
}
