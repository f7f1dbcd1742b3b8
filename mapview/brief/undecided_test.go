package brief

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// undecidedPage has land of which the situation does not speak, and a border that ends
// open.
func undecidedPage(t *testing.T, st *style.Map) Page {
	t.Helper()
	page := legendPage(t, st)
	m := &page.Model
	m.Layers = layer.Plain()
	s := *m.Situation
	s.Covers = orb.MultiPolygon{{{{36, 46}, {40, 46}, {40, 48.2}, {36, 48.2}, {36, 46}}}}
	s.Areas = []geo.ControlArea{{Holder: geo.HeldByRussia, Area: orb.MultiPolygon{{{{37.4, 46.5}, {40, 46.5}, {40, 48.2}, {37.4, 48.2}, {37.4, 46.5}}}}}}
	p := &geo.Proposal{Features: []geo.Feature{{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36, 47.9}, {38, 47.9}}}}}
	m.Situation, m.Proposal, m.Ledger = &s, p, geo.Measure(m.Territory, &s, p, nil)
	return page
}

// Land that is not stated and land that is undecided have a sign of their own, on the map
// as in the legend, in every palette, and headlines say undecided in place of figures.
func TestUnstatedAndUndecidedLand(t *testing.T) {
	for _, st := range style.Palettes {
		page := undecidedPage(t, st)
		l := page.Model.Ledger
		if l.UndecidedM2 == 0 || l.Held[geo.HeldUnstated] == 0 {
			t.Fatalf("%.0f m² undecided, %.0f unstated", l.UndecidedM2, l.Held[geo.HeldUnstated])
		}
		img := Draw(page)
		for _, c := range []struct {
			label string
			box   [4]float64
		}{{label: text.HeldBy(geo.HeldUnstated), box: [4]float64{37.2, 48.35, 37.8, 48.7}}, {label: text.T("legend.undecided"), box: [4]float64{38.1, 47.3, 38.3, 47.9}}} {
			var found *sign
			for _, s := range (&column{layout: newLayout(page)}).landSigns(l) {
				if s.label == c.label {
					found = &s
				}
			}
			if found == nil || found.look.Pattern.Motif == style.NoPattern {
				t.Errorf("%s: the legend does not explain %q", st.Name, c.label)
				continue
			}
			swatch := commonest(swatchColors(page, *found))
			land := commonest(inBox(page, img, c.box))
			if len(land) == 0 || swatch[0] != land[0] {
				t.Errorf("%s: %q is %v in the legend and %v on the map", st.Name, c.label, swatch[0], land[:min(2, len(land))])
			}
		}
	}
	svg := string(written(t, undecidedPage(t, style.Light), SVG))
	if strings.Count(svg, ">"+text.T("figure.undecided")+"<") != 4 || !strings.Contains(svg, text.T("figure.undecidedLand")) {
		t.Error("the headlines of a proposal that decides nothing are figures")
	}
}

// inBox are the pixels of the map in a box of west, south, east and north.
func inBox(p Page, img *image.RGBA, box [4]float64) (out []color.RGBA) {
	at, cam := MapRect(p).Min, Camera(p)
	nw, se := cam.Pixel(orb.Point{box[0], box[3]}), cam.Pixel(orb.Point{box[2], box[1]})
	for y := int(nw.Y); y < int(se.Y); y++ {
		for x := int(nw.X); x < int(se.X); x++ {
			out = append(out, img.RGBAAt(at.X+x, at.Y+y))
		}
	}
	return out
}
