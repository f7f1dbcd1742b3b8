package format

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// place is where a row of a table is.
type place struct {
	geometry orb.Geometry
	geojson  []byte // a geometry as it stands in a cell
	unread   string // what could not be read
}

func (p place) empty() bool { return p.geometry == nil && p.geojson == nil && p.unread == "" }

// write writes the geometry. It reports whether there was room.
func (p place) write(b *text) bool {
	if p.geojson != nil {
		b.Write(p.geojson)
		return b.Len() <= mostText
	}
	return writeGeometry(b, p.geometry)
}

// place reads the cells that say where a row is.
func (t *tableReader) place(row []string) (place, error) {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	if text := cell(t.wkt); text != "" {
		return t.geometryIn(text)
	}
	lat, lon := cell(t.lat), cell(t.lon)
	if both := cell(t.pair); both != "" && lat == "" && lon == "" {
		a, b, ok := pairOf(both)
		switch {
		case !ok:
			return place{unread: shortened(both)}, nil
		case t.lonFirst:
			return place{geometry: orb.Point{a, b}}, nil
		}
		return place{geometry: orb.Point{b, a}}, nil
	}
	if lat == "" && lon == "" {
		return place{}, nil
	}
	y, okY := decimal(lat)
	x, okX := decimal(lon)
	if !okX || !okY {
		return place{unread: shortened(lat + " " + lon)}, nil
	}
	return place{geometry: orb.Point{x, y}}, nil
}

// decimal reads degrees, with a point or a comma, or with minutes and seconds.
func decimal(s string) (float64, bool) {
	if m := sexagesimal.FindStringSubmatch(s); m != nil {
		return ofMinutes(m)
	}
	s = strings.TrimRight(s, "° ")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	s = strings.Replace(s, "\u2212", "-", 1)
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

// sexagesimal is degrees, minutes and perhaps seconds, as 48°04'46.6"N.
var sexagesimal = regexp.MustCompile(`(?i)^([NSEW])?\s*(-?\d{1,3})\s*[°º]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’](?:\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''))?\s*([NSEW])?$`)

func ofMinutes(m []string) (float64, bool) {
	part := func(s string) float64 {
		x, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		return x
	}
	degrees, minutes, seconds := part(m[2]), part(m[3]), part(m[4])
	if minutes >= 60 || seconds >= 60 {
		return 0, false
	}
	x := math.Abs(degrees) + minutes/60 + seconds/3600
	if strings.ContainsAny(strings.ToUpper(m[1]+m[5]), "SW") || strings.HasPrefix(m[2], "-") {
		x = -x
	}
	return x, true
}

var (
	pairPoints = regexp.MustCompile(`^[(\[]?\s*(-?\d+(?:\.\d+)?)\s*°?\s*[,;/ \t]\s*(-?\d+(?:\.\d+)?)\s*°?\s*[)\]]?$`)
	pairCommas = regexp.MustCompile(`^[(\[]?\s*(-?\d+,\d+)\s*°?\s*(?:[;/ \t]|,\s)\s*(-?\d+,\d+)\s*°?\s*[)\]]?$`)
)

// pairOf reads a cell that has both numbers of a position.
func pairOf(s string) (a, b float64, ok bool) {
	for _, form := range []*regexp.Regexp{pairCommas, pairPoints} {
		if m := form.FindStringSubmatch(s); m != nil {
			a, okA := decimal(m[1])
			b, okB := decimal(m[2])
			return a, b, okA && okB
		}
	}
	for _, between := range []string{";", ", ", ",", " "} {
		if first, second, cut := strings.Cut(s, between); cut {
			a, okA := decimal(strings.TrimSpace(first))
			b, okB := decimal(strings.TrimSpace(second))
			if okA && okB {
				return a, b, true
			}
		}
	}
	return 0, 0, false
}

// look finds columns that say where things are by what stands in them, where no heading
// does.
func (c *columns) look(sample [][]string) {
	if c.wkt >= 0 && c.lat >= 0 && !anyCell(sample, c.wkt, isGeometry) {
		c.wkt = -1 // a shape may also be a word
	}
	if c.pair >= 0 && (c.lat >= 0 || c.wkt >= 0 || !anyCell(sample, c.pair, isPair)) {
		c.pair = -1 // a place may also be a word
	}
	if c.places() || len(sample) == 0 {
		return
	}
	for i := range sample[0] {
		switch {
		case anyCell(sample, i, isGeometry):
			c.wkt = i
			return
		case anyCell(sample, i, isExactPair):
			c.pair = i
			return
		}
	}
}

func anyCell(sample [][]string, i int, is func(string) bool) bool {
	for _, row := range sample {
		if i < len(row) && is(row[i]) {
			return true
		}
	}
	return false
}

func isPair(s string) bool {
	_, _, ok := pairOf(s)
	return ok
}

var twoDecimals = regexp.MustCompile(`\d[.,]\d{2}.*\d[.,]\d{2}`)

// isExactPair reports whether a cell has two numbers that are exact enough for a position.
func isExactPair(s string) bool {
	a, b, ok := pairOf(s)
	return ok && twoDecimals.MatchString(s) && math.Abs(a) <= 180 && math.Abs(b) <= 180
}

var geometryWord = regexp.MustCompile(`(?i)^(srid=\d+; *)?(multi)?(point|linestring|polygon|geometrycollection)\s*(z|m|zm)?\s*\(`)

func isGeometry(s string) bool {
	if strings.HasPrefix(s, "{") {
		return geoType.MatchString(s)
	}
	_, ok := hexOf(s)
	return ok || geometryWord.MatchString(s)
}

// orderOf decides which number stands first in a column that has both: the headings say,
// or the values do. The latitudes of Ukraine are no longitudes of it.
func (t *tableReader) orderOf(header []string, sample [][]string) {
	if t.pair < 0 {
		return
	}
	latFirst, lonFirst := 0, 0
	for _, row := range sample {
		if t.pair < len(row) {
			if a, b, ok := pairOf(row[t.pair]); ok {
				switch {
				case isUkrainian(a, b):
					latFirst++
				case isUkrainian(b, a):
					lonFirst++
				}
			}
		}
	}
	switch h := letters(header[t.pair]); {
	case strings.HasPrefix(h, "lon"), strings.HasPrefix(h, "lng"), strings.HasPrefix(h, "дов"), strings.HasPrefix(h, "дол"):
		t.lonFirst = true
	case strings.HasPrefix(h, "lat"), strings.HasPrefix(h, "шир"):
	default:
		t.lonFirst = lonFirst > latFirst
		order := "latitude first"
		if t.lonFirst {
			order = "longitude first"
		}
		t.said = append(t.said, Remark{"order", "the column " + strconv.Quote(shortened(header[t.pair])) + " has both numbers of a position and does not say which stands first", "read with the " + order + ", as lies in Ukraine"})
	}
}

func isUkrainian(lat, lon float64) bool { return lat > 44 && lat < 53 && lon > 22 && lon < 41 }

// geometryIn reads a geometry out of a cell: well-known text, well-known binary in hexadecimal
// digits, or GeoJSON.
func (t *tableReader) geometryIn(text string) (place, error) {
	if strings.HasPrefix(text, "{") {
		return geoJSONIn(text)
	}
	if b, ok := hexOf(text); ok {
		g, err := t.binary(b)
		return place{geometry: g}, err
	}
	return t.wellKnown(text)
}

// geoJSONIn takes a geometry of GeoJSON as it stands; the reader of GeoJSON checks it. Of a
// feature it takes the geometry.
func geoJSONIn(text string) (place, error) {
	if Nesting(strings.NewReplacer("[", "(", "]", ")", "{", "(", "}", ")").Replace(text)) > MaxDepth-4 {
		return place{}, wrong("brackets nest more than %d deep", MaxDepth-4)
	}
	var object struct {
		Type     string          `json:"type"`
		Geometry json.RawMessage `json:"geometry"`
	}
	if err := json.Unmarshal([]byte(text), &object); err != nil || object.Type == "" {
		return place{unread: shortened(text)}, nil
	}
	switch {
	case object.Type != "Feature":
		return place{geojson: []byte(text)}, nil
	case object.Geometry == nil:
		return place{}, nil
	}
	return place{geojson: object.Geometry}, nil
}

// hexOf reads hexadecimal digits that begin like well-known binary or a geometry of a
// GeoPackage.
func hexOf(s string) ([]byte, bool) {
	s = withoutHexMark(s)
	if len(s) < 18 || len(s)%2 != 0 || !beginsInHex(s) {
		return nil, false
	}
	b, err := hex.DecodeString(s)
	return b, err == nil
}

func withoutHexMark(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, `\x`), "0x")
}

// beginsInHex tells by the first bytes whether it is worth while to read digits.
func beginsInHex(s string) bool {
	return strings.HasPrefix(s, "00") || strings.HasPrefix(s, "01") || strings.HasPrefix(s, "4750")
}

// binary reads a geometry in well-known binary, in its own reference system where it has one.
func (t *tableReader) binary(b []byte) (orb.Geometry, error) {
	if bytes.HasPrefix(b, []byte("GP")) {
		return gpkgGeometry(b, plain().Place)
	}
	g, s, err := ofWKB(b)
	if s != nil {
		t.said.system(s)
	}
	return g, err
}

var sridPrefix = regexp.MustCompile(`(?i)^srid=(\d{1,6}); *`)

// wellKnown reads a well-known text, with or without its reference system in front.
func (t *tableReader) wellKnown(text string) (place, error) {
	s := plain()
	if m := sridPrefix.FindStringSubmatch(text); m != nil {
		code, _ := strconv.Atoi(m[1])
		var err error
		if s, err = OfCode(code); err != nil {
			return place{}, err
		}
		t.said.system(s)
		text = text[len(m[0]):]
	}
	if depth := Nesting(text); depth > MaxDepth {
		return place{}, wrong("brackets nest more than %d deep", MaxDepth)
	}
	g, err := wkt.Unmarshal(text)
	if err != nil {
		return place{unread: shortened(text)}, nil
	}
	out, err := ofGeom(g, s.Place, 0)
	if err == nil && !isFinite(out) {
		err = wrong("it has a position that is none in its reference system")
	}
	return place{geometry: out}, err
}

// Nesting is how deep parentheses nest.
func Nesting(s string) int {
	depth, deepest := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
			deepest = max(deepest, depth)
		case ')':
			depth--
		}
	}
	return deepest
}
