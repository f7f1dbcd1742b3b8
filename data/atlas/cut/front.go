package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/front"
)

// Dates of the embedded situations.
var dates = []string{"2024-07-15", "2025-12-15", "2026-08-15"}

// How far, in km, the land of which a schematic front speaks reaches beyond the
// oblast, so that another boundary of the same oblast fits in.
const beyond = 10

// flat fits Donetsk.
const flat = front.Plane(48)

// cutFronts lays a line between the settlements of different holders.
func cutFronts(out string, oblasts []place, facts []fact) error {
	i := slices.IndexFunc(oblasts, func(o place) bool { return o.Code == "UA-14" })
	donetsk := oblasts[i].Geometry.(orb.MultiPolygon)
	frame := donetsk.Bound().Pad(0.25)
	covers := front.Contour(frame, func(p orb.Point) float64 { return beyond - distanceTo(donetsk, p) })
	var fronts []place
	for _, date := range dates {
		s, err := front.NewSurface(factsAt(facts, date))
		if err != nil {
			return err
		}
		held := front.Contour(frame, s.Value)
		fronts = append(fronts, place{Date: date, Note: fmt.Sprintf("schematic, from %d settlements", len(facts)), Geometry: held})
	}
	if err := writePlaces(filepath.Join(out, "fronts.geojson"), fronts); err != nil {
		return err
	}
	return writePlaces(filepath.Join(out, "fronts-cover.geojson"), []place{{Code: "UA-14", Geometry: covers}})
}

func factsAt(facts []fact, date string) []front.Fact {
	out := make([]front.Fact, len(facts))
	for i, f := range facts {
		holder := slices.IndexFunc(geo.Holders[:], func(h geo.Holder) bool { return h.String() == f.holders[date] })
		out[i] = front.Fact{At: f.at, Holder: geo.Holders[holder]}
	}
	return out
}

// distanceTo is the distance from p to an area in km, 0 inside.
func distanceTo(area orb.MultiPolygon, p orb.Point) float64 {
	x, y := flat.XY(p)
	least, inside := math.Inf(1), false
	for _, poly := range area {
		for _, ring := range poly {
			for i := 1; i < len(ring); i++ {
				ax, ay := flat.XY(ring[i-1])
				bx, by := flat.XY(ring[i])
				if (ay > y) != (by > y) && x < ax+(y-ay)/(by-ay)*(bx-ax) {
					inside = !inside
				}
				t := max(0, min(1, ((x-ax)*(bx-ax)+(y-ay)*(by-ay))/((bx-ax)*(bx-ax)+(by-ay)*(by-ay))))
				least = min(least, math.Hypot(ax+t*(bx-ax)-x, ay+t*(by-ay)-y))
			}
		}
	}
	if inside {
		return 0
	}
	return least
}
