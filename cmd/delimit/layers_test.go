package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Layers are shown and named on pictures; what cannot be shown is refused by name.
func TestExportLayers(t *testing.T) {
	roads := write(t, "roads.geojson", `{"type":"FeatureCollection","name":"Roads","attribution":"the test mappers","features":[
		{"type":"Feature","properties":{"stroke":"#0a7f3c"},"geometry":{"type":"LineString","coordinates":[[37,48],[38,48]]}}]}`)
	out := filepath.Join(t.TempDir(), "map.svg")
	var errs bytes.Buffer
	if code := run([]string{"export", "--size", "1280x800", "--layer", roads, "-o", out}, &errs, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"#0a7f3c", "Layers: Roads (the test mappers)."} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	for path, says := range map[string]string{
		write(t, "no.mbtiles", "hello"): "no.mbtiles: this is neither MBTiles nor PMTiles",
		write(t, "no.geojson", "hello"): "no.geojson", "none.pmtiles": "none.pmtiles: the file cannot be read",
	} {
		errs.Reset()
		if code := run([]string{"export", "--layer", path, "-o", out}, &errs, &errs); code != exitInput || !strings.Contains(errs.String(), says) {
			t.Errorf("%s: exit %d, %s", path, code, errs.String())
		}
	}
}
