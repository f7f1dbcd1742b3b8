package plane

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// gridPoint draws points of a few units, of metres, of degrees, or of the whole grid,
// and often in line with others.
func gridPoint(t *rapid.T, label string) Pt {
	scale := rapid.SampledFrom([]float64{3, 1e4, 1e9, 4e13}).Draw(t, label+" scale")
	angle := 2 * math.Pi * float64(rapid.IntRange(0, 11).Draw(t, label+" direction")) / 12
	off := rapid.Int64Range(-3, 3)
	return Pt{int64(scale*math.Cos(angle)) + off.Draw(t, label+" dx"), int64(scale*math.Sin(angle)) + off.Draw(t, label+" dy")}
}

// What floats decide is what exact predicates say.
func TestRelationsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c, d := gridPoint(t, "a"), gridPoint(t, "b"), gridPoint(t, "c"), gridPoint(t, "d")
		if rapid.IntRange(0, 3).Draw(t, "joined") == 0 {
			c = rapid.SampledFrom([]Pt{a, b}).Draw(t, "end")
		}
		if a == b || c == d {
			return
		}
		at, crosses := cross(a, b, c, d)
		near := meets(a, b, c) || meets(a, b, d) || meets(c, d, a) || meets(c, d, b)
		shared := a == c || a == d || b == c || b == d
		switch relate(a, b, c, d) {
		case apart:
			if crosses || near || shared {
				t.Fatalf("%v–%v and %v–%v are not apart: cross %v, near %v", a, b, c, d, crosses, near)
			}
		case across:
			if !crosses || near || shared {
				t.Fatalf("%v–%v and %v–%v are not across: cross %v, near %v", a, b, c, d, crosses, near)
			}
			if got := crossingAcross(a, b, c, d); got != at || !touches(a, b, got) || !touches(c, d, got) {
				t.Fatalf("%v–%v and %v–%v cross at %v, exactly %v", a, b, c, d, got, at)
			}
		case joined:
			if !shared || crosses || near {
				t.Fatalf("%v–%v and %v–%v are not merely joined: cross %v, near %v", a, b, c, d, crosses, near)
			}
		}
	})
}
