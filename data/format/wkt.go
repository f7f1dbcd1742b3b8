package format

import (
	"bytes"
	"context"
	"regexp"
	"strings"

	"github.com/twpayne/go-geom/encoding/geojson"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// spatialReference is the prefix that PostGIS writes.
var spatialReference = regexp.MustCompile(`(?i)^srid=(\d+); *`)

// WKT reads a well-known text, with or without its reference system in front.
func WKT(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	text := string(bytes.TrimSpace(b))
	if lines := strings.Split(text, "\n"); len(lines) > 1 && len(lines) < mostLines && eachIsWKT(lines) {
		return wktLines(ctx, lines, len(b))
	}
	var system *System
	var said []Remark
	if m := spatialReference.FindStringSubmatch(text); m != nil {
		s, err := OfName("EPSG:" + m[1])
		if err != nil {
			return nil, nil, ruled("crs", "%v", err)
		}
		if !s.IsPlain() {
			system, said = s, []Remark{s.Remark()}
		}
		text = text[len(m[0]):]
	}
	if depth := Nesting(text); depth > MaxDepth {
		return nil, nil, ruled("too-deep", "brackets nest more than %d deep", MaxDepth)
	}
	g, err := wkt.Unmarshal(strings.TrimSuffix(text, ";"))
	if err != nil {
		return nil, nil, ruled("not-wkt", "this is not well-known text: %s", wktWords(err.Error()))
	}
	var out []byte
	if system != nil {
		out, err = fromGeom(ctx, g, system, len(b))
	} else {
		out, err = geojson.Marshal(g)
	}
	if err != nil {
		return nil, nil, ruled("not-wkt", "the well-known text cannot be used: %v", err)
	}
	return out, said, nil
}

// mostLines is how many texts a file may have, one a line.
const mostLines = 1_000_000

// eachIsWKT reports whether every line begins a text of its own.
func eachIsWKT(lines []string) bool {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" && !geometryWord.MatchString(line) {
			return false
		}
	}
	return true
}

// wktLines reads a geometry of every line.
func wktLines(ctx context.Context, lines []string, size int) ([]byte, []Remark, error) {
	t := tableReader{}
	var features []Feature
	for i, line := range lines {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if line = strings.TrimSuffix(strings.TrimSpace(line), ";"); line == "" {
			continue
		}
		p, err := t.wellKnown(line)
		switch {
		case err != nil:
			return nil, nil, ruled("not-wkt", "line %d: %v", i+1, err)
		case p.unread != "":
			return nil, nil, ruled("not-wkt", "line %d is not well-known text: %s", i+1, p.unread)
		}
		features = append(features, Feature{Geometry: p.geometry})
	}
	out, err := geoJSON(ctx, features, size)
	return out, t.said, err
}

// wktWords takes out of the parser's picture of a mistake where it is.
func wktWords(s string) string {
	if strings.Contains(s, "unexpected $end") {
		return "it ends in the middle"
	}
	if m := wktPlace.FindStringSubmatch(s); m != nil {
		return "line " + m[1] + ", position " + m[2] + " makes no sense"
	}
	return strings.SplitN(s, "\n", 2)[0]
}

var wktPlace = regexp.MustCompile(`at line (\d+), pos (\d+)`)
