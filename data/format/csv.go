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
	"strconv"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkt"
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
