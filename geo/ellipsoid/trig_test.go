package ellipsoid

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The functions are those of package math, to the last place or two, which is as far as
// the machines differ in that one.
func TestTrigonometry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := math.Copysign(math.Pow(10, rapid.Float64Range(-12, 7).Draw(t, "log of x")), rapid.Float64Range(-1, 1).Draw(t, "sign"))
		sin, cos := Sincos(x)
		wantSin, wantCos := math.Sincos(x)
		if alone := sine(x); alone != sin && !math.IsNaN(sin) {
			t.Fatalf("sine(%v) is %v, with its cosine %v", x, alone, sin)
		}
		if math.Abs(sin-wantSin) > 3e-16 || math.Abs(cos-wantCos) > 3e-16 || x*x < 1 && math.Abs(sin-wantSin) > 3e-16*math.Abs(wantSin) {
			t.Fatalf("Sincos(%v) is %v, %v; package math has %v, %v", x, sin, cos, wantSin, wantCos)
		}
		y := rapid.Float64Range(-0.1, 0.1).Draw(t, "y")
		if got, want := atanh(y), math.Atanh(y); math.Abs(got-want) > 4e-16*math.Abs(want) {
			t.Fatalf("atanh(%v) is %v; package math has %v", y, got, want)
		}
	})
	for _, x := range []float64{0, math.Inf(1), math.NaN(), math.MaxFloat64, -math.Pi / 2, math.Pi, 3 * math.Pi / 2, 2 * math.Pi} {
		sin, cos := Sincos(x)
		wantSin, wantCos := math.Sincos(x)
		if alone := sine(x); alone != sin && !math.IsNaN(sin) {
			t.Fatalf("sine(%v) is %v, with its cosine %v", x, alone, sin)
		}
		if near := func(a, b float64) bool { return math.Abs(a-b) < 3e-16 || math.IsNaN(a) && math.IsNaN(b) }; !near(sin, wantSin) || !near(cos, wantCos) {
			t.Errorf("Sincos(%v) is %v, %v; package math has %v, %v", x, sin, cos, wantSin, wantCos)
		}
	}
}
