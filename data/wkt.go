package data

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/twpayne/go-geom/encoding/geojson"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// spatialReference is the prefix that PostGIS writes.
var spatialReference = regexp.MustCompile(`(?i)^srid=(\d+); *`)

// wktToGeoJSON turns a well-known text into GeoJSON, so that one reader does the
// rest: the same limits, the same checks, the same words.
func wktToGeoJSON(b []byte) ([]byte, error) {
	text := string(bytes.TrimSpace(b))
	if m := spatialReference.FindStringSubmatch(text); m != nil {
		if m[1] != "4326" {
			return nil, refuse("crs", "the coordinates are in the reference system SRID %s: export the file in EPSG:4326", m[1])
		}
		text = text[len(m[0]):]
	}
	if depth := nesting(text); depth > MaxDepth {
		return nil, refuse("too-deep", "brackets nest more than %d deep", MaxDepth)
	}
	g, err := wkt.Unmarshal(strings.TrimSuffix(text, ";"))
	if err != nil {
		// The parser draws a picture of the place over several lines: the first tells.
		return nil, refuse("not-wkt", "this is not well-known text: %s", strings.SplitN(err.Error(), "\n", 2)[0])
	}
	out, err := geojson.Marshal(g)
	if err != nil {
		return nil, refuse("not-wkt", "the well-known text cannot be used: %v", err)
	}
	return out, nil
}

// nesting is how deep parentheses nest.
func nesting(s string) int {
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
