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
func GeoPackage(b []byte) ([]byte, []Remark, error) {
	f, err := os.CreateTemp("", "delimit-*.gpkg")
	if err != nil {
		return nil, nil, wrong("there is no room for a temporary file: %v", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, nil, wrong("there is no room for a temporary file: %v", err)
	}
	address := url.URL{Scheme: "file", Path: f.Name(), RawQuery: "mode=ro&immutable=1"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, nil, wrong("the GeoPackage cannot be opened: %v", err)
	}
	defer db.Close()
	tables, err := tablesOf(db)
	if err != nil {
		return nil, nil, err
	}
	var said remarks
	var features []Feature
	for _, t := range tables {
		s, err := t.system()
		if err != nil {
			return nil, nil, wrong("table %.60q: %v", t.name, err)
		}
		said.system(s)
		some, err := t.read(db, s.Place)
		if err != nil {
			return nil, nil, wrong("table %.60q: %v", t.name, err)
		}
		features = append(features, some...)
	}
	out, err := geoJSON(features)
	return out, said, err
}

type table struct {
	name, column string
	srs          int
	authority    string
	definition   string // the reference system as a well-known text
}

func tablesOf(db *sql.DB) ([]table, error) {
	rows, err := db.Query(`SELECT g.table_name, g.column_name, COALESCE(s.organization_coordsys_id, g.srs_id), COALESCE(s.organization, 'EPSG'), COALESCE(s.definition, '')
		FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name
		LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features' ORDER BY g.table_name`)
	if err != nil {
		return nil, wrong("this is no GeoPackage with features: %v", err)
	}
	defer rows.Close()
	var tables []table
	for rows.Next() {
		var t table
		if err := rows.Scan(&t.name, &t.column, &t.srs, &t.authority, &t.definition); err != nil {
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

// system is the reference system of a table: by its code, else by its description.
// Positions have the longitude or the easting first (OGC 12-128, clause 1.1.1.1.3).
func (t table) system() (*System, error) {
	switch {
	case t.srs == 0 || t.srs == -1:
		return nil, wrong("it does not say in which reference system its coordinates are")
	case strings.EqualFold(t.authority, "EPSG"):
		s, err := OfCode(t.srs)
		if err == nil || !strings.Contains(t.definition, "[") {
			return s, err
		}
	case !strings.Contains(t.definition, "["):
		return nil, unknownSystem(fmt.Sprintf("%.20s:%d", t.authority, t.srs))
	}
	return OfWKT(t.definition)
}

func (t table) read(db *sql.DB, to func(orb.Point) orb.Point) ([]Feature, error) {
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
		f := Feature{Properties: map[string]any{}, Layer: t.name}
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
	if err := checkWKB(body); err != nil {
		return nil, err
	}
	g, err := wkb.Unmarshal(body, wkbcommon.WKBOptionEmptyPointHandling(wkbcommon.EmptyPointHandlingNaN))
	if err != nil {
		return nil, wrong("its geometry cannot be read: %v", err)
	}
	return ofGeom(g, to, 0)
}

// fromGeom writes a geometry of a reference system as GeoJSON.
func fromGeom(g geom.T, s *System) ([]byte, error) {
	out, err := ofGeom(g, s.Place, 0)
	if err != nil {
		return nil, err
	}
	return geoJSON([]Feature{{Geometry: out}})
}

func ofGeom(g geom.T, to func(orb.Point) orb.Point, depth int) (orb.Geometry, error) {
	if depth > MaxDepth {
		return nil, wrong("collections nest more than %d deep", MaxDepth)
	}
	line := func(coords []geom.Coord) []orb.Point {
		out := make([]orb.Point, 0, len(coords))
		for _, c := range coords {
			if len(c) > 1 { // a point of several may be empty
				out = append(out, to(orb.Point{c[0], c[1]}))
			}
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
