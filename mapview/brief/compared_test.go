package brief

import (
	"bytes"
	"fmt"
	"image"
	"strings"
	"testing"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// comparing is a page on which the newest embedded situation is compared with others.
func comparing(t *testing.T, size image.Point, others ...*geo.Situation) Page {
	page := testPage(t, size)
	m := page.Model
	page.Model.Compared = geo.Compare(m.Territory, append([]*geo.Situation{m.Situation}, others...), m.Proposal, atlas.Settlements())
	return page
}

func TestReferenceComparison(t *testing.T) {
	for name, page := range map[string]Page{
		"compared-light":   comparing(t, image.Pt(960, 540), atlas.Situations()[1]),
		"compared-upright": comparing(t, image.Pt(480, 679), atlas.Situations()[1], atlas.Situations()[0]),
	} {
		if name == "compared-upright" {
			page.Style = style.Grey
		}
		golden.Compare(t, name, Draw(page))
	}
}

// The page names all situations with their letters, dates and sources, above and
// below, and none is cut, however many there are.
func TestComparisonIsNamed(t *testing.T) {
	var many []*geo.Situation
	for i := range 8 {
		s := *atlas.Situations()[i%2]
		s.Source = fmt.Sprintf("the newspaper number %d, which says what it heard", i)
		many = append(many, &s)
	}
	for _, size := range []image.Point{{1920, 1080}, {1000, 1400}} {
		page := comparing(t, size, many...)
		f := newLayout(page).frame
		for _, said := range []string{strings.Join(f.subtitle, " "), strings.Join(f.notes, " ")} {
			for i, s := range page.Model.Compared.Situations {
				if want := data.Letter(i) + ": " + s.Date.String(); !strings.Contains(said, want) || !strings.Contains(said, s.Source) {
					t.Errorf("%v: %q with %q is not in %q", size, want, s.Source, said)
				}
			}
		}
		Draw(page)
	}
	page := comparing(t, image.Pt(1280, 720), atlas.Situations()[1])
	page.Model.Proposal = nil
	if title := page.title(); !strings.Contains(title, "2026-08-15") || !strings.Contains(title, "2025-12-15") {
		t.Errorf("without a name the page is called %q", title)
	}
}

// The figures are intervals, what differs is told with its area, and the legend has
// its signs, as long as its layer is shown; else the page says that it is hidden.
func TestComparisonIsTold(t *testing.T) {
	page := comparing(t, image.Pt(1920, 1080), atlas.Situations()[1])
	c := page.Model.Compared
	differs := text.T("legend.differs", text.Says(c.Disagreements()[0].Holders))
	svg := string(written(t, page, SVG))
	for _, want := range []string{text.KM2Span(c.Spread.Ceded, 1), text.PercentSpan(c.Spread.Ceded, c.Ledgers[0].AreaM2), text.Ends(c.Spread.Net), text.KM2Span(c.Spread.Held[geo.HeldByRussia], 1),
		text.T("compare.differs"), text.KM2(c.DiffersM2, 1), text.Says(c.Disagreements()[1].Holders), differs} {
		if !strings.Contains(svg, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(svg, text.T("layer.difference")+".") {
		t.Error("it is said to be hidden")
	}
	hide := layer.Plain().With(layer.Layer{Part: style.DifferencePart, Hidden: true, Opacity: 1})
	page.Model.Layers = hide
	hidden := string(written(t, page, SVG))
	if strings.Contains(hidden, differs) || !strings.Contains(hidden, text.T("brief.silent", text.T("layer.difference"))) {
		t.Error("what is hidden is explained, or not said to be hidden")
	}
	alone := testPage(t, image.Pt(1280, 720))
	alone.Model.Layers = hide
	if s := silent(alone.Model); s != "" {
		t.Errorf("nothing is compared, and the page says %q", s)
	}
}

// The land that differs is outlined and patterned in the picture, in the colour that
// it has by the situation on the map.
func TestDifferenceInThePicture(t *testing.T) {
	page := comparing(t, image.Pt(1920, 1080), atlas.Situations()[1])
	plain := page
	plain.Model.Compared = nil
	with, without := Draw(page), Draw(plain)
	land := page.Model.Compared.DifferingShape()
	at, cam := MapRect(page).Min, Camera(page)
	place := cam.Pixel(land.Bound().Center())
	ink, ground := 0, 0
	for y := -60; y < 60; y++ {
		for x := -60; x < 60; x++ {
			p := with.RGBAAt(at.X+int(place.X)+x, at.Y+int(place.Y)+y)
			if c := style.Light.Differs.Pattern.Color; p.R == c.R && p.G == c.G && p.B == c.B {
				ink++
			}
			if c := scene.DifferenceArea(geo.HeldByRussia, style.Light).Fill; p.R == c.R && p.G == c.G && p.B == c.B {
				ground++
			}
		}
	}
	if bytes.Equal(with.Pix, without.Pix) || ink < 100 || ground < 100 {
		t.Errorf("%d pixels of ink, %d of land", ink, ground)
	}
}
