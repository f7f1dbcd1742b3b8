package format

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The words are of both languages, short and long, in small letters and capitals.
var cyrillicTexts = []string{"окуповано", "ОКУПОВАНО", "Окупована територія", "звільнено", "ЗВІЛЬНЕНО", "Україна", "УКРАЇНА", "росія", "сіра зона", "Сіра зона",
	"Лінія фронту станом на 5 листопада", "СТАТУС", "Населений пункт;Хто контролює\nПокровськ;Україна\nМирноград;РФ\n", "оккупировано", "Освобождённая территория",
	`{"type":"FeatureCollection","features":[{"properties":{"контроль":"окуповано","назва":"Бахмут"}}]}`, "під контролем росії, Донецька область", "Невідомо"}

func TestCyrillicIsGuessed(t *testing.T) {
	for name, e := range map[string]encoding.Encoding{"Windows-1251": charmap.Windows1251, "KOI8-U": charmap.KOI8U, "CP866": charmap.CodePage866} {
		for _, text := range cyrillicTexts {
			if name == "CP866" && strings.ContainsAny(text, "іІ") {
				continue // the code page has no such letter
			}
			b, err := e.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			got, said, err := Text([]byte(b))
			if err != nil || string(got) != text || len(said) != 1 || !strings.Contains(said[0].Done, name) {
				t.Errorf("%q in %s: %q, %v, %v", text, name, got, said, err)
			}
		}
	}
}

// Where letters do not tell, the likeliest encoding counts.
func TestNothingToGuessBy(t *testing.T) {
	for _, s := range []string{"", "plain"} {
		if got := guessed([]byte(s)); got.name != "Windows-1251" {
			t.Errorf("%q: %s", s, got.name)
		}
	}
}

func TestWideTexts(t *testing.T) {
	text := "name;lat;lon;holder\nБахмут;48,5;38;росія\n"
	for name, e := range map[string]encoding.Encoding{
		"little with a mark": utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), "big with a mark": utf16.UTF16(utf16.BigEndian, utf16.UseBOM),
		"little": utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), "big": utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM),
		"UTF-32": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32 big": utf32.UTF32(utf32.BigEndian, utf32.UseBOM),
	} {
		b, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		got, said, err := Text([]byte(b))
		if err != nil || string(got) != text || len(said) != 1 {
			t.Errorf("%s: %q, %v, %v", name, got, said, err)
		}
	}
}

func TestTexts(t *testing.T) {
	encoded := func(s string) string {
		b, err := charmap.Windows1251.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct{ name, in, out, said string }{
		{"UTF-8", "окуповано", "окуповано", ""},
		{"a mark", "\ufeffокуповано", "окуповано", ""},
		{"declared", encoded(`<?xml version="1.0" encoding="windows-1251"?><a>окуповано</a>`), `<?xml version="1.0"?><a>окуповано</a>`, ""},
		{"declared and not so", `<?xml version="1.0" encoding="windows-1251"?><a>окуповано</a>`, `<?xml version="1.0"?><a>окуповано</a>`, "says that it is windows-1251"},
		{"UTF-8 declared and not so", encoded(`<?xml version="1.0" encoding='UTF-8' ?><a>окуповано</a>`), `<?xml version="1.0" ?><a>окуповано</a>`, "not UTF-8"},
		{"UTF-16 declared of plain letters", `<?xml version="1.0" encoding="UTF-16"?><a>x</a>`, `<?xml version="1.0"?><a>x</a>`, ""},
		{"one broken byte", "окуповано \xd0 територія", "окуповано \ufffd територія", "bytes that are none"},
		{"no text", "\x01\x02\xff\x00\x00", "\x01\x02\xff\x00\x00", ""},
	} {
		got, said, err := Text([]byte(c.in))
		if err != nil || string(got) != c.out || (len(said) > 0) != (c.said != "") || c.said != "" && !strings.Contains(said[0].Text, c.said) {
			t.Errorf("%s: %q, %v, %v", c.name, got, said, err)
		}
	}
	if _, _, err := Text([]byte(`<?xml version="1.0" encoding="x-nothing"?><a>` + "\xff</a>")); err == nil || !strings.Contains(err.Error(), "x-nothing") {
		t.Errorf("an encoding that nobody knows: %v", err)
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range append(cyrillicTexts, "\xff\xfea\x00", "\xfe\xff\x00a", "a\x00;\x00b\x00\n\x00", "\xee\xea", `<?xml version="1.0" encoding="koi8-u"?>`+"\xc1") {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		out, _, err := Text(b)
		checkOut(t, []byte("{}"), err)
		if len(out) > 4*len(b)+8 {
			t.Fatalf("%d bytes became %d", len(b), len(out))
		}
	})
}
