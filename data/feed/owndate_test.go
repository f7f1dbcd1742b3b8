package feed

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data"
)

// dated is a front line that calls itself a date, or several.
func dated(dates ...string) []byte {
	var features []string
	for _, date := range dates {
		features = append(features, `{"type":"Feature","properties":{"status":"occupied","date":"`+date+`"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}`)
	}
	return []byte(`{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`)
}

// A file that calls itself another date than the one that was asked for is kept under its own,
// and never stands in for the other one.
func TestFileOfAnotherDate(t *testing.T) {
	for name, c := range map[string]struct {
		body        []byte
		date, asked string
	}{
		"its own":            {dated("2026-08-15"), "2026-08-15", ""},
		"another":            {dated("2026-08-14"), "2026-08-14", "2026-08-15"},
		"none":               {front(0), "2026-08-15", ""},
		"one of several":     {dated("2026-08-14", "2026-08-15", "2026-08-16"), "2026-08-15", ""},
		"none of several":    {dated("2026-08-10", "2026-08-11"), "2026-08-11", "2026-08-15"},
		"in words":           {dated("15 серпня 2026"), "2026-08-15", ""},
		"cannot be right":    {dated("2202-08-15"), "2026-08-15", ""},
		"day or month first": {dated("08/09/2026"), "2026-08-15", ""},
	} {
		g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.Write(c.body) })
		k, err := g.fetch()
		if err != nil || k.Date != c.date || k.Asked != c.asked || filepath.Base(k.Path) != c.date+"_test.geojson" {
			t.Errorf("%s: %+v, %v", name, k, err)
			continue
		}
		if _, known := g.Cache.Find(g.source, day); known != (c.asked == "") {
			t.Errorf("%s: found under the date that was asked for: %v", name, known)
		}
		if list := g.Cache.List(); len(list) != 1 || list[0].Asked != c.asked || list[0].Date != c.date {
			t.Errorf("%s: %+v", name, list)
		}
		if o, err := data.Open(k.Path); err != nil || name != "day or month first" && name != "none of several" && o.Situation.Date.String() != c.date && len(o.Dates) == 0 {
			t.Errorf("%s: opened as of %s, %v", name, o.Situation.Date, err)
		}
	}
}

// What a source gives as its newest is of no date that was asked for.
func TestNewestIsNotOfAnotherDate(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.Write(dated("2026-08-14")) })
	g.source.URL = strings.Replace(g.source.URL, "{date}", "newest", 1)
	newest := day
	newest.Year, newest.Month, newest.Day = 0, 0, 0
	if k, err := g.Fetch(context.Background(), g.source, newest); err != nil || k.Asked != "" || k.Date != "" {
		t.Errorf("%+v, %v", k, err)
	}
}
