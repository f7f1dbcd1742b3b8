package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// blob is a ring around a middle with a ragged edge.
func blob(r *rand.Rand, x, y, radius float64, n int) orb.Polygon {
	ring := make(orb.Ring, 0, n+1)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		d := radius * (0.4 + 1.2*r.Float64())
		ring = append(ring, orb.Point{x + d*cos, y + d*sin})
	}
	return orb.Polygon{append(ring, ring[0])}
}

// A reading has the figures of the ledger, although it leaves out what is far.
func TestReadingIsTheLedger(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		territory := &Territory{Units: []Unit{{Area: orb.MultiPolygon{blob(r, 37.5, 48, 0.6, 12)}}, {Area: orb.MultiPolygon{blob(r, 38.3, 48.4, 0.4, 9)}}}}
		s := &Situation{Areas: []ControlArea{
			{Holder: HeldByRussia, Area: orb.MultiPolygon{blob(r, 37.5+4*(r.Float64()-0.5), 48+4*(r.Float64()-0.5), 3, 60), blob(r, 41, 48, 1, 20)}},
			{Holder: HeldContested, Area: orb.MultiPolygon{append(blob(r, 37.5, 48, 2, 40), blob(r, 37.5, 48, 0.5, 10)...)}},
		}, Covers: orb.MultiPolygon{blob(r, 37.5, 48, 4, 30)}}
		p := &Proposal{Features: []Feature{
			{ID: "b", Type: Border, Left: SideUkraine, Right: SideRussia, Geometry: orb.LineString{{36, 47}, {37.6, 48.1}, {39.5, 49}}},
			{ID: "z", Type: Zone, Geometry: blob(r, 37.7, 48.1, 0.5, 15)},
		}}
		for _, p := range []*Proposal{nil, p} {
			compareReading(t, NewGauge(territory, p).Read(s), Measure(territory, s, p, nil))
		}
	}
}

func compareReading(t *testing.T, got Reading, want *Ledger) {
	t.Helper()
	same := func(what string, a, b float64) {
		if math.Abs(a-b) > 0.01 {
			t.Fatalf("%s: reading %.4f m², ledger %.4f", what, a, b)
		}
	}
	same("territory", got.AreaM2, want.AreaM2)
	for _, h := range Holders {
		same(h.String(), got.Held[h], want.Held[h])
	}
	if len(got.Cells) != len(want.Cells) {
		t.Fatalf("%d cells, ledger has %d", len(got.Cells), len(want.Cells))
	}
	for i, c := range want.Cells {
		if got.Cells[i].compare(c) != 0 {
			t.Fatalf("cell %d is %v, ledger has %v", i, got.Cells[i], c)
		}
		same("cell", got.CellM2(c), c.AreaM2)
	}
}

// seriesOf has a date every so many days; Ukraine holds so much then, in km².
func seriesOf(every int, km2 ...float64) Series {
	var s Series
	begin := Date{2026, 1, 1}
	for i, held := range km2 {
		s = append(s, Reading{Date: begin.Plus(i * every), Held: [len(Holders)]float64{HeldByUkraine: held * 1e6, HeldByRussia: (1000 - held) * 1e6}})
	}
	return s
}

func TestPace(t *testing.T) {
	steady := make([]float64, 101)
	for i := range steady {
		steady[i] = 900 - 2*float64(i)
	}
	s := seriesOf(1, steady...)
	p, ok := s.Pace(100, 30)
	if !ok || p.M2PerDay != -2e6 || !p.Spread || p.Lowest != -2e6 || p.Highest != -2e6 || p.From != (Date{2026, 3, 12}) {
		t.Errorf("steady: %+v, %v", p, ok)
	}
	if days, ok := DaysToNothing(s[100].Held[HeldByUkraine], p.M2PerDay); !ok || days != 350 {
		t.Errorf("700 km² at 2 km² a day: %d days, %v", days, ok)
	}
	if _, ok := s.Pace(100, 365); ok {
		t.Error("a pace over 365 days out of 100")
	}
	if perDay, ok := s.PerDay(50, 7, HeldByRussia); !ok || perDay != 2e6 {
		t.Errorf("a day over a week: %v, %v", perDay, ok)
	}
}

// A series is not monotone: one day gave 67.8 km² back.
func TestPaceThatTurns(t *testing.T) {
	for name, c := range map[string]struct {
		series Series
		reach  bool // the division has an answer
	}{
		"grows":      {seriesOf(10, 500, 510, 520, 530), false},
		"stands":     {seriesOf(10, 500, 500, 500, 500), false},
		"jumps back": {seriesOf(10, 500, 490, 480, 547.8), false},
		"falls":      {seriesOf(10, 500, 567.8, 490, 480), true},
	} {
		p, ok := c.series.Pace(3, 30)
		if !ok || !p.Spread || p.Lowest > p.M2PerDay || p.Highest < p.M2PerDay {
			t.Errorf("%s: %+v, %v", name, p, ok)
		}
		if days, ok := DaysToNothing(c.series[3].Held[HeldByUkraine], p.M2PerDay); ok != c.reach || ok && days <= 0 {
			t.Errorf("%s: %d days, %v", name, days, ok)
		}
	}
}

// What was not measured is not made up.
func TestPaceOfGaps(t *testing.T) {
	monthly := seriesOf(30, 500, 490, 470, 465)
	if _, ok := monthly.PerDay(3, 7, HeldByUkraine); ok {
		t.Error("a change over a month was told as one over a week")
	}
	if p, ok := monthly.Pace(3, 30); !ok || p.Spread {
		t.Errorf("two dates have no spread: %+v, %v", p, ok)
	}
	if p, ok := monthly.Pace(3, 90); !ok || !p.Spread || p.Lowest != -20e6/30 || p.Highest != -5e6/30 {
		t.Errorf("three months: %+v, %v", p, ok)
	}
	for _, s := range []Series{nil, seriesOf(1, 500)} {
		if at := s.At(Date{2025, 1, 1}); at != -1 {
			t.Errorf("a reading before the first: %d", at)
		}
		for i := range s {
			if _, ok := s.Pace(i, 30); ok {
				t.Error("a pace out of one date")
			}
		}
	}
	if at := monthly.At(Date{2026, 2, 5}); at != 1 {
		t.Errorf("the reading of a day between two: %d", at)
	}
}

func TestDaysToNothing(t *testing.T) {
	for _, c := range []struct {
		held, perDay float64
		days         int
		ok           bool
	}{{100, -1, 100, true}, {0, -1, 0, true}, {100, -3, 34, true}, {100, 0, 0, false}, {100, 2, 0, false}, {100, -1e-9, 0, false}, {100, math.NaN(), 0, false}} {
		if days, ok := DaysToNothing(c.held, c.perDay); days != c.days || ok != c.ok {
			t.Errorf("%v at %v a day: %d, %v", c.held, c.perDay, days, ok)
		}
	}
}
