package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"
)

// Every geometry is read as orb's own reader reads it, but for polygons whose rings are
// no shell with its holes: of these the rings are the same.
func TestGeometryAgreesWithOrb(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
	line := rapid.Custom(func(t *rapid.T) orb.LineString { return rapid.SliceOfN(point, 1, 5).Draw(t, "line") })
	polygon := rapid.Custom(func(t *rapid.T) orb.Polygon {
		var p orb.Polygon
		for _, l := range rapid.SliceOfN(line, 1, 3).Draw(t, "rings") {
			p = append(p, append(orb.Ring(l), l[0]))
		}
		return p
	})
	var geometry func(depth int) *rapid.Generator[orb.Geometry]
	geometry = func(depth int) *rapid.Generator[orb.Geometry] {
		return rapid.Custom(func(t *rapid.T) orb.Geometry {
			switch rapid.IntRange(0, depth).Draw(t, "type") {
			case 0:
				return point.Draw(t, "point")
			case 1:
				return orb.MultiPoint(line.Draw(t, "points"))
			case 2:
				return line.Draw(t, "line")
			case 3:
				return orb.MultiLineString(rapid.SliceOfN(line, 1, 3).Draw(t, "lines"))
			case 4:
				return polygon.Draw(t, "polygon")
			case 5:
				return orb.MultiPolygon(rapid.SliceOfN(polygon, 1, 3).Draw(t, "polygons"))
			}
			return orb.Collection(rapid.SliceOfN(geometry(5), 1, 3).Draw(t, "collection"))
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		want := geometry(6).Draw(t, "geometry")
		b, err := json.Marshal(geojson.NewGeometry(want))
		if err != nil {
			t.Fatal(err)
		}
		c, err := parse(b)
		if err != nil {
			t.Fatalf("%v in %s", err, b)
		}
		got := c.features[0].geometry
		if c.flat.n > 0 {
			want, got = loose(want), loose(got)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", b, diff)
		}
	})
}

// loose makes of all rings polygons of their own, in an order of their own.
func loose(g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Polygon:
		return loose(orb.MultiPolygon{g})
	case orb.MultiPolygon:
		var out orb.MultiPolygon
		for _, p := range g {
			for _, r := range p {
				out = append(out, orb.Polygon{r})
			}
		}
		slices.SortFunc(out, func(a, b orb.Polygon) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		return out
	case orb.Collection:
		var out orb.Collection
		for _, inner := range g {
			out = append(out, loose(inner))
		}
		return out
	}
	return g
}

func TestOddGeometry(t *testing.T) {
	tri := `[[37,48],[38,48],[38,49],[37,48]]`
	cases := []struct {
		name, geometry string
		want           orb.Geometry
		says           string
	}{
		{name: "heights", geometry: `{"type":"LineString","coordinates":[[37,48,1],[38,49,null,7]]}`, want: orb.LineString{{37, 48}, {38, 49}}},
		{name: "coordinates first", geometry: `{"coordinates":[37,48],"type":"Point"}`, want: orb.Point{37, 48}},
		{name: "white space", geometry: "{ \"type\" : \"Point\" ,\n\"coordinates\" : [ 37 ,\t48 ] }", want: orb.Point{37, 48}},
		{name: "exponent", geometry: `{"type":"Point","coordinates":[3.7e1,480E-1]}`, want: orb.Point{37, 48}},
		{name: "open ring", geometry: `{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49]]]}`, want: orb.Polygon{{{37, 48}, {38, 48}, {38, 49}, {37, 48}}}},
		{name: "empty hole", geometry: `{"type":"Polygon","coordinates":[` + tri + `,[]]}`, want: orb.Polygon{{{37, 48}, {38, 48}, {38, 49}, {37, 48}}}},
		{name: "hole of nothing", geometry: `{"type":"Polygon","coordinates":[[],` + tri + `]}`},
		{name: "empty point", geometry: `{"type":"Point","coordinates":[]}`},
		{name: "empty polygon", geometry: `{"type":"Polygon","coordinates":[]}`},
		{name: "empty parts", geometry: `{"type":"MultiPolygon","coordinates":[[],[[]]]}`},
		{name: "empty collection", geometry: `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[]}]}`},
		{name: "null coordinate", geometry: `{"type":"Point","coordinates":[null,48]}`, says: `"null" is not a coordinate`},
		{name: "text coordinate", geometry: `{"type":"Point","coordinates":["37","48"]}`, says: "is not a coordinate"},
		{name: "nested coordinate", geometry: `{"type":"Point","coordinates":[[37,48]]}`, says: "is not a coordinate"},
		{name: "huge number", geometry: `{"type":"Point","coordinates":[1e999,48]}`, says: `"1e999" is not a coordinate`},
		{name: "big number", geometry: `{"type":"Point","coordinates":[1e300,48]}`, says: "outside the world"},
		{name: "latitude 91", geometry: `{"type":"Point","coordinates":[37,91]}`, says: "at 37, 91"},
		{name: "no coordinates", geometry: `{"type":"Polygon"}`, says: "not in the shape"},
		{name: "null coordinates", geometry: `{"type":"Polygon","coordinates":null}`, says: "not in the shape"},
		{name: "ring of null", geometry: `{"type":"Polygon","coordinates":[null]}`, says: "not in the shape"},
		{name: "too flat", geometry: `{"type":"MultiPolygon","coordinates":[` + tri + `]}`, says: "MultiPolygon"},
		{name: "no type", geometry: `{"coordinates":[37,48]}`, says: "type of geometry"},
		{name: "a text", geometry: `"POINT(37 48)"`, says: "not an object"},
		{name: "collections too deep", geometry: strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 9) + strings.Repeat("]}", 9), says: "deep"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			read, err := parse([]byte(feature1(c.geometry, `{"name":"n"}`)))
			if c.says != "" {
				var e *Error
				if !errors.As(err, &e) || !strings.Contains(err.Error(), c.says) || e.Name != "n" {
					t.Fatalf("got %v, want %q of feature n", err, c.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, read.features[0].geometry); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Rings outside the first one are named where they lie, with their own area, less their holes. The
// areas of the strips are by independent computation.
func TestRingsThatAreNoHoles(t *testing.T) {
	ring := func(west, east float64) string {
		return fmt.Sprintf("[[%[1]v,47.8],[%[2]v,47.8],[%[2]v,48.2],[%[1]v,48.2],[%[1]v,47.8]]", west, east)
	}
	for _, c := range []struct {
		rings []string
		km2   float64
		at    orb.Point
	}{
		{[]string{ring(37.2, 37.6), ring(38, 38.8)}, wideKM2, orb.Point{38, 47.8}},
		{[]string{ring(37.2, 37.6), ring(38, 38.8), ring(38.2, 38.4)}, wideKM2 - quarterKM2, orb.Point{38, 47.8}},
		{[]string{ring(37.2, 38), ring(37.4, 37.6), ring(38.2, 38.4)}, quarterKM2, orb.Point{38.2, 47.8}},
		{[]string{ring(37.2, 37.6), ring(38, 38.2), ring(38.6, 38.4)}, 2 * quarterKM2, orb.Point{38, 47.8}},
	} {
		read, err := parse([]byte(feature1(`{"type":"Polygon","coordinates":[`+strings.Join(c.rings, ",")+`]}`, `{"name":"n"}`)))
		if err != nil {
			t.Fatal(err)
		}
		list := read.mended(SituationRole)
		if len(list) != 1 || list[0].Rule != "flat-polygon" || list[0].At == nil || *list[0].At != c.at || !strings.Contains(list[0].Text, fmt.Sprintf(" %.1f", c.km2)) {
			t.Errorf("%d rings: %+v, want %.2f km² at %v", len(c.rings), list, c.km2, c.at)
		}
	}
}

func TestReferenceSystems(t *testing.T) {
	for crs, ok := range map[string]bool{
		`null`: true, `{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}`: true, `{"type":"name","properties":{"name":"EPSG:4326"}}`: true,
		`{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4326"}}`: true, `{"type":"name","properties":{"name":"EPSG:4284"}}`: true, `{"type":"name","properties":{"name":"EPSG:4178"}}`: false,
		`{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}`: true, `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2180"}}`: false, `{"type":"link","properties":{"href":"http://example.org/crs/28407"}}`: false,
		`{"type":"link","properties":{"href":"http://www.opengis.net/def/crs/EPSG/0/4326"}}`: true, `{"type":"link"}`: false, `"EPSG:5564"`: false,
	} {
		for _, file := range []string{
			`{"type":"FeatureCollection","crs":` + crs + `,"features":[]}`,
			`{"type":"FeatureCollection","features":[{"type":"Feature","crs":` + crs + `,"properties":{},"geometry":null}]}`,
			`{"type":"Feature","crs":` + crs + `,"properties":{},"geometry":null}`,
			`{"type":"Point","crs":` + crs + `,"coordinates":[37,48]}`,
		} {
			if _, err := parse([]byte(file)); (err == nil) != ok {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// parse reads GeoJSON.
func parse(b []byte) (*collection, error) {
	return converted{json: b}.parse(context.Background(), standard)
}
