package format

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"

	"github.com/gogama/flatgeobuf/flatgeobuf/flat"
	"github.com/paulmach/orb"
)

const flatMagic = "fgb\x03fgb"

// FlatGeobuf reads the features of a FlatGeobuf file, of version 3. The library gives the
// tables; this reader walks over the file itself, so that nothing is made room for that is
// not there.
func FlatGeobuf(ctx context.Context, b []byte) (out []byte, said []Remark, err error) {
	defer func() {
		if r := recover(); r != nil { // the library trusts the offsets in its tables
			out, said, err = nil, nil, wrong("the FlatGeobuf is damaged: a table of it leads nowhere")
		}
	}()
	f := flatFile{b: b}
	if err := f.head(); err != nil {
		return nil, nil, err
	}
	for f.at < len(b) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if err := f.feature(); err != nil {
			return nil, nil, err
		}
	}
	if n := f.header.FeaturesCount(); n > 0 && n != uint64(len(f.features)) {
		return nil, nil, wrong("the FlatGeobuf says that it has %d features, and has %d: it is cut off or damaged", n, len(f.features))
	}
	var all remarks
	all.system(f.system)
	out, err = geoJSON(ctx, f.features, len(b))
	return out, all, err
}

type flatFile struct {
	b        []byte
	at       int // what is read so far
	header   *flat.Header
	columns  []flat.Column
	system   *System
	features []Feature
	points   int
	parts    int
}

var errFlatEnd = wrong("the FlatGeobuf ends in the middle")

// table takes the next table with its length in front.
func (f *flatFile) table() ([]byte, error) {
	rest := f.b[min(f.at, len(f.b)):]
	if len(rest) < 4 {
		return nil, errFlatEnd
	}
	n := uint64(binary.LittleEndian.Uint32(rest))
	if n < 8 || n+4 > uint64(len(rest)) {
		return nil, errFlatEnd
	}
	f.at += 4 + int(n)
	return rest[:4+n], nil
}

// head reads the header and passes over the index.
func (f *flatFile) head() error {
	if !bytes.HasPrefix(f.b, []byte(flatMagic)) || len(f.b) < 8 {
		return wrong("this is no FlatGeobuf of version 3: its first bytes are others")
	}
	f.at = 8
	t, err := f.table()
	if err != nil {
		return err
	}
	f.header = flat.GetSizePrefixedRootAsHeader(t, 0)
	if n := f.header.ColumnsLength(); n > MaxColumns {
		return wrong("the table has more than %d columns", MaxColumns)
	}
	f.columns = make([]flat.Column, f.header.ColumnsLength())
	for i := range f.columns {
		f.header.Columns(&f.columns[i], i)
	}
	if f.system, err = flatSystem(f.header); err != nil {
		return err
	}
	size := indexSize(f.header.FeaturesCount(), uint64(f.header.IndexNodeSize()))
	if size > uint64(len(f.b)-f.at) {
		return errFlatEnd
	}
	f.at += int(size)
	return nil
}

func flatSystem(h *flat.Header) (*System, error) {
	crs := h.Crs(nil)
	switch {
	case crs == nil:
		return plain(), nil
	case crs.Code() != 0:
		s, err := OfCode(int(crs.Code()))
		if err != nil && len(crs.Wkt()) > 0 {
			s, err = OfWKT(string(crs.Wkt()))
		}
		return s, err
	}
	return OfWKT(string(crs.Wkt()))
}

// indexSize is the size of the packed tree of so many features, in bytes.
func indexSize(features, node uint64) uint64 {
	const each = 40 // four numbers and an offset
	if features == 0 || node < 2 || features > math.MaxUint64/(4*each) {
		if features == 0 || node == 0 {
			return 0
		}
		return math.MaxUint64
	}
	nodes := features
	for n := features; n > 1; {
		n = (n + node - 1) / node
		nodes += n
	}
	if features == 1 {
		nodes++ // a root above it
	}
	return nodes * each
}

func (f *flatFile) feature() error {
	t, err := f.table()
	if err != nil {
		return err
	}
	from := flat.GetSizePrefixedRootAsFeature(t, 0)
	made := Feature{Properties: map[string]any{}}
	if err := f.properties(from, made.Properties); err != nil {
		return wrong("feature %d: %v", len(f.features)+1, err)
	}
	if g := from.Geometry(nil); g != nil {
		if made.Geometry, err = f.geometry(g, f.header.GeometryType(), len(t), 0); err != nil {
			return wrong("feature %d: %v", len(f.features)+1, err)
		}
	}
	if f.features = append(f.features, made); len(f.features) > MaxRows {
		return wrong("the file has more than %d features", MaxRows)
	}
	return nil
}

// properties reads the values of a feature: each has the number of its column in front.
func (f *flatFile) properties(from *flat.Feature, into map[string]any) error {
	columns := f.columns
	if n := from.ColumnsLength(); n > 0 { // of its own
		if n > MaxColumns {
			return wrong("it has more than %d columns", MaxColumns)
		}
		columns = make([]flat.Column, n)
		for i := range columns {
			from.Columns(&columns[i], i)
		}
	}
	r := flatValues{b: from.PropertiesBytes()}
	for len(r.b) > 0 && !r.broken {
		i := int(r.uint(2))
		if i >= len(columns) {
			return wrong("a value of it is in no column")
		}
		value := r.value(columns[i].Type())
		if value != nil && !r.broken {
			into[string(columns[i].Name())] = value
		}
	}
	if r.broken {
		return wrong("its values are damaged")
	}
	return nil
}

// flatValues takes values off a list of bytes.
type flatValues struct {
	b      []byte
	broken bool // there were less than should be
}

func (r *flatValues) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.broken, r.b = true, nil
		return make([]byte, min(n, 8))
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func (r *flatValues) uint(size int) uint64 {
	var full [8]byte
	copy(full[:], r.take(uint64(size)))
	return binary.LittleEndian.Uint64(full[:])
}

func (r *flatValues) value(kind flat.ColumnType) any {
	switch kind {
	case flat.ColumnTypeByte:
		return int8(r.uint(1))
	case flat.ColumnTypeUByte:
		return r.uint(1)
	case flat.ColumnTypeBool:
		return r.uint(1) != 0
	case flat.ColumnTypeShort:
		return int16(r.uint(2))
	case flat.ColumnTypeUShort:
		return r.uint(2)
	case flat.ColumnTypeInt:
		return int32(r.uint(4))
	case flat.ColumnTypeUInt:
		return r.uint(4)
	case flat.ColumnTypeLong:
		return int64(r.uint(8))
	case flat.ColumnTypeULong:
		return r.uint(8)
	case flat.ColumnTypeFloat:
		return finite(float64(math.Float32frombits(uint32(r.uint(4)))))
	case flat.ColumnTypeDouble:
		return finite(math.Float64frombits(r.uint(8)))
	case flat.ColumnTypeString, flat.ColumnTypeJson, flat.ColumnTypeDateTime:
		return string(bytes.ToValidUTF8(r.take(r.uint(4)), []byte("\ufffd")))
	case flat.ColumnTypeBinary:
		r.take(r.uint(4))
		return nil
	}
	r.broken = true
	return nil
}

func finite(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return x
}

// geometry reads a geometry; size is that of the table in which it stands.
func (f *flatFile) geometry(g *flat.Geometry, kind flat.GeometryType, size, depth int) (orb.Geometry, error) {
	if own := g.Type(); own != flat.GeometryTypeUnknown {
		kind = own
	}
	if f.parts++; depth > MaxDepth || f.parts > MaxRows {
		return nil, wrong("collections nest more than %d deep, or have more than %d parts", MaxDepth, MaxRows)
	}
	switch kind {
	case flat.GeometryTypeMultiPolygon, flat.GeometryTypeGeometryCollection:
		var parts orb.Collection
		for i := range g.PartsLength() {
			var part flat.Geometry
			g.Parts(&part, i)
			inner := flat.GeometryTypeUnknown
			if kind == flat.GeometryTypeMultiPolygon {
				inner = flat.GeometryTypePolygon
			}
			one, err := f.geometry(&part, inner, size, depth+1)
			if err != nil {
				return nil, err
			}
			if one != nil {
				parts = append(parts, one)
			}
		}
		if len(parts) == 0 {
			return nil, nil
		}
		return together(parts), nil
	}
	points, err := f.positions(g, size)
	if err != nil || len(points) == 0 {
		return nil, err
	}
	switch kind {
	case flat.GeometryTypePoint:
		return points[0], nil
	case flat.GeometryTypeMultiPoint:
		return orb.MultiPoint(points), nil
	case flat.GeometryTypeLineString:
		return orb.LineString(points), nil
	}
	parts, err := flatParts(g, points)
	if err != nil {
		return nil, err
	}
	switch kind {
	case flat.GeometryTypeMultiLineString:
		var lines orb.MultiLineString
		for _, p := range parts {
			lines = append(lines, p)
		}
		return lines, nil
	case flat.GeometryTypePolygon, flat.GeometryTypeTriangle:
		var rings orb.Polygon
		for _, p := range parts {
			rings = append(rings, p)
		}
		return rings, nil
	}
	return nil, wrong("its geometry has curves or is of a kind that is not read here: export it with straight lines (ogr2ogr -nlt CONVERT_TO_LINEAR)")
}

func (f *flatFile) positions(g *flat.Geometry, size int) ([]orb.Point, error) {
	n := g.XyLength()
	if n < 0 || n%2 != 0 || n > size/8 {
		return nil, wrong("its geometry is damaged")
	}
	if f.points += n / 2; f.points > mostPoints {
		return nil, wrong("the file has more than %d positions", mostPoints)
	}
	points := make([]orb.Point, n/2)
	for i := range points {
		points[i] = f.system.Place(orb.Point{g.Xy(2 * i), g.Xy(2*i + 1)})
	}
	return points, nil
}

// flatParts cuts positions where the parts end.
func flatParts(g *flat.Geometry, points []orb.Point) (parts [][]orb.Point, err error) {
	if g.EndsLength() == 0 {
		return [][]orb.Point{points}, nil
	}
	from := 0
	for i := range g.EndsLength() {
		end := int(g.Ends(i))
		if end < from || end > len(points) {
			return nil, wrong("its geometry is damaged")
		}
		parts, from = append(parts, points[from:end]), end
	}
	return parts, nil
}
