package geo

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
	"pgregory.net/rapid"

	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
	"delimit/geo/sharedtest"
)

// units are whole units of booked area, so that sums are exact.
func units(m2 float64) int64 { return int64(math.Round(m2 / plane.AreaUnitM2)) }

func russia(area orb.MultiPolygon) *Situation {
	return &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: area}}}
}

// A front that moves from 38° to 37.5° in the south and to 38.5° in the north, and a
// border along 38° that speaks for itself.
func TestCompare(t *testing.T) {
	p := &Proposal{Features: []Feature{border("1", SideUkraine, SideRussia, orb.Point{38, 46.5}, orb.Point{38, 49.5})}}
	later := russia(append(box(37.5, 46, 41, 48.1), box(38.5, 48, 41, 50)...))
	c := Compare(testTerritory, []*Situation{testSituation, later}, p, testPlaces)
	gained, lost := boxM2(37.5, 47, 38, 48.1), boxM2(38, 48.1, 38.5, 49)
	if !near(c.DiffersM2, gained+lost) || c.ResidualM2 != 0 || c.SilentM2 != 0 {
		t.Errorf("%.0f m² differ, want %.0f; residual %g, silent %g", c.DiffersM2, gained+lost, c.ResidualM2, c.SilentM2)
	}
	var differ []Class
	for _, class := range c.Classes {
		if class.Differs() {
			differ = append(differ, class)
		}
	}
	if len(differ) != 2 || len(c.Classes) != 4 {
		t.Fatalf("classes %+v", c.Classes)
	}
	west, east := differ[0], differ[1]
	if !slices.Equal(west.Holders, []Holder{HeldByUkraine, HeldByRussia}) || west.Side != SideUkraine || !near(west.AreaM2, gained) || !slices.Equal(west.Places, []int{1}) || west.People.Count != 200 {
		t.Errorf("in the west %+v", west)
	}
	if !slices.Equal(east.Holders, []Holder{HeldByRussia, HeldByUkraine}) || east.Side != SideRussia || !near(east.AreaM2, lost) {
		t.Errorf("in the east %+v", east)
	}
	shape := c.DifferingShape()
	m2 := 0.0
	for _, poly := range shape {
		for _, ring := range poly {
			m2 += ellipsoid.RingArea(ring)
		}
	}
	if !near(m2, c.DiffersM2) {
		t.Errorf("the shape of what differs has %.0f m², want %.0f", m2, c.DiffersM2)
	}

	if all := c.Disagreements(); len(all) != 2 || !near(all[0].AreaM2, gained) || !near(all[1].AreaM2, lost) || all[0].People.Count != 200 {
		t.Errorf("disagreements %+v", all)
	}
	s := c.Spread
	// The later front alone would give back gained and cede lost; the net lies between.
	if !s.Delimited || !near(s.Returned.High, gained) || s.Returned.Low != 0 || s.Returned.LowOf != 0 || s.Returned.HighOf != 1 || !near(s.Ceded.High, lost) {
		t.Errorf("returned %+v, ceded %+v", s.Returned, s.Ceded)
	}
	net := []float64{0, lost - gained}
	slices.Sort(net)
	if !near(s.Net.Low, net[0]) || !near(s.Net.High, net[1]) {
		t.Errorf("net %+v, want %v", s.Net, net)
	}
	if held := s.Held[HeldByRussia]; !near(held.Low, boxM2(38, 47, 39, 49)) || !near(held.High, boxM2(38, 47, 39, 49)+gained-lost) {
		t.Errorf("held by Russia %+v", held)
	}
	if kept := s.Cells[0]; kept.Side != SideUkraine || kept.Towns.Low != 1 || kept.Towns.High != 2 || kept.People.Low != 10 || kept.People.High != 210 || !near(kept.Area.Low, boxM2(37, 47, 38, 49)-gained) {
		t.Errorf("the cell that Ukraine keeps %+v", kept)
	}
}

// Faces whose side no border tells keep the side that they have by the situation that
// is shown, whoever holds most of them by another one.
func TestComparisonKeepsSides(t *testing.T) {
	p := &Proposal{Features: []Feature{border("1", NoSide, NoSide, orb.Point{38, 46.5}, orb.Point{38, 49.5})}}
	all := russia(box(36, 46, 41, 50))
	c := Compare(testTerritory, []*Situation{testSituation, all}, p, nil)
	if alone := Measure(testTerritory, all, p, nil); alone.ReturnedM2 != 0 {
		t.Fatal("by majority Russia keeps what it holds")
	}
	if want := boxM2(37, 47, 38, 49); !near(c.Ledgers[1].ReturnedM2, want) || !near(c.DiffersM2, want) {
		t.Errorf("returned %.0f m² of %.0f", c.Ledgers[1].ReturnedM2, want)
	}
	if first := Measure(testTerritory, testSituation, p, nil); first.KeptM2 != c.Ledgers[0].KeptM2 || !reflect.DeepEqual(first.Cells, c.Ledgers[0].Cells) {
		t.Errorf("the ledger that is shown is %+v, in the comparison %+v", first.Cells, c.Ledgers[0].Cells)
	}
}

// Land of which a situation does not speak is no difference: silence names no holder.
func TestSilenceIsNoDifference(t *testing.T) {
	south := russia(box(38, 46, 41, 48))
	south.Covers = box(36, 46, 41, 48)
	all := russia(box(36, 46, 41, 50))
	c := Compare(testTerritory, []*Situation{all, south}, nil, nil)
	if !near(c.SilentM2, boxM2(37, 48, 39, 49)) || !near(c.DiffersM2, boxM2(37, 47, 38, 48)) || c.ResidualM2 != 0 {
		t.Errorf("silent %.0f m², differs %.0f", c.SilentM2, c.DiffersM2)
	}
}

func TestSpreadOfOtherAccounts(t *testing.T) {
	if _, err := NewSpread([]*Ledger{measure(), Measure(testTerritory, testSituation, nil, nil)}); err == nil {
		t.Error("ledgers with and without a proposal make a spread")
	}
}

// front draws a situation at random.
func front(t *rapid.T, name string) *Situation {
	s := &Situation{}
	for range rapid.IntRange(0, 3).Draw(t, name) {
		x, y := float64(rapid.IntRange(180, 195).Draw(t, "x"))/5, float64(rapid.IntRange(230, 245).Draw(t, "y"))/5
		s.Areas = append(s.Areas, ControlArea{Holder: Holder(rapid.IntRange(0, 2).Draw(t, "holder")), Area: box(x, y, x+1.3, y+1.1)})
	}
	if rapid.IntRange(0, 3).Draw(t, "covers") == 0 {
		s.Covers = box(36, 46, 38.3, 50)
	}
	return s
}

// Whatever the situations are: classes sum to the territory and to every cell of
// every ledger in integers; ledgers are those that Measure makes; what Rebase says
// that cells win and lose is what classes say; and a comparison made out of another
// is the one made anew.
func TestClassesAreWhatLedgersSay(t *testing.T) {
	var before *Comparison
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "situations")
		var situations []*Situation
		for range n {
			situations = append(situations, front(t, "areas"))
		}
		at := float64(rapid.IntRange(370, 390).Draw(t, "border")) / 10
		p := &Proposal{Features: []Feature{
			border("1", SideUkraine, SideRussia, orb.Point{at, 46.5}, orb.Point{38.13, 49.5}),
			{ID: "2", Type: Zone, Geometry: box(37.5, 47.5, 38.5, 48.5)},
		}}
		c := CompareFrom(before, testTerritory, situations, p, testPlaces)
		if anew := Compare(testTerritory, situations, p, testPlaces); !reflect.DeepEqual(c.Classes, anew.Classes) || c.DiffersM2 != anew.DiffersM2 || c.RimM2 != anew.RimM2 {
			t.Fatalf("out of another comparison\n%+v\nanew\n%+v", c.Classes, anew.Classes)
		}
		before = c
		if c.ResidualM2 != 0 {
			t.Fatalf("residual %g", c.ResidualM2)
		}
		for i, l := range c.Ledgers {
			cells := map[string]int64{}
			for _, class := range c.Classes {
				cells[Cell{Holder: class.Holders[i], Side: class.Side, Zones: class.Zones}.key()] += units(class.AreaM2)
			}
			alone := Measure(testTerritory, situations[i], p, testPlaces)
			if len(l.Cells) != len(cells) || len(alone.Cells) != len(cells) {
				t.Fatalf("%d cells, %d by classes, %d alone", len(l.Cells), len(cells), len(alone.Cells))
			}
			for k, cell := range l.Cells {
				if cells[cell.key()] != units(cell.AreaM2) {
					t.Fatalf("situation %d, cell %+v: the classes say %d units", i, cell, cells[cell.key()])
				}
				if want := alone.Cells[k]; cell.compare(want) != 0 || !near(cell.AreaM2, want.AreaM2) || !slices.Equal(cell.Places, want.Places) {
					t.Fatalf("situation %d, cell %+v, measured alone %+v", i, cell, want)
				}
			}
			checkRebase(t, c, i)
		}
	})
}

// checkRebase compares what cells won and lost with the classes that went over.
func checkRebase(t *rapid.T, c *Comparison, i int) {
	r, err := Rebase(c.Ledgers[0], c.Ledgers[i])
	if err != nil {
		t.Fatal(err)
	}
	won := map[string]int64{}
	silent := int64(0)
	for _, class := range c.Classes {
		if class.Holders[0] == HeldUnstated || class.Holders[i] == HeldUnstated {
			silent += units(class.AreaM2) // of which one says nothing: it changes no hands
			continue
		}
		won[Cell{Holder: class.Holders[0], Side: class.Side, Zones: class.Zones}.key()] -= units(class.AreaM2)
		won[Cell{Holder: class.Holders[i], Side: class.Side, Zones: class.Zones}.key()] += units(class.AreaM2)
	}
	if !near(r.SilentM2, areaM2(silent)) {
		t.Fatalf("%g m² are silent, classes say %g", r.SilentM2, areaM2(silent))
	}
	bent := int64(0) // units by which edges bent otherwise, in an arrangement of two situations alone, can move an area
	if silent > 0 {
		bent = 10_000
	}
	for _, cell := range r.Cells {
		if cell.Holder == HeldUnstated {
			t.Fatalf("unstated land is told as a change: %+v", cell)
		}
		if key := (Cell{Holder: cell.Holder, Side: cell.Side, Zones: cell.Zones}).key(); max(units(cell.ChangeM2())-won[key], won[key]-units(cell.ChangeM2())) > bent {
			t.Fatalf("%+v won %d units, classes say %d", cell, units(cell.ChangeM2()), won[key])
		}
	}
}

// No ledger lies outside an interval, and each end is some ledger's; that of the net
// is never wider than ceded and returned allow.
func TestSpreadHoldsEveryLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		situations := []*Situation{front(t, "a"), front(t, "b"), front(t, "c")}
		p := &Proposal{Features: []Feature{border("1", NoSide, SideRussia, orb.Point{37.9, 46.5}, orb.Point{38.1, 49.5}), {ID: "2", Type: Zone, Geometry: box(37.5, 47.5, 38.5, 48.5)}}}
		c := Compare(testTerritory, situations, p, testPlaces)
		s := c.Spread
		check := func(name string, v Interval, figure func(*Ledger) float64) {
			for i, l := range c.Ledgers {
				if x := figure(l); x < v.Low || x > v.High || i == v.LowOf && x != v.Low || i == v.HighOf && x != v.High {
					t.Fatalf("%s: ledger %d has %g, the interval is %+v", name, i, x, v)
				}
			}
		}
		check("ceded", s.Ceded, func(l *Ledger) float64 { return l.CededM2 })
		check("returned", s.Returned, func(l *Ledger) float64 { return l.ReturnedM2 })
		check("net", s.Net, (*Ledger).NetM2)
		check("kept", s.Kept, func(l *Ledger) float64 { return l.KeptM2 })
		check("contact", s.ContactM, func(l *Ledger) float64 { return l.ContactM })
		for _, h := range Holders {
			check("held", s.Held[h], func(l *Ledger) float64 { return l.Held[h] })
			check("unit", s.Units[0].Held[h], func(l *Ledger) float64 { return l.Units[0].Held[h] })
			check("zone", s.Zones[0].Held[h], func(l *Ledger) float64 { return l.Zones[0].Held[h] })
		}
		for _, cell := range s.Cells {
			check("cell", cell.Area, func(l *Ledger) float64 {
				for _, own := range l.Cells {
					if own.Holder == cell.Holder && own.Side == cell.Side && slices.Equal(own.Zones, cell.Zones) {
						return own.AreaM2
					}
				}
				return 0
			})
		}
		if s.Net.Low < s.Ceded.Low-s.Returned.High-1e-6 || s.Net.High > s.Ceded.High-s.Returned.Low+1e-6 {
			t.Fatalf("net %+v, ceded %+v, returned %+v", s.Net, s.Ceded, s.Returned)
		}
	})
}

// The land of Donetsk of which two daily files say different things, against
// simplefeatures v0.59.0: its own overlay, ring by ring.
func TestDailyDifferencesAgainstSimplefeatures(t *testing.T) {
	land := sharedtest.Land(t, sharedtest.Donetsk(t))
	territory := &Territory{Units: []Unit{{Area: land}}}
	controls := sharedtest.Controls(t)
	oblast := peer(t, land)
	for _, pair := range [][2]int{{0, len(controls) - 1}, {len(controls) - 2, len(controls) - 1}, {3, 9}} {
		a, b := sharedtest.Land(t, controls[pair[0]].File), sharedtest.Land(t, controls[pair[1]].File)
		c := Compare(territory, []*Situation{russia(a), russia(b)}, nil, nil)
		differs, err := geom.SymmetricDifference(peer(t, a), peer(t, b))
		if err == nil {
			differs, err = geom.Intersection(differs, oblast)
		}
		if err != nil {
			t.Fatal(err)
		}
		want := peerM2(differs)
		if math.Abs(c.DiffersM2-want) > 1000 || c.ResidualM2 != 0 {
			t.Errorf("%s and %s: %.4f km² differ, simplefeatures has %.4f", controls[pair[0]].Date, controls[pair[1]].Date, c.DiffersM2/1e6, want/1e6)
		}
	}
}

func peer(t *testing.T, mp orb.MultiPolygon) geom.Geometry {
	t.Helper()
	var out geom.Geometry
	for _, poly := range mp {
		var rings [][]float64
		for _, r := range poly {
			var flat []float64
			for _, p := range r {
				flat = append(flat, p[0], p[1])
			}
			rings = append(rings, flat)
		}
		one, err := geom.Union(out, geom.NewPolygonXY(rings...).AsGeometry())
		if err != nil {
			t.Fatal(err)
		}
		out = one
	}
	return out
}

// peerM2 is an area from its rings, whichever way they run.
func peerM2(g geom.Geometry) (m2 float64) {
	for _, part := range g.Dump() {
		if !part.IsPolygon() {
			continue
		}
		for i, r := range part.MustAsPolygon().DumpRings() {
			var ring orb.Ring
			for k := range r.Coordinates().Length() {
				xy := r.Coordinates().GetXY(k)
				ring = append(ring, orb.Point{xy.X, xy.Y})
			}
			area := math.Abs(ellipsoid.RingArea(ring))
			if i > 0 {
				area = -area
			}
			m2 += area
		}
	}
	return m2
}

// BenchmarkCompare moves a border of 24 vertices over two daily files.
func BenchmarkCompare(b *testing.B) {
	territory := &Territory{Units: []Unit{{Area: sharedtest.Land(b, sharedtest.Donetsk(b))}}}
	situations := []*Situation{
		russia(sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))),
		russia(sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260215.geojson"))),
	}
	line := make(orb.LineString, 24)
	for i := range line {
		at := float64(i) / 23
		line[i] = orb.Point{36.4 + 2.9*at, 49.0 - 2.2*at + 0.12*math.Sin(9*at)}
	}
	var c *Comparison
	for i := 0; b.Loop(); i++ {
		moved := append(orb.LineString{}, line...)
		moved[12][1] += 0.02 * math.Sin(float64(i)/8)
		c = CompareFrom(c, territory, situations, &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, moved...)}}, testPlaces)
	}
}

// Of ledgers that agree an interval names the first.
func TestIntervalNamesTheFirst(t *testing.T) {
	if v := IntervalOf(3, 1, 4, 1, 4); v != (Interval{Low: 1, High: 4, LowOf: 1, HighOf: 2}) {
		t.Errorf("%+v", v)
	}
	if v := IntervalOf(2, 2); v.LowOf != 0 || v.HighOf != 0 || v.Wide() {
		t.Errorf("%+v", v)
	}
}
