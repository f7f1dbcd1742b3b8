package brief

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// A picture that hides what it is about says so, on any page; its sources stay.
func TestHiddenLayersAreNamed(t *testing.T) {
	for _, size := range sizes {
		page := testPage(t, size)
		page.Model.Layers = layer.Plain().
			With(layer.Layer{Part: style.ZonesPart, Hidden: true, Opacity: 1}).
			With(layer.Layer{Part: style.TownsPart, Hidden: true, Opacity: 1})
		said := strings.Join(newLayout(page).frame.notes, " ")
		for _, want := range append(scene.Credits(), text.T("brief.silent", text.Part(style.ZonesPart)), text.T("brief.neutral")) {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not in %q", size, want, said)
			}
		}
	}
}

// A picture has the colours of its layers.
func TestPictureHonoursLayers(t *testing.T) {
	page := testPage(t, image.Pt(1280, 720))
	sea := style.Swatches[2]
	page.Model.Layers = layer.Plain().With(layer.Layer{Part: style.SeaPart, Opacity: 1, Color: sea})
	img, at := Draw(page), MapRect(page)
	p := Camera(page).Pixel([2]float64{37.5, 46.8})
	if c := img.RGBAAt(at.Min.X+int(p.X), at.Min.Y+int(p.Y)); c.R != sea.R || c.G != sea.G || c.B != sea.B {
		t.Errorf("the sea is %v, want %v", c, sea)
	}
}

// The sources of added layers stand on every page, all of them.
func TestSourcesOfLayers(t *testing.T) {
	for _, size := range sizes {
		page := testPage(t, size)
		stack := layer.Plain()
		for i := range 6 {
			l := layer.OfFile(fmt.Sprint("/tmp/", i))
			l.Sheet = &data.Sheet{Name: fmt.Sprint("layer ", i), Source: fmt.Sprint("the source number ", i), Marks: []data.Mark{{Geometry: orb.LineString{{37, 48}, {38, 48}}}}}
			stack = stack.Adding(l)
		}
		page.Model.Layers = stack
		said := strings.Join(newLayout(page).frame.notes, " ")
		for _, want := range append(stack.Credits(), text.T("brief.neutral")) {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not in %q", size, want, said)
			}
		}
		if size.X >= 480 && size.Y >= 480 {
			Draw(page)
		}
	}
}
