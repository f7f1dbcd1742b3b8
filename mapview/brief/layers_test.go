package brief

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/basemap"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
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

// plainTiles is a basemap of one colour, or one that fails.
type plainTiles struct {
	tile []byte
	err  error
}

func (p plainTiles) Info() basemap.Info {
	return basemap.Info{Name: "plain", Attribution: "© the surveyors", MaxZoom: 14}
}
func (p plainTiles) Close() error                                      { return nil }
func (p plainTiles) Tile(context.Context, basemap.Key) ([]byte, error) { return p.tile, p.err }

// Every kind of picture waits for its basemap, shows and names it, and says where it
// has gaps.
func TestBasemapOnPictures(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 256, 256))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{200, 30, 40, 255})
	}
	var tile bytes.Buffer
	if err := png.Encode(&tile, img); err != nil {
		t.Fatal(err)
	}
	with := func(p plainTiles) Page {
		l := layer.OfFile("/tmp/x.mbtiles")
		l.Tiles = raster.New(p)
		page := testPage(t, image.Pt(1280, 720))
		page.Model.Layers = layer.Plain().Adding(l)
		return page
	}
	page := with(plainTiles{tile: tile.Bytes()})
	got, at := Draw(page), MapRect(page)
	p := Camera(page).Pixel([2]float64{37.5, 46.8})
	if c := got.RGBAAt(at.Min.X+int(p.X), at.Min.Y+int(p.Y)); c != (color.RGBA{200, 30, 40, 255}) {
		t.Errorf("in place of the sea there is %v", c)
	}
	for f, mark := range map[Format]string{SVG: "data:image/png;base64,", PDF: "/Subtype /Image"} {
		b, err := Write(page, f)
		again, _ := Write(page, f)
		if err != nil || !bytes.Contains(b, []byte(mark)) || !bytes.Equal(b, again) {
			t.Errorf("%s: %v, has a picture: %v, the same again: %v", f, err, bytes.Contains(b, []byte(mark)), bytes.Equal(b, again))
		}
	}
	said := strings.Join(newLayout(page).frame.notes, " ")
	if !strings.Contains(said, "plain (© the surveyors)") || strings.Contains(said, "gaps") {
		t.Errorf("the notes are %q", said)
	}
	if missing := loadBasemaps(with(plainTiles{err: errors.New("broken")})); missing == 0 {
		t.Error("a basemap that fails has no gaps")
	}
}
