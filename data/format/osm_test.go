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
		out, said, err := OverpassJSON(t.Context(), overpass(c.elements))
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
	if _, said, err := OverpassJSON(t.Context(), []byte(cut)); err != nil || len(said) != 1 || !strings.Contains(said[0].Text, "timed out") {
		t.Errorf("an answer that was cut off: %v, %v", said, err)
	}
	if _, _, err := OverpassJSON(t.Context(), overpass("")); err == nil {
		t.Error("an empty answer was read")
	}
}

// The XML of OpenStreetMap: positions in the nodes, in the ways or in the members; what is deleted
// is none.
func TestOSMXML(t *testing.T) {
	const nodes = `<node id="1" lat="47" lon="37"/><node id="2" lat="47" lon="38"/><node id="3" lat="48" lon="38"/><node id="4" lat="48" lon="37"><tag k="name" v="Town"/></node>`
	const town = "Point [37 48] Town; "
	nd := func(ids ...int) (out string) {
		for _, id := range ids {
			out += fmt.Sprintf(`<nd ref="%d"/>`, id)
		}
		return out
	}
	const inWay = `<nd ref="91" lat="47" lon="37"/><nd ref="92" lat="47" lon="38"/><nd ref="93" lat="48" lon="38"/>`
	const named = `<tag k="name" v="A"/><tag k="landuse" v="military"/>`
	for name, c := range map[string]struct{ inner, want string }{
		"nodes":                 {nodes, town},
		"a way":                 {nodes + `<way id="10">` + nd(1, 2, 3) + `<tag k="name" v="A"/><tag k="highway" v="primary"/></way>`, "LineString [[37 47] [38 47] [38 48]] A; " + town},
		"a closed way":          {nodes + `<way id="10">` + nd(1, 2, 3, 1) + named + `</way>`, "Polygon [[[37 47] [38 47] [38 48] [37 47]]] A; " + town},
		"positions in the way":  {`<way id="10">` + inWay + `<nd ref="91" lat="47" lon="37"/>` + named + `</way>`, "Polygon [[[37 47] [38 47] [38 48] [37 47]]] A; "},
		"a relation":            {nodes + `<way id="10">` + nd(1, 2, 3) + `</way><way id="11">` + nd(3, 1) + `</way><relation id="20"><member type="way" ref="10" role="outer"/><member type="way" ref="11" role="outer"/><tag k="type" v="multipolygon"/>` + named + `</relation>`, "MultiPolygon [[[[37 47] [38 47] [38 48] [37 47]]]] A; " + town},
		"other members first":   {nodes + `<way id="10">` + nd(1, 2, 3, 1) + `</way><relation id="20"><member type="node" ref="4" role="admin_centre"/><member type="relation" ref="9" role="subarea"/><member type="way" ref="10" role="outer"/><tag k="type" v="boundary"/>` + named + `</relation>`, "MultiPolygon [[[[37 47] [38 47] [38 48] [37 47]]]] A; "},
		"positions in a member": {`<relation id="20"><member type="way" ref="10" role="outer">` + inWay + `</member><member type="way" ref="11" role="outer"><nd lat="48" lon="38"/><nd lat="47" lon="37"/></member><tag k="type" v="multipolygon"/>` + named + `</relation>`, "MultiPolygon [[[[37 47] [38 47] [38 48] [37 47]]]] A; "},
		"deleted":               {nodes + `<way id="10" action="delete">` + nd(1, 2, 3, 1) + named + `</way><way id="11" visible="false">` + nd(1, 2, 3, 1) + named + `</way><node id="5" lat="40" lon="30" action="modify" visible="true"><tag k="name" v="B"/></node>`, town + "Point [30 40] B; "},
	} {
		out, said, err := OSMXML(t.Context(), []byte(`<osm version="0.6">`+c.inner+`</osm>`))
		got := ""
		for _, f := range featuresOf(t, out, err) {
			if f.Geometry == nil {
				t.Errorf("%s: no geometry: %v", name, f.Properties)
				continue
			}
			got += fmt.Sprint(f.Geometry.Type, " ", f.Geometry.Coordinates, " ", f.Properties["name"], "; ")
		}
		if got != c.want || len(said) > 0 {
			t.Errorf("%s: %s, %v, want %s", name, got, said, c.want)
		}
	}
	for inner, want := range map[string]string{`<node id="1" lat="x" lon="37"/>`: "node 1", `<node id="1" lon="37"/>`: "node 1", `<way id="1"><nd ref="1" lat="47" lon="y"/></way>`: ""} {
		if out, _, err := OSMXML(t.Context(), []byte(`<osm>`+inner+`</osm>`)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %s, %v", inner, out, err)
		}
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
		out, _, err := read(t.Context(), []byte(s))
		checkOut(t, out, err)
	})
}
