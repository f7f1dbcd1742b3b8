package brief

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// legendPage has every kind of land, inside the territory and outside, in boxes whose
// places are known, and zones and a reference layer upon them.
func legendPage(t *testing.T, st *style.Map) Page {
	t.Helper()
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	box := func(x0, y0, x1, y1 float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}}
	}
	// Two areas overlap, as they do in files: no land may be tinted twice.
	s := &geo.Situation{Source: "boxes", Areas: []geo.ControlArea{
		{Holder: geo.HeldByRussia, Area: box(37.4, 46.5, 40, 49.2)}, {Holder: geo.HeldByRussia, Area: box(38, 46.5, 41, 49)},
		{Holder: geo.HeldContested, Area: box(37.2, 46.5, 37.6, 49.2)}, {Holder: geo.HeldContested, Area: box(34.6, 47.4, 36.2, 48)},
	}}
	territory := &geo.Territory{Units: []geo.Unit{unit}}
	p := &geo.Proposal{Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36, 48.3}, {37.3, 48.3}, {37.8, 47.5}, {39.5, 47.5}}},
		{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: box(36, 47, 39.2, 48.9)[0]}, {ID: "y", Type: geo.Zone, Geometry: box(36.7, 46.9, 39, 48.6)[0]},
	}}
	l := layer.OfFile("/tmp/reference.geojson")
	l.Sheet = &data.Sheet{Name: "reference", Marks: []data.Mark{{Geometry: box(34, 46, 41, 50)[0]}, {Geometry: box(34.2, 46, 40, 50)[0], Look: data.Look{Fill: color.NRGBA{200, 0, 0, 200}}}}}
	m := scene.Model{Territory: territory, Situation: s, Proposal: p, Ledger: geo.Measure(territory, s, p, nil), Layers: layer.Plain().Adding(l)}
	return Page{Model: m, Size: image.Pt(1280, 720), Style: st}
}

// commonest gives the colours of some pixels, the most frequent first.
func commonest(colors []color.RGBA) []color.RGBA {
	count := map[color.RGBA]int{}
	for _, c := range colors {
		count[c]++
	}
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int { return count[b] - count[a] })
	return all
}

// swatchColors are the pixels of a sign as the legend draws it.
func swatchColors(p Page, s sign) []color.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 400, 60))
	l := newLayout(p)
	l.on = paint.NewRaster(img, scene.Pixel{})
	left := 0
	c := &column{layout: l, x0: 10, x1: 390, y: 10, end: 60, left: &left}
	c.swatch(s)
	var out []color.RGBA
	for y := 14; y < 14+int(16*l.unit)-2; y++ {
		for x := 12; x < 10+int(34*l.unit)-2; x++ {
			out = append(out, img.RGBAAt(x, y))
		}
	}
	return out
}

// onMap are pixels of the map over some land.
func onMap(p Page, img *image.RGBA, land func(orb.Point) bool) (out []color.RGBA) {
	r, cam := MapRect(p), Camera(p)
	for y := r.Min.Y + 40; y < r.Max.Y-40; y += 7 {
		for x := r.Min.X + 40; x < r.Max.X-40; x += 7 {
			if land(cam.LonLat(scene.Pixel{X: float64(x-r.Min.X) + 0.5, Y: float64(y-r.Min.Y) + 0.5})) {
				out = append(out, img.RGBAAt(x, y))
			}
		}
	}
	return out
}

// A colour of the legend is that of its land on the map, to the pixel: in every palette,
// inside the territory and outside, under zones and reference layers, at any opacity.
func TestSwatchesHaveTheColoursOfTheMap(t *testing.T) {
	for _, st := range style.Palettes {
		for _, faint := range []float64{1, 0.6} {
			page := legendPage(t, st)
			for _, part := range []style.Part{style.HoldersPart, style.AllocationPart} {
				page.Model.Layers = page.Model.Layers.With(layer.Layer{Part: part, Opacity: faint})
			}
			checkSwatches(t, fmt.Sprintf("%s at %g", st.Name, faint), page)
		}
	}
}

func checkSwatches(t *testing.T, name string, page Page) {
	t.Helper()
	l := newLayout(page)
	l.beside = l.besideHolders()
	signs := (&column{layout: l}).landSigns(page.Model.Ledger)
	if len(signs) != 7 {
		t.Fatalf("%s: %d kinds of land: %+v", name, len(signs), signs)
	}
	img := Draw(page)
	ledger := page.Model.Ledger
	in := func(take func(geo.Cell) bool) func(orb.Point) bool {
		var land orb.MultiPolygon
		for i, shape := range ledger.CellShapes() {
			if take(ledger.Cells[i]) {
				land = append(land, shape...)
			}
		}
		return func(p orb.Point) bool { return planar.MultiPolygonContains(land, p) }
	}
	stays := func(h geo.Holder) func(geo.Cell) bool {
		return func(c geo.Cell) bool { return c.Holder == h && !c.Ceded() && !c.Returned() }
	}
	outside := func(h geo.Holder) func(orb.Point) bool {
		land := scene.Outside(page.Model)[h]
		return func(p orb.Point) bool {
			return planar.MultiPolygonContains(land, p) && p[1] > 48.9 || h == geo.HeldContested && p[0] > 35 && p[0] < 36 && p[1] > 47.5 && p[1] < 47.9
		}
	}
	lands := []func(orb.Point) bool{in(stays(geo.HeldByUkraine)), in(stays(geo.HeldByRussia)), in(stays(geo.HeldContested)),
		outside(geo.HeldByRussia), outside(geo.HeldContested), in(geo.Cell.Ceded), in(geo.Cell.Returned)}
	seen := map[[2]color.RGBA]string{}
	for i, s := range signs {
		swatch, land := commonest(swatchColors(page, s)), commonest(onMap(page, img, lands[i]))
		if len(land) < 2 || swatch[0] != land[0] {
			t.Errorf("%s: %s is %v in the legend and %v on the map", name, s.label, swatch[0], land[:min(2, len(land))])
			continue
		}
		key := [2]color.RGBA{swatch[0]}
		if s.look.Pattern.Motif != style.NoPattern {
			key[1] = color.RGBA{A: uint8(s.look.Pattern.Motif)}
		}
		if other, twice := seen[key]; twice {
			t.Errorf("%s: %s looks like %s", name, s.label, other)
		}
		seen[key] = s.label
	}
}
