package svg

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"delimit/mapview/scene"
)

// What is written as steps comes back as the same places, to half a hundredth of a
// pixel, however long the line.
func TestPathComesBack(t *testing.T) {
	numbers := regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)`)
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.OneOf(rapid.Float64Range(-20000, 20000), rapid.Float64Range(-0.02, 0.02), rapid.Just(3.1))
		var line []scene.Pixel
		for range rapid.IntRange(1, 50).Draw(t, "vertices") {
			line = append(line, scene.Pixel{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")})
		}
		var b bytes.Buffer
		appendPath(&b, line)
		found := numbers.FindAllString(b.String(), -1)
		if len(found) != 2*len(line) {
			t.Fatalf("%d numbers in %q for %d vertices", len(found), b.String(), len(line))
		}
		var at [2]float64
		for i, text := range found {
			step, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			at[i%2] += step
			want := line[i/2].X
			if i%2 == 1 {
				want = line[i/2].Y
			}
			if math.Abs(at[i%2]-want) > 0.0051 {
				t.Fatalf("vertex %d of %q is %g, want %g", i/2, b.String(), at[i%2], want)
			}
		}
	})
}
