package data

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

// strip is an area of Donetsk between two longitudes, with properties.
func strip(west, east float64, properties string) string {
	return fmt.Sprintf(`{"type":"Feature","properties":%s,"geometry":{"type":"Polygon","coordinates":[[[%[2]v,47.8],[%[3]v,47.8],[%[3]v,48.2],[%[2]v,48.2],[%[2]v,47.8]]]}}`, properties, west, east)
}

func stripsOf(features ...string) []byte {
	return []byte(`{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`)
}

// Areas by independent computation, m²: strips of 0.8°, 0.4° and 0.2°.
const (
	wideKM2, halfKM2, quarterKM2 = 2655.23, 1327.62, 663.81
)

func russiaKM2(o *Opened) float64 { return held(o.Situation).Held[geo.HeldByRussia] / 1e6 }

func datesOf(o *Opened) string {
	if len(o.Dates) == 0 {
		return o.Situation.Date.String()
	}
	return fmt.Sprint(o.Dates)
}

// Areas of several dates that lie over each other are maps of several days: the newest is shown,
// any can be chosen, and none is the sum.
func TestAreasOfSeveralDays(t *testing.T) {
	file := stripsOf(strip(37.2, 38, `{"date":"2025-10-01","holder":"russia"}`), strip(37.2, 37.6, `{"date":"01.12.2025","holder":"russia"}`), strip(37.2, 37.7, `{"date":"15 листопада 2025","holder":"russia"}`))
	o, err := Read("all.geojson", file, AnyRole)
	if err != nil || datesOf(o) != "[2025-10-01 2025-11-15 2025-12-01]" || o.Situation.Date.String() != "2025-12-01" || o.DateFrom != `the property "date"` || math.Abs(russiaKM2(o)-halfKM2) > 0.01 {
		t.Fatalf("%+v, %v", o, err)
	}
	if len(o.Rulings) != 1 || o.Rulings[0].Areas != 1 { // those of the day alone
		t.Errorf("rulings: %+v", o.Rulings)
	}
	first := o.Dates[0]
	for _, a := range []Answers{{Date: first}, {Of: first}} {
		one, err := o.Answered("all.geojson", a)
		if err != nil || one.Situation.Date != first || math.Abs(russiaKM2(one)-wideKM2) > 0.01 || len(one.Dates) != 3 {
			t.Errorf("%+v: %+v, %v", a, one, err)
		}
	}
	for day, nearest := range map[string]string{"2025-10-10": "2025-10-01", "2026-01-01": "2025-12-01", "2025-11-23": "2025-11-15"} { // the last is equally near to two
		asked, _ := geo.ParseDate(day)
		if one, err := o.Answered("all.geojson", Answers{Date: asked}); err == nil || !strings.Contains(err.Error(), "nearest is "+nearest) {
			t.Errorf("%s: %v, %v", day, one, err)
		}
	}
	one, err := o.Answered("all.geojson", Answers{Together: true})
	if err != nil || len(one.Dates) != 0 || math.Abs(russiaKM2(one)-wideKM2) > 0.01 {
		t.Errorf("together: %+v, %v", one, err)
	}
}

// Dates that tell when each part was last changed make no series.
func TestPartsOfOneMap(t *testing.T) {
	file := stripsOf(strip(37.2, 37.4, `{"date":"2025-10-01","holder":"russia"}`), strip(37.4, 37.6, `{"date":"2025-12-01","holder":"russia"}`), strip(37.59, 38, `{"date":"2025-11-01","holder":"contested"}`))
	o, err := Read("edits.geojson", file, AnyRole)
	if err != nil || len(o.Dates) != 0 || o.Situation.Date.String() != "2025-12-01" || math.Abs(russiaKM2(o)-halfKM2) > 0.01 || len(o.Defects) != 1 || !strings.Contains(o.Defects[0].String(), "side by side") {
		t.Fatalf("%v: %+v, %v", o.Dates, o.Defects, err)
	}
	day, _ := geo.ParseDate("2025-11-01")
	if _, err := o.Answered("edits.geojson", Answers{Date: day}); err == nil || !strings.Contains(err.Error(), "none of 2025-11-01") {
		t.Errorf("a day before the last change: %v", err)
	}
	last := o.Situation.Date
	if one, err := o.Answered("edits.geojson", Answers{Date: last}); err != nil || one.Situation.Date != last {
		t.Errorf("the day of the last change: %v", err)
	}
	later, _ := geo.ParseDate("2025-12-05")
	if one, err := o.Answered("edits.geojson", Answers{Date: later}); err != nil || one.Situation.Date != later {
		t.Errorf("a day after the last change: %v", err)
	}
}

// Areas of a date that enclose nothing lie over nothing.
func TestFlatAreasOfADate(t *testing.T) {
	land, flat := orb.MultiPolygon{{{{37, 47}, {38, 47}, {38, 48}, {37, 47}}}}, orb.MultiPolygon{{{{37, 47}, {38, 47}, {37, 47}}}}
	if lieOf(land, flat) != sideBySide || lieOf(flat, land) != sideBySide || lieOf(land, nil) != sideBySide || lieOf(land, land) != overEachOther {
		t.Error(lieOf(land, flat), lieOf(flat, land), lieOf(land, nil), lieOf(land, land))
	}
}

// Where areas lie over each other only in part, it is said.
func TestAreasThatCoverEachOtherInPart(t *testing.T) {
	for name, second := range map[string]string{
		"a part of it":   strip(37.2, 37.35, `{"date":"2025-12-01","holder":"contested"}`),
		"less than half": strip(37.7, 38.5, `{"date":"2025-12-01","holder":"russia"}`),
		"across its end": strip(37.9, 38.3, `{"date":"2025-12-01","holder":"russia"}`),
	} {
		o, err := Read("x.geojson", stripsOf(strip(37.2, 38, `{"date":"2025-10-01","holder":"russia"}`), second), AnyRole)
		if err != nil || len(o.Dates) != 2 || len(o.Defects) == 0 || !strings.Contains(o.Defects[0].String(), "not known whether") {
			t.Errorf("%s: %v, %v", name, o, err)
		}
	}
}

// Areas without a date belong to every day, and that is said. What no rule knows on another
// day is asked at once.
func TestAreasWithoutADateAmongOthers(t *testing.T) {
	o, err := Read("x.geojson", stripsOf(strip(37.2, 38, `{"date":"2025-10-01","holder":"theirs"}`), strip(37.2, 37.6, `{"date":"2025-12-01","holder":"russia"}`), strip(38, 38.2, `{"holder":"russia"}`)), AnyRole)
	if err != nil || len(o.Dates) != 2 || math.Abs(russiaKM2(o)-halfKM2-quarterKM2) > 0.01 || len(o.Unresolved()) != 1 || !strings.Contains(fmt.Sprint(o.Defects), "1 area without a date") {
		t.Errorf("%v, %v, %v", o.Unresolved(), o.Defects, err)
	}
}

// Two dates that cannot be read, or in two ways, are never one map.
func TestDatesThatAreNotKnownAreNotMixed(t *testing.T) {
	for _, c := range []struct{ name, first, second, want string }{
		{"x.geojson", "11/05/2025", "12/05/2025", "more than one way"},
		{"x.geojson", "12/05/2025", "2025-12-01", "more than one way"},
		{"x.geojson", "day 11", "day 12", "cannot be read"},
		{"x.geojson", "2202-02-02", "2203-02-02", "cannot be read"},
		{"x.geojson", "11/05/2025", "13/05/2025", "2025-05-13"},
		{"x.geojson", "11/05/2025", "11/25/2025", "2025-11-25"},
		{"front_2025-12-05.geojson", "11/05/2025", "12/05/2025", "2025-12-05"},
	} {
		file := stripsOf(strip(37.2, 38, `{"date":"`+c.first+`","holder":"russia"}`), strip(37.2, 37.6, `{"date":"`+c.second+`","holder":"russia"}`))
		o, err := Read(c.name, file, AnyRole)
		switch {
		case err != nil && !strings.Contains(err.Error(), c.want), err == nil && o.Situation.Date.String() != c.want:
			t.Errorf("%s, %s: %v, %v", c.first, c.second, o, err)
		}
	}
	file := stripsOf(strip(37.2, 38, `{"date":"11/05/2025","holder":"russia"}`), strip(37.2, 37.6, `{"date":"12/05/2025","holder":"russia"}`))
	day, _ := geo.ParseDate("2025-05-11")
	if o, err := ReadWith("x.geojson", file, AnyRole, Answers{Date: day}); err != nil || datesOf(o) != "[2025-05-11 2025-05-12]" || o.Situation.Date != day {
		t.Errorf("answered: %v, %v", o, err)
	}
}

// Together, areas with such dates are one map whose day is asked for.
func TestUnclearDatesTogether(t *testing.T) {
	file := stripsOf(strip(37.2, 37.6, `{"date":"2025-12-20","holder":"russia"}`), strip(37.6, 38, `{"date":"12/05/2025","holder":"russia"}`))
	o, err := ReadWith("x.geojson", file, AnyRole, Answers{Together: true})
	if err != nil || o.Situation.Date.Known() || !o.AsksDate() || math.Abs(russiaKM2(o)-wideKM2) > 0.01 {
		t.Errorf("%+v, %v", o, err)
	}
}

// A date that can be read in two ways is asked for; the name of the file may decide.
func TestDateThatCanBeReadInTwoWays(t *testing.T) {
	file := stripsOf(strip(37.2, 37.8, `{"date":"12/05/2025","holder":"russia"}`))
	o, err := Read("x.geojson", file, AnyRole)
	if err != nil || o.Situation.Date.Known() || !o.AsksDate() || o.DateDoubt != "12/05/2025 (2025-05-12 or 2025-12-05)" || len(o.DateCould) != 2 || len(o.Defects) != 1 {
		t.Fatalf("%+v, %v", o, err)
	}
	for name, want := range map[string]string{"front_2025-12-05.geojson": "2025-12-05", "front_12.05.25.geojson": "2025-05-12", "front_2025-06-01.geojson": ""} {
		if o, err = Read(name, file, AnyRole); err != nil || o.Situation.Date.String() != want || o.AsksDate() != (want == "") {
			t.Errorf("%s: %v, %v", name, o.Situation.Date, err)
		}
	}
	for name, want := range map[string]string{"front_24.11.25.geojson": "2025-11-24", "front_05-12-2025.geojson": "", "front_24-11-25.geojson": ""} {
		o, err := Read(name, stripsOf(strip(37.2, 37.8, `{"holder":"russia"}`)), AnyRole)
		if err != nil || o.Situation.Date.String() != want || o.AsksDate() != (want == "") {
			t.Errorf("%s: %v, %v", name, o.Situation.Date, err)
		}
	}
	o, err = Read("front_2025-12-05_to_2025-12-20.geojson", stripsOf(strip(37.2, 37.8, `{"holder":"russia"}`)), AnyRole)
	if err != nil || o.Situation.Date.String() != "2025-12-05" || !strings.Contains(fmt.Sprint(o.Defects), "has two dates, 2025-12-05 and 2025-12-20") {
		t.Errorf("two dates in a name: %v, %v", o.Defects, err)
	}
}

// The names of layers date what stands in them, if they differ in nothing else.
func TestLayersOfDays(t *testing.T) {
	for layers, want := range map[string]string{"front 2025-10-01,front 2025-12-01": "[2025-10-01 2025-12-01]", "held since 2014-03-18,taken since 2022-02-24": "", "front 2025-10-01,front": ""} {
		first, second, _ := strings.Cut(layers, ",")
		o, err := Read("x.geojson", stripsOf(strip(37.2, 38, `{"holder":"russia","layer":"`+first+`"}`), strip(37.2, 37.6, `{"holder":"russia","layer":"`+second+`"}`)), AnyRole)
		if err != nil || datesOf(o) != want {
			t.Errorf("%s: %v, %v, %v", layers, o.Dates, o.Situation.Date, err)
		}
	}
	o, err := Read("x.geojson", stripsOf(strip(37.2, 38, `{"holder":"russia","date":"2025-09-01","layer":"2025-10-01"}`), strip(37.2, 37.6, `{"holder":"russia","date":"2025-09-02","layer":"2025-12-01"}`)), AnyRole)
	if err != nil || datesOf(o) != "[2025-09-01 2025-09-02]" {
		t.Errorf("dates of their own: %v, %v", o.Dates, err)
	}
}

// The names of areas date them where the areas lie over one another, and do not where they lie side by side.
func TestNamesOfDays(t *testing.T) {
	for _, c := range []struct{ property, first, second, want string }{
		{"name", "front 2025-10-01", "front 2025-12-01", "[2025-10-01 2025-12-01]"},
		{"title", "Лінія фронту 01.10.2025", "Лінія фронту 01.12.2025", "[2025-10-01 2025-12-01]"},
		{"name", "2025-10-01", "2025-12-01", "[2025-10-01 2025-12-01]"},
		{"name", "front 2025-10-01", "claims 2025-12-01", ""},
		{"name", "front 2025-12-01", "front 2025-12-01", ""},
		{"note", "front 2025-10-01", "front 2025-12-01", ""},
	} {
		named := func(s string) string { return `{"holder":"russia","` + c.property + `":"` + s + `"}` }
		o, err := Read("x.geojson", stripsOf(strip(37.2, 38, named(c.first)), strip(37.2, 37.6, named(c.second))), AnyRole)
		if err != nil || datesOf(o) != c.want {
			t.Errorf("%s, %s: %v, %v", c.first, c.second, o.Dates, err)
		}
		o, err = Read("front 2025-12-15.geojson", stripsOf(strip(37.2, 37.6, named(c.first)), strip(37.6, 38, named(c.second))), AnyRole)
		if err != nil || len(o.Dates) > 0 || o.Situation.Date.String() != "2025-12-15" {
			t.Errorf("side by side, %s, %s: %v, %v, %v", c.first, c.second, o.Dates, o.Situation.Date, err)
		}
	}
}

// Daily files put behind one another, or in a list, are the days that their names say.
func TestDailyFilesInOne(t *testing.T) {
	day := func(name string, east float64) string {
		return `{"type":"FeatureCollection","name":"` + name + `","features":[` + strip(37.2, east, `{}`) + `]}`
	}
	first, second := day("deepstatemap_data_20251001", 38), day("deepstatemap_data_20251201", 37.6)
	for name, text := range map[string]string{"all.geojson": first + "\n" + second, "all.json": "[" + first + "," + second + "]", "all.geojsonl": first + "\n" + second + "\n"} {
		o, err := Read(name, []byte(text), AnyRole)
		if err != nil || datesOf(o) != "[2025-10-01 2025-12-01]" || math.Abs(russiaKM2(o)-halfKM2) > 0.01 || o.Situation.Source != "DeepState" {
			t.Errorf("%s: %v, %v", name, o, err)
		}
	}
}

// Rows with the outline in a column, and a date, are areas of several days.
func TestOutlinesInATable(t *testing.T) {
	o, err := Read("x.csv", []byte("wkt,holder,date\n\"POLYGON((37.2 47.8,38 47.8,38 48.2,37.2 48.2,37.2 47.8))\",russia,2025-10-01\n\"POLYGON((37.2 47.8,37.6 47.8,37.6 48.2,37.2 48.2,37.2 47.8))\",russia,2025-12-01\n"), AnyRole)
	if err != nil || datesOf(o) != "[2025-10-01 2025-12-01]" || math.Abs(russiaKM2(o)-halfKM2) > 0.01 {
		t.Errorf("%+v, %v", o, err)
	}
}

// The dates of real files are as they were: none of them is a series.
func TestRealFilesAreOfOneDay(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "frontlines"), "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if info, err := os.Stat(path); err != nil || info.Size() > 20<<20 {
			continue
		}
		if o, err := OpenAs(path, SituationRole); err == nil && len(o.Dates) > 0 {
			t.Errorf("%s has dates %v", path, o.Dates)
		}
	}
}
