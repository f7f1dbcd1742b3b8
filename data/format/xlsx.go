package format

import (
	"context"
	"encoding/xml"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// XLSX reads a table of places in an Excel workbook (ECMA-376). It is read here and not by a
// library: what the values of cells need is little, and the library known for it makes the
// program 6 MB larger.
func XLSX(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	z, err := openBook(ctx, b)
	if err != nil {
		return nil, nil, err
	}
	x := xlsx{book: z, targets: map[string]string{}}
	for _, read := range []func() error{x.relations, x.workbook, x.sharedStrings, x.styles} {
		if err := read(); err != nil {
			return nil, nil, err
		}
	}
	out, said, err := tableIn(x.sheets)
	if n := len(x.hidden); n > 0 {
		said = append(said, Remark{"unread-sheet", "the spreadsheet hides sheets: " + strings.Join(x.hidden[:min(n, 8)], ", "), "not read"})
	}
	return out, said, err
}

type xlsx struct {
	book
	targets map[string]string // of relations by id
	sheets  []sheetOf
	hidden  []string // names of sheets that are not shown
	shared  []string
	dates   []bool // whether a style shows numbers as dates
	from    time.Time
}

// each visits the elements of a part that begin.
func (x *xlsx) each(part string, visit func(*xmlPart, xml.StartElement) error) error {
	p, err := x.part(part)
	if p == nil || err != nil {
		return err
	}
	return p.each(func(t xml.StartElement) error { return visit(p, t) })
}

func (x *xlsx) relations() error {
	return x.each("xl/_rels/workbook.xml.rels", func(_ *xmlPart, t xml.StartElement) error {
		if t.Name.Local == "Relationship" {
			x.targets[attribute(t, "Id")] = attribute(t, "Target")
		}
		return nil
	})
}

// workbook lists the sheets that are shown, in their order.
func (x *xlsx) workbook() error {
	x.from = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return x.each("xl/workbook.xml", func(_ *xmlPart, t xml.StartElement) error {
		switch t.Name.Local {
		case "workbookPr":
			if on := attribute(t, "date1904"); on == "1" || on == "true" {
				x.from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			if state := attribute(t, "state"); state == "hidden" || state == "veryHidden" {
				x.hidden = append(x.hidden, strconv.Quote(shortened(attribute(t, "name"))))
				return nil
			}
			id := ""
			for _, a := range t.Attr {
				if a.Name.Local == "id" {
					id = a.Value
				}
			}
			target := x.targets[id]
			if !strings.HasPrefix(target, "/") {
				target = "xl/" + target
			}
			part := path.Clean(strings.TrimPrefix(target, "/"))
			x.sheets = append(x.sheets, sheetOf{attribute(t, "name"), x.size, func() (rows, error) { return x.rows(part) }})
		}
		return nil
	})
}

func (x *xlsx) sharedStrings() error {
	return x.each("xl/sharedstrings.xml", func(p *xmlPart, t xml.StartElement) error {
		if t.Name.Local != "si" {
			return nil
		}
		s, err := p.text("rPh") // how it is pronounced
		if x.shared = append(x.shared, s); len(x.shared) > mostCells {
			return wrong("the spreadsheet has more than %d texts", mostCells)
		}
		return err
	})
}

// dateFormat knows a format of numbers that shows a date: it has a year or a day outside
// quotation marks and brackets.
var (
	dateFormat  = regexp.MustCompile(`(?i)[yd]`)
	quotedParts = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)
)

// styles tells which styles of cells show a number as a date.
func (x *xlsx) styles() error {
	formats := map[string]bool{}
	for id := 14; id <= 22; id++ { // built in
		formats[strconv.Itoa(id)] = id <= 17 || id == 22
	}
	for id := 27; id <= 36; id++ {
		formats[strconv.Itoa(id)] = true
	}
	cells := false
	return x.each("xl/styles.xml", func(_ *xmlPart, t xml.StartElement) error {
		switch t.Name.Local {
		case "numFmt":
			formats[attribute(t, "numFmtId")] = dateFormat.MatchString(quotedParts.ReplaceAllString(attribute(t, "formatCode"), ""))
		case "cellXfs":
			cells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			cells = false
		case "xf":
			if cells {
				x.dates = append(x.dates, formats[attribute(t, "numFmtId")])
			}
		}
		return nil
	})
}

// rows begins to read the rows of a sheet.
func (x *xlsx) rows(part string) (rows, error) {
	p, err := x.part(part)
	if err == nil && p == nil {
		err = wrong("it is not in the file")
	}
	if err != nil {
		return nil, err
	}
	line, cells, before := 0, 0, 0
	var row []string
	return func() ([]string, int, error) {
		for {
			t, err := p.token()
			if err != nil {
				return nil, 0, err
			}
			switch t := t.(type) {
			case xml.StartElement:
				switch t.Name.Local {
				case "row":
					line++
					if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
						line = n
					}
					row, before = row[:0], cells
				case "c":
					if cells++; cells > mostCells {
						return nil, 0, wrong("the spreadsheet has more than %d cells", mostCells)
					}
					if cells-before > maxCells {
						return nil, 0, wrong("row %d has more than %d cells", line, maxCells)
					}
					if row, err = x.cell(p, t, row); err != nil {
						return nil, 0, err
					}
				}
			case xml.EndElement:
				if t.Name.Local == "row" {
					return row, line, nil
				}
			}
		}
	}, nil
}

// cell adds a cell to its row, where its name puts it.
func (x *xlsx) cell(p *xmlPart, t xml.StartElement, row []string) ([]string, error) {
	at := len(row)
	if n := columnOf(attribute(t, "r")); n >= 0 {
		at = n
	}
	value, err := x.value(p, attribute(t, "t"), attribute(t, "s"))
	if err != nil || value == "" {
		return row, err
	}
	if at >= MaxColumns {
		return row, wrong("the table has more than %d columns", MaxColumns)
	}
	for len(row) <= at {
		row = append(row, "")
	}
	row[at] = value
	return row, nil
}

// columnOf is the number of the column in the name of a cell: A1 is 0; −1: it has no name.
func columnOf(name string) int {
	n := 0
	for _, r := range name {
		if r < 'A' || r > 'Z' || n > MaxColumns {
			break
		}
		n = 26*n + int(r-'A') + 1
	}
	return n - 1
}

// value reads what a cell shows.
func (x *xlsx) value(p *xmlPart, kind, style string) (value string, err error) {
	err = p.inside(func(t xml.StartElement) (err error) {
		if t.Name.Local == "v" || t.Name.Local == "is" {
			value, err = p.text("rPh")
		}
		return err
	})
	if err != nil {
		return "", err
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(x.shared) {
			return "", wrong("a cell of the spreadsheet refers to a text that is not there")
		}
		return x.shared[i], nil
	case "b":
		return map[string]string{"1": "true", "0": "false"}[value], nil
	case "e":
		return "", nil // an error of a formula
	case "", "n":
		if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(x.dates) && x.dates[i] {
			return x.date(value), nil
		}
	}
	return value, nil
}

// date writes a number of days as a date.
func (x *xlsx) date(value string) string {
	days, err := strconv.ParseFloat(value, 64)
	if err != nil || days < 0 || days > 1e6 || math.IsNaN(days) {
		return value
	}
	return x.from.AddDate(0, 0, int(days)).Format(time.DateOnly)
}
