package data

import (
	"encoding/hex"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"

	"delimit/data/atlas"
	"delimit/geo"
)

// boxKM2 is the land of a box from 37.2, 47.8 to 37.8, 48.2 in km².
const boxKM2 = 1991.42

// russiaHolds is what Russia holds in a situation, in km².
func russiaHolds(t *testing.T, o *Opened, err error) float64 {
	t.Helper()
	if err != nil {
		t.Error(err)
		return 0
	}
	if o.Situation == nil {
		t.Errorf("it was read as a %s", roleWords[o.Role])
		return 0
	}
	sum := 0.0
	for _, a := range o.Situation.Areas {
		if a.Holder == geo.HeldByRussia {
			sum += geo.AreaM2(a.Area) / 1e6
		}
	}
	return sum
}

// Files of formats that people have, whose right answer is known.
func TestReadingOfFormats(t *testing.T) {
	for _, c := range []struct {
		file, date string
		russia     float64
	}{
		{"wkb_hex.csv", "", boxKM2}, {"geojson_column.csv", "", boxKM2}, {"sequence_of_lines.geojsons", "", 3472.07},
		{"deepstate_api.json", "2025-12-15", boxKM2}, {"cp1251.geojson", "", boxKM2},
	} {
		o, err := Open(filepath.Join("testdata", "reading", c.file))
		if got := russiaHolds(t, o, err); math.Abs(got-c.russia) > 0.01 {
			t.Errorf("%s: held by Russia %.2f km², want %.2f", c.file, got, c.russia)
		}
		if err == nil && o.Situation.Date.String() != c.date {
			t.Errorf("%s: dated %q, want %q", c.file, o.Situation.Date, c.date)
		}
	}
}

// The control tables of VIINA: a column a date, or a row a place and date.
func TestVIINA(t *testing.T) {
	o, err := Open(filepath.Join("testdata", "reading", "viina_like.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Dates) != 2 || o.Dates[0].String() != "2025-11-05" || o.Dates[1].String() != "2025-12-05" {
		t.Errorf("dates %v", o.Dates)
	}
	wide := map[string][2]int{}
	for _, date := range o.Dates {
		one, err := o.Answered("viina_like.csv", Answers{Of: date})
		if err != nil {
			t.Fatal(err)
		}
		wide[date.String()] = settlementsOfHolders(one)
	}
	// The same in rows, as the long form has it.
	b, err := os.ReadFile(filepath.Join("testdata", "reading", "viina_like.csv"))
	if err != nil {
		t.Fatal(err)
	}
	long := "geonameid,longitude,latitude,date,status\n"
	for _, row := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		f := strings.Split(strings.TrimSpace(row), ",")
		for k, date := range []string{"20251105", "20251205"} {
			long += strings.Join([]string{f[0], f[4], f[5], date, f[7+k]}, ",") + "\n"
		}
	}
	o, err = Read("control.csv", []byte(long), AnyRole)
	if err != nil || len(o.Dates) != 2 {
		t.Fatalf("the long form: %v, %v", o, err)
	}
	for _, date := range o.Dates {
		one, err := o.Answered("control.csv", Answers{Of: date})
		if err != nil {
			t.Fatal(err)
		}
		if got := settlementsOfHolders(one); got != wide[date.String()] || got[0]+got[1] != 60 {
			t.Errorf("%s: %v in rows, %v in columns", date, got, wide[date.String()])
		}
	}
}

// The long form of VIINA's later tables has numbers of GeoNames and no positions: places that
// are known here are used, the others are named.
func TestVIINAByNumber(t *testing.T) {
	numbers := slices.Sorted(maps.Keys(atlas.GeoNames()))
	file := "geonameid,date,status\n9999999,20251105,RU\n"
	for _, id := range numbers[:200] {
		holder := "UA"
		if atlas.GeoNames()[id][0] > 34 {
			holder = "RU"
		}
		file += id + ",20251105," + holder + "\n"
	}
	o, err := Read("control_latest_2025.csv", []byte(file), AnyRole)
	if err != nil {
		t.Fatal(err)
	}
	if n := settlementsOfHolders(o); n[0]+n[1] != 200 || n[0] == 0 || n[1] == 0 {
		t.Errorf("%v", n)
	}
	if len(o.Defects) == 0 || !strings.Contains(o.Defects[0].Text, "GeoNames 9999999") {
		t.Errorf("%v", o.Defects)
	}
}

// settlementsOfHolders counts the settlements of Ukraine and Russia.
func settlementsOfHolders(o *Opened) (n [2]int) {
	for _, r := range o.Rulings {
		switch r.Holder {
		case geo.HeldByUkraine.String():
			n[0] += r.Settlements
		case geo.HeldByRussia.String():
			n[1] += r.Settlements
		}
	}
	return n
}

const boxJSON = `{"type":"Polygon","coordinates":[[[37.2,47.8],[37.8,47.8],[37.8,48.2],[37.2,48.2],[37.2,47.8]]]}`

// A box that Russia holds, as people write it.
func TestBoxInOtherClothes(t *testing.T) {
	feature := `{"type":"Feature","properties":{"контроль":"окуповано"},"geometry":` + boxJSON + `}`
	collection := `{"type":"FeatureCollection","features":[` + feature + `]}`
	kml := `<?xml version="1.0" encoding="ENCODING"?><kml><Placemark><ExtendedData><Data name="контроль"><value>окуповано</value></Data></ExtendedData>` +
		`<Polygon><outerBoundaryIs><LinearRing><coordinates>37.2,47.8 37.8,47.8 37.8,48.2 37.2,48.2 37.2,47.8</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`
	encoded := func(e interface{ String(string) (string, error) }, s string) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const box = "POLYGON((37.2 47.8,37.8 47.8,37.8 48.2,37.2 48.2,37.2 47.8))"
	// PostGIS: SRID 4326 marked in the kind.
	iso, err := hex.DecodeString("010300000001000000050000009A999999999942406666666666E647406666666666E642406666666666E647406666666666E642409A999999991948409A999999999942409A999999991948409A999999999942406666666666E64740")
	if err != nil {
		t.Fatal(err)
	}
	ewkb := "0103000020e6100000" + hex.EncodeToString(iso[5:])
	little, big := utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
	for _, c := range []struct{ name, file string }{
		{"koi8.geojson", encoded(charmap.KOI8U.NewEncoder(), collection)}, {"cp866.geojson", encoded(charmap.CodePage866.NewEncoder(), collection)},
		{"utf16.geojson", encoded(little.NewEncoder(), collection)}, {"utf16be.geojson", encoded(big.NewEncoder(), collection)},
		{"declared.kml", encoded(charmap.KOI8U.NewEncoder(), strings.Replace(kml, "ENCODING", "koi8-u", 1))},
		{"lies.kml", strings.Replace(kml, "ENCODING", "windows-1251", 1)}, {"lies1251.kml", encoded(charmap.Windows1251.NewEncoder(), strings.Replace(kml, "ENCODING", "UTF-8", 1))},
		{"utf16.kml", encoded(big.NewEncoder(), strings.Replace(kml, "ENCODING", "UTF-16", 1))},
		{"utf16.csv", encoded(little.NewEncoder(), "контроль;wkt\nокуповано;\""+box+"\"\n")}, {"cp866.csv", encoded(charmap.CodePage866.NewEncoder(), "контроль;wkt\nокуповано;\""+box+"\"\n")},
		{"list.json", "[" + feature + "]"}, {"list.geojson", "\n [\n " + collection + "]"}, {"row.json", collection + "\n" + strings.Replace(collection, feature, "", 1)},
		{"separated.geojsons", "\x1e" + strings.ReplaceAll(feature, ",", ",\n") + "\n"},
		{"wrapped.json", `{"status":"ok","data":` + collection + `}`}, {"wrapped2.json", `{"geojson":` + collection + `,"count":1}`},
		{"ewkb.csv", "holder,geom\nrussia," + ewkb + "\n"}, {"postgis.csv", "holder,geom\nrussia,\\x" + strings.ToUpper(ewkb) + "\n"}, {"unknown heading.csv", "holder,g\nrussia,\"" + box + "\"\n"},
		{"feature column.csv", "holder;geojson\nrussia;\"" + strings.ReplaceAll(feature, `"`, `""`) + "\"\n"},
		{"qgis2web.js", "var json_front_1 = " + collection + ";"}, {"jsonp.json", "callback(" + collection + ")"}, {"nested.zip", string(kmz(t, "a/front.kmz", string(kmz(t, "doc.kml", strings.Replace(kml, "ENCODING", "UTF-8", 1)))))},
		{"records.json", `[{"holder":"russia","geom":` + boxJSON + `}]`}, {"title.csv", "Control of settlements\n\nholder;wkt\nrussia;\"" + box + "\"\n"},
	} {
		o, err := Read(c.name, []byte(c.file), AnyRole)
		if got := russiaHolds(t, o, err); math.Abs(got-boxKM2) > 0.01 {
			t.Errorf("%s: held by Russia %.2f km², want %.2f", c.name, got, boxKM2)
		}
	}
}

// A row whose geometry cannot be read is named: its land is in no sum.
func TestUnreadGeometryIsNamed(t *testing.T) {
	for _, bad := range []string{"POLYGON((37 48,", "{\"\"type\"\":\"\"Poly", "somewhere"} {
		file := "holder;geom\nrussia;\"POLYGON((37.2 47.8,37.8 47.8,37.8 48.2,37.2 48.2,37.2 47.8))\"\nrussia;\"" + bad + "\"\n"
		o, err := Read("a.csv", []byte(file), AnyRole)
		if got := russiaHolds(t, o, err); math.Abs(got-boxKM2) > 0.01 {
			t.Errorf("%s: %.2f km²", bad, got)
			continue
		}
		named := false
		for _, d := range o.Defects {
			named = named || d.Rule == "unread-geometry" && strings.Contains(d.Text, "line 3")
		}
		if !named {
			t.Errorf("%s: %v", bad, o.Defects)
		}
	}
	for _, bad := range []string{"0103000000010000", "0103000020e610000001000000ffffffff00"} {
		if _, err := Read("a.csv", []byte("holder;geom\nrussia;"+bad+"\n"), AnyRole); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}
