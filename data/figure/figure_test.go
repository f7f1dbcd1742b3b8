package figure

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The figures are made by hand. One net of the first row was once printed in four ways.
func TestFigures(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{KM2(-683.7254e6, Panel), "−683.7"}, {KM2(-683.7254e6, Tables), "−683.73"},
		{KM2(2_012_360_000, Tables), "2\u202f012.36"}, {KM2(0.125e6, Tables), "0.13"}, {KM2(-0.125e6, Tables), "−0.13"},
		{KM2(1.005e6, Tables), "1.01"}, // a float of 1.005 lies below it
		{KM2(0, Panel), "0.0"}, {KM2(49_999, Panel), "<0.1"}, {KM2(50_000, Panel), "0.1"}, {KM2(-3, Tables), ">−0.01"},
		{KM2(4e-6, Tables), "0.00"}, // less than the unit in which areas are booked
		{Percent(0, 5e8, Panel), "0.0"}, {Percent(1e4, 5e8, Panel), "<0.1"}, {Percent(-1e4, 5e8, Panel), ">−0.1"}, {Percent(1e4, 5e8, Tables), "<0.01"},
		{Percent(5e8, 5e8, Panel), "100.0"}, {Percent(5e8-1, 5e8, Panel), ">99.9"}, {Percent(5e8-1, 5e8, Tables), ">99.99"}, {Percent(1-5e8, 5e8, Panel), "<−99.9"},
		{Percent(1, 0, Panel), "—"}, {Percent(1e8/8, 1e8, Panel), "12.5"}, {Percent(1.25, 100, Panel), "1.3"},
		{Number(-0.001, 2), "0.00"}, {Number(1234567, 0), "1\u202f234\u202f567"}, {Number(-26526.4, 2), "−26\u202f526.40"}, {Number(999.5, 2), "999.50"},
		{Length(999.4), "999\u202fm"}, {Length(999.6), "1.0\u202fkm"}, {Length(99_949), "99.9\u202fkm"}, {Length(99_951), "100\u202fkm"}, {Length(3), "3.00\u202fm"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// What is shown is the nearest to the area as it is booked, by exact arithmetic, and no
// figure that stands for something reads as nothing or as everything.
func TestRoundingIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.Int64Range(-1<<52, 1<<52).Draw(t, "units")
		if rapid.Bool().Draw(t, "small") {
			units %= 3e10
		}
		m2 := float64(units) / 1e5
		for _, decimals := range []int{Panel, Tables} {
			exact := new(big.Rat).SetFrac64(units, 1e11)
			want := plainMinus(exact.FloatString(decimals)) // half away from zero
			got := strings.NewReplacer(Thin, "", "<", "", ">", "").Replace(KM2(m2, decimals))
			if strings.Trim(want, "−0.") == "" && units != 0 {
				if got == want {
					t.Fatalf("%v m² reads %s", m2, got)
				}
				continue
			}
			if got != want {
				t.Fatalf("%v m² is %s, want %s", m2, got, want)
			}
		}
		whole := float64(rapid.Int64Range(1, 1<<52).Draw(t, "whole")) / 1e5
		if s := Percent(m2, whole, Panel); m2 != 0 && (s == "0.0" || math.Abs(m2) < whole && strings.HasPrefix(strings.TrimPrefix(s, Minus), "100")) {
			t.Fatalf("%v of %v is %s", m2, whole, s)
		}
	})
}

func plainMinus(s string) string { return strings.ReplaceAll(s, "-", Minus) }

// Hostile values do not panic.
func TestNoNumber(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 1e19, 9.3e13} {
		for _, decimals := range []int{Panel, Tables} {
			_, _, _ = KM2(x, decimals), Percent(x, 1, decimals), Percent(1, x, decimals)
		}
		_, _ = Length(x), Number(x, 0)
	}
}

func TestSums(t *testing.T) {
	if AddUp([]float64{1e7 / 3, 1e7 / 3, 1e7 / 3}, 1e7, Tables, Tables) || !AddUp([]float64{4e6, 6e6}, 1e7, Tables, Panel) || !AddUp(nil, 0, Tables, Tables) {
		t.Error("sums are told wrongly")
	}
	if !Agree(31.5e6, 1.5e6, Panel) || Agree(31.44e6, 1.56e6, Panel) {
		t.Error("differences are told wrongly")
	}
}
