package mapview

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"delimit/mapview/scene"
)

// What is left out of a line above the map lies where the line is drawn, to a fifth of a
// pixel; its ends stay.
func TestStraightened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) scene.Pixel {
			return scene.Pixel{X: float64(rapid.IntRange(0, 40).Draw(t, "x")) / 8, Y: float64(rapid.IntRange(0, 8).Draw(t, "y")) / 16}
		}), 2, 90).Draw(t, "points")
		kept := straightened(points)
		if kept[0] != points[0] || kept[len(kept)-1] != points[len(points)-1] {
			t.Fatalf("the ends of %v became those of %v", points, kept)
		}
		from := 0
		for i := 1; i < len(kept); i++ {
			// Which of equal vertices was kept is not to be seen: the first that fits will do.
			to := from + 1
			for ; to < len(points); to++ {
				if points[to] == kept[i] && allNear(points[from:to+1], kept[i-1], kept[i]) {
					break
				}
			}
			if to == len(points) {
				t.Fatalf("%v became %v: what lies before %v is not on the way", points, kept, kept[i])
			}
			from = to
		}
	})
}

// allNear tells whether points lie along a straight piece.
func allNear(points []scene.Pixel, a, b scene.Pixel) bool {
	for _, p := range points {
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		along := 0.0
		if length > 0 {
			along = max(0, min(1, ((p.X-a.X)*(b.X-a.X)+(p.Y-a.Y)*(b.Y-a.Y))/(length*length)))
		}
		if math.Hypot(p.X-a.X-along*(b.X-a.X), p.Y-a.Y-along*(b.Y-a.Y)) > 0.3 {
			return false
		}
	}
	return true
}

// A straight line of many vertices is one piece, and a corner stays.
func TestStraightenedCorner(t *testing.T) {
	var line []scene.Pixel
	for i := range 20 {
		line = append(line, scene.Pixel{X: float64(3 * i), Y: float64(i)})
	}
	line = append(line, scene.Pixel{X: 57, Y: 60})
	if got := straightened(line); len(got) != 3 || got[1] != (scene.Pixel{X: 57, Y: 19}) {
		t.Errorf("became %v", got)
	}
}
