package format

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

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
		out, _, err := Shapefile([]Layer{l})
		if err != nil || !strings.Contains(string(out), `"Статус":"Россия"`) {
			t.Errorf("%s: %s, %v", name, out, err)
		}
	}
}
