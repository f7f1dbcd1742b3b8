package paint

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

var update = flag.Bool("update", false, "write the reference pictures anew (never where CI is set)")

// Pictures of every palette, and of every class of zoom, compared with a tolerance:
// text may differ by a little from machine to machine, land may not.
func TestReferencePictures(t *testing.T) {
	for _, st := range style.Palettes {
		compare(t, st.Name, picture(testScene(t, st), testCamera(420, 420)))
	}
	for name, zoom := range map[string]float64{"country": 5.2, "region": 7.4, "district": 9.8, "town": 12.5} {
		c := testCamera(420, 420)
		c.Center, c.Zoom = orb.Point{37.4, 48.6}, zoom
		compare(t, "zoom-"+name, picture(testScene(t, style.Light), c))
	}
}

func picture(s *scene.Scene, c scene.Camera) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(c.Size.W), int(c.Size.H)))
	Tile(s, ViewOf(c, 1), img)
	bar := NewScaleBar(c, 1)
	Labels(NewRaster(img, scene.Pixel{}), s, Place(s, c, 1, []Rect{bar.Rect}), 1)
	bar.Draw(NewRaster(img, scene.Pixel{}), s.Style)
	return img
}

func compare(t *testing.T, name string, img *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update && os.Getenv("CI") == "" {
		writePNG(t, path, img)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	const tolerance, most = 40, 0.004 // of a channel; of all pixels
	diff := image.NewRGBA(img.Rect)
	differ := 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			w := color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			diff.SetRGBA(x, y, color.RGBA{w.R/2 + 127, w.G/2 + 127, w.B/2 + 127, 255})
			if apart(w, img.RGBAAt(x, y)) > tolerance {
				differ++
				diff.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	if part := float64(differ) / float64(img.Rect.Dx()*img.Rect.Dy()); part > most {
		at := filepath.Join(os.TempDir(), "delimit-"+name+"-diff.png")
		writePNG(t, at, diff)
		t.Errorf("%s: %.2f %% of the pixels differ from the reference; see %s", name, 100*part, at)
	}
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// The comparison can fail: a shifted map is told.
func TestComparisonCanFail(t *testing.T) {
	s := testScene(t, style.Light)
	a, b := image.NewRGBA(image.Rect(0, 0, 200, 200)), image.NewRGBA(image.Rect(0, 0, 200, 200))
	c := testCamera(200, 200)
	Tile(s, ViewOf(c, 1), a)
	Tile(s, ViewOf(c.Pan(6, 0), 1), b)
	differ := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if apart(color.RGBA{a.Pix[i], a.Pix[i+1], a.Pix[i+2], 255}, color.RGBA{b.Pix[i], b.Pix[i+1], b.Pix[i+2], 255}) > 40 {
			differ++
		}
	}
	if differ < 400 {
		t.Errorf("a map shifted by 6 pixels differs at %d pixels only", differ)
	}
}
