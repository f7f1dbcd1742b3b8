package format

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func gmlOf(member string) []byte {
	return []byte(`<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="w" xmlns:gml="http://www.opengis.net/gml/3.2">` + member + `</wfs:FeatureCollection>`)
}

type anyFeature struct {
	Properties map[string]any
	Geometry   *struct {
		Type        string
		Coordinates any
	}
}

func featuresOf(t *testing.T, out []byte, err error) []anyFeature {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Features []anyFeature }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got.Features
}

const urn4326 = `srsName="urn:ogc:def:crs:EPSG::4326"`

// Shapes that can go wrong: where the ring stands, in which order its numbers, how they are
// separated.
func TestGMLShapes(t *testing.T) {
	ring := "47 37 47 38 48 38 47 37"
	polygon := func(attributes, positions string) string {
		return `<gml:Polygon ` + attributes + `><gml:exterior><gml:LinearRing>` + positions + `</gml:LinearRing></gml:exterior></gml:Polygon>`
	}
	const want = "Polygon [[[37 47] [38 47] [38 48] [37 47]]]"
	for name, c := range map[string]struct{ geometry, want string }{
		"a list":                {polygon(urn4326, "<gml:posList>"+ring+"</gml:posList>"), want},
		"positions":             {polygon(urn4326, "<gml:pos>47 37</gml:pos><gml:pos>47 38</gml:pos><gml:pos>48 38</gml:pos><gml:pos>47 37</gml:pos>"), want},
		"heights":               {polygon(urn4326+` srsDimension="3"`, "<gml:posList>47 37 1 47 38 1 48 38 1 47 37 1</gml:posList>"), want},
		"heights of the list":   {polygon(urn4326, `<gml:posList srsDimension="3">47 37 1 47 38 1 48 38 1 47 37 1</gml:posList>`), want},
		"short name":            {polygon(`srsName="EPSG:4326"`, "<gml:posList>37 47 38 47 38 48 37 47</gml:posList>"), want},
		"old address":           {polygon(`srsName="http://www.opengis.net/gml/srs/epsg.xml#4326"`, "<gml:coordinates>37,47 38,47 38,48 37,47</gml:coordinates>"), want},
		"new address":           {polygon(`srsName="http://www.opengis.net/def/crs/EPSG/0/4326"`, "<gml:posList>"+ring+"</gml:posList>"), want},
		"CRS84":                 {polygon(`srsName="urn:ogc:def:crs:OGC:1.3:CRS84"`, "<gml:posList>37 47 38 47 38 48 37 47</gml:posList>"), want},
		"no name":               {polygon("", "<gml:posList>37 47 38 47 38 48 37 47</gml:posList>"), want},
		"coordinates otherwise": {polygon("", `<gml:coordinates decimal="," cs=";" ts="|">37,0;47,0|38,0;47,0|38;48|37;47</gml:coordinates>`), want},
		"coord":                 {polygon("", "<gml:coord><gml:X>37</gml:X><gml:Y>47</gml:Y></gml:coord><gml:coord><gml:X>38</gml:X><gml:Y>47</gml:Y></gml:coord><gml:coord><gml:X>38</gml:X><gml:Y>48</gml:Y></gml:coord><gml:coord><gml:X>37</gml:X><gml:Y>47</gml:Y></gml:coord>"), want},
		"a ring of curves": {`<gml:Polygon ` + urn4326 + `><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>47 37 47 38</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember>` +
			`<gml:curveMember><gml:LineString><gml:posList>47 38 48 38 47 37</gml:posList></gml:LineString></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>`, want},
		"a hole before its shell": {`<gml:Polygon><gml:innerBoundaryIs><gml:LinearRing><gml:coordinates>37.5,47.1 37.6,47.1 37.6,47.2 37.5,47.1</gml:coordinates></gml:LinearRing></gml:innerBoundaryIs><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>37,47 38,47 38,48 37,47</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>`,
			"Polygon [[[37 47] [38 47] [38 48] [37 47]] [[37.5 47.1] [37.6 47.1] [37.6 47.2] [37.5 47.1]]]"},
		"a surface": {`<gml:Surface ` + urn4326 + `><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>` + ring + `</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>`, "MultiPolygon [[[[37 47] [38 47] [38 48] [37 47]]]]"},
		"surfaces": {`<gml:MultiSurface ` + urn4326 + `><gml:surfaceMember>` + polygon("", "<gml:posList>"+ring+"</gml:posList>") + `</gml:surfaceMember><gml:surfaceMembers>` + polygon("", "<gml:posList>"+ring+"</gml:posList>") + `</gml:surfaceMembers></gml:MultiSurface>`,
			"MultiPolygon [[[[37 47] [38 47] [38 48] [37 47]]] [[[37 47] [38 47] [38 48] [37 47]]]]"},
		"a hole of nothing": {`<gml:Polygon><gml:interior><gml:LinearRing/></gml:interior><gml:exterior><gml:LinearRing><gml:posList>37 47 38 47 38 48 37 47</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList/></gml:LinearRing></gml:interior></gml:Polygon>`, want},
		"a point":           {`<gml:Point ` + urn4326 + `><gml:pos>48 37</gml:pos></gml:Point>`, "Point [37 48]"},
		"a line":            {`<gml:LineString ` + urn4326 + `><gml:posList>48 37 49 38</gml:posList></gml:LineString>`, "LineString [[37 48] [38 49]]"},
	} {
		out, _, err := GML(t.Context(), gmlOf(`<wfs:boundedBy><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope></wfs:boundedBy><wfs:member><front gml:id="f.1"><holder>russia</holder><geom>`+c.geometry+`</geom></front></wfs:member>`))
		got := featuresOf(t, out, err)
		if len(got) != 1 || got[0].Geometry == nil || got[0].Properties["holder"] != "russia" || got[0].Geometry.Type+" "+fmt.Sprint(got[0].Geometry.Coordinates) != c.want {
			t.Errorf("%s: %s", name, out)
		}
	}
	// What the whole says of its reference system holds for what says nothing.
	out, _, err := GML(t.Context(), gmlOf(`<gml:boundedBy><gml:Envelope `+urn4326+`/></gml:boundedBy><gml:featureMembers><a><g><gml:Point><gml:pos>48 37</gml:pos></gml:Point></g></a><a><g><gml:Point><gml:pos>49 38</gml:pos></gml:Point></g></a></gml:featureMembers>`))
	if got := featuresOf(t, out, err); len(got) != 2 || fmt.Sprint(got[1].Geometry.Coordinates) != "[38 49]" {
		t.Errorf("%s", out)
	}
}

func TestGMLRefused(t *testing.T) {
	point := func(inner string) string {
		return `<wfs:member><a><g>` + inner + `</g></a></wfs:member>`
	}
	for inner, want := range map[string]string{
		point(`<gml:Curve><gml:segments><gml:Arc><gml:posList>1 2 3 4 5 6</gml:posList></gml:Arc></gml:segments></gml:Curve>`): "curves",
		point(`<gml:LineString><gml:posList>1 2 3</gml:posList></gml:LineString>`):                                             "3 numbers",
		point(`<gml:Point srsName="urn:ogc:def:crs:EPSG::2180"><gml:pos>1 2</gml:pos></gml:Point>`):                            "2180",
		point(`<gml:Point><gml:pos>1 x</gml:pos></gml:Point>`):                                                                 "not a coordinate",
		`<nothing/>`: "no features", strings.Repeat("<a>", 200): "deep", `<wfs:member><a>`: "damaged",
	} {
		_, _, err := GML(t.Context(), gmlOf(inner))
		if checkOut(t, []byte("{}"), err); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %s", inner, err, want)
		}
	}
}

func FuzzGML(f *testing.F) {
	f.Add(string(gmlOf(`<wfs:member><a><g><gml:Polygon ` + urn4326 + `><gml:exterior><gml:LinearRing><gml:posList>47 37 47 38 48 38 47 37</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></g><n>5</n></a></wfs:member>`)))
	f.Add(`<a><member><b><Point><coordinates cs="x">1x2</coordinates></Point></b></member></a>`)
	f.Fuzz(func(t *testing.T, s string) {
		out, _, err := GML(t.Context(), []byte(s))
		checkOut(t, out, err)
	})
}
