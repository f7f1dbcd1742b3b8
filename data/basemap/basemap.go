// Package basemap reads raster tiles of the Web Mercator pyramid: from MBTiles and
// PMTiles files and from a tile server whose address a user gives. It draws nothing
// and, but for such a server, contacts nobody.
package basemap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"delimit/data/regular"
)

// Key is a tile: X from the west, Y from the north, of 2^Z each.
type Key struct{ Z, X, Y int }

// Parent is the tile that covers this one a zoom above.
func (k Key) Parent() Key { return Key{k.Z - 1, k.X / 2, k.Y / 2} }

func (k Key) valid() bool {
	return k.Z >= 0 && k.Z <= maxZoom && k.X >= 0 && k.Y >= 0 && k.X < 1<<k.Z && k.Y < 1<<k.Z
}

// maxZoom is the deepest zoom that any source is asked for.
const maxZoom = 24

// Info is what a source says of itself.
type Info struct {
	Name        string
	Attribution string // who has to be named beside the map
	MinZoom     int
	MaxZoom     int
	Host        string // of a tile server; empty: it is a file
}

// Source gives tiles as they are stored: pictures in PNG, JPEG or WebP. It may be
// used by several goroutines at once.
type Source interface {
	Info() Info
	// Tile gives the picture of a tile. ErrNone: the source has none there.
	Tile(ctx context.Context, k Key) ([]byte, error)
	Close() error
}

// Keeper is a Source that keeps tiles on disk, where they can be damaged.
type Keeper interface {
	Drop(k Key) bool // forgets a damaged tile, and tells whether it was kept
	Mended() int     // how many were damaged so far
}

// ErrNone says that a source has no tile at a place.
var ErrNone = errors.New("there is no tile")

// MaxTile bounds the bytes of one tile.
const MaxTile = 4 << 20

// IsFile tells by the name of a file whether it may be a basemap.
func IsFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".mbtiles" || ext == ".pmtiles"
}

// Open opens a file of raster tiles. Errors name the file and what it is instead.
func Open(ctx context.Context, path string) (Source, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; nothing was loaded", filepath.Base(path), err)
	}
	return s, nil
}

func open(ctx context.Context, path string) (Source, error) {
	f, err := regular.Open(path)
	if err != nil {
		return nil, errors.New("the file cannot be read: " + plain(err))
	}
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("PMTiles")):
		return openPMTiles(f, path) // it keeps the file
	case bytes.HasPrefix(head, []byte("SQLite format 3")):
		f.Close()
		return openMBTiles(ctx, path)
	}
	f.Close()
	return nil, errors.New("this is neither MBTiles nor PMTiles")
}

// plain is the cause of a system error, without call and path.
func plain(err error) string {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// errVector refuses what is not a picture, by its name.
func errVector(what string) error {
	return fmt.Errorf("it holds %s; a basemap needs raster tiles (PNG, JPEG or WebP)", what)
}

// clean makes one short line of a text of a file; markup of attributions goes.
func clean(s string, most int) string {
	var out strings.Builder
	tag := false
	for _, r := range s {
		switch {
		case r == '<':
			tag = true
		case r == '>' && tag:
			tag = false
		case tag:
		case r < ' ' || r == 0x7f:
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
		if out.Len() >= most {
			break
		}
	}
	line := strings.Join(strings.Fields(out.String()), " ")
	return strings.NewReplacer("&copy;", "©", "&amp;", "&", "&quot;", `"`).Replace(line)
}
