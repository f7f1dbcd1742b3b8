package paint

import (
	"image"
	"math"
	"testing"

	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// A crowded line and area look the same in strips as in one piece.
func TestStripsAreSeamless(t *testing.T) {
	var line []scene.Pixel
	for i := range crowd + 1000 {
		at := float64(i) / crowd
		line = append(line, scene.Pixel{X: -40 + 1500*at, Y: 60 + 50*math.Sin(40*at) + 2*math.Sin(7*float64(i))})
	}
	ring := append(append([]scene.Pixel{{X: -60, Y: 150}}, line...), scene.Pixel{X: 1500, Y: 150})
	st := style.Light
	draw := func(to *Raster) {
		Clear(to.Image, st.Land)
		to.Fill([][]scene.Pixel{ring}, st.Sea)
		to.Pattern([][]scene.Pixel{ring}, st.Zones["free-trade"].Pattern)
		for _, s := range []style.Stroke{st.Contact, {Width: 3, Color: st.Border.Color, Dash: []float64{9, 4}}} {
			to.Stroke(Whole(line), s)
		}
	}
	whole, tile := image.NewRGBA(image.Rect(0, 0, 1400, 200)), image.NewRGBA(image.Rect(0, 0, 1020, 200))
	draw(NewRaster(whole, scene.Pixel{})) // in strips
	draw(NewRaster(tile, scene.Pixel{}))  // too narrow for strips
	for y := range 200 {
		for x := range 1020 {
			if d := golden.Apart(whole.RGBAAt(x, y), tile.RGBAAt(x, y)); d > 12 {
				t.Fatalf("strips differ from one piece at %d, %d by %d", x, y, d)
			}
		}
	}
}
