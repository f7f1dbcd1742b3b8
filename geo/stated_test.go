package geo

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// What a situation states is what a ledger says whose territory is all its areas, to the
// last digit, however they lie.
func TestStatedIsTheLedgerOfAllAreas(t *testing.T) {
	vertex := rapid.Custom(func(t *rapid.T) orb.Point {
		x, y := rapid.IntRange(0, 6).Draw(t, "x"), rapid.IntRange(0, 6).Draw(t, "y")
		return orb.Point{36 + float64(x)/7, 47 + float64(y)/7}
	})
	overlaps := 0
	rapid.Check(t, func(t *rapid.T) {
		s := &Situation{}
		var all orb.MultiPolygon
		for range rapid.IntRange(0, 5).Draw(t, "areas") {
			var area orb.MultiPolygon
			for range rapid.IntRange(1, 2).Draw(t, "polygons") {
				var p orb.Polygon
				for range rapid.IntRange(1, 2).Draw(t, "rings") {
					p = append(p, orb.Ring(rapid.SliceOfN(vertex, 3, 8).Draw(t, "ring")))
				}
				area = append(area, p)
			}
			s.Areas = append(s.Areas, ControlArea{Holder: rapid.SampledFrom(StatedHolders[:]).Draw(t, "holder"), Area: area})
			all = append(all, area...)
		}
		l := Measure(&Territory{Units: []Unit{{Area: all}}}, s, nil, nil)
		stated := StatedBy(s)
		if stated.Held != l.Held {
			t.Fatalf("%v, and the ledger %v", stated.Held, l.Held)
		}
		if m2 := AreaM2(all); m2 != l.AreaM2 {
			t.Fatalf("%v m², and the ledger %v", m2, l.AreaM2)
		}
		var want []Warning
		for _, w := range l.Warnings {
			if w.Rule == RuleOverlap {
				want = append(want, w)
			}
		}
		if len(stated.Warnings) != len(want) || len(want) == 1 && stated.Warnings[0].Text != want[0].Text {
			t.Fatalf("%v, and the ledger %v", stated.Warnings, want)
		}
		overlaps += len(want)
	})
	if overlaps == 0 {
		t.Error("no areas overlapped")
	}
}
