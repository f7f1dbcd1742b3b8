package main

import (
	"bytes"
	"database/sql"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// writeTiles writes MBTiles of the land around Donetsk. Tile gives the bytes of a tile;
// nil: the set has none there.
func writeTiles(t *testing.T, name string, tile func(x, y int, whole []byte) []byte) string {
	t.Helper()
	var whole bytes.Buffer
	if err := png.Encode(&whole, image.NewRGBA(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	run := func(q string, args ...any) {
		if _, err := db.Exec(q, args...); err != nil {
			t.Fatal(err)
		}
	}
	run("CREATE TABLE metadata (name text, value text)")
	run("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
	run("INSERT INTO metadata VALUES ('name', 'Test map'), ('attribution', '© somebody'), ('format', 'png')")
	run("BEGIN")
	for z := 6; z <= 9; z++ {
		n := 1 << z
		for x := n * 210 / 360; x <= n*225/360; x++ {
			for y := n * 33 / 100; y <= n*37/100; y++ {
				if b := tile(x, y, whole.Bytes()); b != nil {
					run("INSERT INTO tiles VALUES (?, ?, ?, ?)", z, x, n-1-y, b)
				}
			}
		}
	}
	run("COMMIT")
	return path
}

// A picture that lacks tiles is written, says so, and the exit code tells: what failed is
// another thing than what the set does not have.
func TestExportTellsMissingTiles(t *testing.T) {
	for name, c := range map[string]struct {
		tile func(x, y int, whole []byte) []byte
		code int
		says string
	}{
		"whole": {func(_, _ int, whole []byte) []byte { return whole }, exitDone, ""},
		"damaged": {func(x, y int, whole []byte) []byte {
			if (x+y)%3 == 0 {
				return whole[:len(whole)-20]
			}
			return whole
		}, exitLacks, "The basemap Test map has gaps: "},
		"part": {func(x, y int, whole []byte) []byte {
			if (x+y)%3 == 0 {
				return nil
			}
			return whole
		}, exitDone, "The basemap Test map does not cover all of the map: "},
		"elsewhere": {func(x, y int, whole []byte) []byte {
			if x == 37 && y == 21 { // of zoom 6, in the north-west
				return whole
			}
			return nil
		}, exitLacks, "The basemap Test map is not drawn: it has no tile of this land."},
	} {
		t.Run(name, func(t *testing.T) {
			set := writeTiles(t, "set.mbtiles", c.tile)
			out := filepath.Join(t.TempDir(), "out.svg")
			var o, e bytes.Buffer
			code := run([]string{"export", "--size", "640x480", "--layer", set, "-o", out}, &o, &e)
			picture, err := os.ReadFile(out)
			if code != c.code || err != nil || (c.says == "") != !strings.Contains(e.String(), "basemap") || !strings.Contains(e.String(), c.says) {
				t.Errorf("exit %d, %v: %s", code, err, e.String())
			}
			if code == exitLacks && !strings.Contains(e.String(), "was written all the same") || name == "damaged" && !strings.Contains(e.String(), "The first reason: the png picture of a tile is damaged") {
				t.Errorf("said: %s", e.String())
			}
			if c.says != "" && !strings.Contains(string(picture), strings.Fields(c.says)[5]) {
				t.Error("the picture says nothing of it")
			}
		})
	}
}
