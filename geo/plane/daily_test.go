package plane

import (
	"math"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/geo/sharedtest"
)

// donetsk is the finer boundary of the oblast.
func donetsk(t testing.TB) orb.MultiPolygon {
	return sharedtest.Land(t, sharedtest.Donetsk(t))
}

func dailyFiles(t testing.TB) []string {
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "frontlines", "daily"), "*.geojson"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the folder of daily files has none: %v", err)
	}
	return files
}

// ringByRing is the area of valid polygons from their rings alone, in m².
func ringByRing(mp orb.MultiPolygon) (m2 float64) {
	for _, poly := range mp {
		for i, r := range poly {
			if i == 0 {
				m2 += math.Abs(ellipsoid.RingArea(r))
			} else {
				m2 -= math.Abs(ellipsoid.RingArea(r))
			}
		}
	}
	return m2
}

func layerM2(a *Arrangement, layers ...int) float64 {
	return float64(areaIn(a, func(f int) bool {
		for _, l := range layers {
			if !a.In(f, l) {
				return false
			}
		}
		return true
	})) * AreaUnitM2
}

// Land under control inside Donetsk oblast, against the reference figures: they
// come from GEOS 3.11 and an independent integral, to 0.0001 km².
func TestControlOfDonetsk(t *testing.T) {
	territory := donetsk(t)
	for _, c := range sharedtest.Controls(t) {
		var b Builder
		inside, held := b.Area(territory), b.Area(sharedtest.Land(t, c.File))
		a := b.Build()
		if got := layerM2(a, inside, held) / 1e6; math.Abs(got-c.Minregion2020) > 0.001 {
			t.Errorf("%s: %.4f km² inside Donetsk, want %.4f", c.Date, got, c.Minregion2020)
		}
		if got := layerM2(a, held) / 1e6; math.Abs(got-c.Overall) > 0.001 {
			t.Errorf("%s: %.4f km² in the whole file, want %.4f", c.Date, got, c.Overall)
		}
	}
}

// Moving vertices onto the grid and bending edges there does not move totals: a
// file keeps its own area to 0.1 m² even where its coordinates have all the
// digits of a float64, and another layer cuts it up.
func TestGridKeepsArea(t *testing.T) {
	worst := 0.0
	for _, name := range dailyFiles(t) {
		control := sharedtest.Land(t, name)
		offGrid := make(orb.MultiPolygon, len(control))
		for i, poly := range control {
			for _, r := range poly {
				moved := make(orb.Ring, len(r))
				for j, p := range r {
					s, c := math.Sincos(0.37)
					moved[j] = orb.Point{40 + (p[0]-40)*c + (p[1]-48)*s, 48 - (p[0]-40)*s + (p[1]-48)*c}
				}
				offGrid[i] = append(offGrid[i], moved)
			}
		}
		var b Builder
		layer := b.Area(offGrid)
		b.Area(control)
		b.Line(orb.LineString{{20.0123456789, 44.9876543211}, {50.1234567891, 53.0123456789}})
		got, want := layerM2(b.Build(), layer), ringByRing(offGrid)
		worst = max(worst, math.Abs(got-want))
		if math.Abs(got-want) > 0.1 {
			t.Errorf("%s: %.3f m², ring by ring %.3f", filepath.Base(name), got, want)
		}
	}
	t.Logf("largest difference %.3f m²", worst)
}
