package format

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// System gives what turns positions of a reference system, by its EPSG code, into
// longitude and latitude on WGS 84. One that is not known is an error that names it:
// nothing is drawn in the wrong place.
func System(code int) (func(orb.Point) orb.Point, error) {
	switch {
	case code == 4326 || code == 84 || code == 4979 || code == 4258: // ETRS89 is within a metre
		return func(p orb.Point) orb.Point { return p }, nil
	case code == 3857 || code == 102100 || code == 102113 || code == 900913:
		return fromWebMercator, nil
	case code >= 32601 && code <= 32660:
		return fromUTM(float64(6*(code-32600) - 183)), nil
	}
	return nil, wrong("the coordinates are in the reference system EPSG:%d, which is not known here: export the file in EPSG:4326", code)
}

const earth = 6378137.0 // semi-major axis of WGS 84 in metres

func fromWebMercator(p orb.Point) orb.Point {
	return orb.Point{p[0] / earth * 180 / math.Pi, math.Atan(math.Sinh(p[1]/earth)) * 180 / math.Pi}
}

// fromUTM inverts the transverse Mercator projection with its six-degree zones, by
// Krüger's series to the fourth order in the third flattening (Karney, Transverse
// Mercator with an accuracy of a few nanometers, 2011, equations 35 to 37): right to
// under a micrometre within a zone.
func fromUTM(meridian float64) func(orb.Point) orb.Point {
	const flattening, scale, falseEasting = 1 / 298.257223563, 0.9996, 500_000
	n := flattening / (2 - flattening)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	radius := earth / (1 + n) * (1 + n2/4 + n4/64)
	beta := [...]float64{n/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280}
	e := math.Sqrt(flattening * (2 - flattening))
	return func(p orb.Point) orb.Point {
		xi, eta := p[1]/(scale*radius), (p[0]-falseEasting)/(scale*radius)
		x, y := xi, eta
		for j, b := range beta {
			k := 2 * float64(j+1)
			x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
			y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
		}
		tan := math.Sin(x) / math.Hypot(math.Sinh(y), math.Cos(x)) // of the conformal latitude
		t := tan
		for range 6 {
			s := math.Sinh(e * math.Atanh(e*t/math.Hypot(1, t)))
			ti := t*math.Hypot(1, s) - s*math.Hypot(1, t)
			t += (tan - ti) / math.Hypot(1, ti) * (1 + (1-e*e)*t*t) / ((1 - e*e) * math.Hypot(1, t))
		}
		return orb.Point{meridian + math.Atan2(math.Sinh(y), math.Cos(x))*180/math.Pi, math.Atan(t) * 180 / math.Pi}
	}
}

var authority = regexp.MustCompile(`(?i)AUTHORITY\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$|ID\["EPSG",\s*(\d+)\]\s*\]\s*$`)

var utmName = regexp.MustCompile(`(?i)WGS[_ ]?(?:19)?84[_ /]+UTM[_ ]+Zone[_ ]+(\d+)N`)

// SystemOfWKT gives the same for the text of a .prj file.
func SystemOfWKT(wkt string) (func(orb.Point) orb.Point, error) {
	wkt = strings.TrimSpace(wkt)
	if m := authority.FindStringSubmatch(wkt); m != nil {
		code, _ := strconv.Atoi(m[1] + m[2])
		return System(code)
	}
	name := wkt
	if i := strings.IndexByte(wkt, '"'); i >= 0 {
		name = wkt[i+1:]
		if j := strings.IndexByte(name, '"'); j >= 0 {
			name = name[:j]
		}
	}
	projected := strings.HasPrefix(strings.ToUpper(wkt), "PROJ")
	switch m := utmName.FindStringSubmatch(name); {
	case wkt == "":
		return System(4326)
	case m != nil:
		zone, _ := strconv.Atoi(m[1])
		return System(32600 + zone)
	case projected && strings.Contains(strings.ToLower(name), "web_mercator"), projected && strings.Contains(strings.ToLower(name), "pseudo-mercator"):
		return System(3857)
	case !projected && (strings.Contains(strings.ToUpper(name), "WGS") && strings.Contains(name, "84")):
		return System(4326)
	}
	return nil, wrong("the coordinates are in the reference system %.80q, which is not known here: export the file in EPSG:4326", name)
}
