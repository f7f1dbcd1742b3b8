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
}

// partTiles is a basemap whose tiles fail or are not there by where they lie.
type partTiles struct {
	plainTiles
	info basemap.Info
	err  func(basemap.Key) error
}

func (p partTiles) Info() basemap.Info { return p.info }
func (p partTiles) Tile(_ context.Context, k basemap.Key) ([]byte, error) {
	return p.tile, p.err(k)
}

// What of a basemap is missing stands with its source on every picture: how many tiles
// failed of how many, that it has none there, or none for such a map.
func TestMissingTilesAreSaid(t *testing.T) {
	var tile bytes.Buffer
	if err := png.Encode(&tile, image.NewRGBA(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	every := func(n int, err error) func(basemap.Key) error {
		return func(k basemap.Key) error {
			if (k.X+k.Y)%n == 0 {
				return err
			}
			return nil
		}
	}
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		err   func(basemap.Key) error
		min   int
		key   string
		lacks bool
	}{
		"all there":   {every(1, nil), 0, "", false},
		"some failed": {every(3, broken), 0, "tiles.gaps", true},
		"all failed":  {every(1, broken), 0, "tiles.lost", true},
		"some none":   {every(3, basemap.ErrNone), 0, "tiles.part", false},
		"all none":    {every(1, basemap.ErrNone), 0, "tiles.nothing", true},
		"no scale":    {every(1, nil), 14, "tiles.unfit", true},
	} {
		for _, size := range []image.Point{{1280, 720}, {700, 1000}} {
			l := layer.OfFile("/tmp/x.mbtiles")
			l.Tiles = raster.New(partTiles{plainTiles{tile: tile.Bytes()}, basemap.Info{Name: "plain", Attribution: "© the surveyors", MinZoom: c.min, MaxZoom: 14}, c.err})
			page := testPage(t, size)
			page.Model.Layers = layer.Plain().Adding(l)
			page = Ready(page)
			of := page.Basemaps()[0]
			args := []any{"plain"}
			switch c.key {
			case "tiles.gaps":
				args = append(args, text.Count(of.Tiles.Failed), text.Count(of.Tiles.Asked))
			case "tiles.lost":
				args = append(args, text.Count(of.Tiles.Asked))
			case "tiles.part":
				args = append(args, text.Count(of.Tiles.None), text.Count(of.Tiles.Asked))
			}
			notes := newLayout(page).frame.notes
			said := strings.Join(notes, " ")
			if c.key != "" && !strings.Contains(said, text.T(c.key, args...)) || (c.key == "") != (of.Words() == "") || page.Lacks() != c.lacks {
				t.Errorf("%s: %q; lacks %v, %+v", name, said, page.Lacks(), of.Tiles)
			}
			if told := of.Told(); c.err(basemap.Key{}) == broken && !strings.Contains(told, "broken") || strings.Contains(said, "broken") {
				t.Errorf("%s: told %q", name, told)
			}
			if viewOf(page) != viewOf(Ready(page)) {
				t.Errorf("%s: the tiles are those of another view", name)
			}
		}
	}
}

// What a page says of its tiles takes room from the map: the tiles are those that the map
// then needs.
func TestTilesOfTheViewThatIsDrawn(t *testing.T) {
	asked := map[basemap.Key]bool{}
	l := layer.OfFile("/tmp/x.mbtiles")
	l.Tiles = raster.New(partTiles{plainTiles{}, basemap.Info{Name: strings.Repeat("long ", 12), Attribution: "© the surveyors", MaxZoom: 14}, func(basemap.Key) error { return errors.New("broken") }})
	for height := 480; height < 700; height += 20 {
		page := testPage(t, image.Pt(640, height))
		page.Model.Layers = layer.Plain().Adding(l)
		page = Ready(page)
		view := viewOf(page)
		for _, k := range l.Tiles.Cover(view, view.X0, view.Y0) {
			asked[k] = l.Tiles.Has(k)
			if !asked[k] {
				t.Fatalf("height %d: %v was never asked for", height, k)
			}
		}
	}
	if len(asked) == 0 {
		t.Error("no tile was needed")
	}
}
