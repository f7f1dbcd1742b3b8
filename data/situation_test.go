package data

import (
	"fmt"
	"strings"
	"testing"

	"delimit/geo"
)

// area is a feature with a small square, whose lower left corner is given.
func area(lon, lat float64, properties string) string { return aSquare(lon, lat, 0.5, properties) }

func aSquare(lon, lat, side float64, properties string) string {
	return feature2("", properties, fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%[1]v,%[2]v],[%[3]v,%[2]v],[%[3]v,%[4]v],[%[1]v,%[4]v],[%[1]v,%[2]v]]]}`, lon, lat, lon+side, lat+side))
}

// Who holds what in files of several features, and what is said of the rest.
func TestSituations(t *testing.T) {
	ru, ua, contested := geo.HeldByRussia, geo.HeldByUkraine, geo.HeldContested
	cases := []struct {
		name, file string
		features   []string
		holders    []geo.Holder
		rules      string
	}{
		{"no usable properties", "x.geojson", []string{area(37, 48, `{}`), area(38, 48, `{"FID":4}`)}, []geo.Holder{ru, ru}, "assumed-holder"},
		{"one that no rule knows", "x.geojson", []string{area(37, 48, `{"holder":"russia"}`), area(38, 48, `{}`)}, []geo.Holder{ru, contested}, "no-holder"},
		{"a word that no rule knows", "x.geojson", []string{area(37, 48, `{"control":"martian"}`)}, []geo.Holder{contested}, "no-holder"},
		{"capital letters", "x.geojson", []string{area(37, 48, `{"HOLDER":"Ukraine"}`), area(38, 48, `{"Control":"RUSSIA"}`)}, []geo.Holder{ua, ru}, ""},
		{"numbers that are no holders", "x.geojson", []string{area(37, 48, `{"status":1}`)}, []geo.Holder{contested}, "no-holder"},
		{"occupied or not", "x.geojson", []string{area(37, 48, `{"occupied":"yes"}`), area(38, 48, `{"occupied":false}`)}, []geo.Holder{ru, ua}, ""},
		{"Transnistria", "x.geojson", []string{area(29, 47, `{"name":"Придністров'я","fill":"#880e4f"}`), area(38, 48, `{"fill":"#a52714"}`)}, []geo.Holder{ru}, "elsewhere"},
		{"Transnistria, by its name", "x.geojson", []string{area(27, 47, `{"name":"Придністров'я","fill":"#880e4f"}`), area(38, 48, `{"fill":"#a52714"}`)}, []geo.Holder{ru}, "not-counted"},
		{"the Kurils", "x.geojson", []string{area(147, 44, `{"fill":"#a52714"}`), area(38, 48, `{"fill":"#a52714"}`)}, []geo.Holder{ru}, "elsewhere"},
		{"no geometry", "x.geojson", []string{feature2("", `{}`, "null"), area(38, 48, `{}`)}, []geo.Holder{ru}, "null-geometry assumed-holder"},
		{"points", "x.geojson", []string{feature2("", `{}`, aPoint), area(38, 48, `{}`)}, []geo.Holder{ru}, "not-an-area assumed-holder"},
		{"claimed, by the name of the file", "20220316_UkrainianClaimedCounterOffensives.geojson", []string{area(38, 48, `{}`)}, []geo.Holder{contested}, ""},
		{"assessed, by the name of the file", "20221113_RussianAssessedAdvanceinUkraine.geojson", []string{area(38, 48, `{}`)}, []geo.Holder{ru}, ""},
		{"unclaimed, by the name of the file", "proclaimed.geojson", []string{area(38, 48, `{}`)}, []geo.Holder{ru}, "assumed-holder"},
		{"a property that no rule knows", "x.geojson", []string{area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`)}, []geo.Holder{contested, contested}, "no-holder"},
		{"a property and nothing", "x.geojson", []string{area(37, 48, `{"zone":"A"}`), area(38, 48, `{}`)}, []geo.Holder{contested, contested}, "no-holder no-holder"},
		{"claimed, by the name of the layer", "x.geojson", []string{area(38, 48, `{"layer":"Claimed Russian Control over Ukraine"}`)}, []geo.Holder{contested}, ""},
		{"assessed, by the name of the layer", "x.geojson", []string{area(38, 48, `{"layer":"Assessed Russian Advances"}`)}, []geo.Holder{ru}, ""},
		{"a counter-offensive", "x.geojson", []string{area(38, 48, `{"layer":"Ukrainian Counter-Offensive"}`)}, []geo.Holder{ua}, ""},
		{"partisans", "x.geojson", []string{area(38, 48, `{"layer":"Reported Ukrainian Partisan Warfare"}`), area(38, 48, `{"layer":"AssessedRussianControl"}`)}, []geo.Holder{ru}, "not-counted"},
		{"a new colour in a DeepState file", "deepstatemap_data.geojson", []string{area(38, 48, `{"fill":"#123456"}`)}, []geo.Holder{contested}, "no-holder"},
		{"a daily file", "deepstatemap_data_20251026.geojson", []string{area(38, 48, `{}`)}, []geo.Holder{ru}, ""},
		{"East Prussia", "x.geojson", []string{area(20.5, 54.4, `{"fill":"#a52714"}`), area(38, 48, `{"fill":"#a52714"}`)}, []geo.Holder{ru}, "elsewhere"},
		{"Transnistria, by where it is", "x.geojson", []string{aSquare(29.0, 47.4, 0.1, `{}`), area(38, 48, `{"status":"occupied"}`)}, []geo.Holder{ru}, "elsewhere"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o, err := Read(c.file, []byte(collectionOf(c.features...)), SituationRole)
			if err != nil {
				t.Fatal(err)
			}
			var holders []geo.Holder
			for _, a := range o.Situation.Areas {
				holders = append(holders, a.Holder)
			}
			var rules []string
			for _, d := range o.Defects {
				rules = append(rules, d.Rule)
			}
			if fmt.Sprint(holders) != fmt.Sprint(c.holders) || strings.Join(rules, " ") != c.rules {
				t.Errorf("holders %v, want %v; defects %v, want %s", holders, c.holders, o.Defects, c.rules)
			}
		})
	}
}

func TestPolygonsInCollectionsCount(t *testing.T) {
	file := feature1(`{"type":"GeometryCollection","geometries":[`+aPoint+`,{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":`+square+`}]},{"type":"MultiPolygon","coordinates":[`+square+`]}]}`, `{}`)
	o, err := Read("x.geojson", []byte(file), SituationRole)
	if err != nil || len(o.Situation.Areas) != 1 || len(o.Situation.Areas[0].Area) != 2 {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestSources(t *testing.T) {
	for _, c := range []struct{ file, properties, want string }{
		{"deepstatemap_data_20251026.geojson", `{}`, "DeepState"},
		{"x.geojson", `{"fill":"#a52714","styleUrl":"#poly"}`, "DeepState"},
		{"x.geojson", `{"fill":"#a52714"}`, "x.geojson"}, // anybody may use a colour
		{"x.geojson", `{"name":"Окуповано /// Occupied /// geoJSON.status.occupied"}`, "DeepState"},
		{"20221113_RussianAssessedAdvanceinUkraine.geojson", `{}`, "ISW"},
		{"isw_2023.geojson", `{}`, "ISW"},
		{"swiswah.geojson", `{}`, "swiswah.geojson"},
	} {
		o, err := Read("/deepstate/isw/"+c.file, []byte(polygonFile(c.properties)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		if o.Situation.Source != c.want || o.Situation.Name != strings.TrimSuffix(c.file, ".geojson") {
			t.Errorf("%s %s: source %q, want %q; name %q", c.file, c.properties, o.Situation.Source, c.want, o.Situation.Name)
		}
	}
}

func TestMoreDates(t *testing.T) {
	for _, c := range []struct{ file, properties, want string }{
		{"x.geojson", `{"date":20251026}`, "2025-10-26"},
		{"x.geojson", `{"datetime":"2023-05-01T23:59:59Z"}`, "2023-05-01"},
		{"x.geojson", `{"ChangeDate":1.6828992e12}`, "2023-05-01"},
		{"x.geojson", `{"enddate":"1682899200000"}`, "2023-05-01"},
		{"x.geojson", `{"date":"2023/05/01"}`, "2023-05-01"},
		{"20251026.geojson", `{"date":null}`, "2025-10-26"},
		{"20251026.geojson", `{"date":"soon"}`, "2025-10-26"},
		{"20251026.geojson", `{"date":"2202-02-02"}`, "2025-10-26"},
		{"20251026.geojson", `{"date":"2099-01-01"}`, "2025-10-26"}, // far off
		{"20251026.geojson.gz", `{}`, "2025-10-26"},
		{"x.geojson", `{"date":1e300}`, ""},
		{"x.geojson", `{"date":-5}`, ""},
		{"x.geojson", `{"date":"2023-02-29"}`, ""},
		{"2013-12-31.geojson", `{}`, ""},
		{"x.geojson", `{"date":[2025,10,26]}`, ""},
	} {
		o, err := Read(c.file, []byte(polygonFile(c.properties)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.Situation.Date.String(); got != c.want {
			t.Errorf("%s %s: %q, want %q (%v)", c.file, c.properties, got, c.want, o.Defects)
		}
	}
	o, err := Read("20240101.geojson", []byte(`{"type":"FeatureCollection","name":"front_20251026","features":[`+area(37, 48, `{}`)+`]}`), SituationRole)
	if err != nil || o.Situation.Date.String() != "2025-10-26" {
		t.Errorf("by the name member: %v, %v", o.Situation.Date, err)
	}
	late := collectionOf(area(37, 48, `{"date":"2024-01-02"}`), area(37, 48, `{"date":"2024-03-02"}`), area(37, 48, `{"date":"2023-03-02"}`))
	if o, err = Read("x.geojson", []byte(late), SituationRole); err != nil || o.Situation.Date.String() != "2024-03-02" {
		t.Errorf("the latest counts: %v, %v", o.Situation.Date, err)
	}
}

func TestMoreRoles(t *testing.T) {
	polygon := func(properties string) string { return area(37, 48, properties) }
	lines := func(n int) string {
		return feature1(`{"type":"MultiLineString","coordinates":[`+strings.TrimSuffix(strings.Repeat("[[37,48],[38,48]],", n), ",")+`]}`, `{}`)
	}
	for _, c := range []struct {
		name, file, text string
		role             Role
		sure             bool
	}{
		{"roads or trenches", "x.geojson", lines(50), ProposalRole, false},
		{"a few lines", "x.geojson", lines(3), ProposalRole, true},
		{"a line and an area", "plan 2026-08-15.geojson", collectionOf(feature2("", `{}`, aLine), polygon(`{}`)), ProposalRole, true},
		{"a dated file of a named area", "plan 2026-08-15.geojson", collectionOf(polygon(`{"name":"North"}`)), SituationRole, false},
		{"a dated file of an area", "front 2026-08-15.geojson", collectionOf(polygon(`{}`)), SituationRole, true},
		{"a date inside", "x.geojson", collectionOf(polygon(`{"name":"North","date":"2026-08-15"}`)), SituationRole, true},
		{"an area", "/2026-08-15/deepstate/x.geojson", collectionOf(polygon(`{}`)), SituationRole, false},
		{"an allocation", "x.geojson", collectionOf(feature2("", `{"kind":"allocation","side":"russia"}`, aPoint), polygon(`{}`)), ProposalRole, true},
		{"left on an area", "x.geojson", collectionOf(polygon(`{"left":"x"}`)), SituationRole, false},
		{"saved and empty", "x.geojson", `{"type":"FeatureCollection","delimit":{"format":1,"what":"proposal"},"features":[]}`, ProposalRole, true},
	} {
		o, err := Read(c.file, []byte(c.text), AnyRole)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if o.Role != c.role || o.Sure != c.sure {
			t.Errorf("%s: role %d, sure %v; want %d, %v", c.name, o.Role, o.Sure, c.role, c.sure)
		}
	}
}

func TestTerritories(t *testing.T) {
	for _, c := range []struct{ name, text, unit, boundary string }{
		{"a named feature", feature1(`{"type":"Polygon","coordinates":`+square+`}`, `{"name":"Donetsk"}`), "Donetsk", "file rim.geojson"},
		{"two features", collectionOf(area(37, 48, `{"name":"a"}`), area(38, 48, `{}`)), "a", "file rim.geojson"}, // and another, see TestUnitsOfATerritoryFile
		{"two features without names", collectionOf(area(37, 48, `{}`), area(38, 48, `{}`)), "rim", "file rim.geojson"},
		{"a bare geometry", `{"type":"Polygon","coordinates":` + square + `}`, "rim", "file rim.geojson"},
		{"attribution", `{"type":"FeatureCollection","attribution":"© Survey","features":[` + area(37, 48, `{}`) + `]}`, "rim", "file rim.geojson (© Survey)"},
	} {
		o, err := Read("/a/rim.geojson", []byte(c.text), TerritoryRole)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if u := o.Territory.Units[0]; (len(o.Territory.Units) != 1) != (c.name == "two features") || u.Name != c.unit || u.Boundary != c.boundary || len(u.Area) == 0 {
			t.Errorf("%s: %+v", c.name, u)
		}
	}
}
