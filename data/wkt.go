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
		// The parser draws a picture of the place over several lines: the first tells.
		return nil, nil, refuse("not-wkt", "this is not well-known text: %s", strings.SplitN(err.Error(), "\n", 2)[0])
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
