package format

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// ODS reads a table of places in a spreadsheet of OpenDocument (ISO/IEC 26300).
func ODS(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	z, err := openBook(ctx, b)
	if err != nil {
		return nil, nil, err
	}
	names, err := odsSheets(z)
	if err != nil {
		return nil, nil, err
	}
	var sheets []sheetOf
	for i, name := range names {
		sheets = append(sheets, sheetOf{name, len(b), func() (rows, error) { return odsRows(z, i) }})
	}
	return tableIn(sheets)
}

// mostSheets is how many sheets a spreadsheet may have: each is looked at.
const mostSheets = 200

func odsSheets(z book) (names []string, err error) {
	p, err := z.part("content.xml")
	if err == nil && p == nil {
		err = wrong("the spreadsheet has no content")
	}
	if err != nil {
		return nil, err
	}
	err = p.each(func(t xml.StartElement) error {
		if isTableElement(t) {
			names = append(names, attribute(t, "name"))
		}
		if len(names) > mostSheets {
			return wrong("the spreadsheet has more than %d sheets", mostSheets)
		}
		return nil
	})
	return names, err
}

func isTableElement(t xml.StartElement) bool {
	return t.Name.Local == "table" && strings.Contains(t.Name.Space, "table")
}

// odsReader reads the rows of one sheet.
type odsReader struct {
	p      *xmlPart
	line   int
	repeat int // how often the row is to be given again
	row    []string
	cells  int
}

// odsRows begins to read the rows of the sheet with a number.
func odsRows(z book, number int) (rows, error) {
	p, err := z.part("content.xml")
	if err != nil {
		return nil, err
	}
	for {
		t, err := p.token()
		if err != nil {
			return nil, err
		}
		if start, ok := t.(xml.StartElement); ok && isTableElement(start) {
			if number == 0 {
				break
			}
			number--
		}
	}
	return (&odsReader{p: p}).next, nil
}

func (r *odsReader) next() ([]string, int, error) {
	if r.repeat > 0 {
		r.repeat--
		r.line++
		if r.cells += len(r.row); r.cells > mostCells {
			return nil, 0, wrong("the spreadsheet has more than %d cells", mostCells)
		}
		return r.row, r.line, nil
	}
	for {
		t, err := r.p.token()
		if err != nil {
			return nil, 0, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "table-row" {
				continue
			}
			n := repeated(t, "number-rows-repeated")
			if err := r.read(); err != nil {
				return nil, 0, err
			}
			if len(r.row) == 0 { // spreadsheets end with a million empty rows
				r.line += n
				continue
			}
			r.repeat = n
			return r.next()
		case xml.EndElement:
			if t.Name.Local == "table" {
				return nil, 0, io.EOF
			}
		}
	}
}

func repeated(t xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(t, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<30)
}

// read reads the cells of the row that has begun.
func (r *odsReader) read() error {
	r.row = nil
	empty, cells := 0, 0
	return r.p.inside(func(t xml.StartElement) error {
		if t.Name.Local != "table-cell" && t.Name.Local != "covered-table-cell" {
			return nil
		}
		if cells++; cells > maxCells {
			return wrong("a row has more than %d cells", maxCells)
		}
		n := repeated(t, "number-columns-repeated")
		value, err := r.value(t)
		switch {
		case err != nil:
			return err
		case value == "":
			empty = min(empty+n, 1<<30)
			return nil
		case len(r.row)+empty+n > MaxColumns:
			return wrong("the table has more than %d columns", MaxColumns)
		}
		r.row = append(r.row, make([]string, empty)...)
		for empty = 0; n > 0; n-- {
			r.row = append(r.row, value)
		}
		return nil
	})
}

// value is what a cell holds: numbers and dates as they are and not as they are shown.
func (r *odsReader) value(t xml.StartElement) (string, error) {
	shown, err := r.p.text("annotation")
	if err != nil {
		return "", err
	}
	switch attribute(t, "value-type") {
	case "float", "percentage", "currency":
		return attribute(t, "value"), nil
	case "date":
		day, _, _ := strings.Cut(attribute(t, "date-value"), "T")
		return day, nil
	}
	return strings.TrimSpace(shown), nil
}
