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
		for _, f := range Formats {
			if a, b := written(t, page, f), written(t, page, f); !bytes.Equal(a, b) {
				t.Errorf("%v: two pictures of one page differ as %s", size, f)
			}
		}
		img, err := png.Decode(bytes.NewReader(written(t, page, PNG)))
		if err != nil || img.Bounds().Size() != size {
			t.Errorf("%v: %v, %v", size, img.Bounds(), err)
		}
	}
}

func written(t testing.TB, p Page, f Format) []byte {
	t.Helper()
	b, err := Write(p, f)
	if err != nil {
		t.Fatal(err)
	}
	return b
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

func BenchmarkWrite(b *testing.B) {
	page := testPage(b, image.Pt(1920, 1080))
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				written(b, page, f)
			}
		})
	}
}
