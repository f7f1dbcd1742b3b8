package format

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkt"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// The limits of a table.
const (
	MaxColumns = 2000
	MaxRows    = 2_000_000
	longestRow = 1 << 20 // of the first row, in bytes
)

// LineMember is the member of a feature that says in which line of the table it stands,
// and UnreadMember the one that has a position that could not be read.
const (
	LineMember   = "line"
	UnreadMember = "unread"
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

// CSV reads a table of places, its columns separated by commas, semicolons, tabulators
// or bars, in quotation marks or not. Headings may be English or Ukrainian, in any
// order; numbers may have a decimal comma. A row without a position is a feature
// without geometry.
func CSV(b []byte) ([]byte, []Remark, error) {
	text, said, err := decoded(b)
	if err != nil {
		return nil, nil, err
	}
	header, comma, rest, err := headerOf(text)
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil, wrong("the table is empty")
	case err != nil:
		return nil, nil, wrong("the first row of the table cannot be read: %v", err)
	case len(header) > MaxColumns:
		return nil, nil, wrong("the table has more than %d columns", MaxColumns)
	}
	cols := columnsOf(header)
	if !cols.places() && cols.name < 0 {
		return nil, nil, wrong("no column of the table says where things are (lat and lon, x and y, WKT) or what they are called (name): it has %s", listed(header))
	}
	t := &tableReader{columns: cols, header: keys(header, cols), skipped: int(bytes.Count(text[:len(text)-len(rest)], []byte("\n")))}
	r := csv.NewReader(bytes.NewReader(rest))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	if err := t.read(r); err != nil {
		return nil, nil, err
	}
	return t.out.Bytes(), append(t.said, said...), nil
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

type tableReader struct {
	columns
	header  []string
	skipped int // lines before the first row
	said    remarks
	out     bytes.Buffer
	rows    int
}

func (t *tableReader) read(r *csv.Reader) error {
	t.out.WriteString(`{"type":"FeatureCollection","features":[`)
	if _, err := r.Read(); err != nil {
		return wrong("the first row of the table cannot be read: %v", err)
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return wrong("the table cannot be read: %v", err)
		}
		line, _ := r.FieldPos(0)
		if err := t.row(row, line+t.skipped); err != nil {
			return err
		}
	}
	t.out.WriteString("]}")
	return nil
}

// row writes the feature of a row; rows without any value are none.
func (t *tableReader) row(row []string, line int) error {
	properties := map[string]string{}
	for i, value := range row {
		if value = strings.TrimFunc(value, unicode.IsSpace); value != "" && i < len(t.header) && i != t.wkt {
			properties[t.header[i]] = value
		}
	}
	g, unread, err := t.geometry(row)
	if err != nil {
		return wrong("line %d: %v", line, err)
	}
	if len(properties) == 0 && g == nil {
		return nil
	}
	if t.rows++; t.rows > MaxRows {
		return wrong("the table has more than %d rows", MaxRows)
	}
	if t.rows > 1 {
		t.out.WriteByte(',')
	}
	said, err := json.Marshal(properties)
	if err != nil {
		return wrong("line %d cannot be used: %v", line, err)
	}
	fmt.Fprintf(&t.out, `{"type":"Feature","%s":%d,"properties":%s,`, LineMember, line, said)
	if unread != "" {
		text, err := json.Marshal(unread)
		if err != nil {
			return wrong("line %d cannot be used: %v", line, err)
		}
		fmt.Fprintf(&t.out, `"%s":%s,`, UnreadMember, text)
	}
	t.out.WriteString(`"geometry":`)
	if !writeGeometry(&t.out, g) {
		return wrong("as GeoJSON, the table has more than %d MB", mostText>>20)
	}
	t.out.WriteByte('}')
	return nil
}

// geometry is where a row is; unread is a position that could not be read.
func (t *tableReader) geometry(row []string) (g orb.Geometry, unread string, err error) {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	if text := cell(t.wkt); text != "" {
		return t.wellKnown(text)
	}
	lat, lon := cell(t.lat), cell(t.lon)
	if lat == "" && lon == "" {
		return nil, "", nil
	}
	y, okY := decimal(lat)
	x, okX := decimal(lon)
	if !okX || !okY {
		return nil, shortened(lat + " " + lon), nil
	}
	return orb.Point{x, y}, "", nil
}

// decimal reads degrees, with a point or a comma.
func decimal(s string) (float64, bool) {
	s = strings.TrimRight(s, "° ")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	s = strings.Replace(s, "\u2212", "-", 1)
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

var sridPrefix = regexp.MustCompile(`(?i)^srid=(\d{1,6}); *`)

// wellKnown reads a well-known text, with or without its reference system in front.
func (t *tableReader) wellKnown(text string) (orb.Geometry, string, error) {
	s := plain()
	if m := sridPrefix.FindStringSubmatch(text); m != nil {
		code, _ := strconv.Atoi(m[1])
		var err error
		if s, err = OfCode(code); err != nil {
			return nil, "", err
		}
		t.said.system(s)
		text = text[len(m[0]):]
	}
	if depth := Nesting(text); depth > MaxDepth {
		return nil, "", wrong("brackets nest more than %d deep", MaxDepth)
	}
	g, err := wkt.Unmarshal(text)
	if err != nil {
		return nil, shortened(text), nil
	}
	out, err := ofGeom(g, s.Place, 0)
	if err == nil && !isFinite(out) {
		err = wrong("it has a position that is none in its reference system")
	}
	return out, "", err
}

// Nesting is how deep parentheses nest.
func Nesting(s string) int {
	depth, deepest := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
			deepest = max(deepest, depth)
		case ')':
			depth--
		}
	}
	return deepest
}
