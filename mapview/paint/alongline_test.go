package paint

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"delimit/mapview/scene"
)

// A part of a line begins and ends where a walk from the line's first point comes after so
// much of its length, and bends as far as the points between lie beside its chord.
func TestStretchOfALine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(-50, 50)
		line := make([]scene.Pixel, rapid.IntRange(2, 30).Draw(t, "points"))
		for i := range line {
			line[i] = scene.Pixel{X: float64(number.Draw(t, "x")), Y: float64(number.Draw(t, "y"))}
		}
		lengths := lengthsAlong(line)
		total := lengths[len(lengths)-1]
		from := total * rapid.Float64Range(0, 0.9).Draw(t, "from")
		to := from + (total-from)*rapid.Float64Range(0.1, 0.9).Draw(t, "to")
		if to-from < 1e-3 {
			return
		}
		a, b, bend := stretch(line, lengths, from, to)
		wantA, wantB := walked(line, from), walked(line, to)
		if apart(a, wantA) > 1e-6 || apart(b, wantB) > 1e-6 {
			t.Fatalf("from %v to %v, want %v to %v", a, b, wantA, wantB)
		}
		chord := apart(a, b)
		if chord < 1e-3 {
			return
		}
		want := 0.0
		for i, p := range line {
			if lengths[i] > from && lengths[i] < to {
				want = max(want, math.Abs((p.X-a.X)*(b.Y-a.Y)-(p.Y-a.Y)*(b.X-a.X))/chord)
			}
		}
		if math.Abs(bend-want) > 1e-6 {
			t.Fatalf("it bends by %g, want %g", bend, want)
		}
	})
}

// walked is where a walk along a line comes after so much of its length.
func walked(line []scene.Pixel, length float64) scene.Pixel {
	for i := 1; i < len(line); i++ {
		p, q := line[i-1], line[i]
		step := apart(p, q)
		if length <= step && step > 0 {
			return scene.Pixel{X: p.X + (q.X-p.X)*length/step, Y: p.Y + (q.Y-p.Y)*length/step}
		}
		length -= step
	}
	return line[len(line)-1]
}

func apart(p, q scene.Pixel) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
