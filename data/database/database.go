// Package database opens databases of SQLite that anybody may have made. Such a file can
// hold views that never end or that make values of gigabytes, so that what is read of it is
// bounded in time and memory, and what is computed in it in what it may use.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The limits of every database.
const (
	MaxValue  = 32 << 20 // bytes of one value
	maxMemory = 96 << 20 // bytes of all databases that are open
	maxRows   = 2_000_000
	maxMade   = 500_000 // rows that are computed
	// Patience is how long a question may take.
	Patience = 3 * time.Second
)

// DB is a database that is open to be read, by as many at once as it has connections.
type DB struct {
	pool    *sql.DB
	free    chan *sql.Conn
	objects map[string]object // tables and views by name in small letters
}

// Open opens a file with so many connections. One that nobody else writes to may be
// opened as such: then nothing beside it is looked at.
func Open(ctx context.Context, path string, connections int, alone bool) (*DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query := url.Values{"mode": {"ro"}, "_pragma": {
		"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)", "temp_store(2)",
		fmt.Sprintf("hard_heap_limit(%d)", maxMemory), fmt.Sprintf("busy_timeout(%d)", Patience.Milliseconds()),
	}}
	if alone {
		query.Set("immutable", "1")
	}
	pool, err := sql.Open("sqlite", address(abs, query))
	if err != nil {
		return nil, err
	}
	d := &DB{pool: pool, free: make(chan *sql.Conn, connections)}
	err = d.connect(ctx, connections)
	if err == nil {
		err = d.readObjects(ctx)
	}
	if err != nil {
		d.Close()
		return nil, Words(err)
	}
	return d, nil
}

func (d *DB) connect(ctx context.Context, connections int) error {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	for range connections {
		c, err := d.pool.Conn(ctx)
		if err != nil {
			return err
		}
		d.free <- c
		for id, most := range map[int]int{
			sqlite3.SQLITE_LIMIT_LENGTH: MaxValue, sqlite3.SQLITE_LIMIT_SQL_LENGTH: longestSQL,
			sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100, sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
			sqlite3.SQLITE_LIMIT_ATTACHED: 0, sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
		} {
			if _, err := sqlite.Limit(c, id, most); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close closes the database. Nobody may be reading any more.
func (d *DB) Close() error {
	for len(d.free) > 0 {
		(<-d.free).Close()
	}
	return d.pool.Close()
}

// with lends a connection.
func (d *DB) with(ctx context.Context, use func(*sql.Conn) error) error {
	select {
	case c := <-d.free:
		defer func() { d.free <- c }()
		return use(c)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// One asks for one row, within Patience. sql.ErrNoRows: there is none.
func (d *DB) One(ctx context.Context, query string, args []any, into ...any) error {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	return d.with(ctx, func(c *sql.Conn) error { return Words(c.QueryRowContext(ctx, query, args...).Scan(into...)) })
}

// Each visits the rows of a question. What is computed is computed first, within
// Patience and in bounded memory: only then are its rows visited, one by one.
func (d *DB) Each(ctx context.Context, query string, columns func([]string) error, row func(values []any) error) error {
	return d.with(ctx, func(c *sql.Conn) error {
		const made = "temp.delimit_rows"
		if err := d.exec(ctx, c, fmt.Sprintf("CREATE TEMP TABLE delimit_rows AS SELECT * FROM (%s) LIMIT %d", query, maxMade+1)); err != nil {
			return err
		}
		err := visit(ctx, c, "SELECT * FROM "+made, maxMade, columns, row)
		return errors.Join(err, d.exec(context.WithoutCancel(ctx), c, "DROP TABLE "+made))
	})
}

func (d *DB) exec(ctx context.Context, c *sql.Conn, statement string) error {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	_, err := c.ExecContext(ctx, statement)
	return Words(err)
}

// Rows visits the rows of a table or a view that MayRead allows.
func (d *DB) Rows(ctx context.Context, name string, columns func([]string) error, row func(values []any) error) error {
	if !d.isPlain(name) {
		return d.Each(ctx, "SELECT * FROM "+quoted(name), columns, row)
	}
	last, first := int64(0), true
	return d.with(ctx, func(c *sql.Conn) error {
		return visit(ctx, c, "SELECT _rowid_, * FROM "+quoted(name), maxRows, func(names []string) error { return columns(names[1:]) }, func(values []any) error {
			id, _ := values[0].(int64)
			if !first && id <= last { // pages that lead to one another give rows without end
				return errors.New("the database is damaged: its rows come again and again")
			}
			last, first = id, false
			return row(values[1:])
		})
	})
}

// visit visits the rows of a question that computes nothing.
func visit(ctx context.Context, c *sql.Conn, query string, most int, columns func([]string) error, row func([]any) error) error {
	rows, err := c.QueryContext(ctx, query)
	if err != nil {
		return Words(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err == nil {
		err = columns(names)
	}
	if err != nil {
		return err
	}
	values, places := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		places[i] = &values[i]
	}
	for n := 1; rows.Next(); n++ {
		if n > most {
			return fmt.Errorf("it has more than %d rows", most)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := rows.Scan(places...); err != nil {
			return Words(err)
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return Words(rows.Err())
}

// Words says what a limit is that was met. Other errors stay as they are.
func Words(err error) error {
	var e *sqlite.Error
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("it gave no answer within %d s: what it computes has no end or is too much; export it as a plain table", int(Patience.Seconds()))
	case !errors.As(err, &e):
		return err
	case e.Code() == sqlite3.SQLITE_INTERRUPT:
		return context.Canceled
	case e.Code()&0xff == sqlite3.SQLITE_NOMEM:
		return fmt.Errorf("what it computes takes more than %d MB of memory: export it as a plain table", maxMemory>>20)
	case e.Code()&0xff == sqlite3.SQLITE_TOOBIG:
		return fmt.Errorf("it has a value of more than %d MB", MaxValue>>20)
	}
	return err
}
