package brief

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// withNotes is a page with so many notes, among them some at one place, some without a
// name and two outside the map, and with zones that are too small for their names.
func withNotes(t *testing.T, size image.Point, n int) Page {
	t.Helper()
	page := testPage(t, size)
	random := rand.New(rand.NewPCG(uint64(n), 3))
	p := *page.Model.Proposal
	p.Features = p.Features[:len(p.Features):len(p.Features)]
	for i := range n {
		f := geo.Feature{ID: fmt.Sprint("n", i), Type: geo.Note, Name: fmt.Sprintf("Note %d, about something", i), Geometry: orb.Point{36.7 + 2*random.Float64(), 47.2 + 1.9*random.Float64()}}
		switch {
		case i%10 == 3:
			f.Geometry = orb.Point{37.5, 48}
		case i%10 == 5:
			f.Name = ""
		case i < 2:
			f.Geometry = orb.Point{24 + float64(i), 49}
		}
		p.Features = append(p.Features, f)
	}
	for i := range 6 {
		x := 37 + 0.02*float64(i)
		p.Features = append(p.Features, geo.Feature{ID: fmt.Sprint("z", i), Type: geo.Zone, Name: fmt.Sprintf("Small zone number %d", i),
			Geometry: orb.Polygon{{{x, 47.6}, {x + 0.015, 47.6}, {x + 0.015, 47.61}, {x, 47.61}, {x, 47.6}}}})
	}
	m := &page.Model
	m.Proposal = &p
	m.Ledger = geo.Measure(m.Territory, m.Situation, &p, nil)
	return page
}

// On every page each name of the proposal stands on the map, or has a number there that
// the page explains, or is counted; and the dot of every note in sight is drawn.
func TestNoNameVanishes(t *testing.T) {
	for _, size := range sizes {
		if size.X*size.Y > 4e6 {
			size = size.Div(2) // the same layout
		}
		for _, n := range []int{20, 60} {
			checkNames(t, withNotes(t, size, n), n)
		}
	}
}

func checkNames(t *testing.T, page Page, n int) {
	t.Helper()
	img := Draw(page)
	l := newLayout(page)
	l.on = &paint.Recording{}
	l.drawMap()
	cam, at := l.camera(), l.mapRect.Min
	if l.placed.Beyond < 2 {
		t.Errorf("%v, %d notes: %d names are told to lie beyond the map", page.Size, n, l.placed.Beyond)
	}
	for _, f := range page.Model.Proposal.Features {
		p, isPoint := f.Geometry.(orb.Point)
		if !isPoint || p[0] < 30 {
			continue
		}
		drawn := slices.ContainsFunc(l.placed.Labels, func(l paint.Placed) bool {
			return l.Kind == scene.NoteKind && l.Dot > 0 && math.Hypot(l.Pixel.X-cam.Pixel(p).X, l.Pixel.Y-cam.Pixel(p).Y) < 0.01
		})
		// On a small page a dot is a pixel, and what is written beside it covers some of it.
		if !drawn || l.unit > 0.4 && !dotAt(img, cam.Pixel(p), at, l.unit) {
			t.Errorf("%v, %d notes: %s has no dot", page.Size, n, f.ID)
		}
	}
	names := map[string]bool{}
	for _, label := range l.placed.Labels {
		names[label.Text] = true
	}
	for i, key := range l.placed.Key {
		if !names[fmt.Sprint(i+1)] {
			t.Errorf("%v, %d notes: the number of %q is not on the map", page.Size, n, key)
		}
		names[key] = true
	}
	panel, left := l.tryPanel(leastPart, footNote)
	missing := 0
	for _, f := range page.Model.Proposal.Features {
		if f.Name != "" && !names[f.Name] {
			missing++
		}
	}
	if missing != l.placed.Beyond {
		t.Errorf("%v, %d notes: %d names are on no map and in no key, %d are told", page.Size, n, missing, l.placed.Beyond)
	}
	said := "\n"
	for _, c := range panel.Calls {
		said += c.Text + "\n"
	}
	unexplained := 0
	for i, key := range l.placed.Key {
		if !strings.Contains(said, "\n"+text.T("brief.number", text.Count(i+1), key)) && !strings.Contains(said, separator+text.T("brief.number", text.Count(i+1), key)) {
			unexplained++
		}
	}
	if unexplained > left {
		t.Errorf("%v, %d notes: %d numbers are not explained, and %d rows are told to be missing", page.Size, n, unexplained, left)
	}
}

// dotAt reports whether the map shows the colour of a note's dot, or of what is written
// over it, at a place.
func dotAt(img *image.RGBA, p scene.Pixel, at image.Point, unit float64) bool {
	r := int(4*unit) + 1
	for dy := -r; dy <= r; dy++ {
		for dx := -r; dx <= r; dx++ {
			if c, want := img.RGBAAt(at.X+int(p.X)+dx, at.Y+int(p.Y)+dy), style.Light.Marker; c.R == want.R && c.G == want.G && c.B == want.B {
				return true
			}
		}
	}
	return false
}

// A zone is drawn whole and counted inside the territory: where these differ the page
// gives both.
func TestZonesSayWhatIsDrawnAndWhatIsCounted(t *testing.T) {
	page := testPage(t, image.Pt(1280, 800))
	p := *page.Model.Proposal
	p.Features = append(p.Features[:1:1], geo.Feature{ID: "in", Type: geo.Zone, Geometry: orb.Polygon{{{37.6, 47.6}, {37.9, 47.6}, {37.9, 47.8}, {37.6, 47.8}, {37.6, 47.6}}}},
		geo.Feature{ID: "out", Type: geo.Zone, Name: "Over the edge", Geometry: orb.Polygon{{{38, 48}, {39.5, 48}, {39.5, 48.5}, {38, 48.5}, {38, 48}}}})
	m := &page.Model
	m.Proposal, m.Ledger = &p, geo.Measure(m.Territory, m.Situation, &p, nil)
	svg := string(written(t, page, SVG))
	z := m.Ledger.Zones[1]
	if want := text.T("zone.extent", text.KM2(z.AreaM2, 1), text.KM2(z.AreaM2+z.OutsideM2, 1)); z.OutsideM2 < 1e6 || !strings.Contains(svg, want) {
		t.Errorf("the page does not say %q", want)
	}
	inner := m.Ledger.Zones[0]
	if strings.Contains(svg, text.T("zone.extent", text.KM2(inner.AreaM2, 1), text.KM2(inner.AreaM2+inner.OutsideM2, 1))) {
		t.Error("a zone inside the territory is said to reach beyond it")
	}
}
