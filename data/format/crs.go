package format

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// OfWKT gives the reference system that a well-known text describes, as .prj files and
// GeoPackages have it, in the old version or the new one, with codes or without. What
// it says of ellipsoid, projection and numbers counts before its code.
func OfWKT(wkt string) (*System, error) {
	wkt = strings.TrimSpace(strings.TrimPrefix(wkt, "\ufeff"))
	if wkt == "" {
		return plain(), nil
	}
	if m := namedCode.FindStringSubmatch(wkt); m != nil {
		return OfName(wkt)
	}
	root, ok := parseCRS(wkt)
	if !ok {
		return nil, unknownSystem(strconv.Quote(shortened(wkt)))
	}
	if s := root.system(); s != nil {
		return s, nil
	}
	if code := root.code(); code != 0 {
		if s, err := OfCode(code); err == nil {
			return s, nil
		}
		return nil, unknownSystem(strconv.Quote(shortened(root.name())) + " (EPSG:" + strconv.Itoa(code) + ")")
	}
	return nil, unknownSystem(strconv.Quote(shortened(root.name())))
}

// node is one part of a well-known text: KEY["text", 1.0, PART[…], …].
type node struct {
	key   string // in capital letters
	texts []string
	parts []*node
}

// The bounds of a description: real ones have some thousand bytes and are five deep.
const (
	longestCRS = 1 << 16
	deepestCRS = 16
)

// parseCRS reads a description; both kinds of brackets are allowed.
func parseCRS(s string) (*node, bool) {
	if len(s) > longestCRS {
		return nil, false
	}
	p := crsParser{s}
	n := p.node(0)
	return n, n != nil
}

type crsParser struct{ rest string }

func (p *crsParser) space() { p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace) }

func (p *crsParser) take(any string) bool {
	if p.space(); p.rest == "" || !strings.ContainsRune(any, rune(p.rest[0])) {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// word takes what stands before a bracket, a comma or the end.
func (p *crsParser) word() string {
	p.space()
	i := strings.IndexAny(p.rest, "[](),\"")
	if i < 0 {
		i = len(p.rest)
	}
	w := strings.TrimSpace(p.rest[:i])
	p.rest = p.rest[i:]
	return w
}

// text takes a text in quotation marks, behind the first of them. Doubled ones are one.
func (p *crsParser) text() (string, bool) {
	var out strings.Builder
	for {
		i := strings.IndexByte(p.rest, '"')
		if i < 0 {
			return "", false
		}
		out.WriteString(p.rest[:i])
		if p.rest = p.rest[i+1:]; !strings.HasPrefix(p.rest, `"`) {
			return out.String(), true
		}
		out.WriteByte('"')
		p.rest = p.rest[1:]
	}
}

// node takes a part; nil when the text is none.
func (p *crsParser) node(depth int) *node {
	n := &node{key: strings.ToUpper(p.word())}
	if depth > deepestCRS || n.key == "" || !p.take("[(") {
		return nil
	}
	for !p.take("])") {
		if p.take(`"`) {
			s, ok := p.text()
			if !ok {
				return nil
			}
			n.texts = append(n.texts, s)
		} else {
			before := p.rest
			w := p.word()
			if p.space(); p.rest != "" && (p.rest[0] == '[' || p.rest[0] == '(') {
				p.rest = before
				part := p.node(depth + 1)
				if part == nil {
					return nil
				}
				n.parts = append(n.parts, part)
			} else if w == "" {
				return nil
			} else {
				n.texts = append(n.texts, w)
			}
		}
		if !p.take(",") && (p.rest == "" || p.rest[0] != ']' && p.rest[0] != ')') {
			return nil
		}
	}
	return n
}

func (n *node) name() string {
	if len(n.texts) > 0 {
		return n.texts[0]
	}
	return n.key
}

// find is the first part with one of the keys, however deep.
func (n *node) find(keys ...string) *node {
	for _, part := range n.parts {
		for _, key := range keys {
			if part.key == key {
				return part
			}
		}
		if found := part.find(keys...); found != nil {
			return found
		}
	}
	return nil
}

// number is the i-th thing of a part as a number.
func (n *node) number(i int) (float64, bool) {
	if n == nil || i >= len(n.texts) {
		return 0, false
	}
	x, err := strconv.ParseFloat(n.texts[i], 64)
	return x, err == nil
}

// code is the EPSG code of the whole; 0 when it has none.
func (n *node) code() int {
	for _, part := range n.parts {
		if (part.key == "AUTHORITY" || part.key == "ID") && len(part.texts) > 1 && strings.EqualFold(part.texts[0], "EPSG") {
			code, _ := strconv.Atoi(part.texts[1])
			return code
		}
	}
	return 0
}

// letters is a name without what programs write differently.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

var datumNames = map[string]datum{
	"wgs1984": wgs84, "wgs84": wgs84, "worldgeodeticsystem1984": wgs84, "worldgeodeticsystem1984ensemble": wgs84,
	"etrs1989": etrs89, "etrs89": etrs89, "europeanterrestrialreferencesystem1989": etrs89, "europeanterrestrialreferencesystem1989ensemble": etrs89,
	"pulkovo1942": pulkovo1942, "pulkovo1995": pulkovo1995,
	"ukraine2000": ucs2000, "ucs2000": ucs2000,
}

// datum is that of the description, if it is known and on its own ellipsoid. Its
// meridian must be that of Greenwich, its units degrees and metres.
func (n *node) datum() (datum, bool) {
	named, shape := n.find("DATUM", "ENSEMBLE", "TRF", "GEODETICDATUM"), n.find("SPHEROID", "ELLIPSOID")
	if named == nil || shape == nil {
		return datum{}, false
	}
	d, ok := datumNames[strings.TrimPrefix(letters(named.name()), "d")]
	a, okA := shape.number(1)
	flat, okF := shape.number(2)
	if !ok || !okA || !okF || math.Abs(a-d.ellipsoid.a) > 0.001 || math.Abs(1/flat-d.ellipsoid.f) > 1e-10 {
		return datum{}, false
	}
	if zero := n.find("PRIMEM", "PRIMEMERIDIAN"); zero != nil {
		if at, ok := zero.number(1); !ok || at != 0 {
			return datum{}, false
		}
	}
	return d, n.usualUnits()
}

// usualUnits tells whether every unit is the degree, the metre or one.
func (n *node) usualUnits() bool {
	switch n.key {
	case "UNIT", "ANGLEUNIT", "LENGTHUNIT", "SCALEUNIT":
		factor, ok := n.number(1)
		return ok && (factor == 1 || math.Abs(factor-math.Pi/180) < 1e-9)
	}
	for _, part := range n.parts {
		if !part.usualUnits() {
			return false
		}
	}
	return true
}

// system is what the numbers of a description say; nil when they are not understood.
func (n *node) system() *System {
	flat := n
	if strings.HasPrefix(n.key, "COMPD") || strings.HasPrefix(n.key, "COMPOUND") || strings.HasPrefix(n.key, "BOUND") {
		if flat = n.find("PROJCS", "PROJCRS", "PROJECTEDCRS", "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS"); flat == nil {
			return nil
		}
	}
	d, ok := flat.datum()
	if !ok {
		return nil
	}
	name := shortened(flat.name())
	switch flat.key {
	case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS":
		return geographic(name, d)
	case "PROJCS", "PROJCRS", "PROJECTEDCRS":
		return flat.projected(name, d)
	}
	return nil
}

// The parameters of a projection by the names that the two versions and Esri use.
var parameterNames = map[string]string{
	"latitudeoforigin": "latitude", "latitudeofnaturalorigin": "latitude", "latitudeofcenter": "latitude",
	"centralmeridian": "meridian", "longitudeofnaturalorigin": "meridian", "longitudeoforigin": "meridian", "longitudeofcenter": "meridian",
	"scalefactor": "scale", "scalefactoratnaturalorigin": "scale",
	"falseeasting": "easting", "falsenorthing": "northing",
}

func (n *node) projected(name string, d datum) *System {
	method := n.find("PROJECTION", "METHOD")
	if method == nil {
		return nil
	}
	switch letters(method.name()) {
	case "mercatorauxiliarysphere", "popularvisualisationpseudomercator":
		if n.parameters(func(_ string, x float64) bool { return x == 0 || x == 1 }) && d == wgs84 {
			return webMercator()
		}
		return nil
	case "transversemercator", "gausskruger":
	default:
		return nil
	}
	t := transverse{scale: 1}
	of := map[string]*float64{"latitude": &t.latitude, "meridian": &t.meridian, "scale": &t.scale, "easting": &t.easting, "northing": &t.northing}
	meridian := false
	understood := n.parameters(func(key string, x float64) bool {
		to := of[parameterNames[key]]
		if to == nil {
			return false
		}
		*to = x
		meridian = meridian || to == &t.meridian
		return true
	})
	if !understood || !meridian || !(t.scale > 0.9 && t.scale < 1.1) || !(math.Abs(t.latitude) < 90) || !(math.Abs(t.meridian) <= 180) {
		return nil
	}
	return projected(name, d, t)
}

// parameters visits the parameters of a projection, and tells whether all of them were
// taken.
func (n *node) parameters(take func(key string, x float64) bool) bool {
	for _, part := range n.parts {
		switch part.key {
		case "PARAMETER":
			x, ok := part.number(1)
			if !ok || !take(letters(part.name()), x) {
				return false
			}
		case "CONVERSION":
			if !part.parameters(take) {
				return false
			}
		}
	}
	return true
}
