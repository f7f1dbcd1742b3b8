package data

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/sharedtest"
)

func donetsk(t testing.TB) *geo.Territory {
	t.Helper()
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	return &geo.Territory{Units: []geo.Unit{unit}}
}

// The figures of every daily front line, in order of date, against those that
// others computed.
func TestSeriesAgainstReference(t *testing.T) {
	controls := sharedtest.Controls(t)
	files, err := SeriesFiles([]string{filepath.Dir(controls[0].File)})
	if err != nil {
		t.Fatal(err)
	}
	series, left, err := LoadSeries(context.Background(), files, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
	if err != nil || len(left) > 0 || len(series) != 1 {
		t.Fatalf("%d series, left out %v, %v", len(series), left, err)
	}
	if n := len(series[0].Readings); n != len(controls) {
		t.Fatalf("%d dates, reference has %d", n, len(controls))
	}
	for i, c := range controls {
		r := series[0].Readings[i]
		if got := r.Held[geo.HeldByRussia] / 1e6; r.Date.String() != c.Date || math.Abs(got-c.OSM) > 0.001 {
			t.Errorf("%s: held by Russia %.4f km²; reference %s %.4f", r.Date, got, c.Date, c.OSM)
		}
	}
}

// box is a daily front line that covers some land.
func box(name string) string {
	return `{"type": "FeatureCollection", "name": "` + name + `", "features": [{"type": "Feature", "properties": {},
	"geometry": {"type": "Polygon", "coordinates": [[[37, 47], [38, 47], [38, 48], [37, 48], [37, 47]]]}}]}`
}

// Files come in any order; of two with one date one counts; what cannot be used
// is named and the rest goes on.
func TestSeriesOfDisorder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a_2025-03-01.geojson":       box("deepstate"),
		"b_2025-01-01.geojson":       box("deepstate"),
		"c_2025-02-01.geojson":       box("deepstate"),
		"d_2025-02-01.geojson":       box("deepstate"),
		"e_2025-02-01.geojson":       box("deepstate again"),
		"f_2025-04-01.geojson":       `{"type": "FeatureCollection", "features": [`,
		"g.geojson":                  box("deepstate"),
		"i_05-12-2025.geojson":       box("deepstate"),
		"h_2025-05-01.geojson":       `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "border"}, "geometry": {"type": "LineString", "coordinates": [[37, 47], [38, 48]]}}]}`,
		"other_2025-01-01.geojson":   box("somebody"),
		"README.md":                  "no front line",
		".hidden_2025-06-01.geojson": box("deepstate"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := SeriesFiles([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	list, left, err := LoadSeries(context.Background(), files, Answers{}, geo.NewGauge(donetsk(t), nil), func(n int) { done = max(done, n) })
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Source != "DeepState" || list[1].Source != "" || len(list[1].Files) != 1 {
		t.Fatalf("series: %+v", list)
	}
	var dates []string
	for i, r := range list[0].Readings {
		dates = append(dates, filepath.Base(list[0].Files[i])[:1]+r.Date.String())
	}
	if got := strings.Join(dates, " "); got != "b2025-01-01 c2025-02-01 a2025-03-01" {
		t.Errorf("dates %s", got)
	}
	reasons := map[string]string{}
	for _, l := range left {
		reasons[filepath.Base(l.File)[:1]] = l.Reason()
	}
	for file, want := range map[string]string{"d": "which is the same file", "e": "which was used", "f": "ends in the middle", "g": "no date", "h": "this is a proposal", "i": "its date is not known: 05-12-2025 (2025-05-12 or 2025-12-05)"} {
		if !strings.Contains(reasons[file], want) {
			t.Errorf("%s was left out because %q, want %q", file, reasons[file], want)
		}
	}
	if len(left) != 6 {
		t.Errorf("left out: %v", left)
	}
}

// A file of any other kind is left out with the word for it.
func TestSeriesLeavesOutOtherKinds(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct{ text, want string }{
		"points_2025-05-01.geojson":  {`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[37,48]}}]}`, "layer to look at"},
		"project_2025-05-01.geojson": {`{"type":"FeatureCollection","delimit":{"format":1,"project":true,"proposals":[{"name":"a"}]},"features":[]}`, ""},
		"line_2025-05-01.geojson":    {`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"border"},"geometry":{"type":"LineString","coordinates":[[37,47],[38,48]]}}]}`, "proposal"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, left, err := LoadSeries(context.Background(), []string{path}, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
		if err != nil || len(left) != 1 || !strings.Contains(left[0].Reason(), c.want) {
			t.Errorf("%s: %v, %v", name, left, err)
		}
	}
	for role := SituationRole; role <= ProjectRole; role++ {
		if role != SituationRole && roleWords[role] == "" {
			t.Errorf("no word for role %d", role)
		}
	}
}

// Who gives up waiting gets nothing half done.
func TestSeriesIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	list, left, err := LoadSeries(ctx, []string{"a", "b"}, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
	if list != nil || left != nil || err == nil {
		t.Errorf("%v, %v, %v", list, left, err)
	}
}
