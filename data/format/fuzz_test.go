package format

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jonas-p/go-shp"
)

// checkOut checks that a reader gives JSON or an error in words for its reader.
func checkOut(t *testing.T, out []byte, err error) {
	t.Helper()
	var plain *Error
	switch {
	case err == nil && !json.Valid(out):
		t.Fatalf("this is not JSON: %.300s", out)
	case err != nil && (!errors.As(err, &plain) || plain.Text == ""):
		t.Fatalf("an error in other words: %v", err)
	}
}

// shapefile is a small Shapefile: its three parts.
func shapefile(t testing.TB) (shape, table []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.shp")
	w, err := shp.Create(path, shp.POLYGON)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetFields([]shp.Field{shp.StringField("HOLDER", 10), shp.NumberField("N", 5)}); err != nil {
		t.Fatal(err)
	}
	p := shp.Polygon(*shp.NewPolyLine([][]shp.Point{{{X: 37, Y: 47}, {X: 37, Y: 48}, {X: 38, Y: 48}, {X: 37, Y: 47}}}))
	w.Write(&p)
	if err := errors.Join(w.WriteAttribute(0, 0, "russia"), w.WriteAttribute(0, 1, 5)); err != nil {
		t.Fatal(err)
	}
	w.Close()
	for _, part := range []struct {
		ext string
		to  *[]byte
	}{{".shp", &shape}, {".dbf", &table}} {
		name := strings.TrimSuffix(path, ".shp") + part.ext
		if _, err := os.Stat(name); err != nil { // go-shp 0.1 leaves the full stop out
			name = strings.TrimSuffix(path, ".shp") + strings.TrimPrefix(part.ext, ".")
		}
		if *part.to, err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return shape, table
}

func FuzzShapefile(f *testing.F) {
	shape, table := shapefile(f)
	f.Add(shape, table, "", "")
	f.Add(shape, []byte(nil), `GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`, "1251")
	f.Fuzz(func(t *testing.T, shape, table []byte, prj, cpg string) {
		if len(shape)+len(table) > 1<<16 {
			return
		}
		out, _, err := Shapefile(t.Context(), []Layer{{Name: "a", Shp: shape, Dbf: table, Prj: []byte(prj), Cpg: []byte(cpg)}})
		checkOut(t, out, err)
	})
}

// geopackage is a small GeoPackage with one row.
func geopackage(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.gpkg")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	point := []byte("GP\x00\x01\xe6\x10\x00\x00\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x42\x40\x00\x00\x00\x00\x00\x00\x48\x40")
	for _, statement := range []string{
		`PRAGMA page_size = 512`,
		`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)`, `INSERT INTO gpkg_contents VALUES ('a', 'features')`,
		`CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)`, `INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 4326)`,
		`CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)`,
		`INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, '')`, `CREATE TABLE a (geom BLOB, holder TEXT)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec(`INSERT INTO a VALUES (?, 'russia')`, point); err != nil {
		t.Fatal(err)
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

func FuzzGeoPackage(f *testing.F) {
	f.Add(geopackage(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		out, _, err := GeoPackage(t.Context(), b)
		checkOut(t, out, err)
	})
}

// Geometries of GeoPackages without a database around them.
func FuzzGeometry(f *testing.F) {
	f.Add([]byte("GP\x00\x01\xe6\x10\x00\x00\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x42\x40\x00\x00\x00\x00\x00\x00\x48\x40"))
	f.Add([]byte("GP\x00\x00\xe6\x10\x00\x00\x00\x00\x00\x00\x07\x00\x00\x00\x01\x00\x00\x00\x00\x02\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := gpkgGeometry(b, plain().Place)
		if err != nil || !isFinite(g) {
			return
		}
		out := text{most: mostText}
		if !writeGeometry(&out, g) || !json.Valid(out.Bytes()) {
			t.Fatalf("%v is written %s", g, out.Bytes())
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"name,lat,lon,holder\na,48,37,russia\n", "sep=;\nНазва;Широта;Довгота\n\"a\n\";48,5;37,5\n", "wkt\tx\nPOINT(1 2)\t5\n", "\xff\xfea\x00", "\xcd\xe0;x;y"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		IsTable(b)
		out, _, err := CSV(t.Context(), b)
		checkOut(t, out, err)
	})
}

func FuzzArchive(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"doc.kml", "../layers/a.kml"} {
		w, err := z.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		if _, err := io.WriteString(w, "<kml><NetworkLink/><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"); err != nil {
			f.Fatal(err)
		}
	}
	z.Close()
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := Archive(t.Context(), b, 1<<20)
		if a.GeoJSON != nil || err != nil {
			checkOut(t, a.GeoJSON, err)
		}
	})
}

func FuzzOfWKT(f *testing.F) {
	f.Add(`PROJCS["a",GEOGCS["b",DATUM["D_Ukraine_2000",SPHEROID["c",6378245,298.3]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",39],UNIT["Meter",1]]`)
	f.Add(`COMPD_CS["a""b",GEOGCS("b",AUTHORITY["EPSG","4284"])]`)
	f.Fuzz(func(t *testing.T, s string) {
		system, err := OfWKT(s)
		if (system == nil) == (err == nil) {
			t.Fatalf("%v, %v", system, err)
		}
		if err != nil {
			checkOut(t, nil, err)
			return
		}
		system.Place([2]float64{1e7, 5e6})
	})
}

// zipOf packs files: names and contents by turns.
func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
