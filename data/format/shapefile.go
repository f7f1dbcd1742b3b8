package format

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jonas-p/go-shp"
	"github.com/paulmach/orb"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// Layer is the files of one Shapefile. Shp alone must be there.
type Layer struct {
	Name               string // of the files, without ending; empty when it is not known
	Shp, Dbf, Prj, Cpg []byte

	seen foreignTexts
}

// Shapefile reads layers, each in the reference system that its .prj names.
func Shapefile(ctx context.Context, layers []Layer) ([]byte, []Remark, error) {
	var said remarks
	var features []Feature
	size := 0
	for _, l := range layers {
		size += len(l.Shp) + len(l.Dbf)
		s, err := OfWKT(string(l.Prj))
		if err != nil {
			return nil, nil, l.wrong(err)
		}
		said.system(s)
		if l.Dbf == nil {
			said = append(said, Remark{Rule: "no-table", Text: strings.TrimSpace(l.Name + " has no table of attributes (.dbf)"), Done: "read without: what it says of its areas is missing"})
		}
		some, lies, err := l.read(ctx, s.Place)
		if err != nil {
			return nil, nil, l.wrong(err)
		}
		if lies {
			said = append(said, Remark{Rule: "encoding", Text: fmt.Sprintf("%s says that its text is in %.40q", strings.TrimSpace(l.Name+" (.cpg)"), strings.TrimSpace(string(l.Cpg))), Done: "read as UTF-8, which it is"})
		}
		features = append(features, some...)
	}
	out, err := geoJSON(ctx, features, size)
	return out, said, err
}

func (l Layer) wrong(err error) error {
	if l.Name == "" {
		return err
	}
	return wrong("%.80s: %v", l.Name, err)
}

// read makes features of the records. It tells whether the .cpg names another encoding
// than that of the table.
func (l Layer) read(ctx context.Context, to func(orb.Point) orb.Point) (features []Feature, lies bool, err error) {
	if err := checkShp(l.Shp); err != nil {
		return nil, false, err
	}
	defer func() {
		if r := recover(); r != nil { // the library trusts the table of attributes
			features, lies, err = nil, false, wrong("the Shapefile is damaged: its table of attributes does not fit")
		}
	}()
	dbf := l.Dbf
	if dbf == nil { // a row of nothing for each record, which takes 12 bytes at least
		dbf = append(slices.Clone(emptyTable), bytes.Repeat([]byte(" "), len(l.Shp)/12)...)
	}
	r := shp.SequentialReaderFromExt(io.NopCloser(bytes.NewReader(l.Shp)), io.NopCloser(bytes.NewReader(dbf)))
	defer r.Close()
	fields := r.Fields()
	var rows [][]string
	for r.Next() {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		_, s := r.Shape()
		g, err := shapeOf(s, to)
		if err != nil {
			return nil, false, wrong("record %d: %v", len(features)+1, err)
		}
		row := make([]string, len(fields))
		for i := range fields {
			row[i] = strings.TrimRight(r.Attribute(i), "\x00 ")
		}
		rows = append(rows, row)
		features = append(features, Feature{Geometry: g, Layer: l.Name})
	}
	if err := r.Err(); err != nil {
		return nil, false, wrong("the Shapefile is damaged: %v", err)
	}
	for _, row := range rows {
		l.seen.add(row)
	}
	for i, row := range rows {
		features[i].Properties = l.properties(fields, row)
	}
	return features, l.seen.isUTF8() && l.encodingOfFile() != nil, nil
}

// properties are the values of a row that has any.
func (l Layer) properties(fields []shp.Field, row []string) map[string]any {
	out := map[string]any{}
	for i, field := range fields {
		if row[i] != "" {
			out[l.text(strings.TrimRight(field.String(), "\x00"))] = l.typed(field, row[i])
		}
	}
	return out
}

// foreignTexts counts the texts of a table that are not plain ASCII.
type foreignTexts struct{ utf8, others int }

func (t *foreignTexts) add(row []string) {
	for _, s := range row {
		switch {
		case !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }):
		case utf8.ValidString(s):
			t.utf8++
		default: // also one that the width of its field cut in the middle of a letter
			t.others++
		}
	}
}

// isUTF8 reports whether the table is in UTF-8 whatever is said of it: hardly any text of
// another encoding can be read so.
func (t foreignTexts) isUTF8() bool { return t.utf8 > t.others }

// emptyTable is the head of a table of no fields, whose records are of one byte.
var emptyTable = append(append([]byte{3, 120, 1, 1, 0, 0, 0, 0, 33, 0, 1, 0}, make([]byte, 20)...), 0x0d)

// typed is a value as its field says: numbers as numbers.
func (l Layer) typed(field shp.Field, value string) any {
	if field.Fieldtype == 'N' || field.Fieldtype == 'F' {
		if x, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil {
			return x
		}
	}
	return l.text(value)
}

// text is a text of the table in UTF-8.
func (l Layer) text(value string) string {
	if e := l.encoding(value); e != nil {
		if s, err := e.NewDecoder().String(value); err == nil {
			return s
		}
	}
	return strings.ToValidUTF8(value, "\ufffd")
}

// The marks in the head of a table that name the encoding of its text (dBASE language
// drivers), as far as they are met here.
var languages = map[byte]encoding.Encoding{0xc9: charmap.Windows1251, 0x65: charmap.CodePage866, 0x26: charmap.CodePage866,
	0x03: charmap.Windows1252, 0xc8: charmap.Windows1250}

// encoding is that of a text. Nil is UTF-8: where the table is that, and where a text can
// be read so and nothing else is said. Else it is what the .cpg names or the head of the
// table, else Windows-1251, which is common in Ukraine.
func (l Layer) encoding(value string) encoding.Encoding {
	if l.seen.isUTF8() {
		return nil
	}
	name := strings.ToUpper(strings.TrimSpace(string(l.Cpg)))
	switch e := l.encodingOfFile(); {
	case e != nil:
		return e
	case strings.Contains(name, "UTF") || utf8.ValidString(value):
		return nil
	case len(l.Dbf) > 29 && languages[l.Dbf[29]] != nil:
		return languages[l.Dbf[29]]
	}
	return charmap.Windows1251
}

// encodingOfFile is the one that the .cpg names, where it is not UTF-8.
func (l Layer) encodingOfFile() encoding.Encoding {
	name := strings.ToUpper(strings.TrimSpace(string(l.Cpg)))
	switch {
	case strings.Contains(name, "1251"):
		return charmap.Windows1251
	case strings.Contains(name, "1252"), strings.Contains(name, "8859-1"), strings.Contains(name, "88591"):
		return charmap.Windows1252
	case strings.Contains(name, "866"):
		return charmap.CodePage866
	}
	return nil
}

func shapeOf(s shp.Shape, to func(orb.Point) orb.Point) (orb.Geometry, error) {
	line := func(points []shp.Point) []orb.Point {
		out := make([]orb.Point, len(points))
		for i, p := range points {
			out[i] = to(orb.Point{p.X, p.Y})
		}
		return out
	}
	parts := func(starts []int32, points []shp.Point) (out [][]orb.Point, err error) {
		for i, from := range starts {
			end := int32(len(points))
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			if from < 0 || from > end || int(end) > len(points) {
				return nil, wrong("part %d lies outside its points", i+1)
			}
			if from < end {
				out = append(out, line(points[from:end]))
			}
		}
		return out, nil
	}
	rings := func(starts []int32, points []shp.Point) (orb.Geometry, error) {
		list, err := parts(starts, points)
		all := make([]orb.Ring, len(list))
		for i, part := range list {
			all[i] = part
		}
		if err != nil {
			return nil, err
		}
		return polygonsOf(all)
	}
	lines := func(starts []int32, points []shp.Point) (orb.Geometry, error) {
		list, err := parts(starts, points)
		all := make(orb.MultiLineString, len(list))
		for i, part := range list {
			all[i] = part
		}
		if err != nil || len(all) == 0 {
			return nil, err
		}
		return all, nil
	}
	switch s := s.(type) {
	case *shp.Point:
		return to(orb.Point{s.X, s.Y}), nil
	case *shp.PointZ:
		return to(orb.Point{s.X, s.Y}), nil
	case *shp.PointM:
		return to(orb.Point{s.X, s.Y}), nil
	case *shp.MultiPoint:
		return orb.MultiPoint(line(s.Points)), nil
	case *shp.MultiPointZ:
		return orb.MultiPoint(line(s.Points)), nil
	case *shp.MultiPointM:
		return orb.MultiPoint(line(s.Points)), nil
	case *shp.PolyLine:
		return lines(s.Parts, s.Points)
	case *shp.PolyLineZ:
		return lines(s.Parts, s.Points)
	case *shp.PolyLineM:
		return lines(s.Parts, s.Points)
	case *shp.Polygon:
		return rings(s.Parts, s.Points)
	case *shp.PolygonZ:
		return rings(s.Parts, s.Points)
	case *shp.PolygonM:
		return rings(s.Parts, s.Points)
	}
	return nil, nil
}

// checkShp makes sure that what records say of their length is there, so that nothing
// is made room for that does not come (ESRI Shapefile Technical Description, 1998).
func checkShp(b []byte) error {
	if len(b) < 100 || binary.BigEndian.Uint32(b) != 9994 {
		return wrong("this is no Shapefile: its first bytes are others")
	}
	for at, n := 100, 1; at < len(b); n++ {
		if n > MaxRows {
			return wrong("the Shapefile has more than %d records", MaxRows)
		}
		if len(b)-at < 12 {
			return wrong("the Shapefile ends in the middle of a record")
		}
		content := 2 * int64(int32(binary.BigEndian.Uint32(b[at+4:])))
		record := b[at+8:]
		if content < 4 || content > int64(len(record)) {
			return wrong("the Shapefile ends in the middle of a record")
		}
		record = record[:content]
		if kind := binary.LittleEndian.Uint32(record); kind == 31 {
			return wrong("it holds surfaces in space (MultiPatch), which are not read here: export it as polygons")
		}
		if need := shapeSize(record); need < 0 || need > content {
			return wrong("a record of the Shapefile says that it has more positions than it has")
		}
		at += 8 + int(content)
	}
	return nil
}

// shapeSize is how many bytes the positions of a record need at least; negative when
// the record makes no sense.
func shapeSize(record []byte) int64 {
	count := func(at int) int64 {
		if len(record) < at+4 {
			return -1
		}
		return int64(int32(binary.LittleEndian.Uint32(record[at:])))
	}
	switch kind := binary.LittleEndian.Uint32(record); kind {
	case 0:
		return 4
	case 1, 11, 21:
		return 20
	case 8, 18, 28:
		if n := count(36); n >= 0 {
			return 40 + 16*n
		}
	case 3, 5, 13, 15, 23, 25:
		if parts, n := count(36), count(40); parts >= 0 && n >= 0 {
			return 44 + 4*parts + 16*n
		}
	}
	return -1
}
