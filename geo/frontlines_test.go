package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/sharedtest"
)

// The reference figures were computed by others: GEOS overlay and an integral of
// their own.
func TestDonetskAgainstReference(t *testing.T) {
	territory := &Territory{Units: []Unit{{Area: sharedtest.Land(t, sharedtest.Donetsk(t))}}}
	worst := 0.0
	for _, c := range sharedtest.Controls(t) {
		s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: sharedtest.Land(t, c.File)}}}
		l := Measure(territory, s, nil, nil)
		off := math.Abs(l.Held[HeldByRussia]/1e6 - c.Minregion2020)
		worst = math.Max(worst, off)
		if off > 0.001 || l.ResidualM2 != 0 {
			t.Errorf("%s: held by Russia %.4f km², reference %.4f; residual %g", c.Date, l.Held[HeldByRussia]/1e6, c.Minregion2020, l.ResidualM2)
		}
	}
	t.Logf("worst difference %.5f km²", worst)
}

func BenchmarkMeasure(b *testing.B) {
	territory := &Territory{Units: []Unit{{Area: sharedtest.Land(b, sharedtest.Donetsk(b))}}}
	held := sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: held}}}
	p := &Proposal{Features: []Feature{border("b", NoSide, NoSide, orb.Point{36, 48.5}, orb.Point{37.3, 48.2}, orb.Point{40, 48.4})}}
	for b.Loop() {
		Measure(territory, s, p, nil)
	}
}
