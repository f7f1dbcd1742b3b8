package brief

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

func testPage(t testing.TB, size image.Point) Page {
	t.Helper()
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	territory := &geo.Territory{Units: []geo.Unit{unit}}
	s := atlas.Situations()[2]
	p := &geo.Proposal{Name: "A line with a zone", Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Name: "The line", Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.4, 48}, {37.2, 48.4}, {37.8, 49.4}}},
		{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48.5}, {37.6, 48.5}, {37.6, 49}, {37, 49}, {37, 48.5}}}},
	}}
	l := geo.Measure(territory, s, p, atlas.Settlements())
	return Page{Model: scene.Model{Territory: territory, Situation: s, Proposal: p, Ledger: l}, Size: size}
}

// The same page gives the same bytes, at any size and in both looks.
func TestPictureIsReproducible(t *testing.T) {
	for _, size := range []image.Point{{1920, 1080}, {1280, 800}, {1000, 1400}, {480, 480}} {
		page := testPage(t, size)
		if size.X == 1280 {
			page.Style = style.Dark
		}
		var a, b bytes.Buffer
		if err := PNG(&a, page); err != nil {
			t.Fatal(err)
		}
		if err := PNG(&b, page); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%v: two pictures of one page differ", size)
		}
		img, err := png.Decode(&a)
		if err != nil || img.Bounds().Size() != size {
			t.Errorf("%v: %v, %v", size, img.Bounds(), err)
		}
	}
}

// The map of the picture shows the land where Camera says, in the colour that its
// cell has.
func TestCameraAndColours(t *testing.T) {
	page := testPage(t, image.Pt(1920, 1080))
	img := Draw(page)
	at, c := MapRect(page).Min, Camera(page)
	for _, q := range []struct {
		at   orb.Point
		want style.Area
	}{
		{orb.Point{37.9, 47.55}, style.Light.Held[geo.HeldByRussia]}, {orb.Point{36.93, 48.62}, style.Light.Held[geo.HeldByUkraine]},
		{orb.Point{35.6, 48.25}, style.Area{Fill: style.Light.Land}}, {orb.Point{38.6, 46.75}, style.Area{Fill: style.Light.Neighbour}},
	} {
		p := c.Pixel(q.at)
		got := img.RGBAAt(at.X+int(p.X), at.Y+int(p.Y))
		if got.R != q.want.Fill.R || got.G != q.want.Fill.G || got.B != q.want.Fill.B {
			t.Errorf("%v has colour %v, want %v", q.at, got, q.want.Fill)
		}
	}
}

// A page without a proposal, and one that delimits nothing, are drawn too.
func TestPoorPages(t *testing.T) {
	page := testPage(t, image.Pt(1280, 720))
	m := page.Model
	m.Proposal = nil
	m.Ledger = geo.Measure(m.Territory, m.Situation, nil, nil)
	Draw(Page{Model: m, Size: page.Size})
	m.Ledger = nil
	Draw(Page{Model: m, Size: page.Size})
}

func BenchmarkPNG(b *testing.B) {
	page := testPage(b, image.Pt(1920, 1080))
	for b.Loop() {
		var out bytes.Buffer
		if err := PNG(&out, page); err != nil {
			b.Fatal(err)
		}
	}
}
