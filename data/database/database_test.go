package database

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// made makes a database and opens it.
func made(t *testing.T, statements ...string) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := Open(t.Context(), path, 1, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func none([]string) error { return nil }

const table = `CREATE TABLE a (id INTEGER PRIMARY KEY, holder TEXT, day DATE)`

// Views as people make them are read; what they may not compute is named.
func TestMayRead(t *testing.T) {
	for view, says := range map[string]string{
		`SELECT * FROM a`: "",
		`SELECT a.id, upper(b.holder) AS holder FROM a JOIN a b ON (a.id = b.id) WHERE (a.id > 1)`:               "",
		`WITH c(x, y) AS (SELECT id, holder FROM a) SELECT x AS id, coalesce(y, 'none (hex()') AS holder FROM c`: "",
		`SELECT id, CAST(holder AS VARCHAR(20)) AS "hex" FROM a -- hex(zeroblob(1))`:                             "",
		`SELECT id, row_number() OVER (PARTITION BY holder ORDER BY id) AS n FROM a`:                             "",
		`SELECT id, hex(holder) AS h FROM a`:                                                                     "hex",
		`SELECT id, "hex" (holder) AS h FROM a`:                                                                  "hex",
		"SELECT id, `zeroblob`(9) AS h FROM a":                                                                   "zeroblob",
		`SELECT id, [replace]/**/(holder, 'a', 'b') AS h FROM a`:                                                 "replace",
		`SELECT key AS id FROM json_each WHERE json = '[1]'`:                                                     "json_each",
		`SELECT name AS id FROM pragma_table_info('a')`:                                                          "pragma_table_info",
		`SELECT id FROM inner_view`:                                                                              "printf",
		`WITH hex(x) AS (SELECT 1) SELECT hex(id) AS id FROM a`:                                                  "hex",
		`SELECT path AS id FROM dbstat`:                                                                          "dbstat",
		`SELECT id, holder || 'ä' AS "größe" FROM a WHERE holder LIKE '%x' AND id IN (1, 2) AND EXISTS (SELECT 1) AND (id BETWEEN 1 AND 2)`: "",
	} {
		d := made(t, table, `CREATE VIEW inner_view AS SELECT printf('%d', id) AS id FROM a`, `CREATE VIEW v AS `+view)
		err := d.MayRead(t.Context(), "V")
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(err.Error(), "with "+says+",")) {
			t.Errorf("%s: %v, want %q", view, err, says)
		}
		if says == "" {
			if err := d.Rows(t.Context(), "v", none, func([]any) error { return nil }); err != nil {
				t.Errorf("%s: %v", view, err)
			}
		}
	}
	d := made(t, `CREATE VIRTUAL TABLE f USING fts5(a)`, `CREATE TABLE g (a, b TEXT AS (hex(a)))`)
	for _, name := range []string{"f", "g"} {
		if err := d.MayRead(t.Context(), name); err == nil {
			t.Errorf("%s may be read", name)
		}
	}
}

// A question that is given up ends, also in the middle of what it computes, and the database
// serves on.
func TestGivenUp(t *testing.T) {
	endless := `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0`
	d := made(t, table, `INSERT INTO a (holder) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1000) SELECT x FROM c`)
	ctx, cancel := context.WithCancel(t.Context())
	began := make(chan struct{})
	go func() { <-began; cancel() }()
	close(began)
	if err := d.Each(ctx, endless, none, func([]any) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	n := 0
	err := d.Rows(ctx, "a", none, func([]any) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 10 {
		t.Errorf("%v after %d rows", err, n)
	}
	var count int
	if err := d.One(t.Context(), "SELECT count(*) FROM a", nil, &count); err != nil || count != 1000 {
		t.Errorf("%d, %v", count, err)
	}
	wrong := errors.New("enough")
	if err := d.Rows(t.Context(), "a", none, func([]any) error { return wrong }); !errors.Is(err, wrong) {
		t.Errorf("%v", err)
	}
}

// Limits are met by name.
func TestLimits(t *testing.T) {
	d := made(t, table)
	for query, says := range map[string]string{
		`SELECT zeroblob(40000000) AS a`: "a value of more than 32 MB",
		`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT zeroblob(1000000) AS a FROM c`: "more than 96 MB of memory",
		`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0`:          "no answer within 3 s",
		`WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT x FROM c ORDER BY -x`:              "", // either
		`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 500001) SELECT NULL FROM c`:  "more than 500000 rows",
	} {
		err := d.Each(t.Context(), query, none, func([]any) error { return nil })
		if err == nil || !strings.Contains(err.Error(), says) && !strings.Contains(err.Error(), "no answer within") { // the machine may be slow
			t.Errorf("%s: %v, want %q", query, err, says)
		}
	}
	if err := d.One(t.Context(), "SELECT 1 FROM a", nil, new(int)); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("no row: %v", err)
	}
}
