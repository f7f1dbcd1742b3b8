// Package format turns files of other formats into GeoJSON, so that one reader does
// the rest: the same limits, the same checks, the same words about what is wrong.
// Coordinates come out as longitude, latitude in degrees on WGS 84. What is in another
// reference system is an error that names it.
package format

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// MaxDepth is how deep elements, folders and collections may nest.
const MaxDepth = 64

// Feature is one shape with what is said of it.
type Feature struct {
	Properties map[string]any
	Geometry   orb.Geometry // nil: none
}

// Error says what is wrong with a file, in words for its reader.
type Error struct{ Text string }

func (e *Error) Error() string { return e.Text }

func wrong(text string, args ...any) error { return &Error{fmt.Sprintf(text, args...)} }

// geoJSON writes a FeatureCollection.
func geoJSON(features []Feature) ([]byte, error) {
	type shape struct {
		Type        string       `json:"type"`
		Coordinates orb.Geometry `json:"coordinates"`
	}
	type collection struct {
		Type       string `json:"type"`
		Geometries []any  `json:"geometries"`
	}
	var of func(g orb.Geometry) any
	of = func(g orb.Geometry) any {
		switch g := g.(type) {
		case nil:
			return nil
		case orb.Collection:
			c := collection{"GeometryCollection", []any{}}
			for _, inner := range g {
				c.Geometries = append(c.Geometries, of(inner))
			}
			return c
		}
		return shape{g.GeoJSONType(), g}
	}
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, f := range features {
		if i > 0 {
			b.WriteByte(',')
		}
		if f.Properties == nil {
			f.Properties = map[string]any{}
		}
		err := e.Encode(struct {
			Type       string         `json:"type"`
			Properties map[string]any `json:"properties"`
			Geometry   any            `json:"geometry"`
		}{"Feature", f.Properties, of(f.Geometry)})
		if err != nil {
			return nil, wrong("feature %d cannot be used: %v", i+1, err)
		}
	}
	b.WriteString("]}")
	return b.Bytes(), nil
}
