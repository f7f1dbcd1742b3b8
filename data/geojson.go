package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// feature is one feature of a file, whatever it will become.
type feature struct {
	index      int
	id         any
	properties map[string]any // numbers as json.Number
	members    map[string]any // foreign members
	geometry   orb.Geometry   // nil: the file says null
}

func (f feature) name() string {
	s, _ := f.properties["name"].(string)
	return strings.TrimSpace(s)
}

func (f feature) defect(rule, done, format string, args ...any) Defect {
	return Defect{Rule: rule, Feature: f.index, Name: f.name(), Text: fmt.Sprintf(format, args...), Done: done}
}

// collection is a GeoJSON file: a FeatureCollection, or a feature or a geometry
// alone, read as a collection of one.
type collection struct {
	features []feature
	members  map[string]any
}

// reader counts what it reads.
type reader struct{ vertices int }

// parse reads GeoJSON. Whatever wraps a FeatureCollection in "value", as some
// services do, is looked through.
func parse(b []byte) (*collection, error) {
	if err := scanJSON(b); err != nil {
		if kind := looksLike(b); kind != "" {
			return nil, notJSON(b, nil)
		}
		return nil, err
	}
	object, err := decodeObject(b)
	if err != nil {
		return nil, err
	}
	if value, wrapped := object["value"]; wrapped && object["type"] == nil {
		if object, err = decodeObject(value); err != nil {
			return nil, err
		}
	}
	r := &reader{}
	c := &collection{members: map[string]any{}}
	kind := stringOf(object["type"])
	switch kind {
	case "FeatureCollection":
		return c, r.collection(object, c)
	case "Feature":
		f, err := r.feature(0, object)
		c.features = []feature{f}
		return c, err
	case "":
		return nil, refuse("not-geojson", `this is JSON but not GeoJSON: it has no "type" (it has %s)`, keysOf(object))
	}
	g, err := r.geometry(feature{}, b, object)
	c.features = []feature{{geometry: g, properties: map[string]any{}, members: map[string]any{}}}
	return c, err
}

func decodeObject(b []byte) (map[string]json.RawMessage, error) {
	var object map[string]json.RawMessage
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&object); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, notJSON(b, fmt.Errorf("%s: %w", position(b, syntax.Offset), err))
		}
		if errors.Is(err, io.EOF) {
			return nil, refuse("empty", "the file is empty")
		}
		return nil, notJSON(b, err)
	}
	if rest := bytes.TrimSpace(b[d.InputOffset():]); len(rest) > 0 {
		return nil, refuse("not-json", "something follows the end of the JSON at %s", position(b, d.InputOffset()))
	}
	return object, nil
}

func (r *reader) collection(object map[string]json.RawMessage, c *collection) error {
	var raw []json.RawMessage
	if err := json.Unmarshal(object["features"], &raw); err != nil {
		return refuse("not-geojson", `the FeatureCollection has no list of "features"`)
	}
	delete(object, "features")
	delete(object, "type")
	if err := checkCRS(object["crs"]); err != nil {
		return err
	}
	var err error
	if c.members, err = decodeMembers(object); err != nil {
		return err
	}
	for i, b := range raw {
		object, err := decodeObject(b)
		if err != nil {
			return refuse("not-geojson", "feature %d is not an object", i)
		}
		f, err := r.feature(i, object)
		if err != nil {
			return err
		}
		c.features = append(c.features, f)
	}
	return nil
}

func (r *reader) feature(i int, object map[string]json.RawMessage) (feature, error) {
	f := feature{index: i, properties: map[string]any{}}
	if err := decodeNumbers(object["properties"], &f.properties); err != nil {
		return f, &Error{Defect: f.defect("not-geojson", "", "its properties are not an object")}
	}
	if f.properties == nil {
		f.properties = map[string]any{}
	}
	if stringOf(object["type"]) != "Feature" {
		return f, &Error{Defect: f.defect("not-geojson", "", `its type is %q, not "Feature"`, stringOf(object["type"]))}
	}
	if err := decodeNumbers(object["id"], &f.id); err != nil {
		return f, &Error{Defect: f.defect("not-geojson", "", "its id cannot be read")}
	}
	raw := object["geometry"]
	for _, known := range []string{"type", "properties", "geometry", "id"} {
		delete(object, known)
	}
	var err error
	if f.members, err = decodeMembers(object); err != nil {
		return f, err
	}
	if len(raw) == 0 || string(raw) == "null" {
		return f, nil
	}
	inner, err := decodeObject(raw)
	if err != nil {
		return f, &Error{Defect: f.defect("not-geojson", "", "its geometry is not an object")}
	}
	f.geometry, err = r.geometry(f, raw, inner)
	return f, err
}

// geometry reads one geometry; a GeometryCollection may hold others.
func (r *reader) geometry(f feature, raw json.RawMessage, object map[string]json.RawMessage) (orb.Geometry, error) {
	kind, coordinates := stringOf(object["type"]), object["coordinates"]
	var g orb.Geometry
	var err error
	switch kind {
	case "Point":
		var c []float64
		if err = json.Unmarshal(coordinates, &c); err == nil {
			g, err = r.point(f, c)
		}
	case "MultiPoint", "LineString":
		var c [][]float64
		if err = json.Unmarshal(coordinates, &c); err == nil {
			var line orb.LineString
			line, err = r.line(f, c)
			g = line
			if kind == "MultiPoint" {
				g = orb.MultiPoint(line)
			}
		}
	case "MultiLineString", "Polygon":
		var c [][][]float64
		if err = json.Unmarshal(coordinates, &c); err == nil {
			var lines orb.MultiLineString
			lines, err = r.lines(f, c)
			g = lines
			if kind == "Polygon" {
				g = polygon(lines)
			}
		}
	case "MultiPolygon":
		var c [][][][]float64
		if err = json.Unmarshal(coordinates, &c); err == nil {
			mp := orb.MultiPolygon{}
			for _, p := range c {
				lines, inner := r.lines(f, p)
				if inner != nil {
					return nil, inner
				}
				mp = append(mp, polygon(lines))
			}
			g = mp
		}
	case "GeometryCollection":
		return r.geometries(f, object["geometries"])
	default:
		return nil, &Error{Defect: f.defect("not-geojson", "", "%q is not a type of geometry", kind)}
	}
	var known *Error
	if err != nil && !errors.As(err, &known) {
		return nil, &Error{Defect: f.defect("not-geojson", "", "the coordinates of its %s are not in the shape of one", kind)}
	}
	return g, err
}

func (r *reader) geometries(f feature, raw json.RawMessage) (orb.Geometry, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, &Error{Defect: f.defect("not-geojson", "", "its GeometryCollection has no geometries")}
	}
	out := orb.Collection{}
	for _, b := range list {
		object, err := decodeObject(b)
		if err != nil {
			return nil, &Error{Defect: f.defect("not-geojson", "", "a geometry in its collection is not an object")}
		}
		g, err := r.geometry(f, b, object)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

func (r *reader) point(f feature, c []float64) (orb.Point, error) {
	if len(c) < 2 {
		return orb.Point{}, &Error{Defect: f.defect("not-geojson", "", "a position has %d numbers, not longitude and latitude", len(c))}
	}
	p := orb.Point{c[0], c[1]}
	if r.vertices++; r.vertices > MaxVertices {
		return p, refuse("too-large", "the file has more than %d vertices", MaxVertices)
	}
	if math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 {
		d := f.defect("outside-world", "", "the coordinate is outside the world (longitude −180 to 180, latitude −90 to 90)")
		if math.Abs(p[0]) > 1000 {
			d.Text += ": perhaps the file is in metres of a projection, export it in EPSG:4326"
		}
		d.At = &p
		return p, &Error{Defect: d}
	}
	return p, nil
}

func (r *reader) line(f feature, c [][]float64) (orb.LineString, error) {
	line := make(orb.LineString, 0, len(c))
	for _, position := range c {
		p, err := r.point(f, position)
		if err != nil {
			return nil, err
		}
		line = append(line, p)
	}
	return line, nil
}

func (r *reader) lines(f feature, c [][][]float64) (orb.MultiLineString, error) {
	var lines orb.MultiLineString
	for _, l := range c {
		line, err := r.line(f, l)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func polygon(lines orb.MultiLineString) orb.Polygon {
	p := make(orb.Polygon, len(lines))
	for i, l := range lines {
		p[i] = orb.Ring(l)
	}
	return p
}

// checkCRS accepts what means longitude and latitude on WGS 84 and refuses every
// other reference system by its name.
func checkCRS(raw json.RawMessage) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var crs struct{ Properties struct{ Name string } }
	if err := json.Unmarshal(raw, &crs); err != nil {
		return nil // not the member of the old specification
	}
	name := strings.ToUpper(crs.Properties.Name)
	if name == "" || strings.HasSuffix(name, "CRS84") || strings.HasSuffix(name, ":4326") {
		return nil
	}
	return refuse("crs", "the coordinates are in the reference system %q: export the file in EPSG:4326", crs.Properties.Name)
}

func decodeMembers(object map[string]json.RawMessage) (map[string]any, error) {
	members := make(map[string]any, len(object))
	for key, raw := range object {
		var value any
		if err := decodeNumbers(raw, &value); err != nil {
			return nil, refuse("not-json", "the member %q cannot be read: %v", key, err)
		}
		members[key] = value
	}
	return members, nil
}

// decodeNumbers keeps numbers as they are written.
func decodeNumbers(raw json.RawMessage, into any) error {
	if len(raw) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return d.Decode(into)
}

func stringOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

func keysOf(object map[string]json.RawMessage) string {
	var keys []string
	for key := range object {
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return "nothing"
	}
	return strings.Join(sortedStrings(keys), ", ")
}
