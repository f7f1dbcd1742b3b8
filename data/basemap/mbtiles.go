package basemap

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver

	"delimit/data/regular"
)

// patience bounds a look into a file: a hostile one can hold endless queries.
const patience = 10 * time.Second

// mbTiles is a file after the MBTiles specification 1.3
// (github.com/mapbox/mbtiles-spec): a database with rows of tiles, south first.
type mbTiles struct {
	db   *sql.DB
	tile *sql.Stmt
	info Info
}

func openMBTiles(path string) (Source, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// The library opens these too, where they are there.
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if err := regular.Check(path + ending); errors.Is(err, regular.ErrNotFile) {
			return nil, errors.New(filepath.Base(path) + ending + " beside it: " + plain(err))
		}
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(2)
	m := &mbTiles{db: db}
	if err := m.prepare(path); err != nil {
		db.Close()
		return nil, err
	}
	return m, nil
}

func (m *mbTiles) prepare(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	said, err := m.metadata(ctx)
	if err != nil {
		return err
	}
	var low, high sql.NullInt64
	if err := m.db.QueryRowContext(ctx, "SELECT min(zoom_level), max(zoom_level) FROM tiles").Scan(&low, &high); err != nil {
		return fmt.Errorf("this is a database, but not MBTiles: it has no table of tiles (%w)", err)
	}
	if m.tile, err = m.db.Prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? AND length(tile_data) <= ?"); err != nil {
		return err
	}
	if !low.Valid || low.Int64 < 0 || high.Int64 > maxZoom {
		return errors.New("it has no tiles of zooms 0 to " + strconv.Itoa(maxZoom))
	}
	m.info = Info{Name: said["name"], Attribution: said["attribution"], MinZoom: int(low.Int64), MaxZoom: int(high.Int64)}
	if m.info.Name == "" {
		m.info.Name = filepath.Base(path)
	}
	return m.checkFormat(ctx, said["format"])
}

// checkFormat refuses vector tiles by name, and what the first tile shows not to be
// a picture.
func (m *mbTiles) checkFormat(ctx context.Context, format string) error {
	switch strings.ToLower(format) {
	case "pbf", "mvt", "application/x-protobuf", "application/vnd.mapbox-vector-tile":
		return errVector("vector tiles (" + format + ")")
	}
	var b []byte
	if err := m.db.QueryRowContext(ctx, "SELECT tile_data FROM tiles WHERE length(tile_data) <= ? LIMIT 1", MaxTile).Scan(&b); err != nil {
		return errors.New("it has no tile that can be read")
	}
	if what := notPicture(b); what != "" {
		return errVector(what)
	}
	return nil
}

// metadata reads the few words that a basemap needs.
func (m *mbTiles) metadata(ctx context.Context) (map[string]string, error) {
	said := map[string]string{}
	rows, err := m.db.QueryContext(ctx, "SELECT name, substr(value, 1, 2000) FROM metadata WHERE name IN ('name', 'attribution', 'format') LIMIT 10")
	if err != nil {
		return nil, errors.New("this is a database, but not MBTiles: it has no table of metadata")
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var value sql.NullString
		if err := rows.Scan(&name, &value); err != nil {
			return nil, fmt.Errorf("its metadata cannot be read: %w", err)
		}
		said[name] = clean(value.String, 300)
	}
	return said, rows.Err()
}

func (m *mbTiles) Info() Info { return m.info }

func (m *mbTiles) Tile(ctx context.Context, k Key) ([]byte, error) {
	if !k.valid() {
		return nil, ErrNone
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var b []byte
	err := m.tile.QueryRowContext(ctx, k.Z, k.X, 1<<k.Z-1-k.Y, MaxTile).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNone
	}
	return b, err
}

func (m *mbTiles) Close() error { return m.db.Close() }
