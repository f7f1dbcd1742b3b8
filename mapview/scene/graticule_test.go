package scene

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// At every zoom the lines are neither crowded nor lost, and every tile finds the
// same ones.
func TestGraticuleAtEveryZoom(t *testing.T) {
	for zoom := MinZoom; zoom <= MaxZoom; zoom += 0.37 {
		for _, scale := range []float64{1, 1.5, 2} {
			c := Camera{Center: orb.Point{37.8, 48}, Zoom: zoom + math.Log2(scale), Size: Size{W: 1000 * scale, H: 700 * scale}}
			step := GraticuleStep(c.Span(), scale)
			if apart := step * c.Span() / 360 / scale; apart < 110 || apart > 280 && step > 1/3600. {
				t.Errorf("zoom %.2f, scale %g: %g° are %.0f points", zoom, scale, step, apart)
			}
			box := Box{Min: c.WorldAt(Pixel{}), Max: c.WorldAt(Pixel{X: c.Size.W, Y: c.Size.H})}
			lons, lats := Graticule(box, step)
			if len(lons) < 3 || len(lons) > 10 || len(lats) < 1 || len(lats) > 8 {
				t.Errorf("zoom %.2f: %d meridians, %d parallels", zoom, len(lons), len(lats))
			}
			middle := (box.Min.X + box.Max.X) / 2
			left, _ := Graticule(Box{Min: box.Min, Max: World{X: middle, Y: box.Max.Y}}, step)
			right, _ := Graticule(Box{Min: World{X: middle, Y: box.Min.Y}, Max: box.Max}, step)
			all := slices.Compact(append(left, right...)) // one may lie in the middle
			for i, lon := range all {
				if lon != lons[i] {
					t.Errorf("zoom %.2f: a part has the meridian %v, the whole %v", zoom, lon, lons[i])
				}
			}
		}
	}
}

func TestGraticuleOfTheWorld(t *testing.T) {
	lons, lats := Graticule(Box{Min: World{X: -1, Y: -1}, Max: World{X: 2, Y: 2}}, 30)
	if len(lons) != 13 || lons[0] != -180 || len(lats) != 5 || lats[0] != -60 {
		t.Errorf("%v, %v", lons, lats)
	}
}
