package format

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
	"github.com/twpayne/go-geom/encoding/wkbcommon"
	_ "modernc.org/sqlite" // the driver
)

// GeoPackage reads all feature tables of a GeoPackage, each in its reference system.
// The library reads from a file, so that the bytes are put into a temporary one.
func GeoPackage(b []byte) ([]byte, error) {
	f, err := os.CreateTemp("", "delimit-*.gpkg")
	if err != nil {
		return nil, wrong("there is no room for a temporary file: %v", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, wrong("there is no room for a temporary file: %v", err)
	}
	address := url.URL{Scheme: "file", Path: f.Name(), RawQuery: "mode=ro&immutable=1"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, wrong("the GeoPackage cannot be opened: %v", err)
	}
	defer db.Close()
	tables, err := tablesOf(db)
	if err != nil {
		return nil, err
	}
	var features []Feature
	for _, t := range tables {
		some, err := t.read(db)
		if err != nil {
			return nil, wrong("table %.60q: %v", t.name, err)
		}
		features = append(features, some...)
	}
	return geoJSON(features)
}

type table struct {
	name, column string
	srs          int
	authority    string
}

func tablesOf(db *sql.DB) ([]table, error) {
	rows, err := db.Query(`SELECT g.table_name, g.column_name, COALESCE(s.organization_coordsys_id, g.srs_id), COALESCE(s.organization, 'EPSG')
		FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name
		LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features' ORDER BY g.table_name`)
	if err != nil {
		return nil, wrong("this is no GeoPackage with features: %v", err)
	}
	defer rows.Close()
	var tables []table
	for rows.Next() {
		var t table
		if err := rows.Scan(&t.name, &t.column, &t.srs, &t.authority); err != nil {
			return nil, wrong("its list of tables is damaged: %v", err)
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return nil, wrong("the GeoPackage has no table of features")
	}
	return tables, rows.Err()
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func (t table) read(db *sql.DB) ([]Feature, error) {
	code := t.srs
	if code == 0 || code == -1 {
		return nil, wrong("it does not say in which reference system its coordinates are")
	}
	if !strings.EqualFold(t.authority, "EPSG") && code != 4326 {
		return nil, wrong("the coordinates are in the reference system %.20s:%d, which is not known here: export the file in EPSG:4326", t.authority, code)
	}
	to, err := System(code)
	if err != nil {
		return nil, err
	}
	rows, err := db.Query("SELECT * FROM " + quoted(t.name))
	if err != nil {
		return nil, wrong("it cannot be read: %v", err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, wrong("it cannot be read: %v", err)
	}
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	var features []Feature
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return nil, wrong("it cannot be read: %v", err)
		}
		f := Feature{Properties: map[string]any{"layer": t.name}}
		for i, name := range columns {
			switch v := values[i].(type) {
			case []byte:
				if name == t.column {
					if f.Geometry, err = gpkgGeometry(v, to); err != nil {
						return nil, fmt.Errorf("row %d: %w", len(features)+1, err)
					}
				}
			case nil:
			default:
				f.Properties[name] = v
			}
		}
		features = append(features, f)
	}
	if err := rows.Err(); err != nil {
		return nil, wrong("it cannot be read: %v", err)
	}
	return features, nil
}

// gpkgGeometry takes the head of a geometry off (OGC 12-128, clause 2.1.3).
func gpkgGeometry(b []byte, to func(orb.Point) orb.Point) (orb.Geometry, error) {
	if len(b) < 8 || b[0] != 'G' || b[1] != 'P' {
		return nil, wrong("its geometry is damaged")
	}
	envelope := map[byte]int{0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
	size, ok := envelope[b[3]>>1&7]
	if !ok || len(b) < 8+size {
		return nil, wrong("its geometry is damaged")
	}
	if b[3]&0x10 != 0 { // empty
		return nil, nil
	}
	body := b[8+size:]
	if len(body) < 5 || body[0] > 1 {
		return nil, wrong("its geometry is damaged")
	}
	g, err := wkb.Unmarshal(body, wkbcommon.WKBOptionEmptyPointHandling(wkbcommon.EmptyPointHandlingNaN))
	if err != nil {
		return nil, wrong("its geometry cannot be read: %v", err)
	}
	return ofGeom(g, to, 0)
}

func ofGeom(g geom.T, to func(orb.Point) orb.Point, depth int) (orb.Geometry, error) {
	if depth > MaxDepth {
		return nil, wrong("collections nest more than %d deep", MaxDepth)
	}
	line := func(coords []geom.Coord) []orb.Point {
		out := make([]orb.Point, len(coords))
		for i, c := range coords {
			out[i] = to(orb.Point{c[0], c[1]})
		}
		return out
	}
	polygon := func(rings [][]geom.Coord) orb.Polygon {
		var p orb.Polygon
		for _, r := range rings {
			p = append(p, line(r))
		}
		return p
	}
	switch g := g.(type) {
	case *geom.Point:
		if g.Empty() {
			return nil, nil
		}
		return to(orb.Point{g.X(), g.Y()}), nil
	case *geom.MultiPoint:
		return orb.MultiPoint(line(g.Coords())), nil
	case *geom.LineString:
		return orb.LineString(line(g.Coords())), nil
	case *geom.MultiLineString:
		var out orb.MultiLineString
		for _, l := range g.Coords() {
			out = append(out, line(l))
		}
		return out, nil
	case *geom.Polygon:
		return polygon(g.Coords()), nil
	case *geom.MultiPolygon:
		var out orb.MultiPolygon
		for _, p := range g.Coords() {
			out = append(out, polygon(p))
		}
		return out, nil
	case *geom.GeometryCollection:
		var out orb.Collection
		for _, inner := range g.Geoms() {
			one, err := ofGeom(inner, to, depth+1)
			if err != nil {
				return nil, err
			}
			if one != nil {
				out = append(out, one)
			}
		}
		return out, nil
	}
	return nil, wrong("its geometry is of a kind that is not known here")
}
