package data

import (
	"slices"
	"testing"
)

func TestWordsOf(t *testing.T) {
	for name, want := range map[string][]string{
		"Liberated_2025-12-01":               {"liberated"},
		"RussianAssessedAdvance":             {"russian", "assessed", "advance"},
		"ISWControl05MAR2025":                {"iswcontrol", "mar"},
		"сіра зона (24.11)":                  {"сіра", "зона"},
		"Під контролем":                      {"під", "контролем"},
		"":                                   nil,
		"2025-12-01":                         nil,
		"no man's land":                      {"no", "man's", "land"},
		"ОкупованоРФ":                        {"окуповано", "рф"}, // small letter, capital letter
		"occupied.territory,of Ukraine-2025": {"occupied", "territory", "of", "ukraine"},
	} {
		if got := wordsOf(name); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// What the names of files, folders and layers say of the holder: "?" is asked, and
// "" says nothing.
func TestNamingOf(t *testing.T) {
	for name, want := range map[string]string{
		"Liberated_2025-12-01": "ukraine", "liberated territories": "ukraine", "DeOccupied": "ukraine", "Звільнено_01.12": "ukraine", "деокуповані громади": "ukraine",
		"occupied": "russia", "russian-occupied ukraine": "russia", "тимчасово окуповані території": "russia", "Оккупировано": "russia", "RussianControl": "russia", "held by Russia": "russia",
		"contested": "contested", "Grey zone 2025": "contested", "GrayZone": "contested", "сіра зона": "contested", "нейтральная полоса": "contested", "infiltration": "contested", "claimed": "contested",
		"no-mans-land":  "",
		"no man's land": "contested",
		"recaptured":    "?", "captured 2025": "?", "освобождено": "?", "unoccupied": "?", "not liberated": "?", "occupied and liberated": "?", "liberated by Russia": "?",
		"Kursk occupied by Ukraine": "?", "advances": "?", "re-occupied": "?",
		"ukraine": "", "donetsk": "", "map of Ukraine 2025": "", "preoccupied": "", "greyhound": "", "front_20251201": "", "Russia": "",
	} {
		n := namingOf(name)
		got := ""
		switch {
		case n.asks:
			got = "?"
		case n.known:
			got = n.fate.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestNamesOfBoundaries(t *testing.T) {
	for name, want := range map[string]bool{
		"donetsk_oblast": true, "DMZ_proposal": true, "ADM1_UKR": true, "Донецька область": true, "ukraine-borders": true, "raions2020": true, "Покровський район": true, "AdminBoundaries": true, "buffer zone": true,
		"Донецкий округ":                  true,
		"front_donetsk_oblast_2025-12-01": false, "control by raion": false, "occupied": false, "borderline": true, "planet": false, "20251215": false, "Лінія фронту Донецької області": false,
	} {
		if got := namingOf(name).boundary; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// Words of names decide in whole files, and what features say goes before.
func TestNamesDecide(t *testing.T) {
	for _, c := range []struct {
		what, file, text string
		want             []string // holders; with ? where a person is asked
	}{
		{"liberated", "Liberated_2025-12-01.geojson", collectionOf(area(37, 48, `{}`)), []string{"ukraine"}},
		{"liberated, with names of places", "liberated.geojson", collectionOf(area(37, 48, `{"name":"A"}`), area(38, 48, `{"name":"B"}`)), []string{"ukraine", "ukraine"}},
		{"asked", "recaptured_2025-12-01.geojson", collectionOf(area(37, 48, `{}`)), []string{"contested?"}},
		{"a property is nearer", "occupied.geojson", collectionOf(area(37, 48, `{"status":"liberated"}`), area(38, 48, `{}`)), []string{"ukraine", "russia"}},
		{"classes are asked about", "occupied_ukraine.geojson", collectionOf(area(37, 48, `{"fill":"#ff0000"}`), area(38, 48, `{"fill":"#0000ff"}`)), []string{"contested?", "contested?"}},
		{"one class", "occupied_ukraine.geojson", collectionOf(area(37, 48, `{"fill":"#ff0000"}`), area(38, 48, `{"fill":"#ff0000"}`)), []string{"russia", "russia"}},
		{"folders", "map.geojson", collectionOf(area(37, 48, `{"folder":"Russian-occupied 1 December"}`), area(38, 48, `{"folder":"Сіра зона"}`), area(39, 48, `{"folder":"Recaptured"}`)), []string{"russia", "contested", "contested?"}},
		{"layers", "map.geojson", collectionOf(area(37, 48, `{"layer":"liberated"}`), area(38, 48, `{"layer":"Окуповані території"}`)), []string{"ukraine", "russia"}},
		{"the name of the layer", "x.geojson", `{"type":"FeatureCollection","name":"grey_zone","features":[` + area(37, 48, `{}`) + `]}`, []string{"contested"}},
		{"infiltration", "infiltration.geojson", collectionOf(area(37, 48, `{"title":"Assessed Russian Infiltration Areas in Ukraine"}`)), []string{"contested"}},
		{"infiltration, bare", "infiltration_2025-12-15.geojson", collectionOf(area(37, 48, `{}`)), []string{"contested"}},
		{"an oblast", "donetsk_oblast.geojson", collectionOf(area(37, 48, `{}`)), []string{"contested?"}},
		{"a name that says nothing", "front_20251201.geojson", collectionOf(area(37, 48, `{}`)), []string{"russia"}},
		{"deepstate goes before words", "deepstatemap_occupied_liberated.geojson", collectionOf(area(37, 48, `{}`)), []string{"russia"}},
	} {
		o, err := Read(c.file, []byte(c.text), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range o.Rulings {
			word := r.Holder
			if r.Unresolved() {
				word += "?"
			}
			for range r.Areas {
				got = append(got, word)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// What a name leaves open can be answered, by the name.
func TestNamesAreAnswered(t *testing.T) {
	file := []byte(collectionOf(area(37, 48, `{}`)))
	o, err := ReadWith("donetsk_oblast.geojson", file, SituationRole, Answers{Holders: []Answer{{"(file)", "donetsk_oblast", "russia"}}})
	if err != nil || len(o.Unresolved()) != 0 || o.Rulings[0].Holder != "russia" || slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "boundary" }) {
		t.Errorf("%+v, %v", o, err)
	}
}

// A boundary is no front line without a question, dated or not; a front line of one
// is.
func TestBoundariesAreAsked(t *testing.T) {
	for _, c := range []struct {
		file, properties string
		sure             bool
	}{
		{"donetsk_oblast_2025-12-01.geojson", `{}`, false},
		{"DMZ_proposal 2025-12-01.geojson", `{"date":"2025-12-01"}`, false},
		{"ukr_2025-12-01.geojson", `{"ADM1_EN":"Donetska","date":"2025-12-01"}`, false},
		{"osm 2025-12-01.geojson", `{"admin_level":4}`, false},
		{"донецька область 2025-12-01.geojson", `{}`, false},
		{"front_donetsk_oblast_2025-12-01.geojson", `{}`, true},
		{"donetsk_oblast_2025-12-01.geojson", `{"status":"occupied"}`, true},
		{"occupied_raions_2025-12-01.geojson", `{}`, true},
	} {
		o, err := Read(c.file, []byte(polygonFile(c.properties)), AnyRole)
		if err != nil || o.Role != SituationRole || o.Sure != c.sure {
			t.Errorf("%s %s: %+v, %v", c.file, c.properties, o, err)
		}
	}
}
