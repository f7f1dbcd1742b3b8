package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo/ellipsoid"
)

// boxM2 is the area of a box of longitude and latitude on WGS 84 from the closed
// form of the authalic latitude (Snyder, Map Projections, 1987, equation 3-12);
// the engine integrates edge by edge instead.
func boxM2(west, south, east, north float64) float64 {
	const a, f = 6378137.0, 1 / 298.257223563
	e := math.Sqrt(f * (2 - f))
	q := func(deg float64) float64 {
		s := e * math.Sin(deg*math.Pi/180)
		return (1 - e*e) * (s/(1-s*s) + math.Atanh(s)) / e
	}
	return a * a / 2 * (east - west) * math.Pi / 180 * (q(north) - q(south))
}

func box(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// A territory of 2° by 2° whose eastern half, from 38°, Russia holds.
var (
	testTerritory = &Territory{Units: []Unit{{Name: "Test", Area: box(37, 47, 39, 49)}}}
	testSituation = &Situation{Name: "test", Areas: []ControlArea{{Holder: HeldByRussia, Area: box(38, 46, 41, 50)}}}
	testPlaces    = []Settlement{
		{Name: "West", At: orb.Point{37.25, 48}, Population: 10},
		{Name: "Middle", At: orb.Point{37.75, 48}, Population: 200},
		{Name: "East", At: orb.Point{38.5, 48}, Population: 3000},
		{Name: "Abroad", At: orb.Point{42, 48}, Population: 40000},
	}
)

func border(id string, left, right Side, points ...orb.Point) Feature {
	return Feature{ID: id, Type: Border, Left: left, Right: right, Geometry: orb.LineString(points)}
}

func measure(features ...Feature) *Ledger {
	return Measure(testTerritory, testSituation, &Proposal{Features: features}, testPlaces)
}

// close tells whether two areas agree to a square metre in ten thousand million,
// far above what the grid moves and far below what anyone reads.
func near(got, want float64) bool { return math.Abs(got-want) < 1+1e-9*math.Abs(want) }

func TestHoldersAlone(t *testing.T) {
	l := Measure(testTerritory, testSituation, nil, testPlaces)
	if want := boxM2(37, 47, 39, 49); !near(l.AreaM2, want) {
		t.Errorf("territory %.1f m², want %.1f", l.AreaM2, want)
	}
	if want := boxM2(38, 47, 39, 49); !near(l.Held[HeldByRussia], want) {
		t.Errorf("held by Russia %.1f m², want %.1f", l.Held[HeldByRussia], want)
	}
	if l.Proposed || l.Delimited || len(l.Cells) != 2 || l.Cells[0].Side != NoSide {
		t.Errorf("without a proposal the ledger is %+v", l)
	}
	if l.Cells[0].People.Count != 210 || l.Cells[1].People.Count != 3000 {
		t.Errorf("people %d and %d, want 210 and 3000", l.Cells[0].People.Count, l.Cells[1].People.Count)
	}
	if l.ResidualM2 != 0 {
		t.Errorf("residual %g", l.ResidualM2)
	}
}

// 37   37.5   38        39
//
//	+----|-----+---------+
//	| UA | ceded  Russia |
//	+----|-----+---------+
func TestBorderBySides(t *testing.T) {
	l := measure(border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50}))
	if want := boxM2(37.5, 47, 38, 49); !near(l.CededM2, want) || l.ReturnedM2 != 0 {
		t.Errorf("ceded %.1f, returned %.1f m², want %.1f and 0", l.CededM2, l.ReturnedM2, want)
	}
	if want := boxM2(37, 47, 37.5, 49); !near(l.KeptM2, want) {
		t.Errorf("kept %.1f m², want %.1f", l.KeptM2, want)
	}
	if len(l.Gaps) != 0 || len(l.Warnings) != 0 {
		t.Errorf("warnings %v, gaps %v", l.Warnings, l.Gaps)
	}
	for _, f := range l.Faces {
		if f.Reason != ByBorder {
			t.Errorf("face %+v is not by the border", f)
		}
	}
}

func TestBorderWithoutSidesGoesByMajority(t *testing.T) {
	l := measure(border("b", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50}))
	if want := boxM2(37.5, 47, 38, 49); !near(l.CededM2, want) {
		t.Errorf("ceded %.1f m², want %.1f", l.CededM2, want)
	}
}

func TestBorderOnTheLineOfContactMovesNothing(t *testing.T) {
	l := measure(border("b", NoSide, NoSide, orb.Point{38, 50}, orb.Point{38, 46}))
	if l.CededM2 != 0 || l.ReturnedM2 != 0 || !l.Delimited {
		t.Errorf("ceded %g, returned %g m² along the line of contact", l.CededM2, l.ReturnedM2)
	}
	if math.Abs(l.BorderM-l.ContactM) > 1e-6 || l.BorderM < 222e3 || l.BorderM > 223e3 {
		t.Errorf("border %.3f m, contact %.3f m: want the same, 2° of a meridian", l.BorderM, l.ContactM)
	}
}

func TestBorderAroundTheTerritoryCedesAll(t *testing.T) {
	ring := testTerritory.Units[0].Area[0][0]
	for _, sides := range [][2]Side{{NoSide, SideUkraine}, {SideRussia, NoSide}, {SideRussia, SideUkraine}} {
		l := measure(border("b", sides[0], sides[1], ring...))
		if !near(l.CededM2, l.Held[HeldByUkraine]) && sides[0] == SideRussia {
			t.Errorf("sides %v: ceded %.1f of %.1f m²", sides, l.CededM2, l.Held[HeldByUkraine])
		}
		if len(l.Gaps) != 0 || !l.Delimited {
			t.Errorf("sides %v: gaps %v, delimited %v", sides, l.Gaps, l.Delimited)
		}
	}
}

func TestBorderThatFallsShortDividesNothing(t *testing.T) {
	l := measure(border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 48.9}))
	if l.Delimited || l.CededM2 != 0 || l.Cells[0].Side != NoSide {
		t.Errorf("a border with a gap gave away %g m²", l.CededM2)
	}
	if len(l.Gaps) != 1 {
		t.Fatalf("gaps %v, want one", l.Gaps)
	}
	g := l.Gaps[0]
	if !g.AtEnd || math.Abs(g.Join[1]-49) > 1e-6 || math.Abs(g.GapM-11121) > 10 { // 0.1° of a meridian there
		t.Errorf("gap %+v, want 11.1 km to the northern edge", g)
	}
	var rules []string
	for _, w := range l.Warnings {
		rules = append(rules, w.Rule)
	}
	if len(rules) != 2 || rules[0] != "border-gap" || rules[1] != "not-delimited" {
		t.Errorf("warnings %v", rules)
	}
}

// Closing the gap makes the border divide.
func TestCloseGap(t *testing.T) {
	p := &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, orb.Point{37.5, 47.3}, orb.Point{37.5, 48.9})}}
	for range 2 {
		l := Measure(testTerritory, testSituation, p, nil)
		if l.Delimited || len(l.Gaps) == 0 {
			t.Fatalf("gaps %v, delimited %v", l.Gaps, l.Delimited)
		}
		p = must(t, p, CloseGap(l.Gaps[0]))
	}
	l := Measure(testTerritory, testSituation, p, nil)
	if len(l.Gaps) != 0 || !l.Delimited || !near(l.CededM2, boxM2(37.5, 47, 38, 49)) {
		t.Errorf("gaps %v, ceded %.1f m²", l.Gaps, l.CededM2)
	}
}

func TestTwoBordersMakeThreeFaces(t *testing.T) {
	l := measure(
		border("a", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50}),
		border("b", NoSide, NoSide, orb.Point{37.5, 48}, orb.Point{40, 48}))
	if len(l.Faces) != 3 || len(l.Gaps) != 0 {
		t.Errorf("%d faces, gaps %v, want 3 and none", len(l.Faces), l.Gaps)
	}
}

func TestAllocatingAFaceAndBack(t *testing.T) {
	p := &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.5, 50})}}
	l := Measure(testTerritory, testSituation, p, nil)
	west, ok := l.FaceAt(orb.Point{37.2, 48})
	if !ok || l.Faces[west].Side != SideUkraine {
		t.Fatalf("the western face is %d, %v", west, ok)
	}
	p = must(t, p, AllocateFace(l, west, SideRussia))
	l = Measure(testTerritory, testSituation, p, nil)
	if !near(l.CededM2, l.Held[HeldByUkraine]) {
		t.Errorf("ceded %.1f m² after giving the west away", l.CededM2)
	}
	west, _ = l.FaceAt(orb.Point{37.2, 48})
	p = must(t, p, AllocateFace(l, west, SideUkraine))
	if len(p.Features) != 2 {
		t.Errorf("%d features, want the border and one mark", len(p.Features))
	}
}

// A remembered border keeps its sides when it is dragged far enough for the
// majority to change.
func TestRememberedSidesSurviveADrag(t *testing.T) {
	p := &Proposal{Features: []Feature{border("b", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50})}}
	p = must(t, p, RememberSides(Measure(testTerritory, testSituation, p, nil)))
	f, _ := p.Feature("b")
	if f.Left != SideUkraine || f.Right != SideRussia || len(p.Features) != 1 {
		t.Fatalf("remembered %v and %v in %d features", f.Left, f.Right, len(p.Features))
	}
	p = must(t, p, MoveVertex("b", VertexRef{Index: 0}, orb.Point{38.9, 46}))
	p = must(t, p, MoveVertex("b", VertexRef{Index: 1}, orb.Point{38.9, 50}))
	l := Measure(testTerritory, testSituation, p, nil)
	if l.CededM2 != 0 || !near(l.ReturnedM2, boxM2(38, 47, 38.9, 49)) {
		t.Errorf("ceded %.1f, returned %.1f m² after the drag", l.CededM2, l.ReturnedM2)
	}
}

func TestZones(t *testing.T) {
	l := measure(Feature{ID: "z", Type: Zone, Name: "Trade", Regime: FreeTrade, Geometry: box(36, 47, 37.5, 48)[0]})
	if len(l.Zones) != 1 || !near(l.Zones[0].AreaM2, boxM2(37, 47, 37.5, 48)) || !near(l.Zones[0].OutsideM2, boxM2(36, 47, 37, 48)) {
		t.Errorf("zones %+v", l.Zones)
	}
	if l.Delimited || len(l.Cells) != 3 {
		t.Errorf("a zone alone delimits nothing: %+v", l.Cells)
	}
}

func TestStatedByBothIsContested(t *testing.T) {
	s := &Situation{Areas: []ControlArea{
		{Holder: HeldByRussia, Area: box(38, 47, 39, 49)},
		{Holder: HeldByUkraine, Area: box(37, 47, 38.5, 49)},
		{Holder: HeldContested, Area: box(38.9, 47, 39, 49)},
	}}
	l := Measure(testTerritory, s, nil, nil)
	if !near(l.Held[HeldContested], boxM2(38, 47, 38.5, 49)) || !near(l.Held[HeldByRussia], boxM2(38.5, 47, 39, 49)) {
		t.Errorf("held %v", l.Held)
	}
	if len(l.Warnings) != 1 || l.Warnings[0].Rule != "holders-overlap" {
		t.Errorf("warnings %v", l.Warnings)
	}
}

func TestUncoveredLandIsSaid(t *testing.T) {
	s := &Situation{Covers: box(37, 47, 38.5, 49), Areas: []ControlArea{{Holder: HeldByRussia, Area: box(38, 46, 38.5, 48)}}}
	l := Measure(testTerritory, s, nil, nil)
	if !near(l.Held[HeldUnstated], boxM2(38.5, 47, 39, 49)) || !near(l.Held[HeldByRussia], boxM2(38, 47, 38.5, 48)) || l.ResidualM2 != 0 {
		t.Errorf("held %v, residual %g", l.Held, l.ResidualM2)
	}
	if len(l.Warnings) != 1 || l.Warnings[0].Rule != RuleUnstated {
		t.Errorf("warnings %v", l.Warnings)
	}
	// No front runs where the situation falls silent.
	if want := ellipsoid.LengthM(orb.Point{38, 47}, orb.Point{38, 48}) + ellipsoid.LengthM(orb.Point{38, 48}, orb.Point{38.5, 48}); !near(l.ContactM, want) {
		t.Errorf("the line of contact is %.0f m long, want %.0f", l.ContactM, want)
	}
}

// Whatever is drawn, the cells sum to the territory, and so do the faces, the
// holders and the units.
func TestLedgerBalances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) orb.Point {
			grid := func(label string, from float64) float64 {
				return from + float64(rapid.IntRange(-4, 24).Draw(t, label))/10
			}
			return orb.Point{grid("lon", 37), grid("lat", 47)}
		})
		line := rapid.SliceOfN(point, 2, 7)
		side := rapid.SampledFrom([]Side{NoSide, SideUkraine, SideRussia})
		p := &Proposal{}
		for i := range rapid.IntRange(0, 4).Draw(t, "features") {
			f := border(string(rune('a'+i)), side.Draw(t, "left"), side.Draw(t, "right"), line.Draw(t, "line")...)
			if rapid.Bool().Draw(t, "zone") {
				f.Type, f.Geometry = Zone, orb.Polygon{closeRing(line.Draw(t, "ring"))}
			}
			p.Features = append(p.Features, f)
		}
		l := Measure(testTerritory, testSituation, p, testPlaces)
		var cells, faces float64
		for _, c := range l.Cells {
			cells += c.AreaM2
		}
		for _, f := range l.Faces {
			faces += f.AreaM2
		}
		held := l.Held[HeldByUkraine] + l.Held[HeldByRussia] + l.Held[HeldContested]
		if l.ResidualM2 != 0 || !near(cells, l.AreaM2) || !near(faces, l.AreaM2) || !near(held, l.AreaM2) {
			t.Fatalf("territory %.2f, cells %.2f, faces %.2f, held %.2f, residual %g", l.AreaM2, cells, faces, held, l.ResidualM2)
		}
		if want := boxM2(37, 47, 39, 49); !near(l.AreaM2, want) {
			t.Fatalf("territory %.2f m², want %.2f", l.AreaM2, want)
		}
	})
}
