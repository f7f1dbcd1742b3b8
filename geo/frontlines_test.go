package geo

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"delimit/geo/sharedtest"
)

// readPolygons takes all polygons of a GeoJSON file, for tests.
func readPolygons(t testing.TB, path string) orb.MultiPolygon {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fc, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		t.Fatal(err)
	}
	var mp orb.MultiPolygon
	for _, f := range fc.Features {
		mp = append(mp, polygons(f.Geometry)...)
	}
	return mp
}

// The reference figures were computed by others: GEOS overlay and an integral of
// their own.
func TestDonetskAgainstReference(t *testing.T) {
	territory := &Territory{Units: []Unit{{Area: readPolygons(t, sharedtest.Path(t, "reference", "donetsk-minregion2020.geojson"))}}}
	f, err := os.Open(sharedtest.Path(t, "reference", "donetsk-control.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for _, row := range rows[1:] {
		name := "deepstatemap_data_" + strings.ReplaceAll(row[0], "-", "") + ".geojson"
		held := readPolygons(t, sharedtest.Path(t, "frontlines", "daily", name))
		l := Measure(territory, &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: held}}}, nil, nil)
		want, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		off := math.Abs(l.Held[HeldByRussia]/1e6 - want)
		worst = math.Max(worst, off)
		if off > 0.001 || l.ResidualM2 != 0 {
			t.Errorf("%s: held by Russia %.4f km², reference %.4f; residual %g", filepath.Base(name), l.Held[HeldByRussia]/1e6, want, l.ResidualM2)
		}
	}
	t.Logf("%d files, worst difference %.5f km²", len(rows)-1, worst)
}

func BenchmarkMeasure(b *testing.B) {
	territory := &Territory{Units: []Unit{{Area: readPolygons(b, sharedtest.Path(b, "reference", "donetsk-minregion2020.geojson"))}}}
	held := readPolygons(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: held}}}
	p := &Proposal{Features: []Feature{border("b", NoSide, NoSide, orb.Point{36, 48.5}, orb.Point{37.3, 48.2}, orb.Point{40, 48.4})}}
	for b.Loop() {
		Measure(territory, s, p, nil)
	}
}
