package format

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// LineMember is the member of a feature that says in which line of the table it stands,
// and UnreadMember the one that has a position or a geometry that could not be read.
const (
	LineMember   = "line"
	UnreadMember = "unread"
)

// rows gives the rows of a table one by one, each with its line; io.EOF ends them. The row
// is good until the next one.
type rows func() (row []string, line int, err error)

// sampleSize is how many rows are looked at before it is decided what their columns are.
const sampleSize = 100

type tableRow struct {
	cells []string
	line  int
}

// readTable makes features of the rows of a table, which has so many bytes.
func readTable(next rows, size int) ([]byte, remarks, error) {
	sample, err := sampleOf(next)
	if err != nil {
		return nil, nil, err
	}
	first := make([][]string, len(sample))
	for i, row := range sample {
		first[i] = trimmed(row.cells)
	}
	if len(sample) == 0 {
		return nil, nil, wrong("the table is empty")
	}
	at := headOf(first)
	header := first[at]
	if len(header) > MaxColumns {
		return nil, nil, wrong("the table has more than %d columns", MaxColumns)
	}
	for _, h := range header {
		if err := checkName("a column", h); err != nil {
			return nil, nil, err
		}
	}
	cols := columnsOf(header)
	cols.look(first[at+1:])
	if !cols.places() && cols.name < 0 && !hasGeoNames(header) {
		return nil, nil, wrong("no column of the table says where things are (lat and lon, x and y, “lat, lon”, WKT) or what they are called (name): it has %s", listed(header))
	}
	t := &tableReader{columns: cols, header: keys(header, cols)}
	t.out.most = roomOf(size)
	t.orderOf(header, first[at+1:])
	t.begin(first[:at])
	for _, row := range sample[at+1:] {
		if err := t.row(row.cells, row.line); err != nil {
			return nil, nil, err
		}
	}
	for {
		row, line, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = t.row(row, line)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	t.out.WriteString("]}")
	return t.out.Bytes(), t.said, nil
}

func sampleOf(next rows) (sample []tableRow, err error) {
	for len(sample) < sampleSize {
		row, line, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		sample = append(sample, tableRow{append([]string(nil), row...), line})
	}
	return sample, nil
}

// hasGeoNames reports whether a table names its places by the numbers of GeoNames.
func hasGeoNames(header []string) bool {
	for _, h := range header {
		if letters(h) == "geonameid" {
			return true
		}
	}
	return false
}

type tableReader struct {
	columns
	lonFirst bool // in a column that has both
	header   []string
	said     remarks
	out      text
	rows     int
}

// begin writes the head of the collection. What stands above the headings is the title.
func (t *tableReader) begin(above [][]string) {
	t.out.WriteString(`{"type":"FeatureCollection",`)
	var title []string
	for _, row := range above {
		for _, cell := range row {
			if cell != "" {
				title = append(title, cell)
			}
		}
	}
	if text, err := json.Marshal(shortened(strings.Join(title, " · "))); err == nil && len(title) > 0 {
		fmt.Fprintf(&t.out, `"name":%s,`, text)
		t.said = append(t.said, Remark{"title", "above the headings of the table stands " + string(text), "taken for its title"})
	}
	t.out.WriteString(`"features":[`)
}

// row writes the feature of a row; rows without any value are none.
func (t *tableReader) row(row []string, line int) error {
	properties := map[string]string{}
	for i, value := range row {
		if value = strings.TrimFunc(value, unicode.IsSpace); value != "" && i < len(t.header) && i != t.wkt {
			properties[t.header[i]] = value
		}
	}
	place, err := t.place(row)
	if err != nil {
		return wrong("line %d: %v", line, err)
	}
	if len(properties) == 0 && place.empty() {
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
	if place.unread != "" {
		text, err := json.Marshal(place.unread)
		if err != nil {
			return wrong("line %d cannot be used: %v", line, err)
		}
		fmt.Fprintf(&t.out, `"%s":%s,`, UnreadMember, text)
	}
	t.out.WriteString(`"geometry":`)
	if !place.write(&t.out) {
		return t.out.full()
	}
	t.out.WriteByte('}')
	return nil
}
