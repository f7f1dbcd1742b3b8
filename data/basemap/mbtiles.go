package basemap

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"delimit/data/database"
	"delimit/data/regular"
)

// mbTiles is a file after the MBTiles specification 1.3
// (github.com/mapbox/mbtiles-spec): a database with rows of tiles, south first.
type mbTiles struct {
	db   *database.DB
	info Info
}

func openMBTiles(ctx context.Context, path string) (Source, error) {
	// The library opens these too, where they are there.
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if err := regular.Check(path + ending); errors.Is(err, regular.ErrNotFile) {
			return nil, errors.New(filepath.Base(path) + ending + " beside it: " + plain(err))
		}
	}
	const atOnce = 2
	db, err := database.Open(ctx, path, atOnce, false)
	if err != nil {
		return nil, err
	}
	m := &mbTiles{db: db}
	if err := m.prepare(ctx, path); err != nil {
		db.Close()
		return nil, err
	}
	return m, nil
}

func (m *mbTiles) prepare(ctx context.Context, path string) error {
	for _, name := range []string{"metadata", "tiles"} {
		if !m.db.Has(name) {
			return errors.New("this is a database, but not MBTiles: it has no table of " + name)
		}
	}
	if err := m.db.MayRead(ctx, "metadata", "tiles"); err != nil {
		return err
	}
	said := map[string]string{}
	for _, name := range []string{"name", "attribution", "format"} {
		text, err := m.metadata(ctx, name)
		if err != nil {
			return err
		}
		said[name] = clean(text, 300)
	}
	var low, high int64
	for _, end := range []struct {
		order string
		zoom  *int64
	}{{"ASC", &low}, {"DESC", &high}} {
		switch err := m.db.One(ctx, "SELECT CAST(zoom_level AS INTEGER) FROM tiles WHERE zoom_level IS NOT NULL ORDER BY zoom_level "+end.order+" LIMIT 1", nil, end.zoom); {
		case errors.Is(err, sql.ErrNoRows):
			low = -1
		case err != nil:
			return fmt.Errorf("its tiles cannot be read: %w", err)
		}
	}
	if low < 0 || high > maxZoom {
		return errors.New("it has no tiles of zooms 0 to " + strconv.Itoa(maxZoom))
	}
	m.info = Info{Name: said["name"], Attribution: said["attribution"], MinZoom: int(low), MaxZoom: int(high)}
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
	err := m.db.One(ctx, "SELECT tile_data FROM tiles WHERE length(tile_data) <= ? LIMIT 1", []any{MaxTile}, &b)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return errors.New("it has no tile that can be read")
	case err != nil:
		return fmt.Errorf("it has no tile that can be read: %w", err)
	}
	if what := notPicture(b); what != "" {
		return errVector(what)
	}
	return nil
}

// metadata reads one of the few words that a basemap needs; empty where it is not there.
func (m *mbTiles) metadata(ctx context.Context, name string) (string, error) {
	var value sql.NullString
	err := m.db.One(ctx, "SELECT substr(value, 1, 2000) FROM metadata WHERE name = ? LIMIT 1", []any{name}, &value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("its metadata cannot be read: %w", err)
	}
	return value.String, nil
}

func (m *mbTiles) Info() Info { return m.info }

func (m *mbTiles) Tile(ctx context.Context, k Key) ([]byte, error) {
	if !k.valid() {
		return nil, ErrNone
	}
	var b []byte
	err := m.db.One(ctx, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? AND length(tile_data) <= ?", []any{k.Z, k.X, 1<<k.Z - 1 - k.Y, MaxTile}, &b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNone
	}
	return b, err
}

func (m *mbTiles) Close() error { return m.db.Close() }
