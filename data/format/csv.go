package format

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// The limits of a table.
const (
	MaxColumns = 2000
	MaxRows    = 500_000
	longestRow = 1 << 20 // of the first rows, in bytes
)

var separators = []rune{',', ';', '\t', '|'}

// CSV reads a table of places, its columns separated by commas, semicolons, tabulators
// or bars, in quotation marks or not. Headings may be English or Ukrainian, in any
// order and below a title; numbers may have a decimal comma. A row without a position is a
// feature without geometry.
func CSV(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	text, said, err := decoded(b)
	if err != nil {
		return nil, nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, nil, wrong("the table is empty")
	}
	l, err := layoutOf(text)
	if err != nil {
		return nil, nil, wrong("the first row of the table cannot be read: %v", err)
	}
	skipped := bytes.Count(text[:len(text)-len(l.rest)], []byte("\n"))
	r := &csvRows{newCSV(l.comma, &csvText{r: guarded(ctx, l.rest), comma: l.comma}), skipped, nil}
	out, remarks, err := readTable(r.next, len(b))
	if errors.Is(r.err, csv.ErrBareQuote) { // seconds of arc, names of streets
		r = &csvRows{newCSV(l.comma, &csvText{r: guarded(ctx, l.rest), comma: l.comma, lazy: true}), skipped, nil}
		r.r.LazyQuotes = true
		out, remarks, err = readTable(r.next, len(b))
	}
	return out, append(remarks, said...), err
}

func newCSV(comma rune, text io.Reader) *csv.Reader {
	r := csv.NewReader(text)
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	return r
}

// csvRows gives the rows of a text.
type csvRows struct {
	r       *csv.Reader
	skipped int // lines before the first row
	err     error
}

func (c *csvRows) next() ([]string, int, error) {
	row, err := c.r.Read()
	if errors.Is(err, io.EOF) {
		return nil, 0, err
	}
	if c.err = err; err != nil {
		return nil, 0, wrong("the table cannot be read: %v", err)
	}
	line, _ := c.r.FieldPos(0)
	return row, line + c.skipped, nil
}

// IsTable reports whether a text is a table: its first row names columns of positions.
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
	l, err := layoutOf(text)
	return err == nil && l.head == 0 && len(l.header) > 1 && columnsOf(l.header).places()
}

// layout is how a table is written.
type layout struct {
	comma  rune
	rest   []byte   // the text behind a line that names the separator
	head   int      // the row of the headings; 0: the first
	header []string // the headings
}

// layoutOf finds the separator with which a table says where things are, or else has the
// most columns. Some spreadsheets name it in a line of its own.
func layoutOf(text []byte) (best layout, err error) {
	head := text[:min(len(text), longestRow)]
	first, after, _ := bytes.Cut(head, []byte("\n"))
	if s := strings.TrimSpace(string(first)); len(s) == 5 && strings.HasPrefix(strings.ToLower(s), "sep=") {
		return layoutWith(rune(s[4]), text[len(head)-len(after):])
	}
	for _, c := range separators {
		l, e := layoutWith(c, text)
		switch {
		case e != nil && err == nil && best.header == nil:
			err = e
		case e == nil && (best.header == nil || l.betterThan(best)):
			best, err = l, nil
		}
	}
	return best, err
}

// layoutWith reads the first rows with a separator.
func layoutWith(comma rune, text []byte) (layout, error) {
	r := newCSV(comma, bytes.NewReader(text[:min(len(text), longestRow)]))
	r.LazyQuotes = true
	var rows [][]string
	for len(rows) < mostAbove {
		row, err := r.Read()
		if err != nil {
			if len(rows) == 0 {
				return layout{}, err
			}
			break
		}
		rows = append(rows, trimmed(row[:min(len(row), MaxColumns+1)])) // one too many is enough to know
	}
	at := headOf(rows)
	return layout{comma, text, at, rows[at]}, nil
}

func (l layout) betterThan(other layout) bool {
	a, b := columnsOf(l.header), columnsOf(other.header)
	switch {
	case a.places() != b.places():
		return a.places()
	case (a.name >= 0) != (b.name >= 0) && min(len(l.header), len(other.header)) > 1:
		return a.name >= 0
	}
	return len(l.header) > len(other.header)
}
