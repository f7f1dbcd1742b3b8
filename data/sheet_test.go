package data

import (
	"image/color"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func readSheet(t *testing.T, text string) *Sheet {
	t.Helper()
	o, err := Read("roads.geojson", []byte(text), SheetRole)
	if err != nil {
		t.Fatal(err)
	}
	return o.Sheet
}

// What a file says of its look is taken as the specification has it, whether it is
// written as a number or a text; nonsense says nothing.
func TestLooks(t *testing.T) {
	line := `{"type":"LineString","coordinates":[[37,48],[38,48]]}`
	for _, c := range []struct {
		properties string
		want       Look
	}{
		{`{}`, Look{}},
		{`{"stroke":"#f00","stroke-width":3,"stroke-opacity":0.5}`, Look{Stroke: color.NRGBA{255, 0, 0, 128}, Width: 3}},
		{`{"stroke":"00ff7f","stroke-width":"2.5"}`, Look{Stroke: color.NRGBA{0, 255, 127, 255}, Width: 2.5}},
		{`{"fill":"#102030"}`, Look{Fill: color.NRGBA{16, 32, 48, 153}}},
		{`{"fill":"#102030","fill-opacity":0}`, Look{Fill: color.NRGBA{16, 32, 48, 0}, NoFill: true}},
		{`{"marker-color":"#abc","marker-size":"large"}`, Look{Marker: color.NRGBA{0xaa, 0xbb, 0xcc, 255}, Radius: 6.5}},
		{`{"stroke-width":0}`, Look{NoStroke: true}},
		{`{"stroke":"red","stroke-width":"NaN","fill":7,"fill-opacity":"x","marker-color":null,"marker-size":[]}`, Look{}},
		{`{"stroke":"#12345g","stroke-width":1e300}`, Look{Width: widestStroke}},
	} {
		s := readSheet(t, feature1(line, c.properties))
		if diff := cmp.Diff(c.want, s.Marks[0].Look); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.properties, diff)
		}
	}
}

// A sheet keeps lines, areas and points; it knows whom to name.
func TestSheet(t *testing.T) {
	s := readSheet(t, `{"type":"FeatureCollection","name":"Roads","attribution":"© the mappers","features":[
		{"type":"Feature","properties":{"title":"H20"},"geometry":{"type":"LineString","coordinates":[[37,48],[38,48]]}},
		{"type":"Feature","properties":{"name":"a place"},"geometry":{"type":"Point","coordinates":[37,48]}},
		{"type":"Feature","properties":null,"geometry":null}]}`)
	if s.Name != "Roads" || s.Source != "© the mappers" || len(s.Marks) != 2 || s.Marks[0].Title != "H20" || s.Marks[1].Title != "a place" {
		t.Errorf("got %+v", s)
	}
	if s = readSheet(t, feature1(`{"type":"Point","coordinates":[37,48]}`, `{}`)); s.Name != "roads" || s.Source != "roads.geojson" {
		t.Errorf("a file without words has the name %q and the source %q", s.Name, s.Source)
	}
	if _, err := Read("x.geojson", []byte(`{"type":"FeatureCollection","features":[]}`), SheetRole); err == nil {
		t.Error("an empty file makes a sheet")
	}
}

// Points alone, and very many lines, may be anything: a person is asked.
func TestSheetsAreAskedFor(t *testing.T) {
	for _, c := range []struct {
		name, text string
		sure       bool
	}{
		{"points", feature1(`{"type":"Point","coordinates":[37,48]}`, `{}`), false},
		{"a line", feature1(`{"type":"LineString","coordinates":[[37,48],[38,48]]}`, `{}`), true},
	} {
		o, err := Read("x.geojson", []byte(c.text), AnyRole)
		if err != nil || o.Sure != c.sure {
			t.Errorf("%s: %+v, %v", c.name, o, err)
		}
	}
}
