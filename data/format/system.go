package format

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// System is a reference system whose positions can be turned into longitude and
// latitude on WGS 84.
type System struct {
	name string
	datum
	to func(orb.Point) orb.Point // not a number where the system has no such position
}

// Place turns a position into longitude and latitude in degrees on WGS 84: not a
// number where the system has no such position.
func (s *System) Place(p orb.Point) orb.Point { return s.to(p) }

// IsPlain tells whether positions are longitude and latitude on WGS 84 already.
func (s *System) IsPlain() bool { return s.to == nil || s.name == "" }

// Remark says what is done to positions.
func (s *System) Remark() Remark {
	return Remark{Rule: "transformed", Text: "the coordinates are in " + s.name, Done: s.done}
}

// Remark is what was found in a file and done about it, in words for its reader. The
// rule is a stable word.
type Remark struct{ Rule, Text, Done string }

func plain() *System { return &System{datum: wgs84, to: func(p orb.Point) orb.Point { return p }} }

// geographic is longitude and latitude on a datum.
func geographic(name string, d datum) *System {
	if d.ellipsoid == wgs84.ellipsoid && d.shift == (helmert{}) {
		return plain()
	}
	return &System{name, d, func(p orb.Point) orb.Point { return d.toWGS84(p) }}
}

func webMercator() *System {
	return &System{"Web Mercator", wgs84, fromWebMercator}
}

// projected is a transverse Mercator projection on a datum.
func projected(name string, d datum, p transverse) *System {
	back := p.inverse(d.ellipsoid)
	return &System{name, d, func(q orb.Point) orb.Point { return d.toWGS84(back(q)) }}
}

// zones is a run of codes whose projections differ by their meridian.
type zones struct {
	first, last int
	name        string
	datum       datum
	meridian    float64 // of the first, in degrees
	step        float64 // to the next
	easting     float64 // false easting of the first, in metres
	number      float64 // added to it for each next: some zones have their number in front
}

// The codes of zones in and around Ukraine, as the EPSG register has them.
var zonesOfEPSG = []zones{
	{28404, 28432, "Pulkovo 1942 / Gauss-Krüger", pulkovo1942, 21, 6, 4_500_000, 1_000_000},
	{28464, 28492, "Pulkovo 1942 / Gauss-Krüger", pulkovo1942, 21, 6, 500_000, 0},
	{2494, 2498, "Pulkovo 1942 / Gauss-Krüger", pulkovo1942, 21, 6, 500_000, 0},
	{2523, 2531, "Pulkovo 1942 / 3-degree Gauss-Krüger", pulkovo1942, 21, 3, 7_500_000, 1_000_000},
	{2582, 2590, "Pulkovo 1942 / 3-degree Gauss-Krüger", pulkovo1942, 21, 3, 500_000, 0},
	{20004, 20032, "Pulkovo 1995 / Gauss-Krüger", pulkovo1995, 21, 6, 4_500_000, 1_000_000},
	{20064, 20092, "Pulkovo 1995 / Gauss-Krüger", pulkovo1995, 21, 6, 500_000, 0},
	{2463, 2467, "Pulkovo 1995 / Gauss-Krüger", pulkovo1995, 21, 6, 500_000, 0},
	{2641, 2649, "Pulkovo 1995 / 3-degree Gauss-Krüger", pulkovo1995, 21, 3, 7_500_000, 1_000_000},
	{2699, 2707, "Pulkovo 1995 / 3-degree Gauss-Krüger", pulkovo1995, 21, 3, 500_000, 0},
	{5562, 5565, "UCS-2000 / Gauss-Krüger", ucs2000, 21, 6, 4_500_000, 1_000_000},
	{5566, 5569, "UCS-2000 / Gauss-Krüger", ucs2000, 21, 6, 500_000, 0},
	{5570, 5576, "UCS-2000 / 3-degree Gauss-Krüger", ucs2000, 21, 3, 7_500_000, 1_000_000},
	{5577, 5583, "UCS-2000 / 3-degree Gauss-Krüger", ucs2000, 21, 3, 500_000, 0},
	{6381, 6387, "UCS-2000 / Ukraine TM", ucs2000, 21, 3, 300_000, 0},
}

// The local systems of UCS-2000 by code: their meridians. All have a false easting of
// 300 km.
var localMeridian = map[int]float64{
	9821: 30.5, 9831: 34.5, 9832: 28 + 4.0/6, 9833: 24 + 5.0/6, 9834: 35, 9835: 37.5, 9836: 28.5, 9837: 23.5, 9838: 36, 9839: 24.75, 9840: 32, 9841: 39,
	9851: 24, 9852: 31 + 5.0/6, 9853: 30, 9854: 33 + 5.0/6, 9855: 27, 9856: 34.5, 9857: 25.5, 9858: 36.5, 9859: 33.5, 9860: 27, 9861: 31.5, 9862: 26,
	9863: 32, 9864: 30.5, 9865: 33,
}

// OfCode gives a reference system by its EPSG code, or one that Esri uses. One that is
// not known is an error that names it: nothing is drawn in the wrong place.
func OfCode(code int) (*System, error) {
	name := fmt.Sprintf("EPSG:%d", code)
	utm := func(datum string) string {
		return fmt.Sprintf("%s / UTM zone %d (%s)", datum, code%100, name)
	}
	switch {
	case code == 4326 || code == 84 || code == 4979:
		return plain(), nil
	case code == 3857 || code == 102100 || code == 102113 || code == 900913:
		return webMercator(), nil
	case code > 32600 && code <= 32660:
		return projected(utm("WGS 84"), wgs84, utmZone(code-32600, false)), nil
	case code > 32700 && code <= 32760:
		return projected(utm("WGS 84")+" south", wgs84, utmZone(code-32700, true)), nil
	case code >= 25828 && code <= 25838:
		return projected(utm("ETRS89"), etrs89, utmZone(code-25800, false)), nil
	case code == 4258:
		return geographic("ETRS89 ("+name+")", etrs89), nil
	case code == 4284:
		return geographic("Pulkovo 1942 ("+name+")", pulkovo1942), nil
	case code == 4200:
		return geographic("Pulkovo 1995 ("+name+")", pulkovo1995), nil
	case code == 5561:
		return geographic("UCS-2000 ("+name+")", ucs2000), nil
	case code >= 7825 && code <= 7831: // CS63, zones X1 to X7
		zone := float64(code - 7824)
		p := transverse{latitude: 5.0 / 60, meridian: 20.5 + 3*zone, scale: 1, easting: 300_000 + 1_000_000*zone}
		return projected(fmt.Sprintf("Pulkovo 1942 / CS63 zone X%g (%s)", zone, name), pulkovo1942, p), nil
	case localMeridian[code] != 0:
		p := transverse{meridian: localMeridian[code], scale: 1, easting: 300_000}
		return projected("UCS-2000 / local system ("+name+")", ucs2000, p), nil
	}
	for _, z := range zonesOfEPSG {
		if code >= z.first && code <= z.last {
			k := float64(code - z.first)
			p := transverse{meridian: z.meridian + k*z.step, scale: 1, easting: z.easting + k*z.number}
			return projected(fmt.Sprintf("%s, meridian %g° (%s)", z.name, p.meridian, name), z.datum, p), nil
		}
	}
	return nil, unknownSystem(name)
}

func unknownSystem(name string) error {
	return wrong("the coordinates are in the reference system %s, which is not known here: export the file in EPSG:4326", name)
}

const earth = 6378137.0 // semi-major axis of WGS 84 in metres

func fromWebMercator(p orb.Point) orb.Point {
	return orb.Point{p[0] / earth * 180 / math.Pi, math.Atan(math.Sinh(p[1]/earth)) * 180 / math.Pi}
}

var namedCode = regexp.MustCompile(`(?i)^(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d{1,6})$|^https?://www\.opengis\.net/(?:gml/srs/epsg\.xml#|def/crs/EPSG/[\d.]+/)(\d{1,6})/?$`)

// OfName gives a reference system by a name as crs members of GeoJSON have it. Positions
// have the longitude or the easting first, as all programs write them there, also
// where the register has it the other way round.
func OfName(name string) (*System, error) {
	name = strings.TrimSpace(name)
	if m := namedCode.FindStringSubmatch(name); m != nil {
		code, _ := strconv.Atoi(m[1] + m[2])
		return OfCode(code)
	}
	upper := strings.TrimSuffix(strings.ToUpper(name), "/")
	for _, end := range []string{"CRS84", "CRS84H"} {
		if strings.HasSuffix(upper, end) {
			return plain(), nil
		}
	}
	switch upper {
	case "WGS84", "WGS 84", "4326":
		return plain(), nil
	}
	if strings.Contains(name, "[") {
		return OfWKT(name)
	}
	return nil, unknownSystem(strconv.Quote(shortened(name)))
}

// shortened is a name as far as a message can tell it.
func shortened(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
