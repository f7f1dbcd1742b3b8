package geo

import (
	"math"
	"reflect"
	"runtime"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo/sharedtest"
)

// plain is a ledger without what is behind it.
func plain(l *Ledger) Ledger {
	figures := *l
	figures.account = nil
	return figures
}

// A ledger made out of an earlier one is the ledger made from nothing.
func TestMeasureFromEqualsMeasure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := func(label string) orb.Point {
			at := rapid.IntRange(0, 16)
			return orb.Point{36.5 + float64(at.Draw(t, label))/5, 46.5 + float64(at.Draw(t, label))/5}
		}
		features := []Feature{}
		var l *Ledger
		for range 8 {
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				features = append(features, border("b", SideUkraine, SideRussia, place("from"), place("to")))
			case 1:
				ring := orb.Ring{place("a"), place("b"), place("c"), place("d")}
				features = append(features, Feature{ID: "z", Type: Zone, Geometry: orb.Polygon{ring}})
			case 2:
				if len(features) > 0 {
					features = append([]Feature{}, features[1:]...)
				}
			case 3:
				features = append([]Feature{{ID: "m", Type: Allocation, Side: SideRussia, Geometry: place("mark")}}, features...)
			}
			p := &Proposal{Features: features}
			l = MeasureFrom(l, testTerritory, testSituation, p, testPlaces)
			if want := Measure(testTerritory, testSituation, p, testPlaces); !reflect.DeepEqual(plain(l), plain(want)) {
				t.Fatalf("from an earlier ledger\n%+v\nanew\n%+v", plain(l), plain(want))
			}
		}
	})
}

// A long drag keeps no more than a short one: what earlier steps made is let go.
func TestDragKeepsNothing(t *testing.T) {
	p := &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.6, 48}, orb.Point{37.5, 50})}}
	l := Measure(testTerritory, testSituation, p, testPlaces)
	drag := func(steps int) (heap uint64) {
		for i := range steps {
			sin, cos := math.Sincos(float64(i) / 40)
			b := border("b", SideUkraine, SideRussia, orb.Point{37.5, 46}, orb.Point{37.8 + 0.5*cos, 48 + 0.7*sin}, orb.Point{37.5, 50})
			l = MeasureFrom(l, testTerritory, testSituation, &Proposal{Features: []Feature{b}}, testPlaces)
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(l)
		return m.HeapAlloc
	}
	after, muchLater := drag(2_000), drag(18_000)
	const step = 4 // bytes that a step would have to keep to be noticed
	if muchLater > after+18_000*step {
		t.Errorf("%d bytes after 2,000 steps, %d after 20,000", after, muchLater)
	}
}

// BenchmarkDrag moves a border of 24 vertices over a daily file, one vertex a step.
func BenchmarkDrag(b *testing.B) {
	territory := &Territory{Units: []Unit{{Area: sharedtest.Land(b, sharedtest.Donetsk(b))}}}
	held := sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: held}}}
	line := make(orb.LineString, 24)
	for i := range line {
		at := float64(i) / 23
		line[i] = orb.Point{36.4 + 2.9*at, 49.0 - 2.2*at + 0.12*math.Sin(9*at)}
	}
	var l *Ledger
	for i := 0; b.Loop(); i++ {
		moved := append(orb.LineString{}, line...)
		moved[12][1] += 0.02 * math.Sin(float64(i)/8)
		p := &Proposal{Features: []Feature{border("b", SideUkraine, SideRussia, moved...)}}
		l = MeasureFrom(l, territory, s, p, testPlaces)
	}
}
