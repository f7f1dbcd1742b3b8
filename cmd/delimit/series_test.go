package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"delimit/geo/sharedtest"
)

func series(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"series"}, args...), &out, &errs); code != exitDone {
		t.Fatalf("series %v: exit %d: %s", args, code, errs.String())
	}
	return out.String()
}

// Every row of a finer boundary from a file against the reference figures.
func TestSeriesAgainstReference(t *testing.T) {
	controls := sharedtest.Controls(t)
	dir := filepath.Dir(controls[0].File)
	rows, err := csv.NewReader(strings.NewReader(series(t, "--format", "csv", "--territory", sharedtest.Donetsk(t), dir))).ReadAll()
	if err != nil || len(rows) != len(controls)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for i, c := range controls {
		row := rows[i+1]
		russia, err := strconv.ParseFloat(row[column["held_by_russia_m2"]], 64)
		if err != nil || row[column["date"]] != c.Date || math.Abs(russia/1e6-c.Minregion2020) > 0.001 {
			t.Errorf("%s: %.4f km², %v; reference %s %.4f", row[0], russia/1e6, err, c.Date, c.Minregion2020)
		}
	}
}

func TestSeriesFormats(t *testing.T) {
	dir := filepath.Dir(sharedtest.Controls(t)[0].File)
	for format, words := range map[string][]string{
		"table":    {"2026-08-15", "arithmetic, not a forecast", "Over the 365 days"},
		"markdown": {"| 2026-08-15 |", "- This divides land"},
		"json":     {`"pace_note"`},
	} {
		out := series(t, "--format", format, dir)
		for _, w := range words {
			if !strings.Contains(out, w) {
				t.Errorf("%s lacks %q", format, w)
			}
		}
		if format == "json" && !json.Valid([]byte(out)) {
			t.Error("the JSON is none")
		}
	}
}

func TestSeriesRefuses(t *testing.T) {
	empty := t.TempDir()
	for want, args := range map[string][]string{
		"no file there":               {empty},
		"cannot be read":              {filepath.Join(empty, "nothing.geojson")},
		"expected \"<dir|file> ...\"": {},
	} {
		var out, errs bytes.Buffer
		if code := run(append([]string{"series"}, args...), &out, &errs); code == exitDone || !strings.Contains(errs.String(), want) {
			t.Errorf("%v: exit %d: %s", args, code, errs.String())
		}
	}
}

// A series says what each file contradicts and which remembered answers it uses, in every
// format, and --strict does not let the former pass.
func TestSeriesSaysWhatIsInDoubt(t *testing.T) {
	path := write(t, "front 2025-12-15.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},
 "geometry":{"type":"Polygon","coordinates":[[[35,46],[40,46],[40,47.5],[35,47.5],[35,46]]]}}]}`)
	const said = "front 2025-12-15.geojson, 2025-12-15: it says that Ukraine holds Donetsk, Sevastopol"
	for format, onPaper := range map[string]int{"table": 1, "markdown": 1, "json": 1, "csv": 0} {
		var out, errs bytes.Buffer
		if code := run([]string{"series", "--format", format, path}, &out, &errs); code != exitDone || strings.Count(errs.String(), said) != 1 || strings.Count(out.String(), said) != onPaper {
			t.Errorf("%s: exit %d: %s\n%s", format, code, errs.String(), out.String())
		}
	}
	var doc struct{ Warnings []string }
	if err := json.Unmarshal([]byte(series(t, "--format", "json", path)), &doc); err != nil || len(doc.Warnings) != 1 {
		t.Errorf("warnings %q, %v", doc.Warnings, err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"series", "--strict", path}, &out, &errs); code != exitInput || !strings.Contains(errs.String(), "--strict: what is said of 1 of the dates") || !strings.Contains(out.String(), "2025-12-15") {
		t.Errorf("--strict: exit %d: %s", code, errs.String())
	}
}
