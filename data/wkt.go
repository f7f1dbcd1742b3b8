package data

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/twpayne/go-geom/encoding/geojson"
	"github.com/twpayne/go-geom/encoding/wkt"

	"delimit/data/format"
)

// spatialReference is the prefix that PostGIS writes.
var spatialReference = regexp.MustCompile(`(?i)^srid=(\d+); *`)

// wktToGeoJSON turns a well-known text into GeoJSON, so that one reader does the
// rest: the same limits, the same checks, the same words.
func wktToGeoJSON(b []byte) ([]byte, []format.Remark, error) {
	text := string(bytes.TrimSpace(b))
	var system *format.System
	var said []format.Remark
	if m := spatialReference.FindStringSubmatch(text); m != nil {
		s, err := format.OfName("EPSG:" + m[1])
		if err != nil {
			return nil, nil, plainFormat("crs", err)
		}
		if !s.IsPlain() {
			system, said = s, []format.Remark{s.Remark()}
		}
		text = text[len(m[0]):]
	}
	if depth := format.Nesting(text); depth > MaxDepth {
		return nil, nil, refuse("too-deep", "brackets nest more than %d deep", MaxDepth)
	}
	g, err := wkt.Unmarshal(strings.TrimSuffix(text, ";"))
	if err != nil {
		return nil, nil, refuse("not-wkt", "this is not well-known text: %s", wktWords(err.Error()))
	}
	var out []byte
	if system != nil {
		out, err = format.FromGeom(g, system)
	} else {
		out, err = geojson.Marshal(g)
	}
	if err != nil {
		return nil, nil, refuse("not-wkt", "the well-known text cannot be used: %v", err)
	}
	return out, said, nil
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
