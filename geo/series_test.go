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
	if perDay, ok := s.PerDay(50, 7, HeldByRussia); !ok || perDay != (Rate{Date{2026, 2, 13}, 7, 2e6}) {
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

// A rate says over how many days it is, and of two equally near dates the earlier begins it.
func TestTrueDays(t *testing.T) {
	s := Series{}
	for _, day := range []int{0, 4, 27, 30, 34, 60} {
		s = append(s, Reading{Date: Date{2026, 1, 1}.Plus(day), Held: [len(Holders)]float64{HeldByUkraine: 1e9 - 1e6*float64(day*day)}})
	}
	for _, c := range []struct{ i, days, from int }{{3, 30, 0}, {2, 30, 0}, {5, 30, 3}, {5, 28, 3}, {4, 32, 0}, {4, 30, 1}, {5, 58, 0}, {5, 57, 1}, {5, 59, 0}} {
		r, ok := s.PerDay(c.i, c.days, HeldByUkraine)
		days := s.days(c.from, c.i)
		want := (s[c.i].Held[HeldByUkraine] - s[c.from].Held[HeldByUkraine]) / float64(days)
		if !ok || r.From != s[c.from].Date || r.Days != days || math.Abs(r.M2PerDay-want) > 1e-6 {
			t.Errorf("%d days up to reading %d: %+v, %v; want from %s, %d days", c.days, c.i, r, ok, s[c.from].Date, days)
		}
	}
	even := seriesOf(2, 500, 490, 470) // days 0, 2, 4: day 3 and day 1 are between two
	if at := even.nearest(even[0].Date.Days() + 1); at != 0 {
		t.Errorf("of two equally near dates reading %d", at)
	}
	if at := even.nearest(even[0].Date.Days() + 3); at != 1 {
		t.Errorf("of two equally near dates reading %d", at)
	}
	for day, want := range map[int]int{-5: 0, 0: 0, 2: 1, 4: 2, 9: 2} {
		if at := even.nearest(even[0].Date.Days() + day); at != want {
			t.Errorf("nearest to day %d: %d, want %d", day, at, want)
		}
	}
}

// How far a measured time may be from the one that was asked for.
func TestSlack(t *testing.T) {
	for _, c := range []struct {
		days, measured int
		ok             bool
	}{{30, 30, true}, {30, 35, true}, {30, 36, false}, {30, 25, true}, {30, 24, false}, {7, 8, true}, {7, 6, true}, {7, 9, false}, {7, 5, false}, {3, 4, true}, {3, 5, false}, {90, 105, true}, {90, 106, false}} {
		if _, ok := seriesOf(c.measured, 500, 490).PerDay(1, c.days, HeldByUkraine); ok != c.ok {
			t.Errorf("%d days measured for %d: %v", c.measured, c.days, ok)
		}
	}
}

// The thirds of a time are alike, or there is no spread.
func TestThirdsAreAlike(t *testing.T) {
	of := func(days ...int) (s Series) {
		for _, day := range days {
			s = append(s, Reading{Date: Date{2026, 1, 1}.Plus(day), Held: [len(Holders)]float64{HeldByUkraine: 1e9 - 1e6*float64(day*day)}})
		}
		return s
	}
	for _, c := range []struct {
		days            []int
		spread          bool
		lowest, highest float64
	}{
		{[]int{0, 30, 60, 90}, true, -150e6, -30e6},
		{[]int{0, 36, 66, 90}, true, -156e6, -36e6},
		{[]int{0, 20, 60, 90}, true, -150e6, -20e6},     // a third less: as much as may be
		{[]int{0, 19, 60, 90}, false, 0, 0},             // one day more than that
		{[]int{0, 40, 60, 90}, true, -150e6, -40e6},     // a third more
		{[]int{0, 41, 60, 90}, false, 0, 0},             //
		{[]int{0, 30, 71, 90}, false, 0, 0},             // the second and the last
		{[]int{0, 45, 90}, false, 0, 0},                 // no date near the cuts
		{[]int{0, 5, 85, 90}, false, 0, 0},              // the middle one is nearly all
		{[]int{0, 29, 61, 90}, true, -151e6, -29e6},     //
		{[]int{0, 1, 2, 89, 90}, false, 0, 0},           //
		{[]int{0, 28, 32, 60, 90}, true, -150e6, -28e6}, // of two equally near cuts the earlier
	} {
		s := of(c.days...)
		p, ok := s.Pace(len(s)-1, 90)
		if !ok || p.Spread != c.spread || c.spread && (math.Abs(p.Lowest-c.lowest) > 1 || math.Abs(p.Highest-c.highest) > 1) {
			t.Errorf("%v: %+v, %v", c.days, p, ok)
		}
	}
	for _, c := range []struct {
		days    []int
		over    int
		spread  bool
		highest float64
	}{
		{[]int{0, 1, 2, 3}, 3, true, -1e6}, {[]int{0, 1, 2, 4}, 4, true, -1e6}, // a day more or less always may be
		{[]int{0, 3}, 3, false, 0},            // no third is without a day
		{[]int{0, 2, 3, 5, 8}, 8, true, -3e6}, // the cuts are days, rounded
	} {
		s := of(c.days...)
		if p, ok := s.Pace(len(s)-1, c.over); !ok || p.Spread != c.spread || p.Highest != c.highest {
			t.Errorf("%v: %+v", c.days, p)
		}
	}
	if _, ok := of(0).PerDay(0, 1, HeldByUkraine); ok {
		t.Error("a change a day out of one date")
	}
}

// The largest single step, and the pace without its days.
func TestLargestStep(t *testing.T) {
	s := seriesOf(10, 500, 490, 559, 549, 539) // one day that gives 69 back
	p, ok := s.Pace(4, 40)
	if !ok || !p.Single || p.Step != (Step{s[1].Date, s[2].Date, 69e6}) || p.M2PerDay != 39e6/40 || p.Without != -1e6 {
		t.Errorf("%+v, %v", p, ok)
	}
	if p, _ = seriesOf(10, 500, 480, 470, 450).Pace(3, 30); p.Step.M2 != -20e6 || p.Step.From != (Date{2026, 1, 1}) || p.Without != -1.5e6 {
		t.Errorf("of two equal ones: %+v", p)
	}
	if p, _ = seriesOf(10, 500, 480, 470, 440).Pace(3, 30); p.Step.M2 != -30e6 || p.Step.To != p.To {
		t.Errorf("the last: %+v", p)
	}
	if p, ok = seriesOf(30, 500, 480).Pace(1, 30); !ok || p.Single || p.Step.M2 != -20e6 {
		t.Errorf("the only one: %+v", p)
	}
}

// No change and no pace is taken across a break.
func TestBreaks(t *testing.T) {
	s := seriesOf(10, 500, 490, 480, 470, 460)
	s[2].Classes[HeldContested], s[3].Classes[HeldContested] = true, true
	for i, want := range []bool{false, false, true, false, true} {
		appeared, vanished := s.Break(i)
		if _, ok := s.Change(i); s.Broken(i) != want || ok != (!want && i > 0) || (len(appeared) == 1) != (i == 2) || (len(vanished) == 1) != (i == 4) {
			t.Errorf("%d: %v, appeared %v, vanished %v, change %v", i, s.Broken(i), appeared, vanished, ok)
		}
	}
	for _, c := range []struct {
		i, days int
		ok      bool
	}{{1, 10, true}, {2, 10, false}, {3, 10, true}, {3, 20, false}, {3, 30, false}, {4, 10, false}, {4, 40, false}} {
		_, pace := s.Pace(c.i, c.days)
		if _, ok := s.PerDay(c.i, c.days, HeldByUkraine); ok != c.ok || pace != c.ok {
			t.Errorf("%d days up to %d: %v, %v", c.days, c.i, ok, pace)
		}
		if at, barred := s.Barred(c.i, c.days); barred == c.ok || barred && at != 2+2*(c.i/4) {
			t.Errorf("%d days up to %d are barred at %d, %v", c.days, c.i, at, barred)
		}
	}
}

// The classes of a situation are those of its areas, wherever they lie.
func TestClassesOfReadings(t *testing.T) {
	far := orb.MultiPolygon{{{{30, 50}, {31, 50}, {31, 51}, {30, 51}, {30, 50}}}}
	g := NewGauge(&Territory{Units: []Unit{{Area: orb.MultiPolygon{{{{37, 47}, {38, 47}, {38, 48}, {37, 48}, {37, 47}}}}}}}, nil)
	west := func(km float64) orb.MultiPolygon { // of the territory without so many parts of a thousand
		return orb.MultiPolygon{{{{36, 46}, {38 - km/1000, 46}, {38 - km/1000, 49}, {36, 49}, {36, 46}}}}
	}
	for thousandths, want := range map[float64]bool{0: false, 0.5: false, 2: true, 1000: true} {
		if got := g.Read(&Situation{Covers: west(thousandths)}).Classes; got != [len(Holders)]bool{HeldUnstated: want} {
			t.Errorf("%v thousandths unstated: %v", thousandths, got)
		}
	}
	for _, c := range []struct {
		areas []ControlArea
		want  [len(Holders)]bool
	}{
		{nil, [len(Holders)]bool{}},
		{[]ControlArea{{Holder: HeldByRussia, Area: far}}, [len(Holders)]bool{HeldByRussia: true}},
		{[]ControlArea{{Holder: HeldByUkraine, Area: far}, {Holder: HeldContested, Area: far}, {Holder: HeldByRussia}}, [len(Holders)]bool{HeldContested: true}},
	} {
		if got := g.Read(&Situation{Areas: c.areas}).Classes; got != c.want {
			t.Errorf("%v: %v, want %v", c.areas, got, c.want)
		}
	}
}

func TestDaysToNothing(t *testing.T) {
	for _, c := range []struct {
		held, perDay float64
		days         int
		ok           bool
	}{{100, -1, 100, true}, {0, -1, 0, true}, {100, -3, 34, true}, {100, 0, 0, false}, {100, 2, 0, false}, {100, -1e-9, 0, false}, {-1, -1, 0, false}, {36525, -1, 36525, true}, {36526, -1, 0, false}, {100, math.NaN(), 0, false}} {
		if days, ok := DaysToNothing(c.held, c.perDay); days != c.days || ok != c.ok {
			t.Errorf("%v at %v a day: %d, %v", c.held, c.perDay, days, ok)
		}
	}
}

// Reports and their readers know these times by name.
func TestPaceDays(t *testing.T) {
	if PaceDays != [...]int{30, 90, 365} {
		t.Errorf("a pace is told over %v days", PaceDays)
	}
}
