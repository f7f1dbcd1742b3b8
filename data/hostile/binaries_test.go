package hostile

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"strings"

	flatbuffers "github.com/google/flatbuffers/go"

	"github.com/gogama/flatgeobuf/flatgeobuf/flat"
)

// binaries are Shapefiles, FlatGeobuf and well-known binary.
func binaries() []file {
	collections := strings.Repeat("010700000001000000", 100_000)
	return []file{
		{"records.shp", made(func() []byte { return shapefile(slices.Repeat(shape(5, 1<<30, 1<<30, 44), 1)) }), "positions"},
		{"length.shp", made(func() []byte { return append(shapefile(nil), 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff, 5, 0, 0, 0) }), "record"},
		{"parts.shp", made(func() []byte { return shapefile(slices.Repeat(partsOf(100_000), 4)) }), ""},
		{"empty-records.shp", made(func() []byte { return shapefile(slices.Repeat([]byte{0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0}, 2_000_000)) }), ""},
		{"table.zip", made(func() []byte {
			return zipOf("a.shp", string(shapefile(slices.Repeat([]byte{0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0}, 1000))), "a.dbf", string(dbf(1<<31-1, 65000, 65000)))
		}), "table.zip"},
		{"fields.zip", made(func() []byte {
			return zipOf("a.shp", string(shapefile(slices.Repeat([]byte{0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0}, 1000))), "a.dbf", string(wideTable(1000)))
		}), ""},
		{"features.fgb", made(func() []byte { return flatGeobuf(1<<62, 16) }), "features.fgb"},
		{"index.fgb", made(func() []byte { return flatGeobuf(1<<40, 2) }), "index.fgb"},
		{"offsets.fgb", made(func() []byte {
			return slices.Concat([]byte("fgb\x03fgb\x00"), []byte{0xff, 0xff, 0xff, 0x7f}, slices.Repeat([]byte{0xff}, 1000))
		}), "offsets.fgb"},
		{"parts.fgb", made(func() []byte { return loopingParts() }), "parts.fgb"},
		{"rings.wkb", made(func() []byte { return unhex("0103000000FFFFFFFF") }), ""},
		{"deep.wkb", made(func() []byte { return unhex(collections + "0101000000" + strings.Repeat("00", 16)) }), ""},
		{"empty.wkb", made(func() []byte {
			return slices.Concat(unhex("0103000000"), binary.LittleEndian.AppendUint32(nil, 2_000_000), make([]byte, 8_000_000))
		}), ""},
		{"points.wkb", made(func() []byte {
			return slices.Concat(unhex("0104000000FFFFFF00"), slices.Repeat(unhex("0101000000"+strings.Repeat("00", 16)), 1000))
		}), ""},
		{"not-numbers.wkb", made(func() []byte {
			return slices.Concat(unhex("010200000010270000"), slices.Repeat(binary.LittleEndian.AppendUint64(nil, math.Float64bits(math.NaN())), 20_000))
		}), ""},
	}
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	must(err)
	return b
}

// shapefile has a head and records of areas.
func shapefile(records []byte) []byte {
	b := make([]byte, 100)
	binary.BigEndian.PutUint32(b, 9994)
	binary.BigEndian.PutUint32(b[24:], uint32(100+len(records))/2)
	binary.LittleEndian.PutUint32(b[28:], 1000)
	binary.LittleEndian.PutUint32(b[32:], 5)
	return append(b, records...)
}

// shape is a record that says that it has so many parts and points, and has so many bytes.
func shape(kind, parts, points uint32, size int) []byte {
	b := binary.BigEndian.AppendUint32(nil, 1)
	b = binary.BigEndian.AppendUint32(b, uint32(size/2))
	content := make([]byte, size)
	binary.LittleEndian.PutUint32(content, kind)
	binary.LittleEndian.PutUint32(content[36:], parts)
	binary.LittleEndian.PutUint32(content[40:], points)
	return append(b, content...)
}

// partsOf is an area of which every part begins at the first point.
func partsOf(n int) []byte {
	b := shape(5, uint32(n), 8, 44+4*n+16*8)
	points := b[len(b)-16*8:]
	for i := range 8 {
		binary.LittleEndian.PutUint64(points[16*i:], math.Float64bits(37+cos(i, 8)))
		binary.LittleEndian.PutUint64(points[16*i+8:], math.Float64bits(48+sin(i, 8)))
	}
	return b
}

// dbf is the head of a table that says so much of itself.
func dbf(records, head, record int) []byte {
	b := make([]byte, 33)
	b[0] = 3
	binary.LittleEndian.PutUint32(b[4:], uint32(records))
	binary.LittleEndian.PutUint16(b[8:], uint16(head))
	binary.LittleEndian.PutUint16(b[10:], uint16(record))
	b[32] = 0x0d
	return b
}

// wideTable has 2,000 fields without width, and so many records.
func wideTable(records int) []byte {
	const fields = 2000
	b := dbf(records, 33+32*fields, 1+fields)[:32]
	for i := range fields {
		f := make([]byte, 32)
		copy(f, "a"+string(rune('a'+i%26)))
		f[11], f[16] = 'C', 1
		b = append(b, f...)
	}
	b = append(b, 0x0d)
	return append(b, slices.Repeat([]byte("a"), records*(1+fields))...)
}

// flatGeobuf says that it has so many features and an index.
func flatGeobuf(features uint64, node uint16) []byte {
	b := flatbuffers.NewBuilder(0)
	flat.HeaderStart(b)
	flat.HeaderAddFeaturesCount(b, features)
	flat.HeaderAddIndexNodeSize(b, node)
	b.FinishSizePrefixed(flat.HeaderEnd(b))
	return append([]byte("fgb\x03fgb\x00"), b.FinishedBytes()...)
}

// loopingParts is a feature of a collection whose parts are all one collection, and so on
// below: few bytes, and parts beyond number.
func loopingParts() []byte {
	h := flatbuffers.NewBuilder(0)
	flat.HeaderStart(h)
	flat.HeaderAddIndexNodeSize(h, 0)
	h.FinishSizePrefixed(flat.HeaderEnd(h))
	b := flatbuffers.NewBuilder(0)
	xy := func() flatbuffers.UOffsetT {
		flat.GeometryStartXyVector(b, 2)
		b.PrependFloat64(48)
		b.PrependFloat64(37)
		return b.EndVector(2)
	}()
	flat.GeometryStart(b)
	flat.GeometryAddType(b, flat.GeometryTypePoint)
	flat.GeometryAddXy(b, xy)
	g := flat.GeometryEnd(b)
	for range 30 {
		flat.GeometryStartPartsVector(b, 50)
		for range 50 {
			b.PrependUOffsetT(g)
		}
		parts := b.EndVector(50)
		flat.GeometryStart(b)
		flat.GeometryAddType(b, flat.GeometryTypeGeometryCollection)
		flat.GeometryAddParts(b, parts)
		g = flat.GeometryEnd(b)
	}
	flat.FeatureStart(b)
	flat.FeatureAddGeometry(b, g)
	b.FinishSizePrefixed(flat.FeatureEnd(b))
	return slices.Concat([]byte("fgb\x03fgb\x00"), h.FinishedBytes(), b.FinishedBytes())
}
