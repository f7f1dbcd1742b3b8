package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Shares sum to the whole, each is its part rounded down or up, and nothing becomes less
// than nothing.
func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Float64Range(0, 1e6), 1, 12).Draw(t, "parts")
		sum := 0.0
		for _, part := range parts {
			sum += part
		}
		whole, got := Whole(sum), 0.0
		for i, share := range Shares(whole, parts) {
			if share < 0 || share != math.Trunc(share) || math.Abs(share-parts[i]) > 1+1e-9 {
				t.Fatalf("%v of %v", share, parts[i])
			}
			got += share
		}
		if got != whole {
			t.Fatalf("they sum to %v, want %v", got, whole)
		}
	})
	for _, c := range []struct {
		whole float64
		parts []float64
		want  []float64
	}{
		{1, []float64{0.4, 0.35, 0.35}, []float64{1, 0, 0}},
		{2, []float64{0.5, 0.5, 0.5}, []float64{1, 1, 0}}, // of equal ones the first
		{3, []float64{1, 1, 1}, []float64{1, 1, 1}},
		{7, []float64{0, 6, 0}, []float64{0, 7, 0}}, // the largest makes up for what is missing
		{5, []float64{0, 6, 0}, []float64{0, 5, 0}},
		{0, nil, nil},
	} {
		got := Shares(c.whole, c.parts)
		for i := range c.want {
			if got[i] != c.want[i] {
				t.Errorf("%v of %v are %v, want %v", c.parts, c.whole, got, c.want)
			}
		}
	}
}
