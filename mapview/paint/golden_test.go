package paint

import (
	"image"
	"testing"

	"github.com/paulmach/orb"

	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Pictures of every palette, and of every class of zoom, compared with a tolerance:
// text may differ by a little from machine to machine, land may not.
func TestReferencePictures(t *testing.T) {
	for _, st := range style.Palettes {
		golden.Compare(t, st.Name, picture(testScene(t, st), testCamera(420, 420)))
	}
	for name, zoom := range map[string]float64{"country": 5.2, "region": 7.4, "district": 9.8, "town": 12.5} {
		c := testCamera(420, 420)
		c.Center, c.Zoom = orb.Point{37.4, 48.6}, zoom
		golden.Compare(t, "zoom-"+name, picture(testScene(t, style.Light), c))
	}
}

func picture(s *scene.Scene, c scene.Camera) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(c.Size.W), int(c.Size.H)))
	Tile(s, ViewOf(c, 1), img)
	bar := NewScaleBar(c, 1)
	Labels(NewRaster(img, scene.Pixel{}), s, Place(s, c, 1, []Rect{bar.Rect}).Labels, 1)
	bar.Draw(NewRaster(img, scene.Pixel{}), s.Style)
	return img
}

// The comparison can fail: a shifted map is told, and so is a sea of another tint.
func TestComparisonCanFail(t *testing.T) {
	c := testCamera(200, 200)
	img := picture(testScene(t, style.Light), c)
	tinted := *style.Light
	tinted.Sea.B -= 20
	for name, other := range map[string]*image.RGBA{"shifted": picture(testScene(t, style.Light), c.Pan(6, 0)), "tinted": picture(testScene(t, &tinted), c)} {
		if size, _, _ := golden.Largest(img, other); size < 200 {
			t.Errorf("%s: only %d pixels together differ", name, size)
		}
	}
}
