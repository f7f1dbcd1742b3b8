package data

import "delimit/geo"

// held measures the areas of a situation by holder, as ledgers do: land counts once however
// many areas cover it, and land that is stated for both is contested. Land that no area
// covers does not count, but for a schematic situation, whose areas are what is left of the
// land that it covers.
func held(s *geo.Situation) geo.Stated {
	if !s.Schematic {
		return geo.StatedBy(s)
	}
	laid := &geo.Territory{Units: []geo.Unit{{Area: s.Covers}}}
	l := geo.Measure(laid, s, nil, nil)
	return geo.Stated{Held: l.Held, Warnings: l.Warnings}
}
