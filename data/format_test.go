package data

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

// twoAreas are two areas and what is said of them, which every format can hold.
const twoAreas = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Схід","holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37.8,47.6],[38.6,47.6],[38.6,48.3],[37.8,48.3],[37.8,47.6]],[[38,47.8],[38,48],[38.2,48],[38.2,47.8],[38,47.8]]]}},
{"type":"Feature","properties":{"name":"Island","holder":"contested"},"geometry":{"type":"Polygon","coordinates":[[[38.05,47.85],[38.15,47.85],[38.15,47.95],[38.05,47.95],[38.05,47.85]]]}}]}`

// held is who holds how much of the theatre according to a file, in km².
func heldBy(t *testing.T, path string) [len(geo.Holders)]float64 {
	t.Helper()
	s, _, err := LoadSituation(path)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	var held [len(geo.Holders)]float64
	for _, a := range s.Areas {
		held[a.Holder] += geo.AreaM2(a.Area) / 1e6
	}
	return held
}

// Whatever GDAL makes of the shapes is read as the same land, in other reference
// systems too.
func TestFormatsOfGDAL(t *testing.T) {
	ogr2ogr := sharedtest.Program(t, "ogr2ogr", "gdal-bin")
	dir := t.TempDir()
	source := filepath.Join(dir, "shapes_20260815.geojson")
	if err := os.WriteFile(source, []byte(twoAreas), 0o600); err != nil {
		t.Fatal(err)
	}
	want := heldBy(t, source)
	if want[geo.HeldByRussia] < 4000 || want[geo.HeldContested] < 50 {
		t.Fatalf("the shapes have %v km²", want)
	}
	for _, c := range []struct {
		file string
		args []string
	}{
		{"a.kml", []string{"-f", "KML"}}, {"b.shp", []string{"-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"}}, {"c.gpkg", []string{"-f", "GPKG"}},
		{"d.geojsonl", []string{"-f", "GeoJSONSeq"}}, {"e.geojsons", []string{"-f", "GeoJSONSeq", "-lco", "RS=YES"}},
		{"utm.shp", []string{"-f", "ESRI Shapefile", "-t_srs", "EPSG:32637"}}, {"utm36.gpkg", []string{"-f", "GPKG", "-t_srs", "EPSG:32636"}},
		{"mercator.gpkg", []string{"-f", "GPKG", "-t_srs", "EPSG:3857"}}, {"mercator.shp", []string{"-f", "ESRI Shapefile", "-t_srs", "EPSG:3857"}},
		{"pulkovo.shp", []string{"-f", "ESRI Shapefile", "-t_srs", "EPSG:28407"}}, {"pulkovo.gpkg", []string{"-f", "GPKG", "-t_srs", "EPSG:4284"}},
		{"ucs2000.shp", []string{"-f", "ESRI Shapefile", "-t_srs", "EPSG:5565"}}, {"local.gpkg", []string{"-f", "GPKG", "-t_srs", "EPSG:9835"}},
		{"etrs.gpkg", []string{"-f", "GPKG", "-t_srs", "EPSG:25837"}}, {"crs.geojson", []string{"-f", "GeoJSON", "-lco", "RFC7946=NO", "-t_srs", "EPSG:6387"}},
		{"zipped.shz", []string{"-f", "ESRI Shapefile"}},
	} {
		path := filepath.Join(dir, c.file)
		if out, err := exec.Command(ogr2ogr, append(c.args, path, source)...).CombinedOutput(); err != nil {
			t.Errorf("ogr2ogr %s: %v\n%s", c.file, err, out)
			continue
		}
		got := heldBy(t, path)
		for h, km2 := range want {
			// An edge that is straight in another system bends in this one: the shapes'
			// corners are the same, so that the areas are.
			if math.Abs(got[h]-km2) > 1e-6*km2 {
				t.Errorf("%s: %s hold %.6f km², want %.6f", c.file, geo.Holders[h], got[h], km2)
			}
		}
	}
	laea := filepath.Join(dir, "laea.shp")
	if _, err := exec.Command(ogr2ogr, "-f", "ESRI Shapefile", "-t_srs", "EPSG:3035", laea, source).CombinedOutput(); err == nil {
		if _, err := Open(laea); err == nil || !strings.Contains(err.Error(), "ETRS_1989_LAEA") {
			t.Errorf("a file in an equal-area projection: %v", err)
		}
	}
}

// kmz packs one file.
func kmz(t testing.TB, name, content string) []byte { return packed(t, name, content) }

// packed makes a zip of files: names and contents by turns.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const ringKML = "37,47 38,47 38,48 37,48 37,47"

var kmlOf = func(space string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><kml` + space + `><Document><Style id="red"><PolyStyle><color>80142ba5</color></PolyStyle></Style>
<StyleMap id="map"><Pair><key>normal</key><styleUrl>#red</styleUrl></Pair></StyleMap>
<Folder><name>Front</name><Placemark><name>Area</name><styleUrl>#map</styleUrl><ExtendedData><Data name="holder"><value>russia</value></Data></ExtendedData>
<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>` + ringKML + `</coordinates></LinearRing></outerBoundaryIs>
<innerBoundaryIs><LinearRing><coordinates>37.4,47.4,0 37.6,47.4,0 37.6,47.6,0 37.4,47.4,0</coordinates></LinearRing></innerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder></Document></kml>`
}

// Small files of every format, written here.
func TestFormats(t *testing.T) {
	const hole = 0.5 * 0.2 * 0.2
	for _, c := range []struct {
		name, format string
		file         []byte
	}{
		{"a.kml", "KML", []byte(kmlOf(` xmlns="http://www.opengis.net/kml/2.2"`))}, {"b.kml", "KML", []byte(kmlOf(""))},
		{"c.kmz", "KMZ", kmz(t, "doc.kml", kmlOf(""))}, {"d.kmz", "KMZ", kmz(t, "../../etc/doc.kml", kmlOf(""))},
		{"e.json", "Esri JSON", []byte(`{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":102100,"latestWkid":3857},"features":[{"attributes":{"holder":"russia","t":1660521600000},"geometry":{"rings":[` +
			`[[4118821.16,5942074.07],[4118821.16,6106854.83],[4230140.65,6106854.83],[4230140.65,5942074.07],[4118821.16,5942074.07]]]}}]}`)},
		{"f.json", "TopoJSON", []byte(`{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[37,47]},"arcs":[[[0,0],[10,0],[0,10]],[[10,10],[-10,0],[0,-10]]],` +
			`"objects":{"front":{"type":"GeometryCollection","geometries":[{"type":"Polygon","properties":{"holder":"russia"},"arcs":[[0,1]]}]}}}`)},
		{"g.json", "Owl Maps", []byte(`{"areas":[[[47,37],[47,38],[48,38],[48,37],[47,37]]],"areas_ua":[],"frontline":[]}`)},
	} {
		o, err := Read(c.name, c.file, SituationRole)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if o.features.format != c.format {
			t.Errorf("%s was taken for %s", c.name, o.features.format)
		}
		degrees := 0.0 // of longitude times latitude, holes taken away
		for _, a := range o.Situation.Areas {
			for _, p := range a.Area {
				for i, r := range p {
					sum := 0.0
					for k := 1; k < len(r); k++ {
						sum += (r[k][0] - r[k-1][0]) * (r[k][1] + r[k-1][1]) / 2
					}
					if sum = math.Abs(sum); i > 0 {
						sum = -sum
					}
					degrees += sum
				}
			}
			if a.Holder != geo.HeldByRussia {
				t.Errorf("%s: held by %s", c.name, a.Holder)
			}
		}
		want := 1.0
		if strings.HasPrefix(c.format, "KM") {
			want -= hole
		}
		if math.Abs(degrees-want) > 0.002 {
			t.Errorf("%s: %.4f square degrees, want %.4f", c.name, degrees, want)
		}
	}
	gpx := `<?xml version="1.0"?><gpx version="1.1"><trk><name>Way</name><trkseg><trkpt lat="47" lon="37"/><trkpt lat="48" lon="38"/></trkseg></trk></gpx>`
	if o, err := Read("way.gpx", []byte(gpx), ProposalRole); err != nil || len(o.Proposal.Features) != 1 || o.Proposal.Features[0].Name != "Way" {
		t.Errorf("a GPX track: %+v, %v", o, err)
	}
}

// What is hostile is refused within bounded memory.
func TestHostileFormats(t *testing.T) {
	bomb := kmz(t, "doc.kml", "<kml>"+strings.Repeat(" ", 50<<20)+"</kml>")
	deep := "<kml>" + strings.Repeat("<Folder>", 5000)
	record := append(make([]byte, 100), 0, 0, 0, 1, 0, 0, 0, 22)
	copy(record, []byte{0, 0, 0x27, 0x0a})
	record = append(record, append([]byte{5, 0, 0, 0}, make([]byte, 32)...)...)
	record = append(record, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f)
	for name, file := range map[string][]byte{
		"a bomb": bomb, "depth": []byte(deep), "a Shapefile of two milliard positions": record, "half a zip": bomb[:len(bomb)/2],
		"a zip in a zip in a zip": kmz(t, "a.kml", string(kmz(t, "b.kml", string(kmz(t, "c.kml", string(kmz(t, "d.kml", "<kml/>"))))))),
		"an arc for ever":         []byte(`{"type":"Topology","arcs":[[` + strings.TrimSuffix(strings.Repeat("[1,2],", 30000), ",") + `]],"objects":{"a":{"type":"LineString","arcs":[` + strings.TrimSuffix(strings.Repeat("0,", 30000), ",") + `]}}}`),
		"a database":              append([]byte("SQLite format 3\x00"), make([]byte, 5000)...),
	} {
		if _, err := Read("front.bin", file, AnyRole); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func FuzzFormats(f *testing.F) {
	for _, seed := range [][]byte{[]byte(kmlOf("")), kmz(f, "doc.kml", kmlOf("")), []byte(`{"type":"Topology","arcs":[[[0,0],[1,1]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}`),
		[]byte(`{"features":[{"attributes":{},"geometry":{"rings":[[[1,2],[3,4],[5,6],[1,2]]]}}]}`), []byte("{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}\n{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}\n"),
		[]byte(`<gpx><trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>`), []byte(`{"areas":[[[47,37],[47,38],[48,38],[47,37]]]}`), append([]byte{0, 0, 0x27, 0x0a}, make([]byte, 200)...)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		_, _ = Read("front.bin", b, SituationRole)
		_, _ = Read("front.shp", b, AnyRole)
	})
}

// A layer alone is the name of the whole, which may say whose file it is; of several each
// feature says in which it stands.
func TestLayers(t *testing.T) {
	placemark := `<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>` + ringKML + `</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`
	o, err := Read("a.kml", []byte(`<kml><Document><name>RussianAssessedAdvance 2025-04-05</name>`+placemark+`</Document></kml>`), AnyRole)
	if err != nil || len(o.Rulings) != 1 || o.Rulings[0].Property != "(layer)" || o.Situation.Date.String() != "2025-04-05" {
		t.Errorf("one layer: %+v, %v", o, err)
	}
	o, err = Read("a.kml", []byte(`<kml><Folder><name>occupied</name>`+placemark+`</Folder><Folder><name>liberated</name>`+placemark+`</Folder></kml>`), SituationRole)
	if err != nil || len(o.Rulings) != 2 || o.Rulings[0].Property != "layer" || o.Rulings[0].Value != "occupied" {
		t.Errorf("two layers: %+v, %v", o, err)
	}
}

// Other encodings, documents that link to others, and formats that only the end tells.
func TestFormatsInOtherConditions(t *testing.T) {
	cp1251, err := charmap.Windows1251.NewEncoder().String(strings.Replace(strings.Replace(kmlOf(""), "UTF-8", "windows-1251", 1), "russia", "окуповано", 1))
	if err != nil {
		t.Fatal(err)
	}
	var linked bytes.Buffer
	z := zip.NewWriter(&linked)
	for _, part := range [][2]string{{"doc.kml", "<kml><Document><NetworkLink><Link><href>layers/a.kml</href></Link></NetworkLink></Document></kml>"}, {"layers/a.kml", kmlOf("")}} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, part[1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	far := strings.Repeat(" ", 5000)
	for name, file := range map[string]string{
		"KML in Windows-1251": cp1251, "KMZ of two documents": linked.String(),
		"TopoJSON": `{"arcs":[[[37,47],[38,47],[38,48],[37,47]]],"objects":{"a":{"type":"Polygon","properties":{"holder":"russia"},"arcs":[[0]]}},` + far + `"type":"Topology"}`,
		"Esri JSON": `{"a":1,` + far + `"features":[{"attributes":{"holder":"russia"},"geometry":{"rings":[[[37,47],[37,48],[38,48],[37,47]]]}}],"spatialReference":{"wkt":"` +
			`GEOGCS[\"GCS_Ukraine_2000\",DATUM[\"D_Ukraine_2000\",SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"}}`,
	} {
		o, err := Read("a.bin", []byte(file), SituationRole)
		if err != nil || o.Situation.Areas[0].Holder != geo.HeldByRussia {
			t.Errorf("%s: %+v, %v", name, o, err)
			continue
		}
		if transformed := len(o.Defects) == 1 && o.Defects[0].Rule == "transformed"; transformed != (name == "Esri JSON") {
			t.Errorf("%s: %v", name, o.Defects)
		}
	}
}

// A reference system in a crs member is transformed, and the check says so; positions that
// it does not have are refused.
func TestTransformedIsSaid(t *testing.T) {
	file := `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28407"}},"features":[{"type":"Feature","properties":{"holder":"russia"},
		"geometry":{"type":"Polygon","coordinates":[[[7430000,5320000],[7440000,5320000],[7440000,5330000],[7430000,5320000]]]}}]}`
	o, err := Read("gains.geojson", []byte(file), AnyRole)
	if err != nil {
		t.Fatal(err)
	}
	// The first corner as PROJ has it by EPSG:15865.
	if p := o.Situation.Areas[0].Area[0][0][0]; math.Abs(p[0]-38.0602644) > 1e-7 || math.Abs(p[1]-48.0093931) > 1e-7 {
		t.Errorf("the corner is at %v", p)
	}
	want := "the coordinates are in Pulkovo 1942 / Gauss-Krüger, meridian 39° (EPSG:28407); transformed to WGS 84 by EPSG:15865, right to about 5 m"
	if len(o.Defects) != 1 || o.Defects[0].String() != want || !o.Check("gains.geojson").Well() {
		t.Errorf("%v", o.Defects)
	}
	if _, err := Read("gains.geojson", []byte(strings.ReplaceAll(file, "[74", "[4")), AnyRole); err == nil || !strings.Contains(err.Error(), "none in the reference system") {
		t.Errorf("eastings without their zone: %v", err)
	}
}
