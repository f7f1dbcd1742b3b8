package paint

import (
	"testing"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// A single picture names each wide area that is in sight, once, and nothing on anything
// else; a map that is panned may name it again and again.
func TestWideAreasAreNamedOnce(t *testing.T) {
	s := scene.Build(testModel(t), style.Light)
	for zoom := 5.0; zoom < 9; zoom += 0.37 {
		for _, size := range []scene.Size{{W: 1600, H: 1000}, {W: 700, H: 1100}} {
			c := scene.Camera{Center: [2]float64{37.9, 48}, Zoom: zoom, Size: size}
			placed := Place(s, c, 1, nil).Labels
			count := map[string]int{}
			for i, l := range placed {
				if l.Kind == scene.CountryKind || l.Kind == scene.SeaKind {
					count[l.Text]++
				}
				for _, k := range placed[:i] {
					if l.Along == nil && k.Along == nil && l.Box.Overlaps(k.Box) {
						t.Errorf("zoom %.2f: %q stands on %q", zoom, l.Text, k.Text)
					}
				}
			}
			for name, n := range count {
				if n > 1 {
					t.Errorf("zoom %.2f, %v: %s is named %d times", zoom, size, name, n)
				}
			}
			if count["UKRAINE"] == 0 {
				t.Errorf("zoom %.2f, %v: Ukraine is not named among %v", zoom, size, count)
			}
		}
	}
}
