package format

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// Some texts of Windows-1251 can be read as UTF-8 as well, and a field can cut a letter of UTF-8
// in two: most texts of the table decide.
func TestMixedTextOfShapefiles(t *testing.T) {
	in1251 := func(s string) string {
		out, err := charmap.Windows1251.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		name, cpg  string
		rows       [][]string
		text, want string
	}{
		{"an accident", "CP1251", [][]string{{in1251("Ві 1"), in1251("Україна")}, {"", in1251("Росія")}}, in1251("Росія"), "Росія"},
		{"the accident itself", "CP1251", [][]string{{in1251("Ві 1"), in1251("Україна")}, {"", in1251("Росія")}}, in1251("Ві 1"), "Ві 1"},
		{"as many of both", "CP1251", [][]string{{in1251("Ві 1"), in1251("Україна")}}, in1251("Ві 1"), "Ві 1"},
		{"one is cut", "CP1251", [][]string{{"Україна", "Донецька облас\xd1"}, {"Росія", "plain"}}, "Росія", "Росія"},
		{"the cut one", "CP1251", [][]string{{"Україна", "Донецька облас\xd1"}, {"Росія", "plain"}}, "Донецька облас\xd1", "Донецька облас\ufffd"},
		{"plain ones do not count", "CP1251", [][]string{{"a", "b", "c", in1251("Росія")}}, in1251("Росія"), "Росія"},
	} {
		l := Layer{Cpg: []byte(c.cpg)}
		for _, row := range c.rows {
			l.seen.add(row)
		}
		if got := l.text(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Names and values of a table are in the encoding that the .cpg names, else in the one that its
// head has a mark of, else in Windows-1251 where they are not UTF-8.
func TestTextOfShapefiles(t *testing.T) {
	shape, table := shapefile(t)
	in := func(e encoding.Encoding, mark byte) []byte {
		name, err1 := e.NewEncoder().Bytes([]byte("Статус"))
		value, err2 := e.NewEncoder().Bytes([]byte("Россия"))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		out := bytes.Replace(bytes.Replace(table, []byte("HOLDER"), name, 1), []byte("russia"), value, 1)
		out[29] = mark
		return out
	}
	for name, l := range map[string]Layer{
		"named":             {Dbf: in(charmap.Windows1251, 0), Cpg: []byte("CP1251")},
		"marked":            {Dbf: in(charmap.CodePage866, 0x65)},
		"named against all": {Dbf: in(charmap.CodePage866, 0xc9), Cpg: []byte("866\r\n")},
		"neither":           {Dbf: in(charmap.Windows1251, 0)},
	} {
		l.Shp = shape
		out, _, err := Shapefile(t.Context(), []Layer{l})
		if err != nil || !strings.Contains(string(out), `"Статус":"Россия"`) {
			t.Errorf("%s: %s, %v", name, out, err)
		}
	}
}
