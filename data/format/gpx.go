package format

import (
	"context"
	"encoding/xml"

	"github.com/paulmach/orb"
)

// GPX reads tracks, routes and waypoints.
func GPX(ctx context.Context, b []byte) ([]byte, error) {
	type point struct {
		Lat  float64 `xml:"lat,attr"`
		Lon  float64 `xml:"lon,attr"`
		Name string  `xml:"name"`
	}
	type line struct {
		Name     string  `xml:"name"`
		Points   []point `xml:"rtept"`
		Segments []struct {
			Points []point `xml:"trkpt"`
		} `xml:"trkseg"`
	}
	var file struct {
		XMLName   xml.Name `xml:"gpx"`
		Waypoints []point  `xml:"wpt"`
		Routes    []line   `xml:"rte"`
		Tracks    []line   `xml:"trk"`
	}
	if depth := xmlDepth(ctx, b); depth > MaxDepth {
		return nil, wrong("elements nest more than %d deep", MaxDepth)
	}
	d := xml.NewDecoder(&xmlText{r: guarded(ctx, b)})
	d.CharsetReader = inUTF8
	if err := d.Decode(&file); err != nil {
		return nil, wrong("this is not a GPX file that can be read: %v", err)
	}
	path := func(points []point) orb.LineString {
		out := make(orb.LineString, len(points))
		for i, p := range points {
			out[i] = orb.Point{p.Lon, p.Lat}
		}
		return out
	}
	var features []Feature
	for _, p := range file.Waypoints {
		features = append(features, Feature{Properties: map[string]any{"name": p.Name}, Geometry: orb.Point{p.Lon, p.Lat}})
	}
	for _, r := range file.Routes {
		features = append(features, Feature{Properties: map[string]any{"name": r.Name}, Geometry: path(r.Points)})
	}
	for _, t := range file.Tracks {
		var segments orb.MultiLineString
		for _, s := range t.Segments {
			if len(s.Points) > 1 {
				segments = append(segments, path(s.Points))
			}
		}
		if len(segments) > 0 {
			features = append(features, Feature{Properties: map[string]any{"name": t.Name}, Geometry: segments})
		}
	}
	return geoJSON(ctx, features, len(b))
}

// xmlDepth is how deep elements nest, as far as the text can be read.
func xmlDepth(ctx context.Context, b []byte) int {
	d := xml.NewDecoder(&xmlText{r: guarded(ctx, b)})
	d.CharsetReader = inUTF8
	depth, deepest := 0, 0
	for {
		t, err := d.Token()
		if err != nil {
			return deepest
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
			deepest = max(deepest, depth)
		case xml.EndElement:
			depth--
		}
	}
}
