package data

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/plane"
	"delimit/geo/sharedtest"
)

const tableOfAtlas = "atlas/donetsk-settlements.csv"

// The table of which the embedded fronts are made gives these fronts, for each of its
// dates: what little differs comes of another lattice.
func TestTableGivesTheEmbeddedFronts(t *testing.T) {
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	o, err := Open(tableOfAtlas)
	if err != nil {
		t.Fatal(err)
	}
	all := atlas.Situations()
	if len(o.Dates) != len(all) || o.Situation.Date != all[2].Date || !o.Sure || o.Role != SituationRole || len(o.Defects) != 0 || o.AsksDate() {
		t.Fatalf("dates %v, of which %v; %v", o.Dates, o.Situation.Date, o.Defects)
	}
	for _, want := range all {
		o, err := o.Answered(tableOfAtlas, Answers{Date: want.Date})
		if err != nil {
			t.Fatal(err)
		}
		s := o.Situation
		if s.Date != want.Date || s.Note != "schematic, from 270 settlements" || s.SHA256 == "" {
			t.Errorf("%v: %q", s.Date, s.Note)
		}
		l := geo.Measure(&geo.Territory{Units: []geo.Unit{donetsk}}, s, nil, nil)
		if l.Held[geo.HeldUnstated] != 0 {
			t.Errorf("%v: %.1f km² of the oblast are not covered", s.Date, l.Held[geo.HeldUnstated]/1e6)
		}
		apart := plane.Overlay(plane.Intersection, plane.Overlay(plane.SymmetricDifference, s.Areas[0].Area, want.Areas[0].Area), donetsk.Area)
		t.Logf("%v: %.2f km² differ", s.Date, geo.AreaM2(apart)/1e6)
		if geo.AreaM2(apart) > 15e6 {
			t.Errorf("%v: %.2f km² differ from the embedded front", s.Date, geo.AreaM2(apart)/1e6)
		}
	}
	if _, err := o.Answered(tableOfAtlas, Answers{Date: geo.Date{Year: 2020, Month: 1, Day: 1}}); err == nil || !strings.Contains(err.Error(), "2024-07-15") {
		t.Errorf("a date that the table does not have: %v", err)
	}
}

// Against the figures that others measured on surveyed fronts of the same days.
func TestTableAgainstSurveys(t *testing.T) {
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	path := sharedtest.Path(t, "reference", "donetsk-settlements.csv")
	list, left, err := LoadSeries(context.Background(), []string{path}, Answers{}, geo.NewGauge(&geo.Territory{Units: []geo.Unit{donetsk}}, nil), nil)
	if err != nil || len(left) > 0 || len(list) != 1 || len(list[0].Readings) != 3 || list[0].Files[2] != path {
		t.Fatalf("%+v, %v, %v", list, left, err)
	}
	surveyed := map[string]float64{}
	for _, c := range sharedtest.Controls(t) {
		surveyed[c.Date] = c.OSM
	}
	for i, r := range list[0].Readings {
		off := r.Held[geo.HeldByRussia]/1e6/surveyed[r.Date.String()] - 1
		t.Logf("%v: total %+.2f %%", r.Date, 100*off)
		if !(math.Abs(off) < 0.03) {
			t.Errorf("%v: total %+.2f %%, want within 3 %%", r.Date, 100*off)
		}
		if o, err := list[0].Open(i, Answers{}); err != nil || o.Situation.Date != r.Date {
			t.Errorf("the file of %v opens as of %v: %v", r.Date, o.Situation.Date, err)
		}
	}
}

// facts is the rows of the atlas's table at its last date: name, lon, lat, holder.
func factRows(t testing.TB) [][4]string {
	t.Helper()
	f, err := os.Open(tableOfAtlas)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out [][4]string
	for _, r := range rows[1:] {
		out = append(out, [4]string{r[0], r[1], r[2], r[6]})
	}
	return out
}

// However a table is written, it says the same.
func TestTablesInAllConditions(t *testing.T) {
	rows := factRows(t)
	write := func(head string, row func(r [4]string) string) string {
		var b strings.Builder
		b.WriteString(head + "\n")
		for _, r := range rows {
			b.WriteString(row(r) + "\n")
		}
		return b.String()
	}
	comma := func(s string) string { return strings.Replace(s, ".", ",", 1) }
	uk := map[string]string{"russia": "окуповано", "ukraine": "Україна", "contested": "сіра зона"}
	ukrainian := write("Назва;Широта;Довгота;Контроль", func(r [4]string) string { return r[0] + ";" + comma(r[2]) + ";" + comma(r[1]) + ";" + uk[r[3]] })
	plainTable := write("name,lat,lon,holder", func(r [4]string) string { return strings.Join([]string{r[0], r[2], r[1], r[3]}, ",") })
	cp1251, err := charmap.Windows1251.NewEncoder().String(ukrainian)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(ukrainian, ";", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read("places_20260815.csv", []byte(plainTable), AnyRole)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"tabulators.tsv": write("status\tX\tY\tplace", func(r [4]string) string { return strings.Join([]string{r[3], r[1], r[2], r[0]}, "\t") }),
		"no ending":      write("longitude|latitude|town|controlled_by", func(r [4]string) string { return strings.Join([]string{r[1], r[2], r[0], r[3]}, "|") }),
		"ukrainian.csv":  ukrainian,
		"mark.csv":       "\ufeff" + strings.ReplaceAll(ukrainian, "\n", "\r\n"),
		"sep.csv":        "sep=;\n" + ukrainian,
		"cp1251.csv":     cp1251,
		"utf16.txt":      utf16,
		"quoted.csv": write(`"Name of it","Lat","Lon","Held_by","Note"`, func(r [4]string) string {
			return fmt.Sprintf(`"%s","%s","%s","%s","a ""note"",`+"\n"+`of two lines"`, r[0], comma(r[2]), comma(r[1]), r[3])
		}),
		"wkt.csv": write("WKT,name,side", func(r [4]string) string {
			return fmt.Sprintf(`"SRID=4326;POINT Z (%s %s 5)",%s,%s`, r[1], r[2], r[0], r[3])
		}),
		"occupied.csv": write("geometry;occupied", func(r [4]string) string {
			return fmt.Sprintf("POINT (%s %s);%s", r[1], r[2], map[string]string{"russia": "так", "ukraine": "ні", "contested": "?"}[r[3]])
		}),
		"dated.csv":        write("lat,lon,15.08.2026", func(r [4]string) string { return strings.Join([]string{r[2], r[1], r[3]}, ",") }),
		"archived.csv.zip": string(kmz(t, "a/b.csv", plainTable)),
	} {
		o, err := Read(strings.TrimSuffix(name, ".zip"), []byte(file), AnyRole)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !o.Sure || o.Role != SituationRole || o.Situation == nil {
			t.Errorf("%s is taken for role %d", name, o.Role)
			continue
		}
		if geo.AreaM2(plane.Overlay(plane.SymmetricDifference, o.Situation.Areas[0].Area, want.Situation.Areas[0].Area)) > 1 {
			t.Errorf("%s gives another front", name)
		}
		if name == "dated.csv" && o.Situation.Date.String() != "2026-08-15" {
			t.Errorf("%s is of %v", name, o.Situation.Date)
		}
		for _, d := range o.Defects {
			if d.Rule != "encoding" && !(name == "occupied.csv" && d.Rule == "no-holder") {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
	if want.Situation.Date.String() != "2026-08-15" || want.DateFrom != "the name of the file" {
		t.Errorf("the date is %v from %q", want.Situation.Date, want.DateFrom)
	}
}

// table makes a table of two rows of settlements, east and west, with more rows.
func tableWith(more ...string) []byte {
	var b strings.Builder
	b.WriteString("name,lat,lon,holder\n")
	for i := range 6 {
		fmt.Fprintf(&b, "East %d,48.%d,38,russia\nWest %d,48.%d,37.5,ukraine\n", i, i, i, i)
	}
	b.WriteString(strings.Join(more, "\n"))
	return []byte(b.String())
}

// What cannot be used is named by its line and name, and the rest is used.
func TestTableDefects(t *testing.T) {
	for row, want := range map[string]string{
		"Nowhereville,,,russia":    `[unknown-place] 1 row without a position, and with a name that is not known: line 14 "Nowhereville"; not used`,
		"Oleksandrivka,,,russia":   `[ambiguous-place] 1 row without a position, and with a name that several settlements have: line 14 "Oleksandrivka"`,
		"Far,10,10,russia":         `[elsewhere] 1 row outside the theatre of this war: line 14 "Far"; not used`,
		"Bad,48.x,38,russia":       `[no-position] 1 row without a position that can be read: line 14 "Bad" ("48.x 38"); not used`,
		"Silent,48.2,38.1,":        `[no-holder] 1 row without a holder: line 14 "Silent"; not used`,
		"Again,48.0,38,russia":     `[repeated] 1 row repeating another: line 14 "Again" (as line 2); counted once`,
		"Against,48.0,38,ukraine":  `[contradiction] 1 row contradicting another: line 14 "Against" (against line 2); counted as contested`,
		"Odd,48.2,37.7,perhaps":    `[no-holder] no rule tells who holds 1 settlement (holder = "perhaps"); counted as contested`,
		"Left,48.2,37.7,ignore it": `[no-holder] no rule tells who holds 1 settlement (holder = "ignore it"); counted as contested`,
	} {
		o, err := Read("t.csv", tableWith(row), AnyRole)
		if err != nil {
			t.Errorf("%s: %v", row, err)
			continue
		}
		if n := len(o.Defects); n != 1 || !strings.HasPrefix("["+o.Defects[0].Rule+"] "+o.Defects[0].String(), want) {
			t.Errorf("%s: %v, want %s", row, o.Defects, want)
		}
	}
	// A name alone is enough where only one settlement has it.
	o, err := Read("t.csv", tableWith("Волноваха,,,russia", "Chasiv Yar,,,ukraine"), AnyRole)
	if err != nil || len(o.Defects) != 0 || o.Situation.Note != "schematic, from 14 settlements" {
		t.Errorf("names alone: %+v, %v", o, err)
	}
	// What a person answers decides.
	o, err = ReadWith("t.csv", tableWith("Odd,48.2,37.7,perhaps"), AnyRole, Answers{Holders: []Answer{{"holder", "perhaps", "ignore"}}})
	if err != nil || o.Situation.Note != "schematic, from 12 settlements" || len(o.Unresolved()) != 0 {
		t.Errorf("an answer: %+v, %v", o, err)
	}
	o, err = ReadWith("t.csv", []byte(strings.Replace(string(tableWith()), "holder", "who", 1)), SituationRole, Answers{Holders: []Answer{{"who", "russia", "russia"}, {"who", "ukraine", "ukraine"}}})
	if err != nil || o.Situation == nil || o.Rulings[0].Settlements != 6 {
		t.Errorf("a column of another name: %+v, %v", o, err)
	}
}

func TestTablesRefused(t *testing.T) {
	one := func(holder string) string {
		return strings.NewReplacer("russia", holder, "ukraine", holder).Replace(string(tableWith()))
	}
	line := "name,lat,lon,holder\n"
	for i := range 12 {
		line += fmt.Sprintf("p,48,37.%02d,%s\n", i, []string{"russia", "ukraine"}[i/6])
	}
	for name, c := range map[string]struct{ file, words string }{
		"one holder":  {one("russia"), "needs settlements of both holders: Ukraine holds 0, Russia holds 12"},
		"few":         {"name,lat,lon,holder\na,48,37,russia\nb,48,38,ukraine\n", "at least 10 settlements, and there are 2"},
		"none left":   {"name,holder\nNowhereville,russia\n", `line 2 "Nowhereville", not used`},
		"one line":    {line, "along one straight line"},
		"swapped":     {strings.Replace(string(tableWith()), "lat,lon", "lon,lat", 1), "swapped"},
		"no columns":  {"a,b\n1,2\n", `no column of the table says where things are`},
		"quotes":      {"name,lat,lon,holder\na,\"48,37,russia\n", "the table cannot be read: "},
		"empty":       {"name,lat,lon,holder\n", ""},
		"metres":      {strings.ReplaceAll(string(tableWith()), ",38,", ",430000,"), "metres"},
		"really JSON": {`{"name": 1}`, "not GeoJSON"},
	} {
		o, err := Read("t.csv", []byte(c.file), SituationRole)
		if err == nil || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v, %v", name, o, err)
		}
		var e *Error
		if !errors.As(err, &e) || e.Rule == "" {
			t.Errorf("%s: %v has no rule", name, err)
		}
	}
	// Without a column of holders a table is places to be shown.
	o, err := Read("t.csv", []byte("name,lat,lon\na,48,37\n"), AnyRole)
	if err != nil || o.Role != SheetRole || o.Sure {
		t.Errorf("places: %+v, %v", o, err)
	}
	// Areas in a table are areas as anywhere.
	o, err = Read("t.csv", []byte("wkt;holder\n\"POLYGON ((37 47, 38 47, 38 48, 37 47))\";russia\n"), AnyRole)
	if err != nil || o.Situation == nil || o.Situation.Note != "" || o.Situation.Areas[0].Holder != geo.HeldByRussia {
		t.Errorf("an area in a table: %+v, %v", o, err)
	}
}

// Rows with dates: a settlement is what its newest row up to a date says.
func TestRowsWithDates(t *testing.T) {
	table := strings.Replace(string(tableWith()), "holder\n", "holder,date\n", 1)
	lines := strings.Split(strings.TrimSpace(table), "\n")
	for i := 1; i < len(lines); i++ {
		lines[i] += ",2025-01-10"
	}
	lines = append(lines, "West 3,48.3,37.5,russia,2025-03-01", "West 4,48.4,37.5,russia,05.04.2025")
	read := func(a Answers) *Opened {
		t.Helper()
		o, err := ReadWith("t.csv", []byte(strings.Join(lines, "\n")), AnyRole, a)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	held := func(o *Opened) (russia int) {
		for _, r := range o.Rulings {
			if r.Holder == "russia" {
				russia = r.Settlements
			}
		}
		return russia
	}
	o := read(Answers{})
	if fmt.Sprint(o.Dates) != "[2025-01-10 2025-03-01 2025-04-05]" || o.Situation.Date.String() != "2025-04-05" || held(o) != 8 {
		t.Errorf("%v, %v, %d held by Russia", o.Dates, o.Situation.Date, held(o))
	}
	for i, n := range []int{6, 7, 8} {
		if of := read(Answers{Of: o.Dates[i]}); of.Situation.Date != o.Dates[i] || held(of) != n {
			t.Errorf("%v: %d held by Russia, want %d", of.Situation.Date, held(of), n)
		}
	}
	// Where every settlement stands once, the newest of the dates is that of the table.
	lines = lines[:len(lines)-2]
	lines[3] = strings.Replace(lines[3], "01-10", "02-11", 1)
	if o := read(Answers{}); len(o.Dates) != 0 || o.Situation.Date.String() != "2025-02-11" {
		t.Errorf("%v, %v", o.Dates, o.Situation.Date)
	}
}

// The front speaks of land near settlements alone.
func TestCoversOnlyNearSettlements(t *testing.T) {
	o, err := Read("t.csv", tableWith(), AnyRole)
	if err != nil {
		t.Fatal(err)
	}
	in := func(lon, lat float64) bool {
		return geo.Contains(geo.Feature{Type: geo.Zone, Geometry: o.Situation.Covers}, orb.Point{lon, lat})
	}
	if !in(37.75, 48.2) || in(37.75, 49) || in(39, 48.2) {
		t.Errorf("it covers %v", o.Situation.Covers.Bound())
	}
	for _, p := range o.Situation.Areas[0].Area {
		if slices.ContainsFunc(p[0], func(q orb.Point) bool { return q[0] < 37.6 || q[0] > 38.4 }) {
			t.Errorf("land at %v is held", p.Bound())
		}
	}
}

// Where nobody knows what any value means, nobody holds the land until a person says it:
// the file can be opened, so that one can be asked.
func TestTableOfUnknownWords(t *testing.T) {
	table := strings.NewReplacer("russia", "sector A", "ukraine", "sector B").Replace(string(tableWith()))
	o, err := Read("t.csv", []byte(table), SituationRole)
	if err != nil || len(o.Unresolved()) != 2 || o.Situation.Areas[0].Holder != geo.HeldContested || strings.HasPrefix(o.Situation.Note, "schematic") {
		t.Fatalf("%+v, %v", o, err)
	}
	o, err = o.Answered("t.csv", Answers{Holders: []Answer{{"holder", "sector A", "russia"}, {"holder", "sector B", "ukraine"}}})
	if err != nil || len(o.Unresolved()) != 0 || o.Situation.Note != "schematic, from 12 settlements" {
		t.Errorf("%+v, %v", o, err)
	}
	// What only an older column says is asked as well.
	lines := strings.Split(strings.TrimSpace(string(tableWith())), "\n")
	lines[0] = "name,lat,lon,holder_2025-02-01,holder_2025-01-01"
	for i := 1; i < len(lines); i++ {
		lines[i] += "," + []string{"east", "west"}[i%2]
	}
	o, err = Read("t.csv", []byte(strings.Join(lines, "\n")), AnyRole)
	if err != nil || len(o.Dates) != 2 || len(o.Unresolved()) != 2 || o.Unresolved()[0].Settlements != 6 {
		t.Errorf("%+v, %v", o, err)
	}
}

func FuzzTables(f *testing.F) {
	f.Add(tableWith("Volnovakha,,,russia", "x,48.0,38,ukraine"))
	f.Add([]byte("Назва;Контроль 01.02.2025;Контроль 2026-02-01;область\nАвдіївка;окуповано;?;Донецька\n"))
	f.Add([]byte("lat,lon,date,status\n48,37,2025-01-01,ru\n48,37,2025-02-01,ua\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<14 {
			return
		}
		o, err := Read("fuzz.csv", b, AnyRole)
		if (o == nil) == (err == nil) {
			t.Fatalf("got %v and %v", o, err)
		}
		if o == nil || o.Situation == nil {
			return
		}
		for _, a := range o.Situation.Areas {
			checkArea(t, a.Area)
		}
		checkArea(t, o.Situation.Covers)
		for _, date := range o.Dates {
			if _, err := o.Answered("fuzz.csv", Answers{Of: date}); err == nil && len(o.Dates) > 20 {
				break
			}
		}
	})
}
