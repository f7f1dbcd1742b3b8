package format

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// The headings of columns that say where something is and what it is called, in small
// letters and without what stands between them.
var (
	latColumns  = []string{"lat", "latitude", "latwgs84", "latdeg", "y", "ycoord", "pointy", "широта", "шир"}
	lonColumns  = []string{"lon", "lng", "long", "longitude", "lonwgs84", "londeg", "x", "xcoord", "pointx", "довгота", "долгота", "довг"}
	wktColumns  = []string{"wkt", "geom", "geometry", "thegeom", "wktgeom", "wktgeometry", "shape", "геометрія"}
	nameColumns = []string{"name", "settlement", "settlementname", "town", "city", "village", "place", "placename", "nameen", "nameuk", "nameua",
		"назва", "населенийпункт", "населеныйпункт", "нп", "місто", "село"}
	separators = []rune{',', ';', '\t', '|'}
)

// columns says which column is which; −1: there is none.
type columns struct {
	lat, lon, wkt, name int
}

func columnsOf(header []string) columns {
	find := func(names []string) int {
		for _, name := range names {
			if i := slices.IndexFunc(header, func(h string) bool { return letters(h) == name }); i >= 0 {
				return i
			}
		}
		return -1
	}
	c := columns{find(latColumns), find(lonColumns), find(wktColumns), find(nameColumns)}
	if c.lat < 0 || c.lon < 0 {
		c.lat, c.lon = -1, -1
	}
	return c
}

// places tells whether the columns say where things are.
func (c columns) places() bool { return c.lat >= 0 || c.wkt >= 0 }

// IsTable tells a table by its first row: it names columns of positions.
func IsTable(b []byte) bool {
	if len(b) > longestRow { // the first row is enough, and no letter may be cut
		b = b[:bytes.LastIndexByte(b[:longestRow], '\n')+1]
	}
	if head := bytes.TrimSpace(b[:min(len(b), 64)]); len(head) == 0 || strings.ContainsRune("{[<", rune(head[0])) {
		return false
	}
	text, _, err := decoded(b)
	if err != nil {
		return false
	}
	header, _, _, err := headerOf(text)
	return err == nil && len(header) > 1 && columnsOf(header).places()
}

// decoded is a table's text in UTF-8. Spreadsheets also write UTF-16 with its mark, and
// in Ukraine often Windows-1251.
func decoded(b []byte) ([]byte, []Remark, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		out, err := utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(b)
		if err != nil {
			return nil, nil, wrong("the text is not UTF-16, as its first bytes say")
		}
		return out, nil, nil
	case utf8.Valid(b):
		return bytes.TrimPrefix(b, []byte("\ufeff")), nil, nil
	case bytes.IndexByte(b, 0) >= 0:
		return nil, nil, wrong("this is not a text")
	}
	out, err := charmap.Windows1251.NewDecoder().Bytes(b)
	if err != nil {
		return nil, nil, wrong("the text is not UTF-8")
	}
	return out, []Remark{{"encoding", "the text is not UTF-8", "read as Windows-1251, which spreadsheets in Ukraine write"}}, nil
}

// headerOf reads the first row, finds the separator with which it has the most columns,
// and gives what follows a line that names the separator, as some spreadsheets write.
func headerOf(text []byte) (header []string, comma rune, rest []byte, err error) {
	rest = text
	first, after, _ := bytes.Cut(text[:min(len(text), longestRow)], []byte("\n"))
	if s := strings.TrimSpace(string(first)); len(s) == 5 && strings.HasPrefix(strings.ToLower(s), "sep=") {
		return headerWith(rune(s[4]), text[len(text[:min(len(text), longestRow)])-len(after):])
	}
	for _, c := range separators {
		h, _, _, e := headerWith(c, text)
		if e != nil {
			if err == nil && header == nil {
				err = e
			}
			continue
		}
		if better(h, header) {
			header, comma, err = h, c, nil
		}
	}
	return header, comma, rest, err
}

// better tells whether a first row was read better: it says where things are, and it
// has more columns.
func better(h, than []string) bool {
	if a, b := columnsOf(h).places(), columnsOf(than).places(); a != b {
		return a
	}
	return len(h) > len(than)
}

func headerWith(comma rune, text []byte) ([]string, rune, []byte, error) {
	r := csv.NewReader(bytes.NewReader(text[:min(len(text), longestRow)]))
	r.Comma, r.FieldsPerRecord = comma, -1
	h, err := r.Read()
	for i := range h {
		h[i] = strings.TrimSpace(h[i])
	}
	return h, comma, text, err
}

// keys are the names of properties: the headings, each once. The column of names is
// called name.
func keys(header []string, c columns) []string {
	out := make([]string, len(header))
	seen := map[string]bool{}
	for _, i := range append([]int{c.name}, indexes(len(header))...) {
		if i < 0 || out[i] != "" {
			continue
		}
		key := header[i]
		if i == c.name {
			key = "name"
		}
		if key = shortened(key); key == "" {
			key = "column " + strconv.Itoa(i+1)
		}
		for n := 2; seen[key]; n++ {
			key = fmt.Sprintf("%s (%d)", shortened(header[i]), n)
		}
		seen[key] = true
		out[i] = key
	}
	return out
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// listed is the headings, as far as a message can tell them.
func listed(header []string) string {
	const most = 8
	var names []string
	for _, h := range header[:min(len(header), most)] {
		names = append(names, strconv.Quote(shortened(h)))
	}
	if n := len(header) - most; n > 0 {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ")
}
