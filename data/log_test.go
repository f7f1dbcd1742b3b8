package data

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // the driver
)

const onePlace = `X'47500001E6100000010100000000000000000042400000000000004840'`

// openElsewhere makes a GeoPackage with one row that another program has open, and gives
// the connection of that program.
func openElsewhere(t *testing.T) (path string, do func(statement string)) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "open.gpkg")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	do = func(statement string) {
		t.Helper()
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	for _, s := range []string{
		`PRAGMA journal_mode = wal`, `PRAGMA wal_autocheckpoint = 0`,
		`CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)`,
		`INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, '')`,
		`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)`, `INSERT INTO gpkg_contents VALUES ('a', 'features')`,
		`CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)`, `INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 4326)`,
		`CREATE TABLE a (geom BLOB, name TEXT)`, `INSERT INTO a VALUES (` + onePlace + `, 'first')`,
		`PRAGMA wal_checkpoint(TRUNCATE)`,
	} {
		do(s)
	}
	return path, do
}

// placesIn reads the names in a file, and the rules of what is said of it.
func placesIn(t *testing.T, path string) (names, rules []string, stamp Stamp) {
	t.Helper()
	o, err := OpenAs(path, SheetRole)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range o.features.features {
		names = append(names, f.name())
	}
	for _, d := range o.Defects {
		rules = append(rules, d.Rule)
	}
	if now, err := StampFile(path); err != nil || now != o.Stamp {
		t.Errorf("the stamp is %s and was %s: %v", now, o.Stamp, err)
	}
	return names, rules, o.Stamp
}

// A GeoPackage that another program has open is read with the rows that stand in its log,
// and a row more is another content. Nothing is left beside it.
func TestNewestRows(t *testing.T) {
	path, do := openElsewhere(t)
	names, _, first := placesIn(t, path)
	if strings.Join(names, " ") != "first" {
		t.Fatalf("%v", names)
	}
	do(`INSERT INTO a VALUES (` + onePlace + `, 'second')`)
	names, rules, second := placesIn(t, path)
	if strings.Join(names, " ") != "first second" || second == first {
		t.Errorf("%v, said %v", names, rules)
	}
	do(`BEGIN`)
	do(`INSERT INTO a VALUES (` + onePlace + `, 'uncommitted')`)
	if names, _, third := placesIn(t, path); strings.Join(names, " ") != "first second" || third != second {
		t.Errorf("in the middle of a transaction: %v", names)
	}
	do(`COMMIT`)
	do(`UPDATE a SET name = 'third' WHERE name = 'uncommitted'`)
	do(`DELETE FROM a WHERE name = 'first'`)
	do(`PRAGMA wal_checkpoint(PASSIVE)`)
	do(`INSERT INTO a VALUES (` + onePlace + `, 'fourth')`)
	if names, rules, _ := placesIn(t, path); strings.Join(names, " ") != "second third fourth" {
		t.Errorf("%v, said %v", names, rules)
	}
	k := Check(path, SheetRole, Answers{})
	if k.Err != nil || k.Features != 3 {
		t.Errorf("%d features, %v", k.Features, k.Err)
	}
}

// In a folder where nothing can be written the newest rows are read as well.
func TestNewestRowsReadOnly(t *testing.T) {
	path, do := openElsewhere(t)
	do(`INSERT INTO a VALUES (` + onePlace + `, 'second')`)
	copied := filepath.Join(t.TempDir(), "copy.gpkg") // as after a crash: no shared memory beside it
	for _, ending := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + ending)
		if err == nil {
			err = os.WriteFile(copied+ending, b, 0o400)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Dir(copied)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	if got, _, _ := placesIn(t, copied); strings.Join(got, " ") != "first second" {
		t.Errorf("%v", got)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("in its folder lie %v, %v", left, err)
	}
}

// Newest rows that cannot be read are named, and the others are read.
func TestNewestRowsUnread(t *testing.T) {
	path, do := openElsewhere(t)
	do(`INSERT INTO a VALUES (` + onePlace + `, 'second')`)
	copied := filepath.Join(t.TempDir(), "copy.gpkg")
	b, err := os.ReadFile(path)
	if err == nil {
		err = errors.Join(os.WriteFile(copied, b, 0o600), os.Mkdir(copied+"-wal", 0o700))
	}
	if err != nil {
		t.Fatal(err)
	}
	got, rules, _ := placesIn(t, copied)
	if strings.Join(got, " ") != "first" || !strings.Contains(strings.Join(rules, " "), "unread-rows") {
		t.Errorf("%v, said %v", got, rules)
	}
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		return // whoever may do all may read all
	}
	for _, err := range []error{os.Remove(copied + "-wal"), os.WriteFile(copied+"-wal", []byte("x"), 0o000)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, rules, _ := placesIn(t, copied); !strings.Contains(strings.Join(rules, " "), "unread-rows") {
		t.Errorf("said %v", rules)
	}
}
