// Package figure writes figures for people: areas, shares, lengths and counts. It is
// the one place where they are rounded, so that the window, the exported page, the
// reports and the comparison print one figure in one way.
//
// The rule: a figure is rounded once, half away from zero, from the exact value that
// the ledger booked, to the decimals of its place (Panel or Tables). A difference is
// rounded from the exact difference, never taken from rounded parts; so parts as they
// are shown may differ from their sum in the last digit, and AddUp says when. What is
// not nothing is never written as nothing (<0.1), and what is not all of a whole never
// as all of it (>99.9).
package figure

import (
	"math"
	"strconv"
	"strings"

	"delimit/geo/plane"
)

// Decimals of areas and shares, by place: Panel of headlines and of the exported page,
// Tables of tables.
const Panel, Tables = 1, 2

// What separates groups of three digits and a number from its unit, and what stands
// before a negative number.
const (
	Thin  = "\u202f" // narrow no-break space
	Minus = "\u2212"
)

// Number writes a number with decimals and groups of three digits.
func Number(x float64, decimals int) string {
	s := strconv.FormatFloat(round(x, decimals), 'f', decimals, 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		if s = s[1:]; strings.Trim(s, "0.") != "" {
			sign = Minus
		}
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + Thin + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// round rounds half away from zero, as people do by hand.
func round(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	if y := math.Round(x * scale); math.Abs(y) < 1<<53 {
		return y / scale
	}
	return x // it has no such decimals
}

// Booked rounds an area in m² to the unit in which areas are booked: below it is only
// the noise of floating point.
func Booked(m2 float64) float64 {
	const perM2 = 1 / plane.AreaUnitM2
	if units := math.Round(m2 * perM2); math.Abs(units) < 1<<53 {
		return units / perM2
	}
	return m2
}

// ShownKM2 is an area given in m² in km², as a figure with so many decimals shows it.
func ShownKM2(m2 float64, decimals int) float64 {
	perKM2 := int64(math.Round(1e6 / plane.AreaUnitM2))
	units := math.Round(m2 / plane.AreaUnitM2)
	if !(math.Abs(units) < 1<<62) {
		return round(m2/1e6, decimals)
	}
	last := perKM2 / int64(math.Pow10(decimals)) // units of the last digit
	n := int64(math.Abs(units))
	q := n / last
	if 2*(n%last) >= last {
		q++
	}
	return math.Copysign(float64(q)/math.Pow10(decimals), m2)
}

// KM2 writes an area given in m², in km², without the unit.
func KM2(m2 float64, decimals int) string {
	return notNothing(ShownKM2(m2, decimals), Booked(m2), decimals)
}

// Listed reports whether an area in m² is more than 0 with so many decimals.
func Listed(m2 float64, decimals int) bool { return ShownKM2(m2, decimals) != 0 }

// notNothing writes what is shown of a value. A value that would read 0 is written by
// the least that is shown.
func notNothing(shown, value float64, decimals int) string {
	switch least := math.Pow10(-decimals); {
	case shown != 0 || value == 0:
		return Number(shown, decimals)
	case value > 0:
		return "<" + Number(least, decimals)
	default:
		return ">" + Number(-least, decimals)
	}
}

// Percent writes a share of a whole, without the sign; a dash of nothing.
func Percent(part, whole float64, decimals int) string {
	if whole == 0 {
		return "—"
	}
	shown := round(100*part/whole, decimals)
	part, whole = Booked(part), Booked(whole)
	if math.Abs(shown) == 100 && math.Abs(part) < math.Abs(whole) {
		if part/whole < 0 {
			return "<" + Number(-100+math.Pow10(-decimals), decimals)
		}
		return ">" + Number(100-math.Pow10(-decimals), decimals)
	}
	return notNothing(shown, part/whole, decimals)
}

// AddUp reports whether parts in m², as KM2 and Percent show them, sum to what is shown
// of the whole.
func AddUp(parts []float64, whole float64, decimals, percentDecimals int) bool {
	km2, percent := 0.0, 0.0
	for _, m2 := range parts {
		km2 += ShownKM2(m2, decimals)
		percent += round(100*m2/whole, percentDecimals)
	}
	return math.Abs(km2-ShownKM2(whole, decimals)) < 1e-6 && (whole == 0 || math.Abs(percent-100) < 1e-6)
}

// People writes a sum of people: figures of years ago, of settlements of a list, deserve
// three digits once they are many.
func People(n int) string {
	const exact = 100_000
	if n < exact {
		return Count(n)
	}
	unit := int(math.Pow10(len(strconv.Itoa(n)) - 3))
	return Count((n + unit/2) / unit * unit)
}

// Count writes a whole number.
func Count(n int) string { return Number(float64(n), 0) }

// Length writes metres with their unit, so that short ones do not read as 0.
func Length(m float64) string {
	switch {
	case m < 10:
		return Number(m, 2) + Thin + "m"
	case m < 999.5:
		return Number(m, 0) + Thin + "m"
	case m < 99_950:
		return Number(m/1000, 1) + Thin + "km"
	}
	return Number(m/1000, 0) + Thin + "km"
}

// Agree reports whether a difference reads as the difference of its two parts, all
// three in m² and as KM2 shows them.
func Agree(a, less float64, decimals int) bool {
	return math.Abs(ShownKM2(a, decimals)-ShownKM2(less, decimals)-ShownKM2(a-less, decimals)) < 1e-6
}
