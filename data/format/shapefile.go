package format

import (
	"bytes"
	"encoding/binary"
	"io"
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
	Name               string
	Shp, Dbf, Prj, Cpg []byte
}

// Shapefile reads layers, each in the reference system that its .prj names.
func Shapefile(layers []Layer) ([]byte, []Remark, error) {
	var said remarks
	var features []Feature
	for _, l := range layers {
		s, err := OfWKT(string(l.Prj))
		if err != nil {
			return nil, nil, wrong("%.80s: %v", l.Name, err)
		}
		said.system(s)
		some, err := l.read(s.Place)
		if err != nil {
			return nil, nil, wrong("%.80s: %v", l.Name, err)
		}
		features = append(features, some...)
	}
	out, err := geoJSON(features)
	return out, said, err
}

func (l Layer) read(to func(orb.Point) orb.Point) (features []Feature, err error) {
	if err := checkShp(l.Shp); err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil { // the library trusts the table of attributes
			features, err = nil, wrong("the Shapefile is damaged: its table of attributes does not fit")
		}
	}()
	dbf := l.Dbf
	if dbf == nil {
		dbf = emptyTable
	}
	r := shp.SequentialReaderFromExt(io.NopCloser(bytes.NewReader(l.Shp)), io.NopCloser(bytes.NewReader(dbf)))
	defer r.Close()
	fields := r.Fields()
	names := make([]string, len(fields))
	for i, field := range fields {
		names[i] = l.text(strings.TrimRight(field.String(), "\x00"))
	}
	for r.Next() {
		_, s := r.Shape()
		f := Feature{Properties: map[string]any{}, Geometry: shapeOf(s, to)}
		for i, field := range fields {
			value := strings.TrimRight(r.Attribute(i), "\x00 ")
			if value != "" {
				f.Properties[names[i]] = l.typed(field, value)
			}
		}
		features = append(features, f)
	}
	if err := r.Err(); err != nil {
		return nil, wrong("the Shapefile is damaged: %v", err)
	}
	return features, nil
}

// emptyTable is a table of no fields and no records.
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

// encoding is that of a text: what the .cpg names, else UTF-8 where it is that, else what the
// head of the table says, else Windows-1251, which is common in Ukraine. Nil is UTF-8.
func (l Layer) encoding(value string) encoding.Encoding {
	name := strings.ToUpper(strings.TrimSpace(string(l.Cpg)))
	switch {
	case strings.Contains(name, "1251"):
		return charmap.Windows1251
	case strings.Contains(name, "1252"), strings.Contains(name, "8859-1"), strings.Contains(name, "88591"):
		return charmap.Windows1252
	case strings.Contains(name, "866"):
		return charmap.CodePage866
	case strings.Contains(name, "UTF") || utf8.ValidString(value):
		return nil
	case len(l.Dbf) > 29 && languages[l.Dbf[29]] != nil:
		return languages[l.Dbf[29]]
	}
	return charmap.Windows1251
}

func shapeOf(s shp.Shape, to func(orb.Point) orb.Point) orb.Geometry {
	line := func(points []shp.Point) []orb.Point {
		out := make([]orb.Point, len(points))
		for i, p := range points {
			out[i] = to(orb.Point{p.X, p.Y})
		}
		return out
	}
	parts := func(starts []int32, points []shp.Point) (out [][]orb.Point) {
		for i, from := range starts {
			end := int32(len(points))
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			if from >= 0 && from < end && int(end) <= len(points) {
				out = append(out, line(points[from:end]))
			}
		}
		return out
	}
	rings := func(starts []int32, points []shp.Point) orb.Geometry {
		var all []orb.Ring
		for _, part := range parts(starts, points) {
			all = append(all, part)
		}
		return esriPolygons(all) // whose rings turn as those of a Shapefile
	}
	lines := func(starts []int32, points []shp.Point) orb.Geometry {
		var all orb.MultiLineString
		for _, part := range parts(starts, points) {
			all = append(all, part)
		}
		if len(all) == 0 {
			return nil
		}
		return all
	}
	switch s := s.(type) {
	case *shp.Point:
		return to(orb.Point{s.X, s.Y})
	case *shp.PointZ:
		return to(orb.Point{s.X, s.Y})
	case *shp.PointM:
		return to(orb.Point{s.X, s.Y})
	case *shp.MultiPoint:
		return orb.MultiPoint(line(s.Points))
	case *shp.MultiPointZ:
		return orb.MultiPoint(line(s.Points))
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
	return nil
}

// checkShp makes sure that what records say of their length is there, so that nothing
// is made room for that does not come (ESRI Shapefile Technical Description, 1998).
func checkShp(b []byte) error {
	if len(b) < 100 || binary.BigEndian.Uint32(b) != 9994 {
		return wrong("this is no Shapefile: its first bytes are others")
	}
	for at := 100; at < len(b); {
		if len(b)-at < 12 {
			return wrong("the Shapefile ends in the middle of a record")
		}
		content := 2 * int64(int32(binary.BigEndian.Uint32(b[at+4:])))
		record := b[at+8:]
		if content < 4 || content > int64(len(record)) {
			return wrong("the Shapefile ends in the middle of a record")
		}
		record = record[:content]
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
