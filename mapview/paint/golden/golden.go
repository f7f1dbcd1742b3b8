// Package golden compares pictures with references in tests. References are written
// anew by `go test -update`, never where CI is set. A picture that differs leaves one
// of the differences in the folder for temporary files.
package golden

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the reference pictures anew (never where CI is set)")

// tolerance is by how much a channel may differ, and most the part of pixels that may
// differ by more: text may differ by a little from machine to machine, land may not.
const tolerance, most = 12, 0.004

// Compare compares a picture with testdata/NAME.png.
func Compare(t testing.TB, name string, img *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("references are not written where CI is set")
		}
		write(t, path, img)
		return
	}
	want := read(t, path)
	if want.Bounds().Size() != img.Rect.Size() {
		t.Fatalf("%s is %v, the reference %v", name, img.Rect.Size(), want.Bounds().Size())
	}
	if part, diff := Differing(want, img); part > most {
		at := filepath.Join(os.TempDir(), "delimit-"+name+"-diff.png")
		write(t, at, diff)
		t.Errorf("%s: %.2f %% of the pixels differ from the reference; see %s", name, 100*part, at)
	}
}

// Differing is the part of pixels that differ by more than the tolerance, and a picture
// with these in red.
func Differing(want image.Image, img *image.RGBA) (part float64, diff *image.RGBA) {
	diff = image.NewRGBA(img.Rect)
	differ := 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			w := color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			diff.SetRGBA(x, y, color.RGBA{w.R/2 + 127, w.G/2 + 127, w.B/2 + 127, 255})
			if Apart(w, img.RGBAAt(x, y)) > tolerance {
				differ++
				diff.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	return float64(differ) / float64(img.Rect.Dx()*img.Rect.Dy()), diff
}

// Apart is by how much two colours differ in their worst channel.
func Apart(a, b color.RGBA) int {
	d := 0
	for _, p := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}} {
		d = max(d, int(p[0])-int(p[1]), int(p[1])-int(p[0]))
	}
	return d
}

func read(t testing.TB, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func write(t testing.TB, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
