// Package format turns files of other formats into GeoJSON, so that one reader does
// the rest: the same limits, the same checks, the same words about what is wrong.
// Coordinates come out as longitude, latitude in degrees on WGS 84: system.go, crs.go and
// datum.go know what reference systems are transformed and how exactly, and a Remark
// tells of it. One that is not known is an error that names it.
package format

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// mostText bounds the GeoJSON that is made of a file, in bytes.
const mostText = 512 << 20

// MaxDepth is how deep elements, folders and collections may nest.
const MaxDepth = 64

// Feature is one shape with what is said of it.
type Feature struct {
	Properties map[string]any
	Geometry   orb.Geometry // nil: none
	Layer      string       // the table, object or folder that it stands in; empty: in none
	Curved     bool         // it has no geometry because its edges are curves
}

// Curved is the member of a GeoJSON feature that says so.
const Curved = "delimit:curved"

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

// MaxRatio is how large a file may be unpacked, in times its size: texts of positions come to
// ten, spreadsheets to fifty.
const MaxRatio = 100

// Error says what is wrong with a file, in words for its reader. The rule is a stable
// word; empty: that of the format.
type Error struct{ Rule, Text string }

func (e *Error) Error() string { return e.Text }

func wrong(text string, args ...any) error { return ruled("", text, args...) }

func ruled(rule, text string, args ...any) error {
	for i, a := range args {
		if err, ok := a.(error); ok {
			args[i] = Words(err)
		}
	}
	return &Error{rule, fmt.Sprintf(text, args...)}
}

// writeGeometry writes a geometry as GeoJSON has it. It tells whether there was room.
func writeGeometry(b *text, g orb.Geometry) bool {
	if !b.room() {
		return false
	}
	if g == nil {
		b.WriteString("null")
		return true
	}
	if c, ok := g.(orb.Collection); ok {
		b.WriteString(`{"type":"GeometryCollection","geometries":`)
		return list(b, c, func(inner orb.Geometry) bool { return writeGeometry(b, inner) }) && b.WriteByte('}') == nil
	}
	fmt.Fprintf(b, `{"type":%q,"coordinates":`, g.GeoJSONType())
	room := false
	switch g := g.(type) {
	case orb.Point:
		room = writePoint(b, g)
	case orb.MultiPoint:
		room = writeLine(b, g)
	case orb.LineString:
		room = writeLine(b, g)
	case orb.MultiLineString:
		room = list(b, g, func(l orb.LineString) bool { return writeLine(b, l) })
	case orb.Polygon:
		room = writePolygon(b, g)
	case orb.MultiPolygon:
		room = list(b, g, func(p orb.Polygon) bool { return writePolygon(b, p) })
	}
	b.WriteByte('}')
	return room
}

func writePolygon(b *text, p orb.Polygon) bool {
	return list(b, p, func(r orb.Ring) bool { return writeLine(b, r) })
}

func writeLine(b *text, points []orb.Point) bool {
	return list(b, points, func(p orb.Point) bool { return writePoint(b, p) })
}

func writePoint(b *text, p orb.Point) bool {
	text := append(b.AvailableBuffer(), '[')
	text = strconv.AppendFloat(text, p[0], 'g', -1, 64)
	text = append(text, ',')
	text = strconv.AppendFloat(text, p[1], 'g', -1, 64)
	b.Write(append(text, ']'))
	return b.room()
}

// list writes an array, as long as there is room.
func list[E any](b *text, elements []E, write func(E) bool) bool {
	b.WriteByte('[')
	for i, e := range elements {
		if i > 0 {
			b.WriteByte(',')
		}
		if !write(e) {
			return false
		}
	}
	b.WriteByte(']')
	return true
}

// mostPoints is how many positions are read of a file; readers of JSON need fifty bytes for each
// while they read.
const mostPoints = 20_000_000

// fewPositions makes sure of that before JSON is read: every position has a bracket.
func fewPositions(b []byte) error {
	const fewLists, shortest = 1_000_000, len("[1,2],")
	switch n := bytes.Count(b, []byte("[")); {
	case n > mostPoints:
		return wrong("the file has more than %d positions", mostPoints)
	case n > fewLists+len(b)/shortest:
		return wrong("the file has %d lists, most of them empty", n)
	}
	return nil
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

// text is GeoJSON that is being made, within a bound.
type text struct {
	bytes.Buffer
	most int
}

func (t *text) room() bool { return t.Len() <= t.most }

func (t *text) full() error {
	return wrong("as GeoJSON, the file has more than %d MB: far more than it holds, or more than is read", t.most>>20)
}

// geoJSON writes a FeatureCollection, of a file of so many bytes. Where all features stand in one layer it has the
// layer's name; where they do not, the layer is a property of each.
func geoJSON(ctx context.Context, features []Feature, size int) ([]byte, error) {
	b := text{most: roomOf(size)}
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
	for i, f := range features {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := checkName("a layer", f.Layer); err != nil {
			return nil, err
		}
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
		properties, err := json.Marshal(f.Properties)
		if err != nil {
			return nil, wrong("feature %d cannot be used: %v", i+1, err)
		}
		b.WriteString(`{"type":"Feature",`)
		if f.Curved {
			fmt.Fprintf(&b, "%q:true,", Curved)
		}
		fmt.Fprintf(&b, `"properties":%s,"geometry":`, properties)
		if !writeGeometry(&b, f.Geometry) {
			return nil, b.full()
		}
		b.WriteByte('}')
	}
	b.WriteString("]}")
	return b.Bytes(), nil
}
