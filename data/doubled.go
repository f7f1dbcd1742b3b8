package data

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// doubled says where the two largest areas of a holder lie over one another as maps of two days
// do. Nothing else in the file tells of two days, so the areas count as one map.
func doubled(areas []geo.ControlArea) []Defect {
	var list []Defect
	for _, h := range geo.Holders {
		var land []orb.MultiPolygon
		for _, a := range areas {
			if a.Holder == h {
				land = append(land, a.Area)
			}
		}
		if len(land) < 2 {
			continue
		}
		slices.SortStableFunc(land, func(a, b orb.MultiPolygon) int { return cmp.Compare(size(b.Bound()), size(a.Bound())) })
		first, second := land[0], land[1]
		if !first.Bound().Intersects(second.Bound()) || size(second.Bound()) < sameOfLarger*size(first.Bound()) {
			continue
		}
		if lieOf(first, second) == overEachOther {
			list = append(list, Defect{Rule: "doubled", Feature: WholeFile, Done: "counted once, as one map",
				Text: fmt.Sprintf("the two largest areas of holder %s lie over one another, as maps of two days do, and nothing tells of which days they are", h)})
		}
	}
	return list
}

// size of a box, to tell which is larger.
func size(b orb.Bound) float64 { return (b.Right() - b.Left()) * (b.Top() - b.Bottom()) }
