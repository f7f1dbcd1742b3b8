package sharedtest

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// Control is what one daily front line gives for Donetsk oblast, in km²: figures
// that others computed with GEOS and an integral of their own.
type Control struct {
	Date                        string // YYYY-MM-DD
	File                        string // path of the front line
	OSM, Minregion2020, Overall float64
}

// Controls lists the reference figures, and skips the test where there are none.
func Controls(t testing.TB) []Control {
	t.Helper()
	f, err := os.Open(Path(t, "reference", "donetsk-control.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []Control
	for _, row := range rows[1:] {
		c := Control{Date: row[0], File: Path(t, "frontlines", "daily", "deepstatemap_data_"+strings.ReplaceAll(row[0], "-", "")+".geojson")}
		for column, to := range map[int]*float64{1: &c.OSM, 3: &c.Minregion2020, 4: &c.Overall} {
			if *to, err = strconv.ParseFloat(row[column], 64); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, c)
	}
	return out
}

// Donetsk is the path of a finer boundary of the oblast.
func Donetsk(t testing.TB) string { return Path(t, "reference", "donetsk-minregion2020.geojson") }

// Land is all polygons of a GeoJSON file.
func Land(t testing.TB, path string) orb.MultiPolygon {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	collection, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var area orb.MultiPolygon
	for _, f := range collection.Features {
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			area = append(area, g)
		case orb.MultiPolygon:
			area = append(area, g...)
		}
	}
	return area
}
