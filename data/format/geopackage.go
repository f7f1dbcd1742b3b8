package format

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
	"github.com/twpayne/go-geom/encoding/wkbcommon"

	"delimit/data/database"
)

// GeoPackage reads all feature tables of a GeoPackage, each in its reference system.
func GeoPackage(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	return GeoPackageWith(ctx, b, nil)
}

// GeoPackageWith reads a GeoPackage and the log that its writer keeps beside it, which has its
// newest rows; nil: there is none. The library reads from files, so that both are put into
// a temporary folder.
func GeoPackageWith(ctx context.Context, b, log []byte) (out []byte, said []Remark, err error) {
	dir, err := os.MkdirTemp("", "delimit-*")
	if err != nil {
		return nil, nil, wrong("there is no room for a temporary file: %v", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "a.gpkg")
	err = os.WriteFile(path, b, 0o600)
	if err == nil && log != nil {
		err = os.WriteFile(path+"-wal", log, 0o600)
	}
	if err != nil {
		return nil, nil, wrong("there is no room for a temporary file: %v", err)
	}
	db, err := database.Open(ctx, path, 1, log == nil)
	if err != nil {
		return nil, nil, wrong("the GeoPackage cannot be opened: %v", err)
	}
	defer db.Close()
	_ = os.RemoveAll(dir) // it stays open; where the system does not allow it, it goes afterwards
	g := geoPackage{db: db, left: roomFor(len(b) + len(log))}
	if err := g.read(ctx); err != nil {
		return nil, nil, err
	}
	out, err = geoJSON(ctx, g.features, len(b)+len(log))
	return out, g.said, err
}

// geoPackage is what was read of one.
type geoPackage struct {
	db       *database.DB
	left     int // bytes that its values may still have
	said     remarks
	features []Feature
}

// roomFor is how much may be made of a file of a size: more than a file needs that holds
// what it gives, and less than one that makes it up.
func roomFor(size int) int { return 16<<20 + 4*size }

func (g *geoPackage) read(ctx context.Context) error {
	tables, err := g.tables(ctx)
	if err != nil {
		return err
	}
	for _, t := range tables {
		s, err := t.system()
		if err == nil {
			g.said.system(s)
			err = g.table(ctx, t, s.Place)
		}
		if err != nil {
			return wrong("table %.60q: %v", t.name, err)
		}
	}
	return nil
}

type table struct {
	name, column string
	srs          int
	authority    string
	definition   string // the reference system as a well-known text
}

// tables lists the tables of features.
func (g *geoPackage) tables(ctx context.Context) (tables []table, err error) {
	const most = 1000
	err = g.db.MayRead(ctx, "gpkg_geometry_columns", "gpkg_contents", "gpkg_spatial_ref_sys")
	if err == nil {
		err = g.db.Each(ctx, fmt.Sprintf(`SELECT DISTINCT substr(g.table_name, 1, 1000), substr(g.column_name, 1, 1000), CAST(COALESCE(s.organization_coordsys_id, g.srs_id) AS INTEGER),
			substr(COALESCE(s.organization, 'EPSG'), 1, 100), substr(COALESCE(s.definition, ''), 1, 100000)
			FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name
			LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features' ORDER BY g.table_name LIMIT %d`, most+1), anyColumns,
			func(values []any) error {
				var t table
				t.name, _ = values[0].(string)
				t.column, _ = values[1].(string)
				srs, _ := values[2].(int64)
				t.srs = int(srs)
				t.authority, _ = values[3].(string)
				t.definition, _ = values[4].(string)
				tables = append(tables, t)
				return nil
			})
	}
	switch {
	case err != nil:
		return nil, wrong("this is no GeoPackage with features: %v", err)
	case len(tables) == 0:
		return nil, wrong("the GeoPackage has no table of features")
	case len(tables) > most:
		return nil, wrong("the GeoPackage has more than %d tables of features", most)
	}
	return tables, nil
}

func anyColumns([]string) error { return nil }

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

// table reads the rows of a table or a view.
func (g *geoPackage) table(ctx context.Context, t table, to func(orb.Point) orb.Point) error {
	if err := g.db.MayRead(ctx, t.name); err != nil {
		return err
	}
	var columns []string
	row := 0
	err := g.db.Rows(ctx, t.name, func(names []string) error { columns = names; return nil }, func(values []any) error {
		row++
		f := Feature{Properties: map[string]any{}, Layer: t.name}
		g.left -= len(t.name)
		for i, name := range columns {
			g.left -= len(name) + sizeOf(values[i])
			switch v := values[i].(type) {
			case []byte:
				if name == t.column {
					var err error
					if f.Geometry, err = gpkgGeometry(v, to); err != nil {
						return fmt.Errorf("row %d: %w", row, err)
					}
				}
			case nil:
			default:
				f.Properties[name] = v
			}
		}
		if g.left < 0 {
			return wrong("it gives far more than the file holds, and is not read beyond row %d: export it as a plain table", row)
		}
		g.features = append(g.features, f)
		return nil
	})
	if err != nil {
		return wrong("it cannot be read: %v", err)
	}
	return nil
}

// sizeOf is about how many bytes a value takes.
func sizeOf(value any) int {
	switch v := value.(type) {
	case []byte:
		return len(v)
	case string:
		return len(v)
	}
	return 16
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
func fromGeom(ctx context.Context, g geom.T, s *System, size int) ([]byte, error) {
	out, err := ofGeom(g, s.Place, 0)
	if err != nil {
		return nil, err
	}
	return geoJSON(ctx, []Feature{{Geometry: out}}, size)
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
