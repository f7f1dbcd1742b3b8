package atlas

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"delimit/geo"
	"delimit/geo/plane"
	"delimit/geo/sharedtest"
)

func TestOblastsTileUkraine(t *testing.T) {
	units := Oblasts()
	if len(units) != 27 {
		t.Fatalf("%d oblasts, want 27", len(units))
	}
	var b plane.Builder
	for _, u := range units {
		b.Area(u.Area)
	}
	a := b.Build()
	var total, overlap float64
	for f := 1; f < len(a.Faces); f++ {
		in := 0
		for layer := range units {
			if a.In(f, layer) {
				in++
			}
		}
		if in > 0 {
			total += a.AreaM2(f)
		}
		if in > 1 {
			overlap += a.AreaM2(f)
		}
	}
	if math.Abs(total/1e6-598777) > 1 || overlap != 0 {
		t.Errorf("Ukraine has %.0f km² (want 598,777), %.3f km² of it twice", total/1e6, overlap/1e6)
	}
}

func donetsk(t testing.TB) *geo.Territory {
	u, err := Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	return &geo.Territory{Units: []geo.Unit{u}}
}

func TestDonetskArea(t *testing.T) {
	l := geo.Measure(donetsk(t), &geo.Situation{}, nil, Settlements())
	if math.Abs(l.AreaM2/1e6-26526.397) > 0.001 {
		t.Errorf("Donetsk oblast has %.3f km², want 26,526.397", l.AreaM2/1e6)
	}
	if n := len(l.Cells[0].Places); n != 270 {
		t.Errorf("%d settlements lie in Donetsk oblast, want all 270", n)
	}
	t.Logf("%d people", l.Cells[0].People.Count)
}

func TestOblastByName(t *testing.T) {
	for name, code := range map[string]string{"Donetsk": "UA-14", "ua-14": "UA-14", "donetsk oblast": "UA-14", "Донецька область": "UA-14",
		"Kyiv": "UA-32", "Kyiv City": "UA-30", "Odessa": "UA-51", "Zaporizhzhia": "UA-23", "Crimea": "UA-43", "Sevastopol": "UA-40"} {
		if u, err := Oblast(name); err != nil || u.Code != code {
			t.Errorf("%q is %s, %v, want %s", name, u.Code, err, code)
		}
	}
	if _, err := Oblast("Atlantis"); err == nil || !strings.Contains(err.Error(), "Donetsk (UA-14)") {
		t.Errorf("an unknown name gives %v", err)
	}
}

func TestEveryFileHasItsProvenance(t *testing.T) {
	for _, pattern := range []string{"*.geojson", "*.csv"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			if _, err := os.Stat(name + ".provenance.md"); err != nil {
				t.Errorf("%s has no provenance: %v", name, err)
			}
		}
	}
}

func TestNamesAreUkrainian(t *testing.T) {
	known := map[string]string{"Lviv": "Львів", "Mariupol": "Маріуполь", "Kramatorsk": "Краматорськ", "Zaporizhzhia": "Запоріжжя",
		"Sloviansk": "Слов'янськ", "Kurakhove": "Курахове", "Marinka": "Мар'їнка", "Kryvyi Rih": "Кривий Ріг", "Luhansk": "Луганськ"}
	for _, s := range Settlements() {
		if want, ok := known[s.Name]; ok && s.NameUK == want {
			delete(known, s.Name)
		}
		if strings.HasSuffix(s.NameUK, "ск") || strings.ContainsAny(s.Name, "'’`") {
			t.Errorf("%s: %q", s.Name, s.NameUK)
		}
	}
	for name, want := range known {
		t.Errorf("no settlement %s is called %s", name, want)
	}
	for _, s := range append(slices.Clone(Settlements()), Landmarks()...) {
		if strings.ContainsAny(s.NameUK, "ыэёъЫЭЁЪ") {
			t.Errorf("%s: %q is not a Ukrainian name", s.Name, s.NameUK)
		}
	}
}

func TestSituations(t *testing.T) {
	if len(Situations()) != 3 {
		t.Fatalf("%d situations, want 3", len(Situations()))
	}
	for _, s := range Situations() {
		l := geo.Measure(donetsk(t), s, nil, nil)
		if l.Held[geo.HeldUnstated] != 0 || s.Note != "schematic, from 270 settlements" {
			t.Errorf("%s: %.1f m² uncovered, note %q", s.Name, l.Held[geo.HeldUnstated], s.Note)
		}
	}
}

// The schematic fronts against the surveyed ones of the same dates: the figures
// that their provenance file states.
func TestSchematicError(t *testing.T) {
	reference := map[string]sharedtest.Control{}
	for _, c := range sharedtest.Controls(t) {
		reference[c.Date] = c
	}
	for _, s := range Situations() {
		date := s.Date.String()
		surveyed := geo.ControlArea{Holder: geo.HeldByRussia, Area: sharedtest.Land(t, reference[date].File)}
		// The surveyed area as a zone over the schematic situation: the cells that
		// only one of them has are on the wrong side.
		p := &geo.Proposal{Features: []geo.Feature{{ID: "s", Type: geo.Zone, Geometry: surveyed.Area}}}
		l := geo.Measure(donetsk(t), s, p, nil)
		wrong := 0.0
		for _, c := range l.Cells {
			if (c.Holder == geo.HeldByRussia) != (len(c.Zones) > 0) {
				wrong += c.AreaM2
			}
		}
		total := l.Held[geo.HeldByRussia]/1e6/reference[date].OSM - 1
		t.Logf("%s: %.0f km² on wrong sides, %.2f %% of the oblast; total %+.2f %%", date, wrong/1e6, 100*wrong/l.AreaM2, 100*total)
		if wrong/l.AreaM2 > 0.04 || math.Abs(total) > 0.03 {
			t.Errorf("%s: %.2f %% on wrong sides, total %+.2f %%: want under 4 %% and within 3 %%", date, 100*wrong/l.AreaM2, 100*total)
		}
	}
}
