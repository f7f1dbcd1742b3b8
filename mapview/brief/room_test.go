package brief

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/text"
)

// sizes are those that the window offers and a few that it does not.
var sizes = []image.Point{{1920, 1080}, {3840, 2160}, {3508, 2480}, {2480, 3508}, {1280, 800}, {1080, 1600}, {480, 480}, {200, 1200}, {1200, 200}}

// Sources and reservations stand on every page whole, and inside it.
func TestSourcesAreNeverCut(t *testing.T) {
	for _, size := range sizes {
		l := newLayout(testPage(t, size))
		said := strings.Join(l.frame.notes, " ")
		for _, want := range append(scene.Credits(), text.T("brief.area"), text.T("brief.people"), text.T("brief.neutral"), "schematic, from 270 settlements") {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not in %q", size, want, said)
			}
		}
		if subtitle := strings.Join(l.frame.subtitle, " "); !strings.HasSuffix(subtitle, "schematic, from 270 settlements") {
			t.Errorf("%v: the subtitle is %q", size, subtitle)
		}
		for _, line := range l.frame.notes {
			if w, _, _ := paint.TextSize(line, l.muted(13), l.unit); inset*l.unit+w > float64(size.X) {
				t.Errorf("%v: %q runs out of the page", size, line)
			}
		}
		if bottom := float64(l.footer.Min.Y) + (8+float64(len(l.frame.notes))*lineHeight(l.muted(13)))*l.unit; bottom > float64(size.Y) {
			t.Errorf("%v: the notes end %g pixels below the page", size, bottom-float64(size.Y))
		}
	}
}

// All rows of an ordinary proposal fit; of very many zones, those that do not are
// counted on the page, and the warnings come before them.
func TestRowsThatDoNotFitAreCounted(t *testing.T) {
	for _, size := range sizes {
		page := testPage(t, size)
		if left := left(page); left != 0 {
			t.Errorf("%v: %d rows found no room", size, left)
		}
		for i := range 60 {
			x := 36.6 + 0.02*float64(i)
			page.Model.Proposal.Features = append(page.Model.Proposal.Features, geo.Feature{ID: fmt.Sprint("many", i), Type: geo.Zone,
				Geometry: orb.Polygon{{{x, 47.5}, {x + 0.01, 47.5}, {x + 0.01, 47.6}, {x, 47.5}}}})
		}
		m := &page.Model
		m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
		some := left(page)
		page.Model.Ledger.Zones = page.Model.Ledger.Zones[:1]
		if some == 0 || left(page) != 0 {
			t.Errorf("%v: %d rows without room with sixty zones, %d with one", size, some, left(page))
		}
	}
}

// left is how many rows of a page find no room at the smallest size.
func left(p Page) int {
	l := newLayout(p)
	_, left := l.tryPanel(leastPart, footNote)
	return left
}

// Names that are a megabyte long are cut, and not measured letter by letter.
func TestEndlessNames(t *testing.T) {
	page := testPage(t, image.Pt(640, 480))
	for _, endless := range []string{strings.Repeat("w", 1<<20), strings.Repeat("w ", 1<<19), strings.Repeat("\n", 1<<20)} {
		p := *page.Model.Proposal
		p.Name = endless
		p.Features = append([]geo.Feature(nil), p.Features...)
		for i := range p.Features {
			p.Features[i].Name = endless
		}
		s := *page.Model.Situation
		s.Source = endless
		m := page.Model
		m.Proposal, m.Situation = &p, &s
		m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
		Draw(Page{Model: m, Size: page.Size})
		if said := strings.Join(newLayout(Page{Model: m, Size: page.Size}).frame.notes, " "); !strings.Contains(said, scene.Credits()[0]) {
			t.Errorf("a long source pushes the others off the page: %q", said)
		}
	}
}
