package data

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// What is wrong is said for a person: nothing that the libraries say of their own
// insides comes through.
func TestPlainWords(t *testing.T) {
	area := feature1(`{"type":"Polygon","coordinates":`+square+`}`, `{}`)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(area))
	z.Close()
	cases := map[string]string{
		"hello": "line 1, column 1: “h” makes no sense there",
		strings.Replace(area, "[38,49]", "[38,49],", 1): "“,” makes no sense there",
		"{'type':1}":       "“'” makes no sense there",
		"{\"a\":\"\x01\"}": "control character",
		strings.Replace(area, "[38,49]", `["a",49]`, 1):                                                           `in the position behind 38, 48, "a" is not a coordinate`,
		packed.String()[:packed.Len()-12]:                                                                         "the gzip data are damaged: it ends in the middle",
		"\x1f\x8b\x08\x00garbagegarbagegarba":                                                                     "the gzip data are damaged: its packed data are damaged",
		`{"type":"FeatureCollection","delimit":{"what":"project","proposals":"x"},"features":[]}`:                 "a text stands where a list should (proposals)",
		`{"geometryType":"esriGeometryPolygon","features":[{"attributes":{},"geometry":{"rings":[[["a",48]]]}}]}`: "a text stands where a number should (geometry.rings)",
		`{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[["x"]]}},"arcs":[]}`:                         "a text stands where a number should",
		`<?xml version="1.0"?><gpx><trk><trkseg><trkpt lat="abc" lon="37"/></trkseg></trk></gpx>`:                 `"abc" is not a number`,
		`<?xml version="1.0"?><kml><Placemark>`:                                                                   "it ends in the middle",
		"PK\x03\x04garbage":                                                                                       "its packed data are damaged",
		"SQLite format 3\x00" + strings.Repeat("\x00", 200):                                                       "GeoPackage",
		"POLYGON((37 48, 38 48":                                                                                   "it ends in the middle",
		"POLYGON((37 48, abc 48))":                                                                                "line 1, position 16 makes no sense",
	}
	for file, says := range cases {
		_, err := Read("x", []byte(file), AnyRole)
		if err == nil {
			t.Errorf("%.40q can be used", file)
			continue
		}
		for _, inside := range []string{"invalid character", "unexpected", "strconv", "cannot unmarshal", "Go ", "json:", "flate:", "zip:", "(26)", "syntax error"} {
			if strings.Contains(err.Error(), inside) {
				t.Errorf("%.40q: %v", file, err)
			}
		}
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, want %q", file, err, says)
		}
	}
}

// NaN in a property, as some programs write it, is nothing, and a name that has the word
// stays.
func TestNaN(t *testing.T) {
	o, err := Read("front_20260815.geojson", []byte(feature1(`{"type":"Polygon","coordinates":`+square+`}`, `{"name":"NaN -Infinity","a":NaN,"b":-Infinity,"c":[Infinity,1]}`)), SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	if o.Situation.Areas[0].Name != "NaN -Infinity" || len(o.Defects) == 0 || o.Defects[0].Rule != "not-a-number" || !strings.Contains(o.Defects[0].String(), "3 values") {
		t.Errorf("%q, %v", o.Situation.Areas[0].Name, o.Defects)
	}
}
