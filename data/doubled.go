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
		var land []boxed
		for _, a := range areas {
			if a.Holder == h {
				land = append(land, boxed{a.Area, a.Area.Bound()})
			}
		}
		if len(land) < 2 {
			continue
		}
		slices.SortStableFunc(land, func(a, b boxed) int { return cmp.Compare(size(b.bound), size(a.bound)) })
		first, second := land[0], land[1]
		if !first.bound.Intersects(second.bound) || size(second.bound) < sameOfLarger*size(first.bound) {
			continue
		}
		if lieOf(first.area, second.area) == overEachOther {
			list = append(list, Defect{Rule: "doubled", Feature: WholeFile, Done: "counted once, as one map",
				Text: fmt.Sprintf("the two largest areas of holder %s lie over one another, as maps of two days do, and nothing tells of which days they are", h)})
		}
	}
	return list
}

// boxed is an area with the box around it.
type boxed struct {
	area  orb.MultiPolygon
	bound orb.Bound
}

// size of a box, to tell which is larger.
func size(b orb.Bound) float64 { return (b.Right() - b.Left()) * (b.Top() - b.Bottom()) }
