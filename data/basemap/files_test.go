package basemap

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tilePNG is a picture of one colour.
func tilePNG(t testing.TB, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for i := range 256 * 256 {
		img.Set(i%256, i/256, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shade is a colour that tells tiles apart.
func shade(k Key) color.NRGBA {
	return color.NRGBA{uint8(40 * k.X), uint8(40 * k.Y), uint8(40 * k.Z), 255}
}

// writeMBTiles writes the tiles of zooms 0 to 2.
func writeMBTiles(t testing.TB, path, format string, tile func(Key) []byte) {
	t.Helper()
	plain := filepath.Join(t.TempDir(), "plain") // the driver reads a name as an address
	db, err := sql.Open("sqlite", plain)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		db.Close()
		if err := os.Rename(plain, path); err != nil {
			t.Fatal(err)
		}
	}()
	run := func(q string, args ...any) {
		if _, err := db.Exec(q, args...); err != nil {
			t.Fatal(err)
		}
	}
	run("CREATE TABLE metadata (name text, value text)")
	run("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
	run("INSERT INTO metadata VALUES ('name', 'Test map'), ('attribution', '<a href=\"x\">&copy; somebody</a>'), ('format', ?)", format)
	for _, k := range allTiles() {
		run("INSERT INTO tiles VALUES (?, ?, ?, ?)", k.Z, k.X, 1<<k.Z-1-k.Y, tile(k))
	}
}

func allTiles() (all []Key) {
	for z := range 3 {
		for y := range 1 << z {
			for x := range 1 << z {
				all = append(all, Key{z, x, y})
			}
		}
	}
	return all
}

// writePMTiles writes the same as PMTiles: one directory, or a root that leads to it.
func writePMTiles(t testing.TB, path string, tileType byte, leaf bool, tile func(Key) []byte) {
	t.Helper()
	byID := map[uint64][]byte{}
	for _, k := range allTiles() {
		byID[hilbert(k)] = tile(k)
	}
	pack := func(write func(put func(uint64))) []byte {
		var raw []byte
		write(func(n uint64) { raw = binary.AppendUvarint(raw, n) })
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(raw)
		w.Close()
		return b.Bytes()
	}
	var data []byte
	n := uint64(len(byID))
	directory := pack(func(put func(uint64)) {
		put(n)
		for i := range n {
			put(min(i, 1)) // ids 0, 1, 2, …
		}
		for range n {
			put(1)
		}
		for i := range n {
			put(uint64(len(byID[i])))
			data = append(data, byID[i]...)
		}
		put(1)
		for range n - 1 {
			put(0) // right after the one before
		}
	})
	root, leaves := directory, []byte(nil)
	if leaf {
		leaves = directory
		root = pack(func(put func(uint64)) {
			for _, v := range []uint64{1, 0, 0, uint64(len(leaves)), 1} {
				put(v)
			}
		})
	}
	var zip bytes.Buffer
	w := gzip.NewWriter(&zip)
	w.Write([]byte(`{"name":"Test map","attribution":"<a>&copy; somebody</a>"}`))
	w.Close()
	meta := zip.Bytes()
	head := make([]byte, pmHeaderLength)
	copy(head, "PMTiles\x03")
	at := uint64(pmHeaderLength)
	for i, part := range [][]byte{root, meta, leaves, data} {
		binary.LittleEndian.PutUint64(head[8+16*i:], at)
		binary.LittleEndian.PutUint64(head[16+16*i:], uint64(len(part)))
		at += uint64(len(part))
	}
	head[97], head[98], head[99], head[100], head[101] = 2, 1, tileType, 0, 2
	if err := os.WriteFile(path, bytes.Join([][]byte{head, root, meta, leaves, data}, nil), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Both kinds of file give each tile at its place, and none where they have none.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	tile := func(k Key) []byte { return tilePNG(t, shade(k)) }
	files := map[string]string{"mbtiles": filepath.Join(dir, "a?b #1.mbtiles"), "pmtiles": filepath.Join(dir, "a.pmtiles"), "pmtiles with leaves": filepath.Join(dir, "b.pmtiles")}
	writeMBTiles(t, files["mbtiles"], "png", tile)
	writePMTiles(t, files["pmtiles"], 2, false, tile)
	writePMTiles(t, files["pmtiles with leaves"], 2, true, tile)
	for name, path := range files {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, want := s.Info(), (Info{Name: "Test map", Attribution: "© somebody", MaxZoom: 2}); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		for _, k := range allTiles() {
			b, err := s.Tile(context.Background(), k)
			if err != nil {
				t.Errorf("%s: %v: %v", name, k, err)
				continue
			}
			img, err := Decode(b)
			if err != nil || img.RGBAAt(100, 100) != color.RGBAModel.Convert(shade(k)) {
				t.Errorf("%s: %v is %v, %v", name, k, img.RGBAAt(100, 100), err)
			}
		}
		for _, k := range []Key{{3, 0, 0}, {-1, 0, 0}, {2, 4, 0}, {2, 0, -1}, {40, 0, 0}} {
			if _, err := s.Tile(context.Background(), k); !errors.Is(err, ErrNone) {
				t.Errorf("%s: %v: %v", name, k, err)
			}
		}
		s.Close()
	}
}

// The numbers of the specification's own example.
func TestHilbert(t *testing.T) {
	for k, want := range map[Key]uint64{{0, 0, 0}: 0, {1, 0, 0}: 1, {1, 0, 1}: 2, {1, 1, 1}: 3, {1, 1, 0}: 4, {2, 0, 0}: 5, {12, 3423, 1763}: 19078479} {
		if got := hilbert(k); got != want {
			t.Errorf("%v has the number %d, want %d", k, got, want)
		}
	}
}

// Vector tiles are refused by name, as is what is no basemap or damaged.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	pbf := func(Key) []byte { return []byte{0x1a, 0x02, 1, 2} }
	write := map[string]func(path string){
		"vector tiles":           func(p string) { writeMBTiles(t, p, "pbf", pbf) },
		"vector tiles (pbf)":     func(p string) { writeMBTiles(t, p, "", pbf) },
		"web pages":              func(p string) { writeMBTiles(t, p, "png", func(Key) []byte { return []byte("<html>") }) },
		"vector tiles (pbf);":    func(p string) { writePMTiles(t, p, 1, false, pbf) },
		"neither MBTiles":        func(p string) { os.WriteFile(p, []byte("hello"), 0o600) },
		"not MBTiles":            func(p string) { makeDatabase(t, p) },
		"no table of tiles":      func(p string) { makeDatabase(t, p, "CREATE TABLE metadata (name, value)") },
		"lies outside":           func(p string) { os.WriteFile(p, append([]byte("PMTiles\x03"), make([]byte, 40)...), 0o600) },
		"cannot be read: no suc": func(string) {},
		"another version":        func(p string) { os.WriteFile(p, append([]byte("PMTiles\x02"), make([]byte, 140)...), 0o600) },
	}
	i := 0
	for says, w := range write {
		i++
		path := filepath.Join(dir, strings.Repeat("x", i)+".mbtiles")
		w(path)
		s, err := Open(t.Context(), path)
		if err == nil || !strings.Contains(err.Error(), strings.TrimSuffix(says, ";")) || !strings.HasPrefix(err.Error(), filepath.Base(path)) {
			t.Errorf("%q: %v, %v", says, s, err)
		}
	}
}

func makeDatabase(t testing.TB, path string, queries ...string) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range append([]string{"CREATE TABLE other (a)"}, queries...) {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

// Pictures of each format are read; large and damaged ones are refused.
func TestDecode(t *testing.T) {
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 256, 256)), nil); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"png": tilePNG(t, color.White), "jpeg": jpg.Bytes(), "webp": webp} {
		if img, err := Decode(b); err != nil || img.Rect.Empty() {
			t.Errorf("%s: %v", name, err)
		}
	}
	var large bytes.Buffer
	if err := png.Encode(&large, image.NewGray(image.Rect(0, 0, maxSide+1, 1))); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"large": large.Bytes(), "cut": tilePNG(t, color.White)[:60], "nothing": nil, "html": []byte("<!DOCTYPE html>")} {
		if _, err := Decode(b); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// webp is the smallest picture of the format: one pixel, lossless.
var webp = []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")

// No file of a few bytes changed makes a reader crash or hang.
func FuzzPMTiles(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a.pmtiles")
	writePMTiles(f, path, 2, true, func(Key) []byte { return []byte("\x89PNG") })
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(b[:200])
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "a.pmtiles")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			return
		}
		defer s.Close()
		for _, k := range allTiles() {
			if b, err := s.Tile(context.Background(), k); err == nil {
				Decode(b)
			}
		}
	})
}
