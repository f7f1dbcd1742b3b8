package hostile

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"

	_ "modernc.org/sqlite" // the driver
)

// geoPackage makes a GeoPackage whose table of features, named t, the statements make.
func geoPackage(statements ...string) func(string) {
	return database(append([]string{
		`CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)`,
		`INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[]')`,
		`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, srs_id INTEGER)`,
		`INSERT INTO gpkg_contents VALUES ('t', 'features', 't', 4326)`,
		`CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)`,
		`INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'GEOMETRY', 4326, 0, 0)`,
	}, statements...)...)
}

func database(statements ...string) func(string) {
	return func(path string) {
		db, err := sql.Open("sqlite", path)
		must(err)
		defer db.Close()
		db.SetMaxOpenConns(1)
		for _, s := range statements {
			_, err := db.Exec(s)
			must(err)
		}
	}
}

const (
	endless = `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) `
	point   = `X'47500001E6100000010100000000000000000042400000000000004840'`
)

func databases() []file {
	table := `CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)`

	fill := `INSERT INTO a ` + `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 2000) SELECT x, ` + point + `, 'a' FROM c`
	return []file{
		{"endless.gpkg", geoPackage(`CREATE VIEW t AS ` + endless + `SELECT x AS fid, ` + point + ` AS geom FROM c`), `"t"`},
		{"endless-empty.gpkg", geoPackage(`CREATE VIEW t AS ` + endless + `SELECT x AS fid, ` + point + ` AS geom FROM c WHERE x < 0`), `"t"`},
		{"endless-set.gpkg", geoPackage(`CREATE VIEW t AS WITH c(x) AS (SELECT 1 UNION SELECT x+1 FROM c) SELECT x AS fid, ` + point + ` AS geom FROM c WHERE x < 0`), `"t"`},
		{"endless-sort.gpkg", geoPackage(`CREATE VIEW t AS ` + endless + `SELECT x AS fid, ` + point + ` AS geom FROM c ORDER BY -x`), `"t"`},
		{"endless-after-first.gpkg", geoPackage(`CREATE VIEW t AS ` + endless + `SELECT x AS fid, ` + point + ` AS geom FROM c WHERE x = 1 OR x < 0`), `"t"`},
		{"hex.gpkg", geoPackage(`CREATE VIEW t AS SELECT 1 AS fid, ` + point + ` AS geom, hex(zeroblob(1000000000)) AS name`), `"t"`},
		{"zeroblob.gpkg", geoPackage(`CREATE VIEW t AS SELECT 1 AS fid, zeroblob(900000000) AS geom`), `"t"`},
		{"printf.gpkg", geoPackage(`CREATE VIEW t AS SELECT 1 AS fid, ` + point + ` AS geom, printf('%.*c', 900000000, 'x') AS name`), `"t"`},
		{"instr.gpkg", geoPackage(`CREATE VIEW t AS SELECT 1 AS fid, ` + point + ` AS geom, instr(zeroblob(30000000), zeroblob(15000000) || x'01') AS n`), `"t"`},
		{"columns.gpkg", geoPackage(`CREATE VIEW t AS SELECT 1 AS fid, ` + point + ` AS geom` + repeatNumbered(`, zeroblob(20000000) AS c%d`, 500)), `"t"`},
		{"doubling.gpkg", geoPackage(`CREATE VIEW v0 AS SELECT 'aaaaaaaa' AS s`, numberedViews(28), `CREATE VIEW t AS SELECT 1 AS fid, `+point+` AS geom, s FROM v28`), ""},
		{"like.gpkg", geoPackage(`CREATE VIEW v0 AS SELECT 'aaaaaaaa' AS s`, numberedViews(21), `CREATE VIEW t AS SELECT 1 AS fid, `+point+` AS geom, s LIKE '`+repeatNumbered(`%%a`, 80)+`b' AS n FROM v21`), ""},
		{"cross-join.gpkg", geoPackage(table, fill, `CREATE VIEW t AS SELECT a.fid, a.geom FROM a, a b, a c, a d`), `"t"`},
		{"cross-count.gpkg", geoPackage(table, fill, `CREATE VIEW t AS SELECT count(*) AS fid, min(a.geom) AS geom FROM a, a b, a c, a d`), `"t"`},
		{"generated.gpkg", geoPackage(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT GENERATED ALWAYS AS (hex(zeroblob(15000000))) VIRTUAL)`,
			`INSERT INTO t (geom) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 1000) SELECT `+point+` FROM c`), `"t"`},
		{"contents-view.gpkg", geoPackage(`DROP TABLE gpkg_contents`, `CREATE VIEW gpkg_contents AS `+endless+`SELECT 't' AS table_name, 'features' AS data_type FROM c`), ""},
		{"columns-view.gpkg", geoPackage(`DROP TABLE gpkg_geometry_columns`, `CREATE VIEW gpkg_geometry_columns AS `+endless+`SELECT 't'||x AS table_name, 'geom' AS column_name, 4326 AS srs_id FROM c`), ""},
		{"systems-view.gpkg", geoPackage(table, fill, `ALTER TABLE a RENAME TO t`, `DROP TABLE gpkg_spatial_ref_sys`, `CREATE VIEW gpkg_spatial_ref_sys AS SELECT 4326 AS srs_id, 'EPSG' AS organization, 4326 AS organization_coordsys_id, hex(zeroblob(900000000)) AS definition`), ""},
		{"many-times.gpkg", geoPackage(table, fill, `ALTER TABLE a RENAME TO t`, `INSERT INTO gpkg_geometry_columns SELECT 't', 'geom', 'GEOMETRY', 4326, 0, 0 FROM t`, `INSERT INTO gpkg_contents SELECT 't', 'features', 't', 4326 FROM t`), ""},
		{"json.gpkg", geoPackage(`CREATE VIEW t AS SELECT key AS fid, ` + point + ` AS geom FROM json_each('[' || replace(hex(zeroblob(10000000)), '0', '0,') || '0]')`), `"t"`},
		{"same-page.gpkg", samePage, ""},
		{"long-row.gpkg", geoPackage(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)`, `INSERT INTO t VALUES (1, `+point+`, CAST(zeroblob(100000000) AS TEXT))`), `"t"`},
		{"counts.gpkg", geoPackage(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB)`, `INSERT INTO t VALUES (1, X'47500001E61000000103000000FFFFFFFFFFFFFFFF')`), `"t"`},
	}
}

func repeatNumbered(format string, n int) (s string) {
	for i := range n {
		if format == `%%a` {
			s += `%a`
			continue
		}
		s += fmt.Sprintf(format, i)
	}
	return s
}

// numberedViews make texts, each twice as long as the one before.
func numberedViews(n int) (s string) {
	for i := 1; i <= n; i++ {
		s += fmt.Sprintf("CREATE VIEW v%d AS SELECT s || s AS s FROM v%d;", i, i-1)
	}
	return s
}

// samePage makes a GeoPackage of few pages whose tree of rows leads to each of them again
// and again, so that it has rows without end.
func samePage(path string) {
	geoPackage(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)`,
		`INSERT INTO t WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 200000) SELECT x, `+point+`, 'a' FROM c`)(path)
	b, err := os.ReadFile(path)
	must(err)
	const size = 4096
	var inner []int // pages of the tree that have others below them
	leaf := 0
	for page := 2; page*size <= len(b); page++ {
		switch b[(page-1)*size] {
		case 5:
			inner = append(inner, page)
		case 13:
			leaf = page
		}
	}
	for i, page := range inner {
		p := b[(page-1)*size : page*size]
		below := leaf
		if i+1 < len(inner) {
			below = inner[i+1]
		}
		for c := range int(binary.BigEndian.Uint16(p[3:])) {
			cell := binary.BigEndian.Uint16(p[12+2*c:])
			binary.BigEndian.PutUint32(p[cell:], uint32(below))
		}
		binary.BigEndian.PutUint32(p[8:], uint32(below))
	}
	must(os.WriteFile(path, b, 0o600))
}
