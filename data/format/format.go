// Package format turns files of other formats into GeoJSON, so that one reader does
// the rest: the same limits, the same checks, the same words about what is wrong.
// Coordinates come out as longitude, latitude in degrees on WGS 84. What is in another
// reference system is an error that names it.
package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// MaxDepth is how deep elements, folders and collections may nest.
const MaxDepth = 64

// Feature is one shape with what is said of it.
type Feature struct {
	Properties map[string]any
	Geometry   orb.Geometry // nil: none
	Layer      string       // the table, object or folder that it stands in; empty: in none
}

// oneLayer is the layer that all features stand in; empty when they do not.
func oneLayer(features []Feature) string {
	for _, f := range features {
		if f.Layer != features[0].Layer {
			return ""
		}
	}
	if len(features) == 0 {
		return ""
	}
	return features[0].Layer
}

// Error says what is wrong with a file, in words for its reader.
type Error struct{ Text string }

func (e *Error) Error() string { return e.Text }

func wrong(text string, args ...any) error { return &Error{fmt.Sprintf(text, args...)} }

// jsonOf is a geometry as GeoJSON has it.
func jsonOf(g orb.Geometry) any {
	type shape struct {
		Type        string       `json:"type"`
		Coordinates orb.Geometry `json:"coordinates"`
	}
	type collection struct {
		Type       string `json:"type"`
		Geometries []any  `json:"geometries"`
	}
	switch g := g.(type) {
	case nil:
		return nil
	case orb.Collection:
		c := collection{"GeometryCollection", []any{}}
		for _, inner := range g {
			c.Geometries = append(c.Geometries, jsonOf(inner))
		}
		return c
	}
	return shape{g.GeoJSONType(), g}
}

// isFinite tells whether every position of a geometry is one.
func isFinite(g orb.Geometry) bool {
	line := func(points []orb.Point) bool {
		return !slices.ContainsFunc(points, func(p orb.Point) bool { return math.IsNaN(p[0]+p[1]) || math.IsInf(p[0]+p[1], 0) })
	}
	switch g := g.(type) {
	case orb.Point:
		return line([]orb.Point{g})
	case orb.MultiPoint:
		return line(g)
	case orb.LineString:
		return line(g)
	case orb.MultiLineString:
		return !slices.ContainsFunc(g, func(l orb.LineString) bool { return !line(l) })
	case orb.Polygon:
		return !slices.ContainsFunc(g, func(r orb.Ring) bool { return !line(r) })
	case orb.MultiPolygon:
		return !slices.ContainsFunc(g, func(p orb.Polygon) bool { return !isFinite(p) })
	case orb.Collection:
		return !slices.ContainsFunc(g, func(inner orb.Geometry) bool { return !isFinite(inner) })
	}
	return true
}

// remarks gathers what was done to the layers of a file, each thing once.
type remarks []Remark

func (r *remarks) system(s *System) {
	if !s.IsPlain() && !slices.Contains(*r, s.Remark()) {
		*r = append(*r, s.Remark())
	}
}

// geoJSON writes a FeatureCollection. Where all features stand in one layer it has the
// layer's name; where they do not, the layer is a property of each.
func geoJSON(features []Feature) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection",`)
	one := oneLayer(features)
	if one != "" {
		name, err := json.Marshal(one)
		if err != nil {
			return nil, wrong("its name cannot be used: %v", err)
		}
		fmt.Fprintf(&b, `"name":%s,`, name)
	}
	b.WriteString(`"features":[`)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, f := range features {
		if !isFinite(f.Geometry) {
			return nil, wrong("feature %d has a position that is none in its reference system: perhaps the number of the zone stands before the eastings where it should not, or does not where it should", i+1)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		if f.Properties == nil {
			f.Properties = map[string]any{}
		}
		if _, there := f.Properties["layer"]; !there && f.Layer != "" && f.Layer != one {
			f.Properties["layer"] = f.Layer
		}
		err := e.Encode(struct {
			Type       string         `json:"type"`
			Properties map[string]any `json:"properties"`
			Geometry   any            `json:"geometry"`
		}{"Feature", f.Properties, jsonOf(f.Geometry)})
		if err != nil {
			return nil, wrong("feature %d cannot be used: %v", i+1, err)
		}
	}
	b.WriteString("]}")
	return b.Bytes(), nil
}
