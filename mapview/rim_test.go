package mapview

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
	"delimit/mapview/text"
)

// shownDegrees are the labels of the graticule with their places.
func (b *bench) shownDegrees() map[string]fyne.Position {
	out := map[string]fyne.Position{}
	for _, p := range b.rim.plates {
		if p.back.Visible() {
			out[p.text.Text] = p.back.Position()
		}
	}
	return out
}

// The degrees stand where their lines are, follow the map, and go when they are not
// wanted any more.
func TestDegreesStandAtTheirLines(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		b := newBench(t, scale)
		if len(b.shownDegrees()) > 0 {
			t.Fatal("there are degrees that nobody asked for")
		}
		b.SetGraticule(true)
		for range 3 {
			b.Pan(37, -21)
			b.Zoom(0.6)
			step := scene.GraticuleStep(b.camera.Span(), b.scale)
			found := 0
			shown := b.shownDegrees()
			for lon := 30.0; lon < 45; lon += step {
				if at, ok := shown[text.Meridian(lon, step)]; ok {
					found++
					x := b.position(b.camera.Pixel(orb.Point{lon, 48})).X
					if d := math.Abs(float64(at.X + 20 - x)); d > 20 {
						t.Errorf("%s stands %.0f points from its line", text.Meridian(lon, step), d)
					}
				}
			}
			if found < 2 || found == len(shown) {
				t.Errorf("%d meridians of %d labels", found, len(shown))
			}
		}
		b.SetGraticule(false)
		if len(b.shownDegrees()) > 0 {
			t.Error("the degrees stay")
		}
	}
}

func TestNorthArrow(t *testing.T) {
	b := newBench(t, 1.5)
	b.SetNorth(true)
	if !b.rim.arrow.Visible() || b.rim.arrow.Position().X+b.rim.arrow.Size().Width > 700 || b.rim.arrow.Image.Bounds().Dy() != 66 {
		t.Errorf("the arrow is at %v, %v", b.rim.arrow.Position(), b.rim.arrow.Image.Bounds())
	}
	b.Resize(fyne.NewSize(500, 400))
	if b.rim.arrow.Position().X > 500 {
		t.Error("the arrow does not follow the edge")
	}
	b.SetNorth(false)
	if b.rim.arrow.Visible() {
		t.Error("the arrow stays")
	}
}
