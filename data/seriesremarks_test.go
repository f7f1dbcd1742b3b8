package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// aFront is a file of land held by a side, in a folder.
func aFront(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What is said of a file that is opened alone is said of it in a series as well.
func TestSeriesRemarks(t *testing.T) {
	dir := t.TempDir()
	gauge := geo.NewGauge(&geo.Territory{Units: []geo.Unit{{Name: "box", Area: orb.MultiPolygon{orb.Bound{Min: orb.Point{36, 47}, Max: orb.Point{40, 51}}.ToPolygon()}}}}, nil)
	luhansk := aSquare(39, 48.3, 0.6, `{"holder":"ukraine"}`)
	esri := `{"geometryType":"esriGeometryPolygon","exceededTransferLimit":true,"spatialReference":{"wkid":4326},"features":[{"attributes":{"holder":"russia"},"geometry":{"rings":[[[37,47],[37,48],[38,48],[38,47],[37,47]]]}}]}`
	for _, c := range []struct {
		what, name, text, says string
		doubt                  bool
	}{
		{"a contradiction", "liberated 2025-12-15.geojson", collectionOf(luhansk), "it says that Ukraine holds Luhansk", true},
		{"an answer that was cut off", "front 2025-12-15.json", esri, "the server cut this answer off", true},
		{"land of nobody", "gains 2025-12-15.geojson", collectionOf(area(36.5, 47.3, `{"zone":"A"}`)), "no rule tells who holds", false},
		{"land of a remembered answer", "gains 2025-12-15.geojson", collectionOf(area(36.5, 47.3, `{"zone":"B"}`)), "1 remembered answer of yours is used: zone = B: contested", false},
		{"rings that are land", "liberated 2025-12-15.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[37,49],[37.1,49],[37.1,49.1],[37,49.1],[37,49]],[[37.5,49],[37.6,49],[37.6,49.1],[37.5,49.1],[37.5,49]]]}}]}`, "check says what", false},
	} {
		path := aFront(t, dir, c.name, c.text)
		a := Answers{Remembered: OpenMemory("")}
		o, err := OpenAs(path, SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Remembered.Keep(o.Kind(), []Answer{{Property: "zone", Value: "B", Holder: "contested"}}); err != nil {
			t.Fatal(err)
		}
		list, left, err := LoadSeries(context.Background(), []string{path}, a, gauge, nil)
		if err != nil || len(list) != 1 || len(left) > 0 {
			t.Fatalf("%s: %d series, %v, %v", c.what, len(list), left, err)
		}
		found := false
		for _, r := range SeriesRemarks(list) {
			if strings.Contains(r.Text, c.says) {
				found = true
				if r.Doubt != c.doubt || !strings.HasPrefix(r.Text, c.name+", 2025-12-15: ") || strings.Count(r.Text, c.name) != 1 {
					t.Errorf("%s: %+v", c.what, r)
				}
			}
		}
		if !found {
			t.Errorf("%s: not said; %v", c.what, list[0].Remarks)
		}
		if n := DoubtfulDates(list); c.doubt && n != 1 {
			t.Errorf("%s: %d doubtful dates", c.what, n)
		}
	}
}

// A remark about several dates is made once.
func TestSeriesRemarksAreMadeOnce(t *testing.T) {
	dir := t.TempDir()
	gauge := geo.NewGauge(&geo.Territory{Units: []geo.Unit{{Name: "box", Area: orb.MultiPolygon{orb.Bound{Min: orb.Point{36, 47}, Max: orb.Point{40, 51}}.ToPolygon()}}}}, nil)
	strip := func(date string) string { return area(36.5, 47.3, `{"holder":"russia","date":"`+date+`"}`) }
	path := aFront(t, dir, "all.geojson", collectionOf(strip("2024-05-01"), strip("2024-06-01"), strip("2024-07-01")))
	list, _, err := LoadSeries(context.Background(), []string{path}, Answers{}, gauge, nil)
	if err != nil || len(list) != 1 || len(list[0].Remarks) != 3 {
		t.Fatalf("%v, %v", list, err)
	}
	said := SeriesRemarks(list)
	if len(said) != 1 || !strings.HasPrefix(said[0].Text, "3 dates from 2024-05-01 to 2024-07-01: it says that Ukraine holds Donetsk") || DoubtfulDates(list) != 3 {
		t.Errorf("%v; %d doubtful dates", said, DoubtfulDates(list))
	}
}
