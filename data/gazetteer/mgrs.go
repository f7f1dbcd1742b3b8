package gazetteer

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/golang/geo/s2"
	"github.com/paulmach/orb"
	"github.com/tzneal/coordconv"
)

var mgrsForm = regexp.MustCompile(`^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z]{2})(\d*)$`)

// fromMGRS reads a place of the Military Grid Reference System and gives the middle
// of the square that it names.
func fromMGRS(s string) (orb.Point, error) {
	fields := strings.Fields(strings.ToUpper(s))
	m := mgrsForm.FindStringSubmatch(strings.Join(fields, ""))
	if m == nil {
		return orb.Point{}, ErrNoPosition
	}
	digits := m[4]
	last, before := fields[len(fields)-1], ""
	if len(fields) > 1 {
		before = fields[len(fields)-2]
	}
	switch {
	case len(digits)%2 != 0 || strings.Trim(before, "0123456789") == "" && before != "" && len(fields) > 2 && len(before) != len(last):
		return orb.Point{}, errors.New("easting and northing need as many digits each")
	case len(digits) > 10:
		return orb.Point{}, errors.New("easting and northing have more than five digits each")
	}
	half := len(digits) / 2
	east, north := digits[:half], digits[half:]
	if half < 5 {
		east, north = east+"5", north+"5"
	}
	at, err := coordconv.DefaultMGRSConverter.ConvertToGeodetic(m[1] + m[2] + m[3] + east + north)
	if err != nil {
		return orb.Point{}, fmt.Errorf("there is no such square as %s%s %s", m[1], m[2], m[3])
	}
	return orb.Point{at.Lng.Degrees(), at.Lat.Degrees()}, nil
}

// MGRS writes a point in the Military Grid Reference System to the metre. Near the
// poles, where it has other letters, it is empty.
func MGRS(p orb.Point) string {
	if p[1] < -80 || p[1] >= 84 {
		return ""
	}
	s, err := coordconv.DefaultMGRSConverter.ConvertFromGeodetic(s2.LatLngFromDegrees(p[1], p[0]), 5)
	if err != nil || len(s) < 14 {
		return ""
	}
	n := len(s)
	return s[:n-12] + " " + s[n-12:n-10] + " " + s[n-10:n-5] + " " + s[n-5:]
}
