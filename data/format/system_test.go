package format

import (
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/sharedtest"
)

// Positions as PROJ turns them into longitude and latitude on WGS 84 (gdaltransform of GDAL
// 3.6.2). Those on Pulkovo 1942 went through the pipeline of EPSG:15865: PROJ's own choice
// there is EPSG:5044, a transformation for Russia.
var placed = []struct {
	code     int
	at, want orb.Point
}{
	{4284, orb.Point{37.8, 48.0}, orb.Point{37.7984404371681, 47.9999205806583}},
	{28407, orb.Point{7430000, 5320000}, orb.Point{38.0602644250963, 48.0093931337891}},
	{28406, orb.Point{6650000, 5400000}, orb.Point{35.0367519206934, 48.7145815686358}},
	{28467, orb.Point{430000, 5320000}, orb.Point{38.0602644250963, 48.0093931337891}},
	{2497, orb.Point{430000, 5320000}, orb.Point{38.0602644250963, 48.0093931337891}},
	{2528, orb.Point{12600000, 5310000}, orb.Point{37.3362725851038, 47.9154831257114}},
	{2587, orb.Point{560000, 5300000}, orb.Point{36.7998184995125, 47.8305331090431}},
	{7830, orb.Point{6250000, 5310000}, orb.Point{37.82838126604, 48.0042035524214}},
	{7829, orb.Point{5350000, 5290000}, orb.Point{36.1661656524191, 47.8243151631454}},
	{5561, orb.Point{37.8, 48.0}, orb.Point{37.7985217073559, 47.9999357486842}},
	{5561, orb.Point{24.0, 50.0}, orb.Point{23.9983220836681, 49.99977269789}},
	{5565, orb.Point{7430000, 5320000}, orb.Point{38.0603454394903, 48.0094075140231}},
	{5564, orb.Point{6320000, 5150000}, orb.Point{30.6553091458813, 46.4600268853845}},
	{5569, orb.Point{430000, 5320000}, orb.Point{38.0603454394903, 48.0094075140231}},
	{5575, orb.Point{12600000, 5310000}, orb.Point{37.3363538493264, 47.9154997849}},
	{5582, orb.Point{600000, 5310000}, orb.Point{37.3363538493264, 47.9154997849}},
	{6387, orb.Point{230000, 5320000}, orb.Point{38.0603454394903, 48.0094075140231}},
	{6386, orb.Point{420000, 5310000}, orb.Point{37.6038248694206, 47.9120750452931}},
	{9835, orb.Point{310000, 5310000}, orb.Point{37.6323240074823, 47.9232189664604}},
	{9833, orb.Point{280000, 5600000}, orb.Point{24.5495719997237, 50.5303480613124}},
	{9832, orb.Point{280000, 5400000}, orb.Point{28.3931930815455, 48.7322259849299}},
	{9852, orb.Point{310000, 5200000}, orb.Point{31.9631364975368, 46.9337569243828}},
	{9854, orb.Point{310000, 5500000}, orb.Point{33.9701803647457, 49.6317105909355}},
	{9839, orb.Point{300000, 5400000}, orb.Point{24.7483696589342, 48.7324955668844}},
	{9858, orb.Point{300000, 5500000}, orb.Point{36.4984559887044, 49.6318273959815}},
	{4200, orb.Point{37.8, 48.0}, orb.Point{37.7984492385565, 47.999940361462}},
	{20007, orb.Point{7430000, 5320000}, orb.Point{38.0602733004365, 48.0094123857082}},
	{2466, orb.Point{430000, 5320000}, orb.Point{38.0602733004365, 48.0094123857082}},
	{2647, orb.Point{13430000, 5320000}, orb.Point{38.0602733004365, 48.0094123857082}},
	{2706, orb.Point{400000, 5320000}, orb.Point{40.6583323232733, 48.0054610298685}},
	{25837, orb.Point{420000, 5320000}, orb.Point{37.9269562655361, 48.0282761856824}},
	{25836, orb.Point{800000, 5300000}, orb.Point{37.005270234863, 47.7834142799722}},
	{32637, orb.Point{420000, 5320000}, orb.Point{37.9269562655492, 48.0282761845843}},
	{32636, orb.Point{850000, 5310000}, orb.Point{37.6787509569883, 47.8478922478574}},
	{32736, orb.Point{600000, 9000000}, orb.Point{33.9098795319358, -9.04543326175943}},
	{32737, orb.Point{420000, 9900000}, orb.Point{38.2809901611633, -0.904658909081711}},
	{3857, orb.Point{4207000, 6106000}, orb.Point{37.7921240029083, 47.9948614149538}},
	{4326, orb.Point{37.8, 48}, orb.Point{37.8, 48}},
}

// isClose tells whether two points differ by under about a tenth of a millimetre; ETRS89 has
// an ellipsoid of its own that is 0.1 mm smaller.
func isClose(a, b orb.Point) bool {
	const tenth = 1.5e-9 // of a millimetre, in degrees
	return math.Abs(a[0]-b[0]) < tenth && math.Abs(a[1]-b[1]) < tenth
}

func TestSystemsAgreeWithPROJ(t *testing.T) {
	for _, c := range placed {
		s, err := OfCode(c.code)
		if err != nil {
			t.Errorf("%d: %v", c.code, err)
			continue
		}
		if got := s.Place(c.at); !isClose(got, c.want) {
			t.Errorf("%s: %v is %v, want %v", s.name, c.at, got, c.want)
		}
		if s.IsPlain() != (c.code == 4326) {
			t.Errorf("%d: plain is %v", c.code, s.IsPlain())
		}
	}
}

// The same systems described by GDAL in three dialects, without their codes, are the
// same.
func TestDescriptionsOfGDAL(t *testing.T) {
	gdalsrsinfo := sharedtest.Program(t, "gdalsrsinfo", "gdal-bin")
	for _, dialect := range []string{"wkt_esri", "wkt1", "wkt2"} {
		for _, c := range placed {
			if !slices.Contains([]int{4284, 28407, 7830, 5561, 5565, 6387, 9835, 20007, 25837, 32637, 32736, 3857}, c.code) {
				continue // the others are of their kinds; every description takes a program
			}
			out, err := exec.Command(gdalsrsinfo, "-o", dialect, "EPSG:"+strconv.Itoa(c.code)).Output()
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimSpace(string(out))
			if c.code != 3857 || dialect != "wkt1" { // Web Mercator is told by its code alone there
				if i := strings.LastIndex(text, ",\n    AUTHORITY["); i > 0 {
					text = text[:i] + "]"
				}
				if i := strings.LastIndex(text, ",\n    ID["); i > 0 {
					text = text[:i] + "]"
				}
			}
			s, err := OfWKT(text)
			if err != nil {
				t.Errorf("%s %d: %v", dialect, c.code, err)
				continue
			}
			if got := s.Place(c.at); !isClose(got, c.want) {
				t.Errorf("%s %d: %v, want %v", dialect, c.code, got, c.want)
			}
		}
	}
}

// What is not known is refused by its name: other datums, units, meridians and
// projections, and what is no description.
func TestSystemsRefused(t *testing.T) {
	const krassowskyPrj = `GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
	gauss := func(geographic, more string) string {
		return `PROJCS["A grid",` + geographic + `,PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",39.0],` + more + `UNIT["Meter",1.0]]`
	}
	if s, err := OfWKT(gauss(krassowskyPrj, "")); err != nil || s.name != "A grid" {
		t.Fatalf("the description that the others are made of: %v", err)
	}
	if s, err := OfWKT(strings.Replace(gauss(krassowskyPrj, ""), `"A grid"`, `""`, 1)); err != nil || s.name != "" {
		t.Errorf("a description without a name: %v", err)
	}
	// What its numbers do not say, its code does.
	if s, err := OfWKT(`PROJCS["A grid",PROJECTION["Oblique"],AUTHORITY["EPSG","32637"]]`); err != nil || s.Place(orb.Point{500_000, 0})[0] != 39 {
		t.Errorf("known by its code alone: %v", err)
	}
	if s, err := OfWKT(`PROJCS["A grid",PROJECTION["Oblique"],AUTHORITY["ESRI","32637"]]`); err == nil {
		t.Errorf("the code of another register is taken for %s", s.name)
	}
	for name, wkt := range map[string]string{
		"other datum":      strings.ReplaceAll(gauss(krassowskyPrj, ""), "Pulkovo_1942", "Pulkovo_1942_Adj_1958"),
		"other ellipsoid":  strings.ReplaceAll(gauss(krassowskyPrj, ""), "298.3", "297"),
		"other meridian":   strings.ReplaceAll(gauss(krassowskyPrj, ""), `"Greenwich",0.0`, `"Pulkovo",30.3277778`),
		"feet":             strings.ReplaceAll(gauss(krassowskyPrj, ""), `"Meter",1.0`, `"Foot",0.3048`),
		"grads":            strings.ReplaceAll(gauss(krassowskyPrj, ""), "0.0174532925199433", "0.015707963267949"),
		"other projection": strings.ReplaceAll(gauss(krassowskyPrj, ""), "Gauss_Kruger", "Lambert_Conformal_Conic"),
		"more parameters":  gauss(krassowskyPrj, `PARAMETER["Azimuth",30.0],`),
		"no meridian":      strings.ReplaceAll(gauss(krassowskyPrj, ""), `PARAMETER["Central_Meridian",39.0],`, ""),
		"local":            `LOCAL_CS["A grid",UNIT["metre",1]]`,
		"half":             `PROJCS["A grid",GEOGCS["G`,
		"nothing inside":   `GEOGCS[]`,
		"no names":         strings.ReplaceAll(strings.ReplaceAll(gauss(krassowskyPrj, ""), `"D_Pulkovo_1942",`, ""), `PROJECTION["Gauss_Kruger"]`, `PROJECTION[]`),
		"no datum":         `GEOGCS["G",DATUM[],SPHEROID["Krasovsky_1940",6378245.0,298.3]]`,
		"no projection":    strings.ReplaceAll(gauss(krassowskyPrj, ""), `"Gauss_Kruger"`, ""),
		"code":             `PROJCS["A grid",PROJECTION["Oblique"],AUTHORITY["EPSG","2180"]]`,
		"deep":             strings.Repeat("A[", 100000),
		"brackets":         strings.Repeat(`A["",`, 10) + strings.Repeat("]", 10),
	} {
		if s, err := OfWKT(wkt); err == nil {
			t.Errorf("%s is taken for %s", name, s.name)
		} else if strings.Contains(wkt, "A grid") && name != "half" && !strings.Contains(err.Error(), "A grid") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, code := range []int{0, 2180, 4178, 28400, 28433, 32600, 32661, 25827, 5584, 7832, 9842, 3042, -1} {
		if s, err := OfCode(code); err == nil {
			t.Errorf("%d is taken for %s", code, s.name)
		}
	}
	// The number of the zone is missing before the easting: nowhere near.
	s, _ := OfCode(28407)
	if p := s.Place(orb.Point{430000, 5320000}); !math.IsNaN(p[0]) {
		t.Errorf("an easting without its zone is at %v", p)
	}
}

// A second of arc about each axis, by the coordinate frame rotation (EPSG method 1032): at the
// radius of the earth it is 31 m.
func TestRotations(t *testing.T) {
	const at, turn = 6.4e6, 6.4e6 * math.Pi / 180 / 3600
	for _, c := range []struct {
		h    helmert
		want vector
	}{
		{helmert{rx: 1}, vector{at, at + turn, at - turn}}, {helmert{ry: 1}, vector{at - turn, at, at + turn}}, {helmert{rz: 1}, vector{at + turn, at - turn, at}},
		{helmert{x: 1, y: 2, z: 3}, vector{at + 1, at + 2, at + 3}}, {helmert{scale: 1}, vector{at + 6.4, at + 6.4, at + 6.4}},
	} {
		got := c.h.apply(vector{at, at, at})
		if math.Abs(got.x-c.want.x)+math.Abs(got.y-c.want.y)+math.Abs(got.z-c.want.z) > 1e-6 {
			t.Errorf("%+v: %v, want %v", c.h, got, c.want)
		}
	}
}

// The first and the last zone of every kind lie where they should.
func TestFirstAndLastZones(t *testing.T) {
	for _, c := range []struct {
		code     int
		easting  float64
		meridian float64
	}{
		{25828, 500_000, -15}, {25838, 500_000, 45}, {32601, 500_000, -177}, {32660, 500_000, 177}, {32701, 500_000, -177}, {32760, 500_000, 177}, {7825, 1_300_000, 23.5}, {7831, 7_300_000, 41.5},
	} {
		s, err := OfCode(c.code)
		if err != nil {
			t.Errorf("%d: %v", c.code, err)
			continue
		}
		if p := s.Place(orb.Point{c.easting, 5_300_000}); math.Abs(p[0]-c.meridian) > 0.02 { // a datum moves it a little
			t.Errorf("%s: the middle is at %v, want %v", s.name, p[0], c.meridian)
		}
	}
}

// A message tells eighty letters of a name, and that there are more.
func TestShortened(t *testing.T) {
	for n, want := range map[int]int{0: 0, 79: 79, 80: 80, 81: 81, 5000: 81} {
		got := []rune(shortened(strings.Repeat("ж", n)))
		if len(got) != want || n > 80 != (len(got) > 0 && got[len(got)-1] == '…') {
			t.Errorf("of %d letters: %s", n, string(got))
		}
	}
}

// Positions have the longitude first whatever the register says, as all programs write
// GeoJSON.
func TestSystemNames(t *testing.T) {
	at := orb.Point{37.8, 48}
	for _, name := range []string{"EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG:6.9:4326", "urn:x-ogc:def:crs:EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84",
		"http://www.opengis.net/def/crs/EPSG/0/4326", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/gml/srs/epsg.xml#4326", "WGS84"} {
		if s, err := OfName(name); err != nil || !s.IsPlain() || s.Place(at) != at {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "EPSG:", "14326", "EPSG:1434326", "http://example.org/crs/28407", "urn:ogc:def:crs:EPSG::2180"} {
		if s, err := OfName(name); err == nil {
			t.Errorf("%q is taken for %s", name, s.name)
		}
	}
}
