package basemap

import (
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// The picture of a tile is of a bounded size, or there is none.
func FuzzDecode(f *testing.F) {
	f.Add(tilePNG(f, color.White))
	f.Add(webp)
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"))
	f.Add([]byte("<!doctype html>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if img, err := Decode(b); err == nil && (img.Rect.Dx() > maxSide || img.Rect.Dy() > maxSide || img.Rect.Empty()) {
			t.Fatalf("a picture of %v", img.Rect)
		}
	})
}

func FuzzMBTiles(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a.mbtiles")
	writeMBTiles(f, path, "png", func(Key) []byte { return []byte("\x89PNG") })
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		path := filepath.Join(t.TempDir(), "a.mbtiles")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			return
		}
		defer s.Close()
		if b, err := s.Tile(t.Context(), Key{}); err == nil {
			_, _ = Decode(b)
		}
	})
}
