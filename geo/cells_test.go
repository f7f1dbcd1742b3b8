package geo

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"delimit/geo/sharedtest"
)

// The cells of a daily file, a border that winds and crosses itself, and zones
// that overlap are valid by simplefeatures and, where it is installed, by GDAL.
func TestCellsAreValid(t *testing.T) {
	territory := &Territory{Units: []Unit{{Area: sharedtest.Land(t, sharedtest.Donetsk(t))}}}
	held := sharedtest.Land(t, sharedtest.Path(t, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	s := &Situation{Areas: []ControlArea{{Holder: HeldByRussia, Area: held}}}
	var line orb.LineString
	for i := range 120 {
		at := float64(i) / 119
		sin, cos := math.Sincos(70 * at)
		line = append(line, orb.Point{36 + 3.6*at + 0.15*sin, 49.4 - 2.8*at + 0.15*cos})
	}
	var bow orb.Ring // crosses itself
	for i := range 40 {
		sin, cos := math.Sincos(2.4 * float64(i))
		bow = append(bow, orb.Point{37.6 + 0.5*cos, 48.3 + 0.4*sin})
	}
	l := Measure(territory, s, &Proposal{Features: []Feature{
		border("b", NoSide, NoSide, line...),
		{ID: "y", Type: Zone, Geometry: orb.Polygon{bow}},
		{ID: "z", Type: Zone, Geometry: box(37.2, 47.7, 38.1, 48.4)[0]},
	}}, nil)
	if len(l.Cells) < 8 {
		t.Fatalf("only %d cells: the test tests little", len(l.Cells))
	}
	fc := geojson.NewFeatureCollection()
	for i, shape := range l.CellShapes() {
		if err := sharedtest.Simplefeatures(shape).Validate(); err != nil {
			t.Errorf("cell %+v: %v", l.Cells[i], err)
		}
		fc.Append(geojson.NewFeature(shape))
	}
	path := filepath.Join(t.TempDir(), "cells.geojson")
	if b, err := json.Marshal(fc); err != nil || os.WriteFile(path, b, 0o644) != nil {
		t.Fatal(err)
	}
	ogrinfo := sharedtest.Program(t, "ogrinfo", "gdal-bin")
	out, err := exec.Command(ogrinfo, "-q", "-dialect", "SQLITE", "-sql", "SELECT SUM(ST_IsValid(geometry)) AS valid, COUNT(*) AS n FROM cells", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "valid (") {
		t.Logf("%v: %s", err, out)
		sharedtest.Missing(t, "GDAL with SpatiaLite")
	}
	var got [2]string
	for _, line := range strings.Split(string(out), "\n") {
		for i, name := range []string{"valid (", "n ("} {
			if strings.HasPrefix(strings.TrimSpace(line), name) {
				got[i] = line[strings.Index(line, "=")+1:]
			}
		}
	}
	if got[0] != got[1] || got[0] == "" {
		t.Errorf("GDAL calls %s of %s cells valid", got[0], got[1])
	}
}
