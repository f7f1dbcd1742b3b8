package paint

import (
	"testing"

	"golang.org/x/image/font/sfnt"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/text"
)

// Whatever the program itself writes has a glyph in every font: no figure loses
// its sign to an empty box.
func TestEveryLetterHasAGlyph(t *testing.T) {
	words := []string{
		text.Number(-26526.4, 1), text.KM2(-1301.8e6, 2), text.Percent(-5, 100), text.Count(3011385), text.Length(8.25), text.Area(99),
		text.LonLat(-37.5, 48.5), text.Meridian(-37.5, 1/3600.), text.Parallel(48.25, 0.25), text.Exact(-1.5), text.Side(geo.NoSide), "km² · © № “Ґанок”, Щастя, Їзд, Єнакієве …",
	}
	for _, h := range geo.Holders {
		words = append(words, text.HeldBy(h))
	}
	for _, key := range text.Keys() {
		words = append(words, text.T(key))
	}
	for _, list := range [][]geo.Settlement{atlas.Settlements(), atlas.Landmarks()} {
		for _, s := range list {
			words = append(words, s.Name)
		}
	}
	for _, n := range atlas.Neighbours() {
		words = append(words, n.Name)
	}
	var b sfnt.Buffer
	for key, f := range fonts() {
		for _, w := range words {
			for _, r := range w {
				if g, err := f.GlyphIndex(&b, r); err != nil || (g == 0 && r >= ' ') {
					t.Errorf("bold, italic %v: no glyph for %q (%U) of %q", key, r, r, w)
				}
			}
		}
	}
}
