package data

import (
	"github.com/paulmach/orb"

	"delimit/geo"
)

// Held measures the areas of a situation by holder, in m² on the WGS 84 ellipsoid,
// as ledgers do: land counts once however many areas cover it, and land that is
// stated for both is contested. Land that no area covers does not count, but for a
// schematic situation, whose areas are what is left of the land that it covers.
func Held(s *geo.Situation) [len(geo.Holders)]float64 { return heldLedger(s).Held }

// heldLedger is the ledger of all land of which a situation says something.
func heldLedger(s *geo.Situation) *geo.Ledger {
	if s.Schematic { // it is laid over the land that it covers
		return geo.Measure(territoryOf(s.Covers), s, nil, nil)
	}
	var all orb.MultiPolygon
	for _, a := range s.Areas {
		all = append(all, a.Area...)
	}
	return geo.Measure(territoryOf(all), s, nil, nil)
}

// AreaM2 is the area of land on the WGS 84 ellipsoid, in m²; what several polygons
// cover counts once.
func AreaM2(land orb.MultiPolygon) float64 {
	return geo.Measure(territoryOf(land), &geo.Situation{}, nil, nil).AreaM2
}

func territoryOf(land orb.MultiPolygon) *geo.Territory {
	return &geo.Territory{Units: []geo.Unit{{Area: land}}}
}
