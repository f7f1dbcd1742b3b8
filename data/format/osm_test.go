package format

import (
	"fmt"
	"strings"
	"testing"
)

const overpassNodes = `{"type":"node","id":1,"lat":47,"lon":37},{"type":"node","id":2,"lat":47,"lon":38},{"type":"node","id":3,"lat":48,"lon":38},{"type":"node","id":4,"lat":48,"lon":37,"tags":{"place":"town","name":"Town"}}`

func overpass(elements string) []byte {
	return []byte(`{"version":0.6,"generator":"Overpass API","osm3s":{"copyright":"x"},"elements":[` + elements + `]}`)
}

func TestOverpass(t *testing.T) {
	const square = "[[[[37 47] [38 47] [38 48] [37 48] [37 47]]]]"
	box := func(ids string) string { return `"geometry":[` + ids + `]` }
	p := func(lat, lon int) string { return fmt.Sprintf(`{"lat":%d,"lon":%d}`, lat, lon) }
	for name, c := range map[string]struct {
		elements string
		want     []string // of each feature
	}{
		"a relation of two ways": {overpassNodes + `,{"type":"way","id":10,"nodes":[1,2,3]},{"type":"way","id":11,"nodes":[1,4,3]},{"type":"relation","id":20,"tags":{"type":"boundary","name":"A"},"members":[{"type":"way","ref":10,"role":"outer"},{"type":"way","ref":11,"role":"outer"}]}`,
			[]string{"MultiPolygon A", "Point Town"}},
		"positions in the members": {`{"type":"relation","id":20,"tags":{"type":"multipolygon","name":"A"},"members":[{"type":"way","ref":10,"role":"outer",` + box(p(47, 37)+","+p(47, 38)+","+p(48, 38)) + `},{"type":"way","ref":11,"role":"outer",` + box(p(48, 38)+","+p(48, 37)+","+p(47, 37)) + `}]}`,
			[]string{"MultiPolygon A"}},
		"a closed way":            {`{"type":"way","id":10,"tags":{"name":"A","landuse":"military"},` + box(p(47, 37)+","+p(47, 38)+","+p(48, 38)+","+p(47, 37)) + `}`, []string{"Polygon A"}},
		"a road around":           {`{"type":"way","id":10,"tags":{"name":"A","highway":"primary"},` + box(p(47, 37)+","+p(47, 38)+","+p(48, 38)+","+p(47, 37)) + `}`, []string{"LineString A"}},
		"a way cut off":           {`{"type":"way","id":10,"tags":{"name":"A"},"nodes":[1,2,3]}`, []string{"nil A"}},
		"a relation cut off":      {`{"type":"relation","id":20,"tags":{"type":"multipolygon","name":"A"},"members":[{"type":"way","ref":10,"role":"outer",` + box(p(47, 37)+",null,"+p(47, 38)) + `}]}`, []string{"nil A"}},
		"an outline that is open": {`{"type":"relation","id":20,"tags":{"type":"multipolygon","name":"A"},"members":[{"type":"way","ref":10,"role":"outer",` + box(p(47, 37)+","+p(47, 38)+","+p(48, 38)) + `}]}`, []string{"nil A"}},
	} {
		out, said, err := OverpassJSON(overpass(c.elements))
		got := featuresOf(t, out, err)
		var list []string
		for _, f := range got {
			kind := "nil"
			if f.Geometry != nil {
				kind = f.Geometry.Type
				if kind == "MultiPolygon" && len(fmt.Sprint(f.Geometry.Coordinates)) != len(square) {
					t.Errorf("%s: %v", name, f.Geometry.Coordinates)
				}
			}
			list = append(list, fmt.Sprint(kind, " ", f.Properties["name"]))
		}
		if fmt.Sprint(list) != fmt.Sprint(c.want) || (len(said) > 0) != strings.Contains(fmt.Sprint(list), "nil") {
			t.Errorf("%s: %v, %v", name, list, said)
		}
	}
	cut := strings.Replace(string(overpass(overpassNodes)), `"elements"`, `"remark":"runtime error: Query timed out","elements"`, 1)
	if _, said, err := OverpassJSON([]byte(cut)); err != nil || len(said) != 1 || !strings.Contains(said[0].Text, "timed out") {
		t.Errorf("an answer that was cut off: %v, %v", said, err)
	}
	if _, _, err := OverpassJSON(overpass("")); err == nil {
		t.Error("an empty answer was read")
	}
}

func FuzzOSM(f *testing.F) {
	f.Add(string(overpass(overpassNodes+`,{"type":"way","id":10,"nodes":[1,2,3,1],"tags":{"a":"b"}}`)), true)
	f.Add(`<osm><node id="1" lat="1" lon="2"/><way id="2"><nd ref="1"/><nd ref="1"/><tag k="a" v="b"/></way><relation id="3"><member type="way" ref="2"/><tag k="type" v="multipolygon"/></relation></osm>`, false)
	f.Fuzz(func(t *testing.T, s string, overpass bool) {
		read := OSMXML
		if overpass {
			read = OverpassJSON
		}
		out, _, err := read([]byte(s))
		checkOut(t, out, err)
	})
}
