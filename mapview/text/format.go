package text

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// What separates groups of three digits and a number from its unit, and what
// stands before a negative number. The fonts of the window and of the pictures
// have no minus (U+2212), so an en dash stands for it.
const (
	thin  = "\u202f" // narrow no-break space
	minus = "\u2013"
)

// Number writes a number with decimals and groups of three digits.
func Number(x float64, decimals int) string {
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		if s = s[1:]; strings.Trim(s, "0.") != "" {
			sign = minus
		}
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thin + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// KM2 writes an area given in m², in km², without the unit.
func KM2(m2 float64, decimals int) string { return Number(m2/1e6, decimals) }

// shown is a number as Number writes it, so that what is taken from figures that are
// shown agrees with them.
func shown(x float64, decimals int) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'f', decimals, 64), 64)
	return x
}

// KM2Less writes the difference of two areas in m² as their figures in km² show it:
// 10.4 less 0.3 is 10.1, whatever their further digits are.
func KM2Less(a, b float64, decimals int) string {
	return Number(shown(a/1e6, decimals)-shown(b/1e6, decimals), decimals)
}

// PercentLess is KM2Less for the shares of a whole that Percent writes.
func PercentLess(a, b, whole float64) string {
	if whole == 0 {
		return Percent(0, 0)
	}
	return Number(shown(100*a/whole, 1)-shown(100*b/whole, 1), 1) + thin + "%"
}

// ShownKM2 is an area given in m² as a table shows it: km² with two decimals.
func ShownKM2(m2 float64) float64 { return shown(m2/1e6, 2) }

// Gained writes a change in km² with its sign.
func Gained(km2 float64) string {
	s := Number(km2, 2)
	if km2 > 0 && s != Number(0, 2) {
		return "+" + s
	}
	return s
}

// AddUp tells whether parts in m², as KM2 and Percent show them, sum to what they show of
// the whole.
func AddUp(parts []float64, whole float64, decimals int) bool {
	km2, percent := 0.0, 0.0
	for _, m2 := range parts {
		km2 += shown(m2/1e6, decimals)
		percent += shown(100*m2/whole, 1)
	}
	return math.Abs(km2-shown(whole/1e6, decimals)) < 1e-6 && (whole == 0 || math.Abs(percent-100) < 1e-6)
}

// Percent writes a share of a whole with one decimal.
func Percent(part, whole float64) string {
	if whole == 0 {
		return "–"
	}
	return Number(100*part/whole, 1) + thin + "%"
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
func Length(m float64) string {
	switch {
	case m < 10:
		return Number(m, 2) + thin + "m"
	case m < 1000:
		return Number(m, 0) + thin + "m"
	case m < 100_000:
		return Number(m/1000, 1) + thin + "km"
	}
	return Number(m/1000, 0) + thin + "km"
}

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
