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

// tolerance is by how much a channel may differ, and most how many pixels that differ by
// more may hang together: the rim of a letter differs from machine to machine, and no
// dot, letter or line may. A share of the whole picture would let small things vanish.
const tolerance, most = 12, 8

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
	if size, at, diff := Largest(want, img); size > most {
		path := filepath.Join(os.TempDir(), "delimit-"+name+"-diff.png")
		write(t, path, diff)
		t.Errorf("%s: %d pixels together differ from the reference, at %v; see %s", name, size, at, path)
	}
}

// Largest is how many pixels the largest connected difference has, where it is, and a
// picture with all that differs in red.
func Largest(want image.Image, img *image.RGBA) (size int, at image.Point, diff *image.RGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	diff = image.NewRGBA(img.Rect)
	differs := make([]bool, w*h)
	for y := range h {
		for x := range w {
			c := color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			diff.SetRGBA(x, y, color.RGBA{c.R/2 + 127, c.G/2 + 127, c.B/2 + 127, 255})
			if Apart(c, img.RGBAAt(x, y)) > tolerance {
				differs[y*w+x] = true
				diff.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	for i, is := range differs {
		if is {
			if n := flood(differs, w, i); n > size {
				size, at = n, image.Pt(i%w, i/w)
			}
		}
	}
	return size, at, diff
}

// flood counts and clears the pixels that hang together with one, corners too.
func flood(differs []bool, w, from int) (n int) {
	differs[from] = false
	for todo := []int{from}; len(todo) > 0; n++ {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				x, j := i%w+dx, i+dy*w+dx
				if x >= 0 && x < w && j >= 0 && j < len(differs) && differs[j] {
					differs[j] = false
					todo = append(todo, j)
				}
			}
		}
	}
	return n
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
