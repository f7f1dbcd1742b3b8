package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/geo"
)

// frontFile is a file of strips of Donetsk, by holder words.
func frontFile(east, properties string, more ...string) string {
	return string(stripsOf(append([]string{`{"type":"Feature","properties":` + properties + `,"geometry":{"type":"Polygon","coordinates":[[[37.2,47.8],[` + east + `,47.8],[` + east + `,48.2],[37.2,48.2],[37.2,47.8]]]}}`}, more...)...))
}

func folderOf(t *testing.T, files map[string]string) []string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := SeriesFiles([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Daily files of one source, an answer of the same source that also has contested land, and files of
// nobody are four series; joined they are two, with the breaks named.
func TestSeriesAreOfOneProduct(t *testing.T) {
	grey := strip(37.9, 38.1, `{"name":"geoJSON.status.unknown"}`)
	files := folderOf(t, map[string]string{
		"deepstatemap_data_20250701.geojson": frontFile("37.5", `{}`),
		"deepstatemap_data_20250702.geojson": frontFile("37.51", `{}`),
		"deepstatemap_data_20250704.geojson": frontFile("37.52", `{}`),
		"answer_2025-07-03.geojson":          frontFile("37.9", `{"name":"geoJSON.status.occupied"}`, grey),
		"nobody_2025-07-05.geojson":          frontFile("37.6", `{"holder":"russia"}`),
		"somebody_2025-07-06.geojson":        frontFile("37.7", `{"holder":"russia"}`, strip(37.9, 38.1, `{"holder":"contested"}`)),
	})
	load := func(a Answers) []*Series {
		list, left, err := LoadSeries(context.Background(), files, a, geo.NewGauge(donetsk(t), nil), nil)
		if err != nil || len(left) != 0 {
			t.Fatal(left, err)
		}
		return list
	}
	list := load(Answers{})
	if len(list) != 4 || len(list[0].Files) != 3 || list[0].Source != "DeepState" || list[0].Product != "russia by DeepState" {
		t.Fatalf("%+v", list)
	}
	keys := map[string]bool{}
	for _, s := range list {
		keys[s.Key()] = true
		for i := range s.Readings {
			if s.Readings.Broken(i) {
				t.Errorf("a break in %s", s.Product)
			}
		}
	}
	if len(keys) != 4 {
		t.Errorf("keys %v", keys)
	}
	notes := strings.Join(Apart(list), "\n")
	if !strings.Contains(notes, "DeepState: 2 products that are not joined: russia by DeepState (3 dates); russia and contested by DeepState (1 date)") || !strings.Contains(notes, "2 files of unknown source") {
		t.Errorf("%s", notes)
	}
	list = load(Answers{Join: true})
	if len(list) != 2 || len(list[0].Files) != 4 || len(list[1].Files) != 2 || list[1].Source != "" {
		t.Fatalf("joined: %+v", list)
	}
	var breaks []string
	for i := range list[0].Readings {
		breaks = append(breaks, BreakText(list[0].Readings, i))
	}
	if got := strings.Join(breaks, "; "); got != "; ; contested appears; contested vanishes" {
		t.Errorf("breaks %q", got)
	}
	if notes := Apart(list); len(notes) != 1 || !strings.Contains(notes[0], "1 file of unknown source") {
		t.Errorf("joined: %v", notes)
	}
	if notes := Apart(list[:1]); len(notes) != 0 {
		t.Errorf("one series: %v", notes)
	}
	if len(Apart(load(Answers{})[:1])) != 0 {
		t.Error("one product is told")
	}
}

// Two files of nobody are two series, although they are alike.
func TestAlikeFilesOfNobody(t *testing.T) {
	files := folderOf(t, map[string]string{"front_2025-07-05.geojson": frontFile("37.6", `{"holder":"russia"}`), "front_2025-07-06.geojson": frontFile("37.7", `{"holder":"russia"}`)})
	for join, want := range map[bool]int{false: 2, true: 1} {
		list, left, err := LoadSeries(context.Background(), files, Answers{Join: join}, geo.NewGauge(donetsk(t), nil), nil)
		if err != nil || len(left) != 0 || len(list) != want {
			t.Errorf("joined %v: %+v, %v, %v", join, list, left, err)
		}
	}
}

// The rule table tells products apart as well, and dates of one file stay together.
func TestProductsByRule(t *testing.T) {
	files := folderOf(t, map[string]string{
		"isw_2025-07-01.geojson": frontFile("37.5", `{"layer_type":"ukraine_control_map"}`),
		"isw_2025-07-02.geojson": frontFile("37.5", `{"holder":"russia"}`),
		"isw_all.geojson": frontFile("37.5", `{"holder":"russia","date":"2025-08-01"}`, strip(37.2, 37.45, `{"holder":"russia","date":"2025-08-02"}`),
			strip(37.45, 37.5, `{"holder":"contested","date":"2025-08-02"}`), strip(37.2, 37.4, `{"holder":"russia","date":"2025-08-03"}`)),
	})
	list, left, err := LoadSeries(context.Background(), files, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
	if err != nil || len(left) != 0 || len(list) != 3 || len(list[0].Readings) != 3 || list[0].Product != "russia and contested by general rule" {
		t.Fatalf("%+v, %v, %v", list, left, err)
	}
	if !list[0].Readings.Broken(1) || !list[0].Readings.Broken(2) {
		t.Error("contested land on one day of three is no break")
	}
}

// A file of a series that has another date by now is told, and one that has the same is not.
func TestSeriesFileIsRedated(t *testing.T) {
	files := folderOf(t, map[string]string{
		"deepstate_a.geojson": frontFile("37.5", `{"date":"2025-07-01"}`), "deepstate_b.geojson": frontFile("37.6", `{"date":"2025-07-02"}`),
		"deepstate_c.geojson": frontFile("37.5", `{"date":"2025-07-03"}`, strip(37.2, 37.6, `{"date":"2025-07-04"}`)),
	})
	list, _, err := LoadSeries(context.Background(), files, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
	if err != nil || len(list) != 1 || len(list[0].Files) != 4 {
		t.Fatal(list, err)
	}
	s := list[0]
	for i := range s.Files {
		if o, err := s.Open(i, Answers{}); err != nil || s.Redated(i, o) != nil || o.Situation.SHA256 != s.Readings[i].SHA256 {
			t.Errorf("%d: %v, %v", i, o, err)
		}
	}
	for i, c := range map[int]struct{ text, want string }{
		1: {frontFile("37.6", `{"date":"2025-08-02"}`), "it was of 2025-07-02, and now it is of 2025-08-02"},
		0: {frontFile("37.6", `{}`), "now it has no date"},
		2: {frontFile("37.5", `{"date":"2025-09-03"}`, strip(37.2, 37.6, `{"date":"2025-07-04"}`)), "now it is of 2025-09-03"},
	} {
		if err := os.WriteFile(s.Files[i], []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		o, err := s.Open(i, Answers{})
		if err != nil {
			t.Fatal(err)
		}
		if e := s.Redated(i, o); e == nil || !strings.Contains(e.Error(), c.want) || e.File != s.Files[i] {
			t.Errorf("%d: %v", i, e)
		}
	}
}
