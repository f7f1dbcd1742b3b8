package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// What lies far away of the land of which a situation speaks changes nothing, also
// where one ledger is made out of another of a territory elsewhere.
func TestCoverageFarAway(t *testing.T) {
	var ring orb.Ring // a country of many vertices around the test territory, but for its north-east
	for i := range 2000 {
		at := 2 * math.Pi * float64(i) / 2000
		ring = append(ring, orb.Point{37 + 1.7*math.Cos(at) + 0.01*math.Sin(37*at), 47.4 + 1.7*math.Sin(at)})
	}
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: box(38, 46, 40, 50)}}, Covers: orb.MultiPolygon{{append(ring, ring[0])}}}
	elsewhere := &Territory{Units: []Unit{{Area: box(35.5, 46.5, 36.5, 47.5)}}}
	for _, t1 := range []*Territory{testTerritory, elsewhere} {
		whole := Measure(t1, s, nil, nil)
		for _, other := range []*Territory{testTerritory, elsewhere} {
			l := MeasureFrom(Measure(other, s, nil, nil), t1, s, nil, nil)
			if l.Held != whole.Held || l.ContactM != whole.ContactM {
				t.Errorf("out of a ledger elsewhere: %v, want %v", l.Held, whole.Held)
			}
		}
	}
	l := Measure(testTerritory, s, nil, nil)
	areaOf := func(land orb.MultiPolygon) float64 {
		return Measure(&Territory{Units: []Unit{{Area: land}}}, &Situation{}, nil, nil).AreaM2
	}
	// What is not covered and not stated, by an arrangement of its own.
	west := &Territory{Units: []Unit{{Area: box(37, 47, 38, 49)}}}
	covered := Measure(west, &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: s.Covers}}}, nil, nil).Held[HeldByRussia]
	if want := areaOf(box(37, 47, 38, 49)) - covered; want < 1e6 || math.Abs(l.Held[HeldUnstated]-want) > 1 {
		t.Errorf("unstated %.1f m², want %.1f", l.Held[HeldUnstated], want)
	}
}

// A gauge reads what the ledger says, whether the coverage takes in all of the territory
// or not, and also when it has read another before.
func TestGaugeOfCoverage(t *testing.T) {
	g := NewGauge(testTerritory, nil)
	for _, covers := range []orb.MultiPolygon{box(36, 46, 40, 50), box(36, 46, 38.5, 50), {}, nil, box(36, 46, 40, 50), box(37, 47, 39, 49)} {
		s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: box(38, 46, 38.2, 50)}}, Covers: covers}
		for range 2 {
			if got, want := g.Read(s).Held, Measure(testTerritory, s, nil, nil).Held; got != want {
				t.Errorf("%v: read %v, measured %v", covers.Bound(), got, want)
			}
		}
	}
}
