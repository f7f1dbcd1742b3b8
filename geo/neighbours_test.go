package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// 37     37.5    38        39
//
//	+------|------+---------+
//	|  UA  | ceded  Russia  |
//	+------|------+---------+
//
// Both common edges are pieces of meridians, which are geodesics.
func TestNeighbours(t *testing.T) {
	l := measure(border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50}))
	want := ellipsoid.DistanceM(orb.Point{37.5, 47}, orb.Point{37.5, 49})
	pairs := l.Neighbours()
	if len(pairs) != 2 {
		t.Fatalf("%d pairs of neighbours, want 2: %+v", len(pairs), pairs)
	}
	for i, p := range pairs {
		if p.First >= p.Second || math.Abs(p.LengthM-want) > 1e-3 {
			t.Errorf("pair %d is %+v, want %.3f m", i, p, want)
		}
	}
}
