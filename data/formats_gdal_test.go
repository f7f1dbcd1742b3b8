package data

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

// What GDAL writes in formats that are new here is read as the same land, in other reference
// systems and orders of axes too.
func TestFurtherFormatsOfGDAL(t *testing.T) {
	ogr2ogr := sharedtest.Program(t, "ogr2ogr", "gdal-bin")
	dir := t.TempDir()
	source, table := filepath.Join(dir, "shapes.geojson"), filepath.Join(dir, "table.csv")
	wkt := "name,holder,wkt\nСхід,russia,\"POLYGON((37.8 47.6,38.6 47.6,38.6 48.3,37.8 48.3,37.8 47.6),(38 47.8,38 48,38.2 48,38.2 47.8,38 47.8))\"\n" +
		"Island,contested,\"POLYGON((38.05 47.85,38.15 47.85,38.15 47.95,38.05 47.95,38.05 47.85))\"\n"
	for path, text := range map[string]string{source: twoAreas, table: wkt} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := heldBy(t, source)
	for _, c := range []struct {
		file, from string
		args       []string
	}{
		{"a.fgb", source, []string{"-f", "FlatGeobuf"}}, {"multi.fgb", source, []string{"-f", "FlatGeobuf", "-nlt", "PROMOTE_TO_MULTI"}},
		{"noindex.fgb", source, []string{"-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"}}, {"utm.fgb", source, []string{"-f", "FlatGeobuf", "-t_srs", "EPSG:32637"}},
		{"z.fgb", source, []string{"-f", "FlatGeobuf", "-dim", "XYZ"}}, {"gk.fgb", source, []string{"-f", "FlatGeobuf", "-t_srs", "EPSG:28407"}},
		{"gml2.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML2"}}, {"gml3.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3"}},
		{"gml32.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2"}}, {"short.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3", "-dsco", "SRSNAME_FORMAT=SHORT"}},
		{"url.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2", "-dsco", "SRSNAME_FORMAT=OGC_URL"}}, {"utm.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2", "-t_srs", "EPSG:32637"}},
		{"gk.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2", "-t_srs", "EPSG:28407"}}, {"ukraine.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3", "-t_srs", "EPSG:6387"}},
		{"z.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2", "-dim", "XYZ"}}, {"multi.gml", source, []string{"-f", "GML", "-nlt", "PROMOTE_TO_MULTI", "-dsco", "FORMAT=GML3.2"}},
		{"mercator.gml", source, []string{"-f", "GML", "-dsco", "FORMAT=GML3.2", "-t_srs", "EPSG:3857"}},
		{"a.xlsx", table, []string{"-f", "XLSX", "-oo", "KEEP_GEOM_COLUMNS=YES"}}, {"a.ods", table, []string{"-f", "ODS", "-oo", "KEEP_GEOM_COLUMNS=YES"}},
	} {
		path := filepath.Join(dir, c.file)
		if out, err := exec.Command(ogr2ogr, append(c.args, path, c.from)...).CombinedOutput(); err != nil {
			t.Errorf("ogr2ogr %s: %v\n%s", c.file, err, out)
			continue
		}
		got := heldBy(t, path)
		for h, km2 := range want {
			if math.Abs(got[h]-km2) > 1e-6*km2 {
				t.Errorf("%s: %s hold %.6f km², want %.6f", c.file, geo.Holders[h], got[h], km2)
			}
		}
	}
}

// What GDAL makes of data of OpenStreetMap is what is read of them.
func TestOpenStreetMapAsGDALHasIt(t *testing.T) {
	ogr2ogr := sharedtest.Program(t, "ogr2ogr", "gdal-bin")
	dir := t.TempDir()
	source, made := filepath.Join(dir, "a.osm"), filepath.Join(dir, "a.geojson")
	if err := os.WriteFile(source, []byte(osmBox), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(ogr2ogr, "-f", "GeoJSON", made, source, "multipolygons").CombinedOutput(); err != nil {
		t.Fatalf("ogr2ogr: %v\n%s", err, out)
	}
	ours, _, err := LoadTerritory(source)
	if err != nil {
		t.Fatal(err)
	}
	theirs, _, err := LoadTerritory(made)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := geo.AreaM2(ours.Units[0].Area), geo.AreaM2(theirs.Units[0].Area); math.Abs(a-b) > 1 || a < 1e9 {
		t.Errorf("%.0f m², GDAL has %.0f", a, b)
	}
}

// osmBox is a relation of two outlines, one of two ways and with a hole, and one of one way.
const osmBox = `<?xml version='1.0' encoding='UTF-8'?><osm version="0.6"><node id="1" lat="47.8" lon="37.2"/><node id="2" lat="47.8" lon="37.8"/><node id="3" lat="48.2" lon="37.8"/><node id="4" lat="48.2" lon="37.2"/>
<node id="5" lat="47.9" lon="37.4"/><node id="6" lat="47.9" lon="37.5"/><node id="7" lat="48" lon="37.5"/><node id="8" lat="48.5" lon="37.5"/><node id="9" lat="48.5" lon="37.6"/><node id="10" lat="48.6" lon="37.6"/>
<way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way><way id="11"><nd ref="1"/><nd ref="4"/><nd ref="3"/></way><way id="12"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/></way><way id="13"><nd ref="8"/><nd ref="9"/><nd ref="10"/><nd ref="8"/><tag k="boundary" v="administrative"/></way>
<relation id="20"><member type="way" ref="10" role="outer"/><member type="way" ref="12" role="inner"/><member type="way" ref="13" role="outer"/><member type="way" ref="11" role="outer"/><member type="node" ref="1" role="label"/>
<tag k="type" v="multipolygon"/><tag k="name" v="Box"/><tag k="holder" v="russia"/></relation></osm>`
