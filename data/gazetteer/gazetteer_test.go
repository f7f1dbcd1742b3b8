package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func names(places []Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.Name)
	}
	return out
}

// Whatever script and manner of transliteration a name is typed in, the place that
// is meant comes first.
func TestFirstFind(t *testing.T) {
	for query, want := range map[string]string{
		"kyiv": "Kyiv", "Kiev": "Kyiv", "київ": "Kyiv", "КИЇВ": "Kyiv", "kyi": "Kyiv", "Pokrovsk": "Pokrovsk", "Покровськ": "Pokrovsk", "покровсь": "Pokrovsk",
		"Kramatorsk": "Kramatorsk", "краматорськ": "Kramatorsk", "Sloviansk": "Sloviansk", "Slovyansk": "Sloviansk", "Slov'iansk": "Sloviansk", "Слов'янськ": "Sloviansk",
		"Слов’янськ": "Sloviansk", "словянськ": "Sloviansk", "Makiyivka": "Makiivka", "Makiivka": "Makiivka", "Makeevka": "Makiivka", "Макіївка": "Makiivka",
		"Gorlivka": "Horlivka", "Horlivka": "Horlivka", "Kharkov": "Kharkiv", "Harkiv": "Kharkiv", "Lvov": "Lviv", "Lwiw": "Lviv", "Odessa": "Odesa",
		"Nikolaev": "Mykolaiv", "Mariupol": "Mariupol", "Маріуполь": "Mariupol", "istanbul": "İstanbul", "moscow": "Moscow", "donetsk": "Donetsk",
		"donetsk o": "Donetsk oblast", "донецька": "Donetsk oblast", "sea of az": "Sea of Azov", "artyomovsk": "Bakhmut", "Zaporozh": "Zaporizhzhia", "kurakh": "Kurakhove",
	} {
		got := Search(query, 8)
		if len(got) == 0 || got[0].Name != want {
			t.Errorf("%q finds %v, want %s", query, names(got), want)
		}
	}
}

// A prefix comes before a word in the middle, more people before fewer.
func TestRanking(t *testing.T) {
	got := Search("kra", 50)
	people, prefixed := -1, true
	for _, p := range got {
		begins := strings.HasPrefix(strings.ToLower(p.Name), "kra")
		if begins && !prefixed {
			t.Errorf("%s comes late", p.Name)
		}
		if begins && people >= 0 && p.People > people {
			t.Errorf("%s with %d people comes after a smaller place", p.Name, p.People)
		}
		if prefixed = begins; begins {
			people = p.People
		}
	}
	if len(got) < 5 {
		t.Errorf("kra finds %v", names(got))
	}
	if i := slices.Index(names(Search("donetsk", 8)), "Donetsk oblast"); i < 1 || i > 2 {
		t.Errorf("the oblast is number %d", i)
	}
}

func TestNothingToFind(t *testing.T) {
	for _, query := range []string{"", "  ", "'", "–", "qqqqqq", "ь", "\xff\xfe", strings.Repeat("x", 5000)} {
		if got := Search(query, 8); len(got) > 0 && strings.TrimSpace(query) != "ь" {
			t.Errorf("%.20q finds %v", query, names(got))
		}
	}
	if got := Search("a", 3); len(got) != 3 {
		t.Errorf("%d finds instead of 3", len(got))
	}
}

func TestPlacesAreWhole(t *testing.T) {
	p := Search("Покровськ", 1)[0]
	if p.Region != "Donetsk" || p.NameUK != "Покровськ" || p.People < 10_000 || p.Bound.Min != p.At {
		t.Errorf("%+v", p)
	}
	o := Search("Donetsk oblast", 1)[0]
	if o.Region != "" || !o.Bound.Contains(p.At) {
		t.Errorf("%+v", o)
	}
}
