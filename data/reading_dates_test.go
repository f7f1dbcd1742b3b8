package data

import (
	"context"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"delimit/geo"
)

// Files about days whose right answer is known.
func TestReadingDates(t *testing.T) {
	for _, c := range []struct {
		file, asked string
		date, dates string // the one that is shown, and all
		doubt       string
		russia      float64 // km²
		refused     string
	}{
		{file: "deepstate_all_dates.geojson", date: "2025-12-01", dates: "[2025-10-01 2025-12-01]", russia: 1327.62},
		{file: "deepstate_all_dates.geojson", asked: "2025-10-01", date: "2025-10-01", dates: "[2025-10-01 2025-12-01]", russia: 2655.23},
		{file: "deepstate_all_dates.geojson", asked: "2025-11-15", refused: "the nearest is 2025-12-01"},
		{file: "time_spans.kml", date: "2025-11-01", dates: "[2025-10-01 2025-11-01]", russia: 1327.62},
		{file: "time_spans.kml", asked: "2025-10-20", date: "2025-10-20", dates: "[2025-10-01 2025-11-01]", russia: 2655.23},
		{file: "slash_date.geojson", doubt: "12/05/2025 (2025-05-12 or 2025-12-05)", russia: 1991.42},
		{file: "slash_date.geojson", asked: "2025-12-05", date: "2025-12-05", dates: "2025-12-05", russia: 1991.42},
		{file: "front_24.11.25.geojson", date: "2025-11-24", dates: "2025-11-24", russia: 1991.42},
		{file: "UkraineControlMap05MAR2025.zip", date: "2025-03-05", dates: "2025-03-05", russia: 1991.42},
		{file: "slash_dates.csv", refused: "more than one way"},
		{file: "slash_dates.csv", asked: "2025-12-05", date: "2025-12-05", dates: "[2025-11-05 2025-12-05]"},
		{file: "slash_dates.csv", asked: "2025-05-11", date: "2025-05-11", dates: "[2025-05-11 2025-05-12]"},
	} {
		a := Answers{}
		if c.asked != "" {
			a.Date, _ = geo.ParseDate(c.asked)
		}
		k := Check(filepath.Join("testdata", "reading", c.file), AnyRole, a)
		if c.refused != "" {
			if k.Err == nil || !strings.Contains(k.Err.Error(), c.refused) {
				t.Errorf("%s %s: %v", c.file, c.asked, k.Err)
			}
			continue
		}
		if k.Err != nil {
			t.Errorf("%s %s: %v", c.file, c.asked, k.Err)
			continue
		}
		o := k.Opened
		if o.Situation.Date.String() != c.date || datesOf(o) != c.dates || c.asked == "" && o.DateDoubt != c.doubt || o.AsksDate() != (c.date == "") {
			t.Errorf("%s %s: of %s, dates %s, doubt %q", c.file, c.asked, o.Situation.Date, datesOf(o), o.DateDoubt)
		}
		if c.russia > 0 && math.Abs(k.Held[geo.HeldByRussia]/1e6-c.russia) > 0.01 {
			t.Errorf("%s %s: %.2f km², want %.2f", c.file, c.asked, k.Held[geo.HeldByRussia]/1e6, c.russia)
		}
	}
	list, left, err := LoadSeries(context.Background(), []string{filepath.Join("testdata", "reading", "deepstate_all_dates.geojson")}, Answers{}, geo.NewGauge(donetsk(t), nil), nil)
	if err != nil || len(left) > 0 || len(list) != 1 || len(list[0].Readings) != 2 {
		t.Fatal(list, left, err)
	}
	for i, want := range []float64{2655.23, 1327.62} {
		if got := list[0].Readings[i].Held[geo.HeldByRussia] / 1e6; math.Abs(got-want) > 0.01 {
			t.Errorf("row %d: %.2f km²", i, got)
		}
	}
}
