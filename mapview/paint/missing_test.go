package paint

import (
	"image"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Every label that has a place is written, and every town and note has its dot.
func TestLabelsAndDotsAreDrawn(t *testing.T) {
	s := testScene(t, style.Light)
	placed := Place(s, testCamera(900, 900), 1, nil).Labels
	var r Recording
	Labels(&r, s, placed, 1)
	towns := 0
	for _, l := range placed {
		if l.Kind == scene.CityKind || l.Kind == scene.TownKind || l.Kind == scene.VillageKind {
			towns++
		}
		if !slices.ContainsFunc(r.Calls, func(c Call) bool { return c.Verb == "text" && c.Text == l.Text }) {
			t.Errorf("%q is not written", l.Text)
		}
	}
	dots := 0
	for _, c := range r.Calls {
		if c.Verb == "fill" && c.Color == s.Style.Dot {
			dots++
		}
	}
	if towns < 20 || dots != towns {
		t.Errorf("%d towns have %d dots", towns, dots)
	}
}

// The comparison of pictures sees that any one name, or any one dot, is missing.
func TestAMissingNameIsSeen(t *testing.T) {
	s := testScene(t, style.Light)
	c := testCamera(420, 420)
	draw := func(placed []Placed) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, 420, 420))
		Labels(NewRaster(img, scene.Pixel{}), s, placed, 1)
		return img
	}
	placed := Place(s, c, 1, nil).Labels
	whole := draw(placed)
	for i, l := range placed {
		without := slices.Concat(placed[:i], placed[i+1:])
		if size, _, _ := golden.Largest(whole, draw(without)); size <= 8 {
			t.Errorf("without %q only %d pixels together differ", l.Text, size)
		}
		if l.Dot > 0 && l.Kind > scene.NoteKind && l.Kind != scene.SheetKind {
			dotless := slices.Clone(placed)
			dotless[i].Dot = 0
			if size, _, _ := golden.Largest(whole, draw(dotless)); size <= 8 {
				t.Errorf("without the dot of %q only %d pixels together differ", l.Text, size)
			}
		}
	}
}

// A border that ends short has its gap drawn to where it would join, with its length; one
// that joins has none.
func TestGapsAreDrawn(t *testing.T) {
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	m := scene.Model{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: atlas.Situations()[2]}
	gaps := func(end orb.Point) (lines, names int) {
		m.Proposal = &geo.Proposal{Features: []geo.Feature{{ID: "b", Type: geo.Border, Geometry: orb.LineString{{36, 48}, end}}}}
		m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
		s := scene.Build(m, style.Light)
		v := ViewOf(testCamera(600, 600), 1)
		var r Recording
		Walk(s, v, &r)
		for _, c := range r.Calls {
			if c.Verb == "stroke" && c.Color == style.Light.Gap.Color {
				lines++
			}
		}
		for _, l := range Place(s, testCamera(600, 600), 1, nil).Labels {
			if l.Kind == scene.GapKind {
				names++
			}
		}
		return lines, names
	}
	if lines, names := gaps(orb.Point{37.8, 48}); lines != 1 || names != 1 {
		t.Errorf("a border that ends open has %d gap lines and %d lengths", lines, names)
	}
	if lines, names := gaps(orb.Point{40, 48}); lines != 0 || names != 0 {
		t.Errorf("a border that divides has %d gap lines and %d lengths", lines, names)
	}
}
