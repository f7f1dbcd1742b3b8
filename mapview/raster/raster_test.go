package raster

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"
	"testing"
	"time"

	"delimit/data/basemap"
)

// fake is a source whose tiles have a colour that tells where they lie.
type fake struct {
	sync.Mutex
	info  basemap.Info
	fail  error
	none  map[basemap.Key]bool
	asked map[basemap.Key]int
}

func newFake() *fake {
	return &fake{info: basemap.Info{Name: "fake", Attribution: "© a test", MaxZoom: 6}, none: map[basemap.Key]bool{}, asked: map[basemap.Key]int{}}
}

func shade(k basemap.Key) color.RGBA {
	return color.RGBA{uint8(k.X * 37), uint8(k.Y * 53), uint8(k.Z * 40), 255}
}

func (f *fake) Info() basemap.Info { return f.info }
func (f *fake) Close() error       { return nil }
func (f *fake) Tile(_ context.Context, k basemap.Key) ([]byte, error) {
	f.Lock()
	defer f.Unlock()
	f.asked[k]++
	if f.fail != nil {
		return nil, f.fail
	}
	if f.none[k] {
		return nil, basemap.ErrNone
	}
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for i := 0; i < len(img.Pix); i += 4 {
		c := shade(k)
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = c.R, c.G, c.B, 255
	}
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return b.Bytes(), err
}

// view is a picture of so many pixels at a zoom whose upper left corner lies there.
func view(zoom, x0, y0, w, h float64) View {
	span := 256 * math.Exp2(zoom)
	return View{Span: span, Scale: 1, X0: x0, Y0: y0, X1: x0 + w/span, Y1: y0 + h/span}
}

// Every pixel shows the tile in which it lies, at whole and broken zooms, and where
// tiles meet no other pixel shows.
func TestMosaic(t *testing.T) {
	for _, zoom := range []float64{3, 3.3, 3.49, 3.51, 2.7, 8} {
		s := New(newFake())
		v := view(zoom, 0.4, 0.3, 500, 400)
		if got := s.LoadAll(context.Background(), v); got.Lacks() || got.Had != got.Asked {
			t.Errorf("zoom %v: %+v", zoom, got)
		}
		img := image.NewRGBA(image.Rect(0, 0, 500, 400))
		if !s.Mosaic(v, img) {
			t.Fatalf("zoom %v: nothing was drawn", zoom)
		}
		z := int(min(math.Round(zoom), 6))
		wrong := 0
		for y := 0; y < 400; y++ {
			for x := 0; x < 500; x++ {
				k := basemap.Key{Z: z, X: int((v.X0 + (float64(x)+0.5)/v.Span) * math.Exp2(float64(z))), Y: int((v.Y0 + (float64(y)+0.5)/v.Span) * math.Exp2(float64(z)))}
				if img.RGBAAt(x, y) != shade(k) {
					wrong++
				}
			}
		}
		if wrong > 2000 { // a pixel at each edge, by rounding
			t.Errorf("zoom %v: %d pixels of 200,000 show another tile", zoom, wrong)
		}
	}
}

// Two views that lie beside each other show what one view of both shows.
func TestNoSeams(t *testing.T) {
	s := New(newFake())
	span := 256 * math.Exp2(4.37)
	at := func(x, y, w, h float64) View {
		return View{Span: span, Scale: 1, X0: x / span, Y0: y / span, X1: (x + w) / span, Y1: (y + h) / span}
	}
	s.LoadAll(context.Background(), at(1024, 1024, 1024, 512))
	whole := image.NewRGBA(image.Rect(0, 0, 1024, 512))
	s.Mosaic(at(1024, 1024, 1024, 512), whole)
	for i := range 2 {
		part := image.NewRGBA(image.Rect(0, 0, 512, 512))
		s.Mosaic(at(1024+512*float64(i), 1024, 512, 512), part)
		for y := range 512 {
			for x := range 512 {
				if part.RGBAAt(x, y) != whole.RGBAAt(x+512*i, y) {
					t.Fatalf("part %d differs at %d, %d", i, x, y)
				}
			}
		}
	}
}

// While a tile is not there the one above it stands in, its own part of it.
func TestStandIn(t *testing.T) {
	s := New(newFake())
	s.Load(context.Background(), basemap.Key{Z: 2, X: 1, Y: 1})
	img, of := s.Picture(basemap.Key{Z: 4, X: 6, Y: 5})
	if img == nil || of != (basemap.Key{Z: 2, X: 1, Y: 1}) {
		t.Fatalf("the tile above is %v", of)
	}
	if got := part(img.Rect, of, basemap.Key{Z: 4, X: 6, Y: 5}); got != image.Rect(128, 64, 192, 128) {
		t.Errorf("its part is %v", got)
	}
	if s.Has(basemap.Key{Z: 4, X: 6, Y: 5}) {
		t.Error("a tile that only has a stand-in is there")
	}
}

// Only what is wanted is loaded, each once, and the newest wish counts.
func TestWant(t *testing.T) {
	f := newFake()
	s := New(f)
	if _, ok := s.Next(); ok || len(f.asked) > 0 {
		t.Error("something is loaded that nobody wants")
	}
	a, b, c := basemap.Key{Z: 1}, basemap.Key{Z: 2}, basemap.Key{Z: 3}
	s.Want([]basemap.Key{a, b})
	k, _ := s.Next()
	s.Want([]basemap.Key{c, a, b})
	if k != a {
		t.Errorf("first %v", k)
	}
	if k, _ := s.Next(); k != c {
		t.Errorf("then %v", k)
	}
	s.Load(context.Background(), a)
	s.Want(nil)
	if k, ok := s.Next(); ok {
		t.Errorf("%v is loaded though nobody wants it any more", k)
	}
	s.Want([]basemap.Key{a})
	if _, ok := s.Next(); ok || f.asked[a] != 1 {
		t.Error("a tile that is there is loaded again")
	}
}

// A place without a tile is not asked for again, a failure after a while.
func TestFailures(t *testing.T) {
	f := newFake()
	s := New(f)
	now := time.Now()
	s.now = func() time.Time { return now }
	k, none := basemap.Key{Z: 3, X: 1, Y: 1}, basemap.Key{Z: 3, X: 2, Y: 2}
	f.none[none] = true
	s.Load(context.Background(), none)
	if !s.Has(none) || s.Err() != nil {
		t.Errorf("no tile: known %v, %v", s.Has(none), s.Err())
	}
	f.fail = errors.New("broken")
	s.Load(context.Background(), k)
	if !s.Has(k) || s.Err() == nil {
		t.Error("a failure is asked for again at once, or not told")
	}
	if n := s.LoadAll(context.Background(), View{Span: 256 * 8, Scale: 1, X0: 0.13, Y0: 0.13, X1: 0.2, Y1: 0.2}); n.Failed != 1 || n.Asked != 1 || !n.Lacks() || n.Err != s.Err() {
		t.Errorf("of a picture: %+v", n)
	}
	now = now.Add(again + time.Second)
	f.fail = nil
	if s.Has(k) || !s.Has(none) {
		t.Error("a failure is never asked for again, or a place without a tile is")
	}
	s.Load(context.Background(), k)
	if img, _ := s.Picture(k); img == nil || s.Err() != nil {
		t.Errorf("after it is well again: %v", s.Err())
	}
}

// The memory of a store is bounded; what was used last stays.
func TestMemory(t *testing.T) {
	s := New(newFake())
	first := basemap.Key{Z: 6, X: 0, Y: 0}
	s.Load(context.Background(), first)
	for i := range 300 {
		s.Picture(first)
		s.Load(context.Background(), basemap.Key{Z: 6, X: i % 64, Y: 1 + i/64})
	}
	if s.bytes > MaxMemory || len(s.tiles) > MaxMemory/(4*256*256) {
		t.Errorf("%d bytes in %d tiles", s.bytes, len(s.tiles))
	}
	if img, of := s.Picture(first); img == nil || of != first {
		t.Error("what was used last is gone")
	}
}

// A view that is much too wide for a basemap wants nothing of it.
func TestTooWide(t *testing.T) {
	f := newFake()
	f.info.MinZoom, f.info.MaxZoom = 10, 14
	s := New(f)
	if keys := s.Cover(view(5, 0.4, 0.3, 1920, 1080), 0, 0); len(keys) != 0 {
		t.Errorf("%d tiles are wanted", len(keys))
	}
	if keys := s.Cover(view(18, 0.6, 0.35, 1920, 1080), 0, 0); len(keys) == 0 || len(keys) > 9 {
		t.Errorf("close by %d tiles are wanted", len(keys))
	}
}

// keeper is a source whose kept copies are half a tile until they are dropped.
type keeper struct {
	*fake
	spoilt, dropped int
}

func (k *keeper) Tile(ctx context.Context, key basemap.Key) ([]byte, error) {
	b, err := k.fake.Tile(ctx, key)
	if k.spoilt > 0 {
		return b[:len(b)/2], err
	}
	return b, err
}

func (k *keeper) Drop(basemap.Key) bool {
	k.dropped++
	k.spoilt--
	return true
}

func (k *keeper) Mended() int { return k.dropped }

// A kept tile that cannot be drawn is dropped and asked for once more, not for ever.
func TestSpoiltTile(t *testing.T) {
	for spoilt, has := range map[int]bool{0: true, 1: true, 5: false} {
		of := &keeper{fake: newFake(), spoilt: spoilt}
		s := New(of)
		s.Load(context.Background(), basemap.Key{})
		img, _ := s.Picture(basemap.Key{})
		if (img != nil) != has || s.Mended() != min(spoilt, 1) || of.asked[basemap.Key{}] != 1+min(spoilt, 1) {
			t.Errorf("spoilt %d times: a picture %v, %d mended, asked %d times", spoilt, img != nil, s.Mended(), of.asked[basemap.Key{}])
		}
	}
}

// A place without a tile, a tile that failed and one that has not come are three things.
func TestTally(t *testing.T) {
	f := newFake()
	s := New(f)
	v := view(3, 0.05, 0.05, 500, 200)
	keys := s.Cover(v, 0, 0)
	if got := s.Tally(v); got != (Tally{Asked: len(keys), Waiting: len(keys)}) || got.Lacks() || len(keys) < 3 {
		t.Fatalf("at first: %+v", got)
	}
	f.none[keys[0]] = true
	s.LoadAll(context.Background(), v)
	if got := s.Tally(v); got != (Tally{Asked: len(keys), Had: len(keys) - 1, None: 1}) || got.Lacks() {
		t.Errorf("with a place without a tile: %+v", got)
	}
	for _, k := range keys {
		f.none[k] = true
	}
	if got := New(f).LoadAll(context.Background(), v); got != (Tally{Asked: len(keys), None: len(keys)}) || !got.Lacks() {
		t.Errorf("without any: %+v", got)
	}
	wide := View{Span: 256 * 64, Scale: 1, X1: 1, Y1: 1}
	if got := s.LoadAll(context.Background(), wide); got != (Tally{}) || !got.Lacks() {
		t.Errorf("at no scale of its own: %+v", got)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f.fail = context.Canceled
	if got := New(f).LoadAll(ctx, v); got.Failed != len(keys) || !errors.Is(got.Err, context.Canceled) {
		t.Errorf("given up: %+v", got)
	}
}

// Tiles for which there is no room are not left off in silence.
func TestNoRoomForAllTiles(t *testing.T) {
	s := New(newFake())
	v := view(6, 0.01, 0.01, 256*18, 256*18)
	if got := s.LoadAll(context.Background(), v); got.Failed == 0 || got.Had+got.Failed != got.Asked || got.Waiting > 0 || !errors.Is(got.Err, errNoRoom) {
		t.Errorf("%+v", got)
	}
}
