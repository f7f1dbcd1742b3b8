package format

import (
	"context"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// GML reads the features of a Geography Markup Language document (OGC 02-069, 03-105r1,
// 07-036), as WFS servers and GIS write it: their points, lines and areas with straight
// edges, and the texts of their properties.
func GML(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	g := gml{xmlPart: walkText(ctx, b, "GML"), systems: map[string]gmlSystem{}}
	if err := g.each(g.element); err != nil {
		return nil, nil, err
	}
	if len(g.features) == 0 {
		return nil, nil, wrong("the GML has no features that can be read")
	}
	out, err := geoJSON(ctx, g.features, len(b))
	return out, g.said, err
}

type gml struct {
	*xmlPart
	systems  map[string]gmlSystem
	standard string // the reference system that the whole names
	said     remarks
	features []Feature
	points   int
}

// gmlSystem is a reference system and the order of its axes.
type gmlSystem struct {
	*System
	northFirst bool
}

// element looks for features.
func (g *gml) element(t xml.StartElement) error {
	switch t.Name.Local {
	case "boundedBy":
		return g.inside(func(t xml.StartElement) error {
			if name := attribute(t, "srsName"); name != "" && g.standard == "" {
				g.standard = name
			}
			return nil
		})
	case "featureMember", "featureMembers", "member":
		return g.inside(g.feature)
	}
	return nil
}

// feature reads a feature, which has its properties as elements.
func (g *gml) feature(t xml.StartElement) error {
	f := Feature{Properties: map[string]any{}}
	if id := attribute(t, "id"); id != "" {
		f.Properties["gml_id"] = id
	}
	layer := t.Name.Local
	err := g.inside(func(t xml.StartElement) error {
		if t.Name.Local == "boundedBy" {
			return g.pass()
		}
		return g.property(t, &f, 0)
	})
	f.Layer = layer
	g.features = append(g.features, f)
	return err
}

// property reads what an element of a feature holds: a geometry, a text, or further elements.
func (g *gml) property(t xml.StartElement, f *Feature, depth int) error {
	if isGMLGeometry(t.Name.Local) {
		shape, err := g.geometry(t, gmlContext{srs: g.standard})
		f.Geometry = join(f.Geometry, shape)
		return err
	}
	var text strings.Builder
	leaf := true
	for level := g.depth; g.depth >= level; {
		token, err := g.token()
		if err != nil {
			return err
		}
		switch inner := token.(type) {
		case xml.StartElement:
			leaf = false
			if err := g.property(inner, f, depth+1); err != nil {
				return err
			}
		case xml.CharData:
			text.Write(inner)
		}
	}
	if value := strings.TrimSpace(text.String()); leaf && value != "" {
		if _, there := f.Properties[t.Name.Local]; !there {
			f.Properties[t.Name.Local] = value
		}
	}
	return nil
}

var gmlGeometries = []string{"Point", "LineString", "Curve", "CompositeCurve", "LinearRing", "Polygon", "Surface", "PolyhedralSurface", "CompositeSurface", "OrientableSurface",
	"MultiPoint", "MultiLineString", "MultiCurve", "MultiPolygon", "MultiSurface", "MultiGeometry"}

func isGMLGeometry(name string) bool { return slices.Contains(gmlGeometries, name) }

// gmlContext is what holds for the positions in an element.
type gmlContext struct {
	srs       string
	dimension int
}

func (c gmlContext) within(t xml.StartElement) gmlContext {
	if name := attribute(t, "srsName"); name != "" {
		c.srs = name
	}
	for _, name := range []string{"srsDimension", "dimension"} {
		if n, err := strconv.Atoi(attribute(t, name)); err == nil && n >= 2 && n <= 4 {
			c.dimension = n
			break
		}
	}
	return c
}

// geometry reads a geometry of any kind.
func (g *gml) geometry(t xml.StartElement, c gmlContext) (orb.Geometry, error) {
	c = c.within(t)
	switch t.Name.Local {
	case "Point":
		points, err := g.positions(c)
		if len(points) == 0 {
			return nil, err
		}
		return points[0], err
	case "LineString", "Curve", "CompositeCurve", "LinearRing":
		points, err := g.positions(c)
		if len(points) == 0 {
			return nil, err
		}
		return orb.LineString(points), err
	case "Polygon", "PolygonPatch", "Triangle", "Rectangle":
		return g.polygon(c)
	}
	var parts orb.Collection
	err := g.inside(func(t xml.StartElement) error {
		name := t.Name.Local
		if !isGMLGeometry(name) && name != "PolygonPatch" && name != "Triangle" && name != "Rectangle" {
			return noCurve(name)
		}
		part, err := g.geometry(t, c)
		if part != nil {
			parts = append(parts, part)
		}
		return err
	})
	if len(parts) == 0 {
		return nil, err
	}
	return together(parts), err
}

// together makes one geometry of the parts of a surface or of a multiple geometry.
func together(parts orb.Collection) orb.Geometry {
	var areas orb.MultiPolygon
	for _, p := range parts {
		switch p := p.(type) {
		case orb.Polygon:
			areas = append(areas, p)
		case orb.MultiPolygon:
			areas = append(areas, p...)
		default:
			return parts
		}
	}
	return areas
}

// polygon reads the rings of a polygon or a patch of a surface.
func (g *gml) polygon(c gmlContext) (orb.Geometry, error) {
	var p orb.Polygon
	err := g.inside(func(t xml.StartElement) error {
		name := t.Name.Local
		if name != "exterior" && name != "interior" && name != "outerBoundaryIs" && name != "innerBoundaryIs" {
			return nil
		}
		points, err := g.positions(c.within(t))
		switch {
		case err != nil || len(points) == 0:
		case len(p) > 0 && (name == "exterior" || name == "outerBoundaryIs"):
			p = append(orb.Polygon{orb.Ring(points)}, p...)
		default:
			p = append(p, orb.Ring(points))
		}
		return err
	})
	if len(p) == 0 {
		return nil, err
	}
	return p, err
}

var curves = regexp.MustCompile(`^(Arc|Circle|Bezier|BSpline|CubicSpline|Clothoid|Geodesic|OffsetCurve)`)

func noCurve(name string) error {
	if curves.MatchString(name) {
		return wrong("its geometry has curves (%.40s), which are not read here: export it with straight lines (ogr2ogr -nlt CONVERT_TO_LINEAR)", name)
	}
	return nil
}

// positions reads all positions in the element that has begun, one after the other. A point
// at which two parts of a curve meet stands in both and is taken once.
func (g *gml) positions(c gmlContext) (points []orb.Point, err error) {
	err = g.inside(func(t xml.StartElement) error {
		c := c.within(t)
		name := t.Name.Local
		if err := noCurve(name); err != nil {
			return err
		}
		if name != "pos" && name != "posList" && name != "coordinates" && name != "coord" {
			return nil
		}
		var numbers []float64
		var err error
		switch name {
		case "coordinates":
			numbers, err = g.coordinates(t)
			c.dimension = 2
		case "coord":
			numbers, err = g.coord()
			c.dimension = 2
		default:
			numbers, err = g.numbers()
			if name == "pos" && len(numbers) > 1 {
				c.dimension = len(numbers)
			}
		}
		if err != nil {
			return err
		}
		some, err := g.placed(numbers, c)
		if len(points) > 0 && len(some) > 0 && points[len(points)-1] == some[0] {
			some = some[1:]
		}
		points = append(points, some...)
		return err
	})
	return points, err
}

// numbers reads the numbers in the element that has begun.
func (g *gml) numbers() ([]float64, error) {
	text, err := g.text("")
	if err != nil {
		return nil, err
	}
	var out []float64
	for word := range strings.FieldsSeq(text) {
		x, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, wrong("%.40q is not a coordinate", word)
		}
		out = append(out, x)
	}
	return out, nil
}

// coordinates reads pairs as GML 2 has them: with commas between the numbers, or with what
// the element says.
func (g *gml) coordinates(t xml.StartElement) ([]float64, error) {
	text, err := g.text("")
	if err != nil {
		return nil, err
	}
	between, point := ",", "."
	if cs := attribute(t, "cs"); cs != "" {
		between = cs
	}
	if decimal := attribute(t, "decimal"); decimal != "" {
		point = decimal
	}
	if ts := attribute(t, "ts"); strings.TrimSpace(ts) != "" {
		text = strings.ReplaceAll(text, ts, " ")
	}
	var out []float64
	for tuple := range strings.FieldsSeq(text) {
		first, rest, _ := strings.Cut(tuple, between)
		second, _, _ := strings.Cut(rest, between)
		for _, word := range []string{first, second} {
			x, err := strconv.ParseFloat(strings.Replace(word, point, ".", 1), 64)
			if err != nil {
				return nil, wrong("%.40q is not a coordinate", tuple)
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// coord reads X and Y in elements of their own.
func (g *gml) coord() (out []float64, err error) {
	err = g.inside(func(t xml.StartElement) error {
		if t.Name.Local != "X" && t.Name.Local != "Y" {
			return nil
		}
		some, err := g.numbers()
		out = append(out, some...)
		return err
	})
	return out, err
}

// placed makes positions of numbers.
func (g *gml) placed(numbers []float64, c gmlContext) ([]orb.Point, error) {
	s, err := g.system(c.srs)
	if err != nil {
		return nil, err
	}
	n := max(c.dimension, 2)
	if len(numbers)%n != 0 {
		return nil, wrong("%d numbers are no positions of %d numbers each", len(numbers), n)
	}
	if g.points += len(numbers) / n; g.points > mostPoints {
		return nil, wrong("the file has more than %d positions", mostPoints)
	}
	out := make([]orb.Point, 0, len(numbers)/n)
	for i := 0; i < len(numbers); i += n {
		p := orb.Point{numbers[i], numbers[i+1]}
		if s.northFirst {
			p[0], p[1] = p[1], p[0]
		}
		out = append(out, s.Place(p))
	}
	return out, nil
}

// system is a reference system by the name that positions have. The names that are
// addresses of the register have its axes, which for degrees and for Gauss-Krüger means
// north first; EPSG:4326 alone and the older addresses with # have the longitude or the
// easting first, as GDAL and servers write them.
func (g *gml) system(name string) (gmlSystem, error) {
	if s, known := g.systems[name]; known {
		return s, nil
	}
	s := gmlSystem{System: plain()}
	if name != "" {
		var err error
		if s.System, err = OfName(name); err != nil {
			return s, ruled("crs", "%v", err)
		}
		g.said.system(s.System)
	}
	if m := namedCode.FindStringSubmatch(name); m != nil && !strings.Contains(name, "#") && strings.Contains(name, "def") {
		code, _ := strconv.Atoi(m[1] + m[2])
		s.northFirst = northFirst(code)
	}
	g.systems[name] = s
	return s, nil
}

// northFirst reports whether the register has the latitude or the northing of a known
// reference system first: all but Web Mercator and UTM.
func northFirst(code int) bool {
	switch {
	case code == 3857, code == 102100, code == 102113, code == 900913, code == 84:
		return false
	case code > 32600 && code <= 32760, code >= 25828 && code <= 25838:
		return false
	}
	return true
}
