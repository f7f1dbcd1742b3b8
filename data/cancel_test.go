package data

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// asked is a context that counts how often it is asked whether to go on, and is cancelled at
// one of these times.
type asked struct {
	context.Context
	cancel context.CancelFunc
	times  atomic.Int64
	at     int64 // 0: never
}

func newAsked(t *testing.T, at int64) *asked {
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	return &asked{Context: ctx, cancel: cancel, at: at}
}

func (a *asked) Err() error {
	if a.times.Add(1) == a.at {
		a.cancel()
	}
	return a.Context.Err()
}

// longFile is a file of a format with so many features that reading takes a while.
type longFile struct {
	name string
	make func(t *testing.T) []byte
}

func repeat(before, middle, after string) func(*testing.T) []byte {
	return func(*testing.T) []byte { return []byte(before + strings.Repeat(middle, 3000) + after) }
}

func zipWith(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: map[bool]uint16{false: zip.Deflate, true: zip.Store}[parts[i] == "mimetype"]})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func longFiles() []longFile {
	place := `{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[37,48]}}`
	kml := "<kml><Document>" + strings.Repeat("<Placemark><name>a</name><Point><coordinates>37,48</coordinates></Point></Placemark>", 3000) + "</Document></kml>"
	row := `<row><c t="str"><v>a</v></c><c><v>48</v></c><c><v>37</v></c></row>`
	cell := func(s string) string { return "<table:table-cell><text:p>" + s + "</text:p></table:table-cell>" }
	odsRow := func(a, b, c string) string {
		return "<table:table-row>" + cell(a) + cell(b) + cell(c) + "</table:table-row>"
	}
	square := `[[47,37],[47,39],[49,39],[47,37]]` // latitude first
	list := func(s string) string { return strings.Repeat(s+",", 3000) + s }
	return []longFile{
		{"a.geojson", repeat(`{"type":"FeatureCollection","features":[`, place+",", place+"]}")},
		{"one.geojson", repeat(`{"type":"MultiPoint","coordinates":[`, strings.Repeat("[37,48],", 100), "[37,48]]}")},
		{"a.geojsonl", repeat("", place+"\n", place)},
		{"a.topojson", repeat(`{"type":"Topology","arcs":[`, `[[37,48],[38,49]],`, `[[37,48],[38,49]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}`)},
		{"owl.json", repeat(`{"areas":[`, square+",", square+`],"areas_ua":[]}`)},
		{"esri.json", repeat(`{"features":[`, `{"attributes":{"name":"a"},"geometry":{"x":37,"y":48}},`, `{"attributes":{},"geometry":{"x":37,"y":48}}]}`)},
		{"overpass.json", func(*testing.T) []byte {
			return []byte(`{"osm3s":{},"elements":[` + list(`{"type":"node","id":1,"lat":48,"lon":37,"tags":{"name":"a"}}`) + `]}`)
		}},
		{"records.json", repeat("[", `{"name":"a","lat":48,"lon":37},`, `{"name":"a","lat":48,"lon":37}]`)},
		{"a.kml", func(*testing.T) []byte { return []byte(kml) }},
		{"a.kmz", func(*testing.T) []byte { return zipWith("doc.kml", kml) }},
		{"a.gpx", repeat("<gpx>", `<wpt lat="48" lon="37"><name>a</name></wpt>`, "</gpx>")},
		{"a.gml", repeat(`<a xmlns:gml="http://www.opengis.net/gml">`, "<gml:featureMember><b><name>a</name><g><gml:Point><gml:pos>37 48</gml:pos></gml:Point></g></b></gml:featureMember>", "</a>")},
		{"a.osm", func(*testing.T) []byte {
			return []byte(`<osm version="0.6">` + strings.Repeat(`<node id="1" lat="48" lon="37"><tag k="name" v="a"/></node>`, 3000) + `</osm>`)
		}},
		{"a.csv", func(*testing.T) []byte { return []byte("name,lat,lon\n" + strings.Repeat("a,48,37\n", 20_000)) }},
		{"a.wkt", repeat("", "POINT (37 48)\n", "POINT (37 48)")},
		{"a.xlsx", func(*testing.T) []byte {
			return zipWith("xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="a.xml"/></Relationships>`,
				"xl/a.xml", `<worksheet><sheetData><row><c t="str"><v>name</v></c><c t="str"><v>lat</v></c><c t="str"><v>lon</v></c></row>`+strings.Repeat(row, 3000)+`</sheetData></worksheet>`)
		}},
		{"a.ods", func(*testing.T) []byte {
			return zipWith("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
				`<a xmlns:table="table" xmlns:text="text"><table:table table:name="a">`+odsRow("name", "lat", "lon")+strings.Repeat(odsRow("a", "48", "37"), 3000)+`</table:table></a>`)
		}},
		{"a.geojson.gz", func(*testing.T) []byte {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			_, err := z.Write([]byte(`{"type":"FeatureCollection","features":[` + list(place) + "]}"))
			if err = errors.Join(err, z.Close()); err != nil {
				panic(err)
			}
			return b.Bytes()
		}},
		{"a.gpkg", longGeoPackage},
		{"a.shp", func(*testing.T) []byte { // points
			b := make([]byte, 100)
			copy(b, "\x00\x00\x27\x0a")
			b[28], b[29], b[32] = 0xe8, 3, 1
			record := append([]byte{0, 0, 0, 1, 0, 0, 0, 10, 1, 0, 0, 0}, make([]byte, 16)...)
			return append(b, bytes.Repeat(record, 3000)...)
		}},
	}
}

func longGeoPackage(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "a.gpkg")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		`CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)`,
		`INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, '')`,
		`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)`, `INSERT INTO gpkg_contents VALUES ('a', 'features')`,
		`CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)`, `INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 4326)`,
		`CREATE TABLE a (geom BLOB, name TEXT)`,
		`INSERT INTO a WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3000) SELECT ` + onePlace + `, x FROM c`,
	} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every reader ends soon after its caller no longer wants it, wherever it is by then, with the
// error of the context and with nothing read.
func TestReadersStop(t *testing.T) {
	files := longFiles()
	for _, f := range files {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), f.name)
			if err := os.WriteFile(path, f.make(t), 0o600); err != nil {
				t.Fatal(err)
			}
			whole := newAsked(t, 0)
			if _, err := OpenContext(whole, path, SheetRole, Answers{}); err != nil {
				t.Fatal(err)
			}
			n := whole.times.Load()
			if n < 8 {
				t.Fatalf("it looks at the context %d times in all", n)
			}
			for _, at := range []int64{1, 2, n / 3, n / 2, n - 1} {
				ctx := newAsked(t, at)
				o, err := OpenContext(ctx, path, SheetRole, Answers{})
				if !errors.Is(err, context.Canceled) || o != nil {
					t.Errorf("given up at %d of %d: %v", at, n, err)
				}
				if more := ctx.times.Load() - at; more > 16 {
					t.Errorf("given up at %d of %d: %d more", at, n, more)
				}
			}
			if k := CheckContext(newAsked(t, n/2), path, SheetRole, Answers{}); !errors.Is(k.Err, context.Canceled) {
				t.Errorf("check: %v", k.Err)
			}
		})
	}
}
