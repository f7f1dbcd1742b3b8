package paint

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/mapview/scene"
)

// The bar is as long on the ground as it says, at every latitude, zoom and scale:
// the distance between its ends is compared with the geodesic.
func TestScaleBarIsRight(t *testing.T) {
	for _, lat := range []float64{0, 30, 44.5, 48, 52, 65} {
		for zoom := 5.0; zoom < scene.MaxZoom; zoom += 0.7 {
			for _, scale := range []float64{1, 1.5, 2} {
				c := scene.Camera{Center: orb.Point{37, lat}, Zoom: zoom, Size: scene.Size{W: 1000, H: 700}}
				b := NewScaleBar(c, scale)
				at := strings.LastIndex(b.Label, "\u202f")
				says, err := strconv.ParseFloat(strings.ReplaceAll(b.Label[:at], "\u202f", ""), 64)
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasSuffix(b.Label, "km") {
					says *= 1000
				}
				from, to := scene.Pixel{X: 500 - b.Length/2, Y: 350}, scene.Pixel{X: 500 + b.Length/2, Y: 350}
				is := ellipsoid.DistanceM(c.LonLat(from), c.LonLat(to))
				// A parallel is longer than the geodesic between its ends.
				bow := math.Pow(says/6.4e6*math.Tan(lat*math.Pi/180), 2)/24 + 1e-6
				if off := says/is - 1; off < -1e-6 || off > bow*1.5 {
					t.Errorf("latitude %g, zoom %.1f: the bar says %s and is %.1f m", lat, zoom, b.Label, is)
				}
				if b.Length > 120*scale || b.Length < 40*scale {
					t.Errorf("zoom %.1f: the bar is %.0f pixels long", zoom, b.Length)
				}
			}
		}
	}
}
