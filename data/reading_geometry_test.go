package data

import (
	"testing"

	"delimit/geo"
)

func russia(km2 float64) map[geo.Holder]float64 {
	return map[geo.Holder]float64{geo.HeldByRussia: km2}
}

// Rings, layers, styles, links: which land a file is about.
func TestReadingGeometry(t *testing.T) {
	checkReading(t, []readingCase{
		{file: "rings_island_first.geojson", held: russia(2012.36), defects: []string{"flat-polygon"}},
		{file: "territory_main_first.geojson", role: TerritoryRole, territory: 2012.36, defects: []string{"flat-polygon"}},
		{file: "hole_touches_neighbour.zip", held: russia(2033.07), free: []string{"hole-outside", "flat-polygon"}},
		{file: "shell_ccw_hole_cw.json", held: russia(1908.37), free: []string{"flat-polygon"}},
		{file: "exceeded.json", held: russia(1991.42), defects: []string{"cut-off"}, warned: []string{"cut-off"}},
		{file: "curve_rings.json", held: russia(1480.65), defects: []string{"curves"}, warned: []string{"curves"}, free: []string{"null-geometry"}},
		{file: "isw_layers.zip", held: map[geo.Holder]float64{geo.HeldByRussia: 1991.42, geo.HeldContested: 1480.65}},
		{file: "cpg_lies_1252.zip", held: russia(1991.42), defects: []string{"encoding"}},
		{file: "two_kinds.zip", held: russia(1480.65), defects: []string{"unread"}, warned: []string{"unread"}},
		{file: "folder_style.kml", held: map[geo.Holder]float64{geo.HeldContested: 1991.42}, defects: []string{"no-holder"}, asks: true},
		{file: "pair_inline_style.kml", held: russia(1991.42), free: []string{"no-holder", "assumed-holder"}},
		{file: "partly_linked.kml", held: russia(1991.42), defects: []string{"linked"}, warned: []string{"linked"}},
		{file: "spaces.kml", held: russia(1991.42)},
		{file: "territory_caucasus.geojson", role: TerritoryRole, territory: 21256.07, free: []string{"swapped"}},
		{file: "multipolygon_flat.geojson", refused: "not-geojson"},
	})
}
