package format

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"regexp"
)

var (
	records = regexp.MustCompile(`^\[\s*\{`)
	script  = regexp.MustCompile(`^(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.]{0,80}\s*[=(]\s*[{\[]`)
)

// inScript takes the JSON out of a script that gives it a name, as web maps keep their
// layers, or calls a function with it.
func inScript(_ context.Context, b []byte) (Made, error) {
	b = bytes.TrimSpace(b)
	m := script.FindIndex(b[:min(len(b), headSize)])
	if m == nil {
		return Made{}, wrong("this is no script that holds data")
	}
	inner := bytes.TrimRight(b[m[1]-1:], "; \t\r\n")
	if bytes.HasSuffix(inner, []byte(")")) && b[m[1]-1] != '(' {
		inner = bytes.TrimRight(bytes.TrimSuffix(inner, []byte(")")), " \t\r\n")
	}
	return Made{JSON: inner}, nil
}

// Records reads a list of records in JSON as a table: the names are the headings. Of a record
// in a record, such as a location with lat and lng, the values stand in the row as well.
func Records(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	d := json.NewDecoder(guarded(ctx, b))
	d.UseNumber()
	if _, err := d.Token(); err != nil {
		return nil, nil, wrong("this is not a list of records that can be read: %v", err)
	}
	r := recordRows{d: d, column: map[string]int{}}
	for d.More() && len(r.ahead) < sampleSize {
		row, err := r.read()
		if err != nil {
			return nil, nil, err
		}
		r.ahead = append(r.ahead, row)
	}
	r.ahead = append([][]string{r.header}, r.ahead...)
	r.fixed = true
	out, said, err := readTable(r.next, len(b))
	return out, said, err
}

// recordRows gives records as rows. The columns are the names in the first records.
type recordRows struct {
	d      *json.Decoder
	column map[string]int
	header []string
	fixed  bool // no further columns
	ahead  [][]string
	number int
	ended  bool
}

func (r *recordRows) next() ([]string, int, error) {
	r.number++
	if len(r.ahead) > 0 {
		row := r.ahead[0]
		r.ahead = r.ahead[1:]
		return row, r.number, nil
	}
	if r.ended {
		return nil, 0, io.EOF
	}
	if !r.d.More() {
		r.ended = true
		if _, err := r.d.Token(); err != nil {
			return nil, 0, wrong("this is not a list of records that can be read: %v", err)
		}
		return nil, 0, io.EOF
	}
	row, err := r.read()
	return row, r.number, err
}

func (r *recordRows) read() ([]string, error) {
	var record map[string]any
	if err := r.d.Decode(&record); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, wrong("record %d cannot be read: %v", max(r.number, len(r.ahead))+1, err)
	}
	row := make([]string, len(r.header))
	for _, key := range sortedKeys(record) {
		switch value := record[key].(type) {
		case map[string]any:
			for _, inner := range sortedKeys(value) {
				if _, there := record[inner]; !there {
					row = r.put(row, inner, value[inner])
				}
			}
			if value["coordinates"] != nil && value["type"] != nil {
				if text, err := json.Marshal(value); err == nil {
					row = r.put(row, key, string(text))
				}
			}
		default:
			row = r.put(row, key, value)
		}
	}
	return row, nil
}

// put puts a value into its column.
func (r *recordRows) put(row []string, key string, value any) []string {
	var text string
	switch v := value.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	case bool:
		text = map[bool]string{true: "true", false: "false"}[v]
	default:
		return row
	}
	i, there := r.column[key]
	if !there {
		if r.fixed || len(r.header) > MaxColumns {
			return row
		}
		i = len(r.header)
		r.column[key] = i
		r.header = append(r.header, key)
	}
	for len(row) <= i {
		row = append(row, "")
	}
	row[i] = text
	return row
}
