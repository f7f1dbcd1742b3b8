package text

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"delimit/data/figure"
	"delimit/geo"
)

// What separates a number from its unit, and what stands before a negative number. The
// fonts of the window and of the pictures have no minus (U+2212), so an en dash stands
// for it.
const (
	thin  = figure.Thin
	minus = "\u2013"
)

// drawn is a figure as those fonts can draw it.
func drawn(s string) string { return strings.ReplaceAll(s, figure.Minus, minus) }

// Number writes a number with decimals and groups of three digits.
func Number(x float64, decimals int) string { return drawn(figure.Number(x, decimals)) }

// KM2 writes an area given in m², in km², without the unit.
func KM2(m2 float64, decimals int) string { return drawn(figure.KM2(m2, decimals)) }

// Gained writes a change of an area, given in m², in km² with its sign.
func Gained(m2 float64) string {
	s := KM2(m2, figure.Tables)
	if figure.Listed(m2, figure.Tables) && m2 > 0 {
		return "+" + s
	}
	return s
}

// AddUp reports whether parts in m², as KM2 and Percent show them, sum to what they show
// of the whole.
func AddUp(parts []float64, whole float64, decimals int) bool {
	return figure.AddUp(parts, whole, decimals, figure.Panel)
}

// NetAgrees reports whether net, as it is shown, is ceded less returned as they are.
func NetAgrees(l *geo.Ledger, decimals int) bool {
	return !l.Decided() || figure.Agree(l.CededM2, l.ReturnedM2, decimals)
}

// Percent writes a share of a whole.
func Percent(part, whole float64) string {
	if whole == 0 {
		return "–"
	}
	return drawn(figure.Percent(part, whole, figure.Panel)) + thin + "%"
}

// Ago writes how long ago something was, as people say it.
func Ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return T("say.now")
	case d < 2*time.Hour:
		return Counted("say.minutes", int(d/time.Minute))
	case d < 48*time.Hour:
		return Counted("say.hours", int(d/time.Hour))
	}
	return Counted("say.days", int(d/(24*time.Hour)))
}

// Count writes a whole number.
func Count(n int) string { return Number(float64(n), 0) }

// Length writes metres so that short ones do not read as 0.
func Length(m float64) string { return figure.Length(m) }

// Area writes an area given in m² with its unit, with digits as it deserves them.
func Area(m2 float64) string {
	switch km2 := m2 / 1e6; {
	case km2 < 0.1:
		return Number(m2, 0) + thin + "m²"
	case km2 < 1000:
		return Number(km2, 2) + thin + "km²"
	default:
		return Number(km2, 0) + thin + "km²"
	}
}

// LonLat writes a position with hemispheres, latitude first as people say it.
func LonLat(lon, lat float64) string {
	side := func(x float64, plus, minus string) string {
		if x < 0 {
			return strconv.FormatFloat(-x, 'f', 4, 64) + "° " + minus
		}
		return strconv.FormatFloat(x, 'f', 4, 64) + "° " + plus
	}
	return side(lat, "N", "S") + ", " + side(lon, "E", "W")
}

// Meridian and Parallel write a longitude or latitude that is a multiple of a step,
// in degrees, to the unit that the step needs: 37°30′ E.
func Meridian(lon, step float64) string { return sexagesimal(lon, step) + hemisphere(lon, "E", "W") }

// Parallel is Meridian for latitudes.
func Parallel(lat, step float64) string { return sexagesimal(lat, step) + hemisphere(lat, "N", "S") }

func hemisphere(x float64, plus, minus string) string {
	switch {
	case x > 0:
		return thin + plus
	case x < 0:
		return thin + minus
	}
	return ""
}

func sexagesimal(x, step float64) string {
	seconds := int(math.Round(math.Abs(x) * 3600))
	s := strconv.Itoa(seconds/3600) + "°"
	if step < 1 {
		s += pad(seconds/60%60) + "′"
	}
	if step < 1/60. {
		s += pad(seconds%60) + "″"
	}
	return s
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Position writes a position in plain decimal degrees, latitude first, to a metre,
// as other programs take it.
func Position(lon, lat float64) string {
	return strconv.FormatFloat(lat, 'f', 5, 64) + ", " + strconv.FormatFloat(lon, 'f', 5, 64)
}

// Exact writes an area with all the digits that it deserves, for copying.
func Exact(m2 float64) string { return strconv.FormatFloat(m2, 'f', 1, 64) + " m²" }

// Clip shortens a text that comes from a file to a number of letters, and makes
// one line of it: a name may be a megabyte long.
func Clip(s string, most int) string {
	var out strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > most {
			return out.String() + "…"
		}
		if unicode.IsControl(r) {
			r = ' '
		}
		out.WriteRune(r)
	}
	return out.String()
}

// FrameTimes writes how smoothly the map moves: frames a second, and the
// program's own work in a frame, in the middle and at its worst.
func FrameTimes(perSecond float64, middle, worst time.Duration) string {
	ms := func(d time.Duration) string { return Number(float64(d)/float64(time.Millisecond), 1) }
	return T("frames.line", Number(perSecond, 0), ms(middle), ms(worst))
}
