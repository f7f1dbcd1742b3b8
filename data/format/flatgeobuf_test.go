package format

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
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
	out, said, err := FlatGeobuf(flatBox(t))
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

// A file that is cut off anywhere is refused; one of which any byte is changed never harms.
func TestFlatGeobufDamaged(t *testing.T) {
	whole := flatBox(t)
	for n := range whole {
		out, _, err := FlatGeobuf(whole[:n])
		if checkOut(t, out, err); err == nil {
			t.Fatalf("cut after %d bytes it was read: %s", n, out)
		}
	}
	for i := range whole {
		for _, c := range []byte{0, 0x7f, 0xff} {
			changed := append([]byte(nil), whole...)
			changed[i] = c
			out, _, err := FlatGeobuf(changed)
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
		out, _, err := FlatGeobuf(b)
		checkOut(t, out, err)
	})
}
