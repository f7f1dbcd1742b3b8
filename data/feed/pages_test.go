package feed

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"delimit/data"
	"delimit/geo"
)

// layer is a FeatureServer with three areas, two a page.
func layer(more string) func(int, http.ResponseWriter, *http.Request) {
	return func(_ int, w http.ResponseWriter, r *http.Request) {
		from, to := 0, 2
		exceeded := more
		if r.URL.Query().Get("resultOffset") == "2" {
			from, to, exceeded = 2, 3, ""
		}
		var areas []string
		for i := from; i < to; i++ {
			areas = append(areas, fmt.Sprintf(`{"type":"Feature","properties":{"OBJECTID":%d,"status":"occupied"},"geometry":{"type":"Polygon","coordinates":[[[%d,48],[%d.5,48],[%d,48.5],[%d,48]]]}}`, i, 35+i, 35+i, 35+i, 35+i))
		}
		fmt.Fprintf(w, `{"type":"FeatureCollection",%s"features":[%s]}`, exceeded, strings.Join(areas, ","))
	}
}

func pagedRig(t *testing.T, serve func(int, http.ResponseWriter, *http.Request)) *rig {
	g := newRig(t, serve)
	g.source.URL = strings.TrimSuffix(g.source.URL, "/{date}.geojson") + "/FeatureServer/0/query?where=1%3D1&f=geojson"
	g.source.Paged = true
	return g
}

func TestPagesBecomeOneFile(t *testing.T) {
	for _, more := range []string{`"exceededTransferLimit":true,`, `"properties":{"exceededTransferLimit":true},`} {
		g := pagedRig(t, layer(more))
		k, err := g.Fetch(context.Background(), g.source, geo.Date{})
		if err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(k.Path)
		if n := strings.Count(string(b), `"OBJECTID"`); n != 3 || k.Pages != 2 || g.asked.Load() != 2 {
			t.Errorf("%d areas in %d pages: %s", n, k.Pages, b)
		}
		o, err := data.Open(k.Path)
		if err != nil || o.Situation == nil || o.Situation.Date.Known() {
			t.Errorf("opened as %+v, %v: the time of fetching is no date", o, err)
		}
	}
}

func TestPagesThatNeverEnd(t *testing.T) {
	for what, serve := range map[string]func(int, http.ResponseWriter, *http.Request){
		"the same page again": func(_ int, w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"features":[{"type":"Feature"}],"exceededTransferLimit":true}`)
		},
		"page 1 is empty": func(_ int, w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"features":[],"exceededTransferLimit":true}`)
		},
		"more than 3 pages": func(n int, w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `{"features":[{"id":%d}],"exceededTransferLimit":true}`, n)
		},
		"refuses: no such layer (400)": func(_ int, w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"error":{"code":400,"message":"no such layer"}}`)
		},
		"web page": func(_ int, w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `<html>`) },
	} {
		g := pagedRig(t, serve)
		g.Limits.Pages = 3
		if _, err := g.Fetch(context.Background(), g.source, geo.Date{}); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("error %v does not say %q", err, what)
		}
	}
}
