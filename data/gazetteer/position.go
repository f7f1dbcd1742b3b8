package gazetteer

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// ErrNoPosition says that a text is not a position at all; it may be a name.
var ErrNoPosition = errors.New("not a position")

// Positions reads a position in decimal degrees, in degrees and minutes, in
// degrees, minutes and seconds, or in MGRS. Letters N, S, E, W before or after the
// numbers say which is which. Without them there are two readings, the likelier
// first: latitude before longitude, unless only the other is near Ukraine. Points
// are longitude, latitude in degrees on WGS 84. An error other than ErrNoPosition
// says what is wrong with a text that looks like a position.
func Positions(s string) ([]orb.Point, error) {
	if len(s) > 2*longestQuery {
		return nil, ErrNoPosition
	}
	if p, err := fromMGRS(s); !errors.Is(err, ErrNoPosition) {
		if err != nil {
			return nil, err
		}
		return []orb.Point{p}, nil
	}
	angles, err := readAngles(tidy(s))
	if err != nil {
		return nil, err
	}
	a, b := angles[0], angles[1]
	switch {
	case a.along() && b.across():
		return checked(orb.Point{b.degrees, a.degrees})
	case a.across() && b.along():
		return checked(orb.Point{a.degrees, b.degrees})
	case a.letter != 0 || b.letter != 0:
		return nil, fmt.Errorf("two %c and %c do not make a position", a.letter, b.letter)
	}
	latFirst, lonFirst := orb.Point{b.degrees, a.degrees}, orb.Point{a.degrees, b.degrees}
	if near(lonFirst) && !near(latFirst) {
		latFirst, lonFirst = lonFirst, latFirst
	}
	first, err := checked(latFirst)
	second, other := checked(lonFirst)
	if err != nil && other != nil {
		return nil, err
	}
	return append(first, second...), nil
}

// near tells whether a point is in the region of the embedded maps.
func near(p orb.Point) bool { return p[0] > 18 && p[0] < 46 && p[1] > 42 && p[1] < 57 }

func checked(p orb.Point) ([]orb.Point, error) {
	switch {
	case math.Abs(p[1]) > 90:
		return nil, fmt.Errorf("latitude %g° is beyond a pole", p[1])
	case math.Abs(p[0]) > 180:
		return nil, fmt.Errorf("longitude %g° is more than 180°", p[0])
	}
	return []orb.Point{p}, nil
}

// angle is one of the two numbers of a position.
type angle struct {
	degrees float64
	letter  byte // N, S, E or W; 0: not said
}

func (a angle) along() bool  { return a.letter == 'N' || a.letter == 'S' }
func (a angle) across() bool { return a.letter == 'E' || a.letter == 'W' }

var (
	signs = strings.NewReplacer("º", "°", "˚", "°", "′", "'", "’", "'", "´", "'", "″", `"`, "”", `"`, "“", `"`, "''", `"`, "\u2212", "-", "–", "-",
		"ПН.Ш.", "N", "ПД.Ш.", "S", "СХ.Д.", "E", "ЗХ.Д.", "W", "ПН", "N", "ПД", "S", "СХ", "E", "ЗХ", "W")
	commaDecimals = regexp.MustCompile(`^[^\d,.]*\d+,\d+[^\d.]+\d+,\d+\D*$`)
	decimalComma  = regexp.MustCompile(`(\d),(\d)`)
	token         = regexp.MustCompile(`^\s*(?:([NSEW])|([+-]?\d+(?:\.\d+)?)\s*([°'"]?)|([,;/]))`)
)

// tidy writes the signs in one manner, and decimal commas as points.
func tidy(s string) string {
	s = signs.Replace(strings.ToUpper(strings.TrimSpace(s)))
	if commaDecimals.MatchString(s) {
		s = decimalComma.ReplaceAllString(s, "$1.$2")
	}
	return s
}

// part is the numbers of one angle as they come.
type part struct {
	numbers []string
	letter  byte
}

// readAngles splits a text into its two angles.
func readAngles(s string) ([2]angle, error) {
	var out [2]angle
	parts, ok := split(s)
	if !ok {
		return out, ErrNoPosition
	}
	for i, p := range parts {
		a, err := p.angle()
		if err != nil {
			return out, err
		}
		out[i] = a
	}
	return out, nil
}

// split finds where the first angle ends: at a letter, at a comma, at the second
// sign of degrees, or half-way.
func split(s string) ([2]part, bool) {
	var parts []part
	var now part
	leading, cut := false, false
	flush := func() {
		if len(now.numbers) > 0 {
			parts = append(parts, now)
			now = part{}
		}
	}
	for rest := s; strings.TrimSpace(rest) != ""; {
		m := token.FindStringSubmatch(rest)
		if m == nil {
			return [2]part{}, false
		}
		rest = rest[len(m[0]):]
		switch {
		case m[1] != "" && len(parts) == 0 && len(now.numbers) == 0:
			leading, now.letter = true, m[1][0]
		case m[1] != "" && leading:
			flush()
			now.letter = m[1][0]
		case m[1] != "":
			if len(now.numbers) == 0 && len(parts) > 0 { // after a comma
				parts[len(parts)-1].letter = m[1][0]
				continue
			}
			now.letter = m[1][0]
			flush()
		case m[4] != "":
			cut = true
			flush()
		default:
			if m[3] == "°" && len(now.numbers) > 0 {
				flush()
			}
			now.numbers = append(now.numbers, m[2])
		}
	}
	flush()
	if len(parts) == 1 && !cut && parts[0].letter == 0 && len(parts[0].numbers)%2 == 0 {
		n := parts[0].numbers
		parts = []part{{numbers: n[:len(n)/2]}, {numbers: n[len(n)/2:]}}
	}
	if len(parts) != 2 {
		return [2]part{}, false
	}
	return [2]part(parts), true
}

// angle adds up degrees, minutes and seconds.
func (p part) angle() (angle, error) {
	a := angle{letter: p.letter}
	if len(p.numbers) > 3 {
		return a, ErrNoPosition
	}
	negative := strings.HasPrefix(p.numbers[0], "-")
	unit := 1.0
	for i, s := range p.numbers {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return a, ErrNoPosition
		}
		if i > 0 && (x < 0 || x >= 60 || strings.HasPrefix(s, "+")) {
			return a, fmt.Errorf("%s is no number of %s", s, [...]string{"degrees", "minutes", "seconds"}[i])
		}
		a.degrees += math.Abs(x) / unit
		unit *= 60
	}
	if negative != (a.letter == 'S' || a.letter == 'W') {
		a.degrees = -a.degrees
	}
	return a, nil
}
