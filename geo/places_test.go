package geo

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Every settlement is counted in the cell where it lies, whether it is sought near the
// territory only or everywhere, on its rim and at its corners too.
func TestPlacesWhereTheyLie(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{37 + float64(rapid.IntRange(-2, 10).Draw(t, "lon"))/4, 48 + float64(rapid.IntRange(-2, 10).Draw(t, "lat"))/4}
		})
		shape := func(label string) orb.MultiPolygon {
			return orb.MultiPolygon{{rapid.SliceOfN(at, 3, 7).Draw(t, label)}}
		}
		land := &Territory{Units: []Unit{{Name: "A", Area: shape("land")}, {Name: "B", Area: shape("more land")}}}
		s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: shape("held")}}}
		var places []Settlement
		for _, p := range rapid.SliceOfN(at, 0, 40).Draw(t, "places") {
			places = append(places, Settlement{At: p, Population: 1})
		}
		l := Measure(land, s, nil, places)
		l = MeasureFrom(l, land, s, nil, places)
		for i, p := range places {
			want, ok := l.CellAt(p.At)
			for c := range l.Cells {
				if got := slices.Contains(l.Cells[c].Places, i); got != (ok && c == want) {
					t.Fatalf("settlement at %v in cell %d: %v", p.At, c, got)
				}
			}
		}
	})
}
