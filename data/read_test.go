package data

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

const square = `[[[37,48],[38,48],[38,49],[37,49],[37,48]]]`

func feature1(geometry, properties string) string {
	return fmt.Sprintf(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":%s,"geometry":%s}]}`, properties, geometry)
}

func polygonFile(properties string) string {
	return feature1(`{"type":"Polygon","coordinates":`+square+`}`, properties)
}

// What cannot be used is refused by a message that names the file, the feature
// and the place.
func TestRefused(t *testing.T) {
	deep := strings.Repeat("[", 200) + strings.Repeat("]", 200)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte("{"))
	z.Flush()
	cases := []struct{ name, file, rule, says string }{
		{"not JSON", "hello", "not-json", "line 1, column"},
		{"empty", "", "empty", "empty"},
		{"truncated", `{"type":"FeatureCollection","features":[{"type":"Feature"`, "truncated", "ends in the middle"},
		{"truncated gzip", zipped.String(), "gzip", "damaged"},
		{"too deep", `{"type":"Polygon","coordinates":` + deep + `}`, "too-deep", "nest"},
		{"not a text", "{\"type\":\"\xff\x02\"}", "encoding", "UTF-8"},
		{"NaN", feature1(`{"type":"Point","coordinates":[NaN,48]}`, `{}`), "not-geojson", `in the first position, "NaN" is not a coordinate`},
		{"empty collection", `{"type":"FeatureCollection","features":[]}`, "empty", "no features"},
		{"no features", `{"type":"FeatureCollection"}`, "not-geojson", "features"},
		{"other JSON", `{"areas":[],"units":{}}`, "not-geojson", "areas, units"},
		{"escape sequences", `{"\u001b[2J":1}`, "not-geojson", `"\x1b[2J"`},
		{"KML", `<?xml version="1.0"?><kml></kml>`, "empty", "no features"},
		{"broken KML", `<?xml version="1.0"?><kml><Placemark>`, "format", "ends in the middle"},
		{"entity bomb", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`, "format", "entity"},
		{"a web page", `<!DOCTYPE html><html></html>`, "format", "web page"},
		{"outside the world", feature1(`{"type":"Polygon","coordinates":[[[37,48],[381,48],[38,49],[37,48]]]}`, `{"name":"north"}`), "outside-world", `feature 0 "north" at 381, 48`},
		{"metres", feature1(`{"type":"Polygon","coordinates":[[[4200000,6100000],[4300000,6100000],[4200000,6200000]]]}`, `{}`), "outside-world", "EPSG:4326"},
		{"swapped", feature1(`{"type":"Polygon","coordinates":[[[48,37],[48,38],[49,38],[48,37]]]}`, `{"name":"x"}`), "swapped", `feature 0 "x" at 48, 37`},
		{"another reference system", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2180"}},"features":[]}`, "crs", "2180"},
		{"elsewhere", feature1(`{"type":"Polygon","coordinates":[[[-100,20],[-99,20],[-99,21],[-100,20]]]}`, `{}`), "elsewhere", "Ukraine"},
		{"points only", feature1(`{"type":"Point","coordinates":[37,48]}`, `{}`), "no-areas", "1 Point"},
		{"wrong shape", feature1(`{"type":"Polygon","coordinates":[37,48]}`, `{}`), "not-geojson", "Polygon"},
		{"position of one number", feature1(`{"type":"Point","coordinates":[37]}`, `{}`), "not-geojson", "longitude and latitude"},
		{"something behind", `{"type":"FeatureCollection","features":[]} x`, "not-json", "follows"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read("front.geojson", []byte(c.file), SituationRole)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want an Error", err)
			}
			if e.Rule != c.rule || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "front.geojson: ") {
				t.Errorf("%s: %v\nwant rule %s and %q", e.Rule, err, c.rule, c.says)
			}
		})
	}
}

func TestMissingFileAndFolder(t *testing.T) {
	for path, says := range map[string]string{filepath.Join(t.TempDir(), "none.geojson"): "no such file", t.TempDir(): "folder"} {
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", path, err, says)
		}
	}
}

func TestHolders(t *testing.T) {
	cases := map[string]geo.Holder{
		`{}`: geo.HeldByRussia, `{"status":"contested"}`: geo.HeldContested, `{"holder":"ukraine"}`: geo.HeldByUkraine,
		`{"occupied":true}`: geo.HeldByRussia, `{"occupied":0}`: geo.HeldByUkraine, `{"control":"RU"}`: geo.HeldByRussia,
		`{"fill":"#a52714","name":"Occupied"}`: geo.HeldByRussia, `{"fill":"#BCAAA4"}`: geo.HeldContested,
		`{"name":"Невідомо /// Unknown status /// geoJSON.status.unknown"}`: geo.HeldContested,
		`{"status":"martian"}`: geo.HeldContested, `{"type":"gains"}`: geo.HeldByRussia, `{"type":"losses"}`: geo.HeldByUkraine,
	}
	for properties, want := range cases {
		o, err := Read("x.geojson", []byte(polygonFile(properties)), SituationRole)
		if err != nil {
			t.Errorf("%s: %v", properties, err)
			continue
		}
		if got := o.Situation.Areas[0].Holder; got != want {
			t.Errorf("%s is held by %s, want %s", properties, got, want)
		}
	}
	if _, err := Read("x.geojson", []byte(polygonFile(`{"fill":"#ff5252"}`)), SituationRole); err == nil {
		t.Error("East Prussia was counted")
	}
}

func TestDates(t *testing.T) {
	cases := []struct{ file, properties, want string }{
		{"deepstatemap_data_20251026.geojson", `{}`, "2025-10-26"},
		{"1750713495.geojson", `{}`, "2025-06-23"},
		{"front 2026-08-15 b.geojson", `{}`, "2026-08-15"},
		{"Control_26_07_12.geojson", `{}`, "2026-07-12"},
		{"20251026.geojson", `{"date":"2024-01-02"}`, "2024-01-02"},
		{"x.geojson", `{"Datetime":1668297600000}`, "2022-11-13"},
		{"x.geojson", `{"date":"2202-02-02"}`, ""},
		{"x_20251350.geojson", `{}`, ""},
		{"x.geojson", `{}`, ""},
	}
	for _, c := range cases {
		o, err := Read(c.file, []byte(polygonFile(c.properties)), SituationRole)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if got := o.Situation.Date.String(); got != c.want {
			t.Errorf("%s %s: date %q, want %q", c.file, c.properties, got, c.want)
		}
		if impossible := strings.Contains(c.properties, "2202") || strings.Contains(c.file, "1350"); impossible && len(o.Defects) == 0 {
			t.Errorf("%s %s: the impossible date was passed over in silence", c.file, c.properties)
		}
	}
}

func featureOf(geometry, properties string) string {
	return `{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}`
}

func TestRoleIsGuessed(t *testing.T) {
	cases := []struct {
		file string
		role Role
		sure bool
	}{
		{polygonFile(`{}`), SituationRole, false},
		{polygonFile(`{"holder":"russia"}`), SituationRole, true},
		{polygonFile(`{"kind":"free-trade"}`), ProposalRole, true},
		{feature1(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{}`), ProposalRole, true},
		{feature1(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"left":"ukraine"}`), ProposalRole, true},
		{collectionOf(featureOf(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"left":"ukraine"}`), boxFeature(`"holder":"russia"`, 37, 48, 38, 49)), ProposalRole, true},
		{collectionOf(featureOf(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"left":5}`), boxFeature(`"holder":"russia"`, 37, 48, 38, 49)), SituationRole, true},
		{collectionOf(featureOf(`{"type":"Point","coordinates":[37,48]}`, `{"right":"ukraine"}`), boxFeature(`"holder":"russia"`, 37, 48, 38, 49)), SituationRole, true},
		{collectionOf(boxFeature(`"admin_level":"4","date":"2025-11-05"`, 37, 48, 38, 49)), SituationRole, false},
		{collectionOf(boxFeature(`"admin_level":"","date":"2025-11-05"`, 37, 48, 38, 49)), SituationRole, true},
		{`{"value":` + polygonFile(`{"type":"gains"}`) + `}`, SituationRole, true},
	}
	for _, c := range cases {
		o, err := Read("x.geojson", []byte(c.file), AnyRole)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if o.Role != c.role || o.Sure != c.sure {
			t.Errorf("%s is role %d, sure %v; want %d, %v", c.file, o.Role, o.Sure, c.role, c.sure)
		}
	}
}

// Every real file gives a situation or says why not.
func TestRealFiles(t *testing.T) {
	root := sharedtest.Path(t, "frontlines")
	refused := map[string]string{
		"20220316_UkrainianClaimedCounterOffensives.geojson": "empty",
		"Trenches_Pokrovsk2.geojson":                         "no-areas", "units_current.geojson": "no-areas",
	}
	files, err := filepath.Glob(filepath.Join(root, "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, path := range files {
		s, _, err := LoadSituation(path)
		rule, bad := refused[filepath.Base(path)]
		var e *Error
		switch {
		case bad && (!errors.As(err, &e) || e.Rule != rule):
			t.Errorf("%s: %v, want rule %s", filepath.Base(path), err, rule)
		case !bad && err != nil:
			t.Errorf("%s: %v", filepath.Base(path), err)
		case !bad && !s.Date.Known() && filepath.Base(path) != "2202-02-02.geojson":
			t.Errorf("%s has no date", filepath.Base(path))
		}
	}
}

func TestGzipAndMark(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprint(z, "\ufeff"+polygonFile(`{}`))
	z.Close()
	if _, err := Read("x.geojson.gz", b.Bytes(), SituationRole); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{polygonFile(`{}`), feature1(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"left":"russia"}`), `{"value":{}}`,
		`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}`, `{"type":"Feature","geometry":null}`, "\x1f\x8b"} {
		f.Add([]byte(s), uint8(0))
	}
	f.Add([]byte(foreign), uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, role uint8) {
		o, err := Read("fuzz.geojson", b, Role(role%5))
		if err != nil {
			var e *Error
			if o != nil || !errors.As(err, &e) || e.Rule == "" || !strings.HasPrefix(err.Error(), "fuzz.geojson: ") {
				t.Fatalf("%v with %v", o, err)
			}
			return
		}
		k := o.Check("fuzz.geojson")
		if k.Vertices > 0 == k.Extent.IsEmpty() || len(k.AreasM2) != len(o.Rulings) {
			t.Errorf("%+v", k)
		}
		for _, d := range k.Defects {
			if d.Rule == "" || d.Text == "" || d.Done == "" {
				t.Errorf("%+v does not say what was wrong and what was done", d)
			}
		}
		switch {
		case o.Situation != nil:
			for _, a := range o.Situation.Areas {
				checkArea(t, a.Area)
			}
		case o.Territory != nil:
			checkArea(t, o.Territory.Units[0].Area)
		case o.Sheet != nil:
			if len(o.Sheet.Marks) == 0 || o.Sheet.Source == "" {
				t.Errorf("an empty sheet: %+v", o.Sheet)
			}
		default:
			checkSaves(t, o.Proposal)
		}
	})
}

// checkArea checks that every ring is closed and has a vertex in the world.
func checkArea(t rapid.TB, area orb.MultiPolygon) {
	for _, p := range area {
		for _, r := range p {
			if len(r) == 0 || !r.Closed() {
				t.Fatalf("ring %v is not closed", r)
			}
		}
		if b := p.Bound(); b.Min[0] < -180 || b.Max[0] > 180 || b.Min[1] < -90 || b.Max[1] > 90 {
			t.Fatalf("%v is outside the world", b)
		}
	}
}

// checkSaves checks that a proposal is the same after a save and a load.
func checkSaves(t rapid.TB, p *geo.Proposal) {
	seen := map[string]bool{}
	for _, f := range p.Features {
		if f.ID == "" || seen[f.ID] || f.Geometry == nil {
			t.Fatalf("feature %+v", f)
		}
		seen[f.ID] = true
	}
	b, err := EncodeProposal(p)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Read("fuzz.geojson", b, AnyRole)
	if err != nil || o.Proposal == nil || !o.Sure {
		t.Fatalf("%v: saved as\n%s", err, b)
	}
	if diff := cmp.Diff(withoutBoxes(p), withoutBoxes(o.Proposal)); diff != "" {
		t.Fatalf("%s\nsaved as\n%s", diff, b)
	}
	if again, err := EncodeProposal(o.Proposal); err != nil || !bytes.Equal(b, again) {
		t.Fatalf("%v: saved twice it differs\n%s\n%s", err, b, again)
	}
}

// withoutBoxes leaves out what saving makes anew.
func withoutBoxes(p *geo.Proposal) *geo.Proposal {
	q := *p
	q.Members = maps.Clone(p.Members)
	delete(q.Members, "bbox")
	q.Features = slices.Clone(p.Features)
	for i, f := range q.Features {
		q.Features[i].Members = maps.Clone(f.Members)
		delete(q.Features[i].Members, "bbox")
	}
	return &q
}
