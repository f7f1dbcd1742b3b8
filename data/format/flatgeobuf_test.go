package format

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/gogama/flatgeobuf/flatgeobuf/flat"
)

// flatBox was made by GDAL 3.6.2: an area of two parts with a hole, and a point.
func flatBox(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "box.fgb"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFlatGeobuf(t *testing.T) {
	out, said, err := FlatGeobuf(t.Context(), flatBox(t))
	got := featuresOf(t, out, err)
	if len(got) != 2 || len(said) > 0 {
		t.Fatalf("%s, %v", out, said)
	}
	for _, f := range got {
		p := f.Properties
		text := fmt.Sprint(f.Geometry.Type, " ", p["holder"], " ", p["n"], " ", p["x"], " ", p["ok"], " ", f.Geometry.Coordinates)
		switch f.Geometry.Type {
		case "Point":
			if text != "Point ukraine 7 <nil> <nil> [36 48]" {
				t.Error(text)
			}
		default:
			if text != "MultiPolygon russia 5 0.5 true [[[[37.2 47.8] [37.8 47.8] [37.8 48.2] [37.2 48.2] [37.2 47.8]] [[37.3 47.9] [37.3 48] [37.4 48] [37.3 47.9]]] [[[36 47] [36.1 47] [36.1 47.1] [36 47]]]]" {
				t.Error(text)
			}
		}
	}
}

// Every type of value takes the bytes that it has, so that the next one is read aright.
func TestValuesOfFlatGeobuf(t *testing.T) {
	for _, c := range []struct {
		kind  flat.ColumnType
		bytes string
		want  any
	}{
		{flat.ColumnTypeByte, "\xfe", int8(-2)}, {flat.ColumnTypeUByte, "\xfe", uint64(254)}, {flat.ColumnTypeBool, "\x01", true}, {flat.ColumnTypeBool, "\x00", false},
		{flat.ColumnTypeShort, "\xfe\xff", int16(-2)}, {flat.ColumnTypeUShort, "\x01\x02", uint64(0x201)},
		{flat.ColumnTypeInt, "\xfe\xff\xff\xff", int32(-2)}, {flat.ColumnTypeUInt, "\x01\x02\x03\x04", uint64(0x4030201)},
		{flat.ColumnTypeLong, "\xfe\xff\xff\xff\xff\xff\xff\xff", int64(-2)}, {flat.ColumnTypeULong, "\x01\x02\x00\x00\x00\x00\x00\x00", uint64(0x201)},
		{flat.ColumnTypeFloat, "\x00\x00\x00\x3f", 0.5}, {flat.ColumnTypeDouble, "\x00\x00\x00\x00\x00\x00\xe0\x3f", 0.5},
		{flat.ColumnTypeString, "\x02\x00\x00\x00ab", "ab"}, {flat.ColumnTypeDateTime, "\x04\x00\x00\x002025", "2025"},
	} {
		r := flatValues{b: []byte(c.bytes + "\x07")}
		if got, next := r.value(c.kind), r.uint(1); got != c.want || next != 7 || r.broken || len(r.b) > 0 {
			t.Errorf("%v: %v (%T), and behind it %d", c.kind, got, got, next)
		}
		short := flatValues{b: []byte(c.bytes[:len(c.bytes)-1])}
		if short.value(c.kind); !short.broken {
			t.Errorf("%v: a byte is missing, and it was read", c.kind)
		}
	}
}

// A geometry without positions is none, of whatever kind.
func TestEmptyGeometryOfFlatGeobuf(t *testing.T) {
	table := []byte{8, 0, 0, 0, 4, 0, 4, 0, 4, 0, 0, 0} // of no members
	for kind := flat.GeometryTypeUnknown; kind <= flat.GeometryTypeTriangle; kind++ {
		f := flatFile{system: plain()}
		if g, err := f.geometry(flat.GetRootAsGeometry(table, 0), kind, len(table), 0); g != nil || err != nil {
			t.Errorf("%v: %v, %v", kind, g, err)
		}
	}
}

// A file that is cut off anywhere is refused; one of which any byte is changed never harms.
func TestFlatGeobufDamaged(t *testing.T) {
	whole := flatBox(t)
	for n := range whole {
		out, _, err := FlatGeobuf(t.Context(), whole[:n])
		if checkOut(t, out, err); err == nil {
			t.Fatalf("cut after %d bytes it was read: %s", n, out)
		}
	}
	for i := range whole {
		for _, c := range []byte{0, 0x7f, 0xff} {
			changed := append([]byte(nil), whole...)
			changed[i] = c
			out, _, err := FlatGeobuf(t.Context(), changed)
			checkOut(t, out, err)
		}
	}
}

func FuzzFlatGeobuf(f *testing.F) {
	f.Add(flatBox(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		out, _, err := FlatGeobuf(t.Context(), b)
		checkOut(t, out, err)
	})
}
