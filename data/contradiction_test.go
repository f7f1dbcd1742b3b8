package data

import (
	"strings"
	"testing"

	"delimit/data/atlas"
	"delimit/geo"
)

// What is embedded contradicts nothing that is known.
func TestEmbeddedFrontsContradictNothing(t *testing.T) {
	for _, s := range atlas.Situations() {
		if list := Contradictions(s); len(list) > 0 {
			t.Errorf("%s: %v", s.Name, list)
		}
	}
}

// A row is a row of one settlement, its days are in order, and no two rows of one
// city share a day.
func TestHeldCitiesAreInOrder(t *testing.T) {
	last := map[string]atlas.HeldCity{}
	for _, c := range atlas.HeldCities() {
		if c.Until.Known() && c.Until.Days() < c.From.Days() {
			t.Errorf("%s: %s is before %s", c.Name, c.Until, c.From)
		}
		if before, seen := last[c.Name]; seen && (!before.Until.Known() || before.Until.Days() >= c.From.Days() || before.Holder == c.Holder) {
			t.Errorf("%s: %v and then %v", c.Name, before, c)
		}
		last[c.Name] = c
	}
	if len(last) < 30 {
		t.Errorf("only %d cities", len(last))
	}
}

func TestContradictions(t *testing.T) {
	around := func(lon, lat float64, properties string) string { return aSquare(lon-0.06, lat-0.06, 0.12, properties) }
	for _, c := range []struct {
		what, file string
		features   []string
		ukraine    string // cities that are wrongly given to Ukraine
		russia     string // and to Russia
	}{
		{"a small part alone", "front 2025-12-15.geojson", []string{area(35, 48.1, `{"holder":"russia"}`)}, "Donetsk Sevastopol Mariupol Luhansk Makiivka Simferopol Horlivka Kerch Melitopol Berdiansk Alchevsk Sievierodonetsk Lysychansk Bakhmut Yalta Enerhodar Nova Kakhovka Avdiivka Tokmak Volnovakha", "Dnipro"},
		{"an advance", "20221113_RussianAssessedAdvanceinUkraine.geojson", []string{area(37, 48, `{}`)}, "", ""},
		{"an advance over Kyiv", "20221113_RussianAssessedAdvanceinUkraine.geojson", []string{around(30.52, 50.45, `{}`)}, "", "Kyiv"},
		{"liberated Donetsk", "liberated 2025-12-15.geojson", []string{around(37.8, 48.02, `{}`)}, "Donetsk", ""},
		{"contested Donetsk and Kharkiv", "front 2025-12-15.geojson", []string{around(37.8, 48.02, `{"status":"contested"}`), around(36.25, 49.98, `{"status":"contested"}`)}, "", ""},
		{"Kherson too early", "liberated 2022-10-15.geojson", []string{around(32.61, 46.64, `{}`)}, "Kherson", ""},
		{"Kherson in between", "liberated 2022-11-10.geojson", []string{around(32.61, 46.64, `{}`)}, "", ""},
		{"Kherson afterwards", "liberated 2022-11-15.geojson", []string{around(32.61, 46.64, `{}`)}, "", ""},
		{"Kherson afterwards, otherwise", "gains 2022-11-15.geojson", []string{around(32.61, 46.64, `{"holder":"russia"}`)}, "", "Kherson"},
		{"Mariupol before the war", "liberated 2022-02-20.geojson", []string{around(37.54, 47.1, `{}`)}, "", ""},
		{"without a date", "liberated.geojson", []string{around(37.54, 47.1, `{}`), around(39.33, 48.57, `{}`)}, "Luhansk", ""},
		{"stated for both", "front 2025-12-15.geojson", []string{around(36.25, 49.98, `{"holder":"ukraine"}`), around(36.25, 49.98, `{"holder":"russia"}`), aSquare(30, 43, 10, `{"holder":"contested"}`)}, "", ""},
	} {
		o, err := Read(c.file, []byte(collectionOf(c.features...)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		var ukraine, russia []string
		for _, found := range o.Contradictions {
			if found.Says == geo.HeldByUkraine {
				ukraine = append(ukraine, found.City.Name)
			} else {
				russia = append(russia, found.City.Name)
			}
		}
		if strings.Join(ukraine, " ") != c.ukraine || strings.Join(russia, " ") != c.russia {
			t.Errorf("%s: Ukraine %v, want %s; Russia %v, want %s", c.what, ukraine, c.ukraine, russia, c.russia)
		}
		if said := o.Contradicted(); (len(o.Contradictions) > 0) != strings.Contains(said, "is known to hold") {
			t.Errorf("%s: %s", c.what, said)
		}
	}
}
