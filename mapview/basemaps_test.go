package mapview

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync/atomic"
	"testing"

	"delimit/data/basemap"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// flat is a basemap of one colour.
type flat struct {
	tile  []byte
	fail  atomic.Bool
	asked atomic.Int32
}

func newFlat(t *testing.T, c color.Color) *flat {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return &flat{tile: b.Bytes()}
}

func (f *flat) Info() basemap.Info {
	return basemap.Info{Name: "flat", Attribution: "© a test", MaxZoom: 14}
}
func (f *flat) Close() error { return nil }
func (f *flat) Tile(context.Context, basemap.Key) ([]byte, error) {
	f.asked.Add(1)
	if f.fail.Load() {
		return nil, errors.New("broken")
	}
	return f.tile, nil
}

func flatLayer(f *flat) layer.Layer {
	l := layer.OfFile("/tmp/flat.mbtiles")
	l.Tiles = raster.New(f)
	return l
}

// shows tells whether any tile on the screen has a colour in it.
func (b *bench) shows(c color.RGBA) bool {
	for _, tile := range b.ground.tiles {
		img := tile.Image.(*image.RGBA)
		for y := 5; y < tileSide; y += 10 {
			for x := 5; x < tileSide; x += 10 {
				if img.RGBAAt(x, y) == c {
					return true
				}
			}
		}
	}
	return false
}

// A basemap is loaded for what is seen, drawn when it has come, and named; hidden, it
// is neither.
func TestBasemap(t *testing.T) {
	red := color.RGBA{200, 30, 40, 255}
	f := newFlat(t, red)
	b := newBench(t, 1)
	b.inGoroutines()
	l := flatLayer(f)
	l.Hidden = true
	b.SetLayers(layer.Plain().Adding(l))
	b.pump()
	if f.asked.Load() != 0 || b.shows(red) || len(b.layers.Credits()) != 0 {
		t.Errorf("hidden, %d tiles were asked for", f.asked.Load())
	}
	l.Hidden = false
	b.SetLayers(b.Layers().With(l))
	b.pump()
	asked := f.asked.Load()
	if asked == 0 || asked > 30 || !b.shows(red) {
		t.Errorf("%d tiles were asked for, shown: %v", asked, b.shows(red))
	}
	if got := b.credit(); got[:16] != "flat (© a test)" {
		t.Errorf("the corner says %q", got)
	}
	b.SetStyle(style.Dark)
	b.pump()
	if f.asked.Load() != asked {
		t.Error("tiles that are there were asked for again")
	}
	b.SetLayers(b.Layers().Without(l.Part))
	b.pump()
	if b.shows(red) {
		t.Error("it is still shown when it is removed")
	}
}

// A basemap that fails is said to, once, and the map goes on.
func TestBasemapFails(t *testing.T) {
	f := newFlat(t, color.White)
	f.fail.Store(true)
	b := newBench(t, 1)
	b.inGoroutines()
	var said []string
	b.OnSay = func(s string) { said = append(said, s) }
	b.SetLayers(layer.Plain().Adding(flatLayer(f)))
	b.pump()
	if len(said) != 1 || said[0] != "flat: broken" || len(b.ground.tiles) == 0 {
		t.Errorf("said %q, %d tiles on the screen", said, len(b.ground.tiles))
	}
}

// While tiles fail the corner of the map says how many of how many; it does not any more
// when they have come, and a basemap that has none there is another thing.
func TestCornerCountsTiles(t *testing.T) {
	f := newFlat(t, color.White)
	f.fail.Store(true)
	b := newBench(t, 1)
	b.inGoroutines()
	l := flatLayer(f)
	b.SetLayers(layer.Plain().Adding(l))
	b.pump()
	n := text.Count(l.Tiles.Tally(b.basemaps.view).Asked)
	if want := text.T("credit.failed", "flat (© a test)", n, n); !strings.HasPrefix(b.plate.credit.text.Text, want) || n == "0" {
		t.Errorf("the corner says %q, want %q", b.plate.credit.text.Text, want)
	}
	f.fail.Store(false)
	l.Tiles = raster.New(f)
	b.SetLayers(b.Layers().With(l))
	b.pump()
	if said := b.plate.credit.text.Text; !strings.HasPrefix(said, "flat (© a test) ·") {
		t.Errorf("when they have come the corner says %q", said)
	}
	l.Tiles = raster.New(&empty{f})
	b.SetLayers(b.Layers().With(l))
	b.pump()
	if said := b.plate.credit.text.Text; !strings.HasPrefix(said, text.T("credit.nothing", "flat (© a test)")) {
		t.Errorf("of a basemap without tiles the corner says %q", said)
	}
	l.Hidden = true
	b.SetLayers(b.Layers().With(l))
	b.pump()
	if said := b.plate.credit.text.Text; strings.Contains(said, "flat") {
		t.Errorf("hidden, the corner says %q", said)
	}
}

// empty is a basemap that has no tile anywhere.
type empty struct{ *flat }

func (*empty) Tile(context.Context, basemap.Key) ([]byte, error) { return nil, basemap.ErrNone }
