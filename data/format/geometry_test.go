package format

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
)

// everyShape is shapes with the numbers of a layout for each position: heights and measures
// are 7 and 8.
func everyShape(l geom.Layout) []geom.T {
	flat := func(xy ...float64) (out []float64) {
		for i := 0; i < len(xy); i += 2 {
			out = append(append(out, xy[i], xy[i+1]), []float64{7, 8}[:l.Stride()-2]...)
		}
		return out
	}
	n := l.Stride()
	ring, hole, part := flat(30, 40, 38, 40, 38, 48, 30, 40), flat(33, 41, 34, 41, 34, 42, 33, 41), flat(20, 40, 21, 40, 21, 41, 20, 40)
	point := geom.NewPointFlat(l, flat(1, 2))
	inner := geom.NewGeometryCollection()
	inner.MustPush(point)
	return []geom.T{
		point,
		geom.NewMultiPointFlat(l, flat(1, 2, 3, 4)),
		geom.NewLineStringFlat(l, flat(1, 2, 3, 4)),
		geom.NewMultiLineStringFlat(l, flat(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), []int{3 * n, 5 * n}),
		geom.NewPolygonFlat(l, append(append([]float64{}, ring...), hole...), []int{4 * n, 8 * n}),
		geom.NewMultiPolygonFlat(l, append(append(append([]float64{}, ring...), hole...), part...), [][]int{{4 * n, 8 * n}, {12 * n}}),
		inner,
	}
}

const everyShapeWanted = `Point [1,2]
MultiPoint [[1,2],[3,4]]
LineString [[1,2],[3,4]]
MultiLineString [[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]
Polygon [[[30,40],[38,40],[38,48],[30,40]],[[33,41],[34,41],[34,42],[33,41]]]
MultiPolygon [[[[30,40],[38,40],[38,48],[30,40]],[[33,41],[34,41],[34,42],[33,41]]],[[[20,40],[21,40],[21,41],[20,40]]]]
GeometryCollection [{"type":"Point","coordinates":[1,2]}]`

// Every shape of a GeoPackage: with heights and measures, in both byte orders, behind every
// kind of envelope.
func TestShapesOfGeoPackages(t *testing.T) {
	plain := func(p orb.Point) orb.Point { return p }
	for _, layout := range []geom.Layout{geom.XY, geom.XYZ, geom.XYM, geom.XYZM} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			for kind, size := range []int{0, 32, 48, 48, 64} {
				var features []Feature
				for _, g := range everyShape(layout) {
					body, err := wkb.Marshal(g, order)
					if err != nil {
						t.Fatal(err)
					}
					blob := append([]byte{'G', 'P', 0, byte(kind<<1 | 1), 0xe6, 0x10, 0, 0}, make([]byte, size)...)
					shape, err := gpkgGeometry(append(blob, body...), plain)
					if err != nil {
						t.Fatalf("%v, %v, envelope %d, %T: %v", layout, order, kind, g, err)
					}
					features = append(features, Feature{Geometry: shape})
				}
				out, err := geoJSON(t.Context(), features, 1000)
				if diff := cmp.Diff(everyShapeWanted, shapesOf(t, out, err)); diff != "" {
					t.Errorf("%v, %v, envelope %d: %s", layout, order, kind, diff)
				}
			}
		}
	}
	for name, b := range map[string][]byte{
		"no head": {'G', 'Q', 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0}, "an envelope of kind 5": append([]byte{'G', 'P', 0, 0x0b, 0, 0, 0, 0}, make([]byte, 100)...),
		"cut within the envelope": append([]byte{'G', 'P', 0, 3, 0, 0, 0, 0}, make([]byte, 20)...), "nothing behind": {'G', 'P', 0, 1, 0, 0, 0, 0},
	} {
		if g, err := gpkgGeometry(b, plain); err == nil {
			t.Errorf("%s: %v", name, g)
		}
	}
	if g, err := gpkgGeometry([]byte{'G', 'P', 0, 0x11, 0, 0, 0, 0}, plain); g != nil || err != nil {
		t.Errorf("an empty one: %v, %v", g, err)
	}
}

// A MultiPoint may hold points without a position.
func TestEmptyPoints(t *testing.T) {
	many := geom.NewMultiPoint(geom.XY)
	if err := many.Push(geom.NewPointEmpty(geom.XY)); err != nil {
		t.Fatal(err)
	}
	if err := many.Push(geom.NewPointFlat(geom.XY, []float64{1, 2})); err != nil {
		t.Fatal(err)
	}
	got, err := ofGeom(many, func(p orb.Point) orb.Point { return p }, 0)
	if err != nil || !cmp.Equal(got, orb.Geometry(orb.MultiPoint{{1, 2}})) {
		t.Errorf("%v, %v", got, err)
	}
}

// Curves are named, in words that say what to do.
func TestCurvesOfGeoPackages(t *testing.T) {
	for kind := uint32(8); kind <= 17; kind++ {
		if kind == 15 {
			continue // a polyhedral surface is of no kind that is known here
		}
		b := binary.LittleEndian.AppendUint32([]byte{1}, kind)
		if err := checkWKB(append(b, make([]byte, 8)...)); err == nil || !strings.Contains(err.Error(), "curves") || !strings.Contains(err.Error(), "CONVERT_TO_LINEAR") {
			t.Errorf("kind %d: %v", kind, err)
		}
	}
}

// Only digits that can be a whole geometry are taken for one: a code in a column is none.
func TestDigitsOfGeometries(t *testing.T) {
	const point = "0101000000000000000000f03f0000000000000040"
	for s, want := range map[string]bool{
		point: true, strings.ToUpper(point): true, `\x` + point: true, "0x" + point: true, "00" + point[2:]: true, "4750" + point: true,
		"": false, "01": false, "0101": false, "00000001": false, point[:16]: false, point[:18]: true, point[:len(point)-1]: false, "02" + point[2:]: false, point[:len(point)-1] + "x": false,
	} {
		if _, got := hexOf(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// What is damaged is refused, wherever it is cut off.
func TestCutGeometries(t *testing.T) {
	for _, g := range everyShape(geom.XYZ) {
		b, err := wkb.Marshal(g, binary.LittleEndian)
		if err != nil {
			t.Fatal(err)
		}
		for n := range b {
			if checkWKB(b[:n]) == nil {
				t.Errorf("%T: %d bytes of %d pass", g, n, len(b))
			}
		}
		if err := checkWKB(b); err != nil {
			t.Errorf("%T: %v", g, err)
		}
	}
	// A ring without positions takes the four bytes of its number, and no more.
	hollow := []byte{1, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}
	if err := checkWKB(hollow); err != nil {
		t.Errorf("a ring without positions: %v", err)
	}
	if checkWKB(hollow[:len(hollow)-1]) == nil {
		t.Error("a number that is cut off passes")
	}
	deep := bytes.Repeat([]byte{1, 7, 0, 0, 0, 1, 0, 0, 0}, MaxDepth+2)
	if err := checkWKB(append(deep, 1, 1, 0, 0, 0)); err == nil || !strings.Contains(err.Error(), "deep") {
		t.Errorf("collections within one another: %v", err)
	}
}

// GeoJSON is written as it was: numbers to the last digit, layers by their name.
func TestWritingGeoJSON(t *testing.T) {
	out, err := geoJSON(t.Context(), []Feature{{Layer: "a", Geometry: orb.Point{0.1, -1e-7}}, {Layer: "b", Properties: map[string]any{"layer": "own"}}, {}}, 1000)
	var file struct {
		Name     string
		Features []struct{ Properties map[string]any }
	}
	if err != nil || json.Unmarshal(out, &file) != nil || file.Name != "" {
		t.Fatalf("%s, %v", out, err)
	}
	if file.Features[0].Properties["layer"] != "a" || file.Features[1].Properties["layer"] != "own" || len(file.Features[2].Properties) != 0 {
		t.Errorf("layers: %s", out)
	}
	if !bytes.Contains(out, []byte("[0.1,-1e-07]")) {
		t.Errorf("a position: %s", out)
	}
	if out, err = geoJSON(t.Context(), []Feature{{Layer: "a"}, {Layer: "a"}}, 1000); err != nil || !bytes.Contains(out, []byte(`"name":"a"`)) || bytes.Contains(out, []byte("layer")) {
		t.Errorf("one layer: %s, %v", out, err)
	}
	nan := 0.0
	nan /= nan
	for _, g := range []orb.Geometry{orb.Point{nan, 1}, orb.MultiPoint{{1, 2}, {1, nan}}, orb.LineString{{nan, nan}}, orb.MultiLineString{{{1, 2}}, {{nan, 1}}}, orb.Polygon{{{1, 2}}, {{1, nan}}}, orb.MultiPolygon{{{{1, 2}}}, {{{nan, 1}}}}, orb.Collection{orb.Point{1, 2}, orb.Point{nan, 1}}} {
		if _, err := geoJSON(t.Context(), []Feature{{}, {Geometry: g}}, 1000); err == nil || !strings.Contains(err.Error(), "feature 2") {
			t.Errorf("%v: %v", g, err)
		}
	}
}
