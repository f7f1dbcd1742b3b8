package format

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// fuzzedBy names the fuzz target of every format that is read. GeoJSON itself, which is
// not converted, is read by FuzzRead in package data.
var fuzzedBy = map[string]string{
	"GeoJSON sequence": "FuzzSequence", "TopoJSON": "FuzzTopoJSON", "Owl Maps": "FuzzOwlMaps", "Esri JSON": "FuzzEsriJSON", "GeoPackage": "FuzzGeoPackage",
	"KML": "FuzzKML", "GPX": "FuzzGPX", "GML": "FuzzGML", "FlatGeobuf": "FuzzFlatGeobuf", "OSM XML": "FuzzOSM", "Overpass JSON": "FuzzOSM",
	"Shapefile": "FuzzShapefile", "WKT": "FuzzWKT", "Excel": "FuzzSpreadsheet", "OpenDocument spreadsheet": "FuzzSpreadsheet", "WKB": "FuzzWKB",
	"JavaScript": "FuzzJavaScript", "JSON records": "FuzzRecords", "zip": "FuzzArchive", "CSV": "FuzzCSV",
}

// Every format of the registry has a fuzz target.
func TestEveryFormatIsFuzzed(t *testing.T) {
	var targets []byte
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		targets = append(targets, b...)
	}
	for _, kind := range read {
		if kind.Name == "GeoJSON" {
			continue
		}
		target, ok := fuzzedBy[kind.Name]
		if !ok || !regexp.MustCompile(`(?m)^func `+target+`\(f \*testing\.F\)`).Match(targets) {
			t.Errorf("%s has no fuzz target (%q)", kind.Name, target)
		}
	}
}

// fuzzFormat feeds the reader of a format, first with small files of it that lie in the
// repository.
func fuzzFormat(f *testing.F, name string, seeds ...string) {
	kind := named(name)
	if kind == nil || kind.Read == nil {
		f.Fatalf("%s is not read", name)
	}
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	files, err := filepath.Glob("../testdata/reading/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil && len(b) < mostFuzzed && Of(file, b) == kind {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > mostFuzzed {
			return
		}
		Of("", b)
		made, err := kind.Convert(t.Context(), b)
		if name == "JavaScript" && err == nil {
			return // what stands in a script is passed on as it is, and checked as any GeoJSON
		}
		checkOut(t, made.JSON, err)
	})
}

// mostFuzzed bounds an input: what is wrong with a reader shows in a small file.
const mostFuzzed = 1 << 14

func FuzzTopoJSON(f *testing.F) {
	fuzzFormat(f, "TopoJSON", `{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[30,40]},"arcs":[[[0,0],[1,1],[2,0]],[[2,0],[0,0]]],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]],"properties":{"holder":"russia"}},{"type":"MultiPolygon","arcs":[[[~1,~0]]]},{"type":"LineString","arcs":[0]},{"type":"Point","coordinates":[3,4]}]}}}`,
		`{"type":"Topology","arcs":[[[0,0],[1,1]]],"objects":{"a":{"type":"LineString","arcs":[-1]}}}`)
}

func FuzzOwlMaps(f *testing.F) {
	fuzzFormat(f, "Owl Maps", `{"areas":[[[47,37],[47,38],[48,38],[47,37]]]}`, `{"owlmaps":1,"areas":[{"coordinates":[[[47,37],[47,38],[48,38]]]}],"frontline":[[47,37],[48,38]]}`)
}

func FuzzEsriJSON(f *testing.F) {
	fuzzFormat(f, "Esri JSON", `{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":102100,"latestWkid":3857},"features":[{"attributes":{"holder":"russia"},"geometry":{"rings":[[[4100000,6100000],[4200000,6200000],[4200000,6100000],[4100000,6100000]]]}}]}`,
		`{"features":[{"attributes":{},"geometry":{"curveRings":[[[1,2],{"a":[[3,4],[5,6],0,1]},[1,2]]]}},{"geometry":{"paths":[[[1,2],[3,4]]]}},{"geometry":{"x":1,"y":"NaN"}}]}`)
}

func FuzzKML(f *testing.F) {
	fuzzFormat(f, "KML", `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="g"><Document><name>a</name><Style id="s"><PolyStyle><color>ff0000ff</color></PolyStyle></Style><Folder><name>b</name><Placemark><styleUrl>#s</styleUrl><ExtendedData><Data name="holder"><value>russia</value></Data></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>37,48,0 38,48 38,49 37,48</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>37.5,48.1 37.6,48.1 37.6,48.2 37.5,48.1</coordinates></LinearRing></innerBoundaryIs></Polygon><Point><coordinates>1,2</coordinates></Point></MultiGeometry></Placemark></Folder></Document></kml>`,
		`<kml><NetworkLink><Link><href>http://a.example</href></Link></NetworkLink><Placemark><TimeSpan><begin>2025-01-01</begin></TimeSpan><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></kml>`)
}

func FuzzGPX(f *testing.F) {
	fuzzFormat(f, "GPX", `<gpx><wpt lat="48" lon="37"><name>a</name></wpt><rte><rtept lat="48" lon="37"/><rtept lat="49" lon="38"/></rte><trk><name>b</name><trkseg><trkpt lat="1" lon="2"><ele>3</ele><time>2025-01-01T00:00:00Z</time></trkpt><trkpt lat="2" lon="3"/></trkseg></trk></gpx>`)
}

func FuzzWKT(f *testing.F) {
	fuzzFormat(f, "WKT", "SRID=4284; MULTIPOLYGON Z (((37 48 1, 38 48 1, 38 49 1, 37 48 1), (37.5 48.1 1, 37.6 48.1 1, 37.6 48.2 1, 37.5 48.1 1)))",
		"POINT (37 48)\nLINESTRING M (37 48 1, 38 49 2)", "GEOMETRYCOLLECTION (POINT EMPTY, CIRCULARSTRING (1 2, 3 4, 5 6))")
}

func FuzzWKB(f *testing.F) {
	fuzzFormat(f, "WKB", "\x01\x03\x00\x00\x00\x01\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x80\x42\x40\x00\x00\x00\x00\x00\x00\x48\x40\x00\x00\x00\x00\x00\x00\x43\x40\x00\x00\x00\x00\x00\x00\x48\x40\x00\x00\x00\x00\x00\x00\x43\x40\x00\x00\x00\x00\x00\x80\x48\x40\x00\x00\x00\x00\x00\x80\x42\x40\x00\x00\x00\x00\x00\x00\x48\x40",
		"0101000020E610000000000000008042400000000000004840", "\x00\x00\x00\x00\x02\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00")
}

func FuzzJavaScript(f *testing.F) {
	fuzzFormat(f, "JavaScript", `var front = {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[37,48]}}]};`,
		"var json_front_1 = {\"type\":\"FeatureCollection\",\"name\":\"front_1\",\"features\":[]}\n", `callback({"type":"Topology","arcs":[],"objects":{}})`)
}

// What begins as anything is of some format or of none.
func FuzzSniff(f *testing.F) {
	for _, seed := range []string{"PK\x03\x04", "SQLite format 3\x00", "<gml", "{\"osm3s\":1}", "\x00\x00\x27\x0a", "a;b\n1;2\n", "[{\"a\":1}]"} {
		f.Add("a.csv", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if len(b) > mostFuzzed {
			return
		}
		if text, _, err := Text(b); err == nil {
			Of(name, bytes.TrimSpace(text))
		}
	})
}
