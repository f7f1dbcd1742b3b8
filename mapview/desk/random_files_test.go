package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"delimit/data"
	"delimit/geo"
)

// randomFiles are files of every kind that a window opens, small ones: fronts, a series,
// proposals whose features have the same IDs, a territory, what is asked about, what
// cannot be read.
func randomFiles(t *testing.T, dir string) [][]string {
	t.Helper()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	proposal := func(name string, features ...geo.Feature) string {
		for i := range features {
			features[i].ID = fmt.Sprintf("f%d", i+1)
		}
		b, err := data.EncodeProposal(&geo.Proposal{Name: name, Features: features})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	land := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Land"},"geometry":{"type":"Polygon","coordinates":[[[36.8,47.2],[38.4,47.2],[38.4,48.8],[36.8,48.8],[36.8,47.2]]]}}]}`
	var dates []string
	for i, date := range []string{"2025-01-01", "2025-01-31", "2025-09-01"} {
		dates = append(dates, write("dates/deepstate_"+date+".geojson", frontEast(fmt.Sprintf("%.1f", 38-0.3*float64(i)))))
	}
	a, b := write("a.geojson", proposal("A", boundBorder, boundZone)), write("b.geojson", proposal("B", boundZone, boundBorder))
	return [][]string{
		{a}, {b}, {a}, {b},
		{write("front_20260110.geojson", frontEast("37.2"))},
		{write("front.geojson", frontEast("37.7"))}, // of no date
		{filepath.Dir(dates[0])}, dates, dates[:1],
		{write("land.geojson", land)},
		{write("broken.geojson", "{")},
		{filepath.Join(dir, "out.geojson")}, {filepath.Join(dir, "nowhere.geojson")},
	}
}

// textOfObject is what an object of text says.
func textOfObject(o fyne.CanvasObject) string {
	if t, ok := o.(*canvas.Text); ok {
		return t.Text
	}
	return ""
}
