package data

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"delimit/geo"
)

// Whatever a file says, in the words that Delimit knows or in others, a proposal
// is the same after a save and a load, and no unknown property is lost or changed.
func TestAnythingSurvives(t *testing.T) {
	words := []any{nil, true, "", "ukraine", " Russia ", "border", "free-trade", "No fly", "note", "facility", "allocation", "zone", "palace",
		json.Number("1.50"), json.Number("123456789012345678901"), []any{json.Number("1"), "x"}, map[string]any{"a": nil}, "<&>\u2028\u0000"}
	keys := []string{"name", "kind", "left", "right", "side", "draft", "stroke", "Kind", "type", "features", "bbox", "delimited"}
	geometries := []any{nil}
	for _, text := range []string{`{"type":"Point","coordinates":[37,48]}`, `{"type":"MultiPoint","coordinates":[[37,48],[38,48]]}`,
		`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"type":"LineString","coordinates":[[37,48]]}`, `{"type":"MultiLineString","coordinates":[[[37,48],[38,49]]]}`,
		`{"type":"Polygon","coordinates":` + square + `}`, `{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49]]]}`, `{"type":"MultiPolygon","coordinates":[` + square + `]}`,
		`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37,48,5]},{"type":"LineString","coordinates":[[37,48],[38,49]]}]}`} {
		var g any
		if err := decode([]byte(text), &g); err != nil {
			t.Fatal(err)
		}
		geometries = append(geometries, g)
	}
	object := func(t *rapid.T, label string, except ...string) map[string]any {
		free := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return slices.Contains(except, k) })
		return rapid.MapOfN(rapid.SampledFrom(free), rapid.SampledFrom(words), 0, 5).Draw(t, label)
	}
	rapid.Check(t, func(t *rapid.T) {
		var features []any
		for range rapid.IntRange(1, 5).Draw(t, "features") {
			f := object(t, "members", "type")
			f["type"], f["properties"] = "Feature", object(t, "properties")
			f["geometry"] = rapid.SampledFrom(geometries).Draw(t, "geometry")
			if id := rapid.SampledFrom([]any{nil, "a", "f1", "f2", json.Number("7"), true}).Draw(t, "id"); id != nil {
				f["id"] = id
			}
			features = append(features, f)
		}
		file := object(t, "file", "type", "features")
		file["type"], file["features"] = "FeatureCollection", features
		raw, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		o, err := Read("x.geojson", raw, ProposalRole)
		if err != nil {
			t.Skip("nothing to propose")
		}
		checkSaves(t, o.Proposal)
		checkUnknownKept(t, raw, o.Proposal)
	})
}

// checkUnknownKept compares what a file says in other words than Delimit's with
// what is saved, features matched by what they say.
func checkUnknownKept(t rapid.TB, raw []byte, p *geo.Proposal) {
	saved, err := EncodeProposal(p)
	if err != nil {
		t.Fatal(err)
	}
	before, after := unknownOf(t, raw), unknownOf(t, saved)
	for _, properties := range after {
		if !slices.ContainsFunc(before, func(b map[string]any) bool { return cmp.Equal(b, properties) }) {
			t.Fatalf("saved with %v, which no feature had:\n%s\n%s", properties, raw, saved)
		}
	}
}

func unknownOf(t rapid.TB, raw []byte) []map[string]any {
	var file struct {
		Features []struct{ Properties map[string]any }
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&file); err != nil {
		t.Fatal(err)
	}
	var out []map[string]any
	for _, f := range file.Features {
		unknown := map[string]any{}
		for key, value := range f.Properties {
			if !slices.Contains([]string{"name", "kind", "left", "right", "side", "draft"}, key) {
				unknown[key] = value
			}
		}
		out = append(out, unknown)
	}
	return out
}

func read(t *testing.T, file string) *Opened {
	t.Helper()
	o, err := Read("x.geojson", []byte(file), ProposalRole)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func collectionOf(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func feature2(id, properties, geometry string) string {
	return `{"type":"Feature",` + id + `"properties":` + properties + `,"geometry":` + geometry + `}`
}

const aLine, aPoint = `{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"type":"Point","coordinates":[37,48]}`

// An ID of the file is kept, whatever stands before it.
func TestIDs(t *testing.T) {
	o := read(t, collectionOf(feature2("", `{}`, aLine), feature2(`"id":"f1",`, `{}`, aLine), feature2(`"id":"f1",`, `{}`, aPoint), feature2(`"id":3,`, `{}`, aPoint)))
	var got []string
	for _, f := range o.Proposal.Features {
		got = append(got, f.ID)
	}
	if want := []string{"f2", "f1", "f3", "3"}; !slices.Equal(got, want) {
		t.Errorf("IDs %v, want %v", got, want)
	}
}

// IDs that are numbers stay numbers, unless others are not: GDAL gives features
// with mixed IDs the same number.
func TestNumbersAsIDs(t *testing.T) {
	one, two, text := feature2(`"id":7,`, `{}`, aLine), feature2(`"id":8,`, `{}`, aPoint), feature2(`"id":"x",`, `{}`, aPoint)
	for file, want := range map[string]string{collectionOf(one, two): `"id":7,`, collectionOf(one, text): `"id":"7",`, collectionOf(one, one): `"id":"7",`} {
		b, err := EncodeProposal(read(t, file).Proposal)
		if err != nil || !bytes.Contains(b, []byte(want)) {
			t.Errorf("%v: no %s in %s", err, want, b)
		}
	}
}

// What is wrong with a feature is said, with what was done.
func TestDefectsOfProposals(t *testing.T) {
	cases := []struct{ feature, rule, says string }{
		{feature2("", `{"name":"w","left":"mars"}`, aLine), "unknown-left", `feature 1 "w": left "mars" is not known`},
		{feature2("", `{"right":5}`, aLine), "unknown-right", "right is not a text"},
		{feature2("", `{"kind":"facility"}`, aLine), "unknown-kind", "facility"},
		{feature2("", `{}`, `null`), "null-geometry", "left out"},
		{feature2("", `{}`, `{"type":"LineString","coordinates":[[37,48],[37,48]]}`), "too-few", "at 37, 48: a line needs two different points"},
		{feature2("", `{}`, `{"type":"Polygon","coordinates":[[[37,48],[38,48],[37,48]]]}`), "too-few", "an area needs three different points"},
		{feature2("", `{"draft":true}`, aLine), "draft", "not measured"},
		{feature2("", `{}`, `{"type":"Point","coordinates":[37,48,120]}`), "height", "1 position"},
		{feature2("", `{"name":"far"}`, `{"type":"Point","coordinates":[-70,40]}`), "elsewhere", `"far"`},
		{feature2("", `{}`, `{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49]]]}`), "open-ring", "closed"},
		{feature2("", `{}`, `{"type":"GeometryCollection","geometries":[`+aLine+`,`+aPoint+`]}`), "split", "2 geometry parts"},
	}
	for _, c := range cases {
		o := read(t, collectionOf(feature2("", `{}`, aLine), c.feature))
		if len(o.Defects) != 1 || o.Defects[0].Rule != c.rule || !strings.Contains(o.Defects[0].String(), c.says) {
			t.Errorf("%s: %v, want %s with %q", c.feature, o.Defects, c.rule, c.says)
		}
	}
}

// A word that is not known is kept, and does not come back as another.
func TestUnknownWordsStay(t *testing.T) {
	o := read(t, collectionOf(feature2("", `{"kind":"river","left":"nobody","draft":"yes"}`, aLine), feature2("", `{"draft":true}`, `{"type":"Polygon","coordinates":`+square+`}`)))
	b, err := EncodeProposal(o.Proposal)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"kind":"river"`, `"left":"nobody"`, `"draft":"yes"`, `"draft":true`} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s is gone from %s", want, b)
		}
	}
	if o.Proposal.Features[1].Draft {
		t.Error("an area is no draft")
	}
}

// A bbox stays while it holds its geometry, and is made anew when it does not.
func TestBoxes(t *testing.T) {
	o := read(t, `{"type":"FeatureCollection","bbox":[37,48,0,38,49,0],"features":[`+feature2(`"bbox":[37,48,38,49],`, `{}`, aLine)+`]}`)
	encoded := func(p *geo.Proposal) string {
		b, err := EncodeProposal(p)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if s := encoded(o.Proposal); !strings.Contains(s, `"bbox": [37,48,0,38,49,0]`) || !strings.Contains(s, `"bbox":[37,48,38,49]`) {
		t.Errorf("unchanged: %s", s)
	}
	moved, err := geo.MoveVertex(o.Proposal.Features[0].ID, geo.VertexRef{Index: 1}, [2]float64{39, 50})(o.Proposal)
	if err != nil {
		t.Fatal(err)
	}
	if s := encoded(moved); !strings.Contains(s, `"bbox": [37,48,39,50]`) || !strings.Contains(s, `"bbox":[37,48,39,50]`) {
		t.Errorf("moved: %s", s)
	}
}
