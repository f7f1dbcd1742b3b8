package paint

import (
	"image"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// What the ledger counts is what is coloured: where parts overlap, and where an
// outline runs around a place twice, there is no hole. The star is a pentagram;
// its middle, 5, is inside by its winding.
//
//	+-------+            /\
//	|   +---|---+      --/5-\--
//	|   | 2 |   |      \/    \/
//	+---|---+   |      /\ /\ /\
//	    +-------+
func TestOverlappingLandIsCovered(t *testing.T) {
	square := func(x, y float64) orb.Polygon {
		return orb.Polygon{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}}
	}
	star := orb.Polygon{{{30, 46}, {31, 49}, {32, 46}, {29.5, 48}, {32.5, 48}, {30, 46}}}
	twice := orb.MultiPolygon{square(33, 47), square(33.5, 47.5)}
	plain := style.Light.Land
	for name, c := range map[string]struct {
		model scene.Model
		at    orb.Point
	}{
		"zone of two parts": {scene.Model{Proposal: &geo.Proposal{Features: []geo.Feature{{ID: "z", Type: geo.Zone, Regime: geo.Withdrawal, Geometry: twice}}}}, orb.Point{33.75, 47.75}},
		"zone like a star":  {scene.Model{Proposal: &geo.Proposal{Features: []geo.Feature{{ID: "z", Type: geo.Zone, Regime: geo.Withdrawal, Geometry: star}}}}, orb.Point{31, 47.5}},
		"situation": {scene.Model{Situation: &geo.Situation{Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: twice}}}},
			orb.Point{33.75, 47.75}},
	} {
		s := scene.Build(c.model, style.Light)
		cam := scene.Camera{Size: scene.Size{W: 200, H: 200}, Center: c.at, Zoom: 9}
		img := image.NewRGBA(image.Rect(0, 0, 200, 200))
		Tile(s, ViewOf(cam, 1), img)
		inked := false
		for i := range 400 { // a zone has a pattern, and no fill
			got := img.RGBAAt(90+i%20, 90+i/20)
			inked = inked || got.R != plain.R || got.G != plain.G || got.B != plain.B
		}
		if !inked {
			t.Errorf("%s: bare land at %v, where the ledger counts it", name, c.at)
		}
	}
}
