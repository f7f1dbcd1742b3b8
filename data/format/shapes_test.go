package format

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// made is a feature as a reader gives it, for tests to compare.
type made struct {
	Properties map[string]any
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
		Geometries  json.RawMessage
	}
}

func madeOf(t *testing.T, out []byte, err error) []made {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Features []made }
	if err := json.Unmarshal(out, &file); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return file.Features
}

// shapesOf is the type and the coordinates of each feature, on a line.
func shapesOf(t *testing.T, out []byte, err error) string {
	t.Helper()
	var lines []string
	for _, f := range madeOf(t, out, err) {
		lines = append(lines, f.Geometry.Type+" "+string(f.Geometry.Coordinates)+string(f.Geometry.Geometries))
	}
	return strings.Join(lines, "\n")
}

// The rings that tests are made of: two parts, the first with a hole; clockwise shells, as
// Esri has them.
var (
	shellRing = []orb.Point{{30, 40}, {30, 48}, {38, 48}, {38, 40}, {30, 40}}
	holeRing  = []orb.Point{{31, 41}, {33, 41}, {33, 43}, {31, 41}}
	partRing  = []orb.Point{{20, 40}, {20, 41}, {21, 41}, {20, 40}}
)

const partsWanted = `MultiPolygon [[[[30,40],[30,48],[38,48],[38,40],[30,40]],[[31,41],[33,41],[33,43],[31,41]]],[[[20,40],[20,41],[21,41],[20,40]]]]`

// shpRecord writes a Shapefile of one record, with heights and measures where its type has
// them (ESRI Shapefile Technical Description, 1998).
func shpRecord(kind int32, parts ...[]orb.Point) []byte {
	var body bytes.Buffer
	little := func(v ...any) {
		for _, x := range v {
			_ = binary.Write(&body, binary.LittleEndian, x)
		}
	}
	var all []orb.Point
	starts := []int32{}
	for _, p := range parts {
		starts, all = append(starts, int32(len(all))), append(all, p...)
	}
	extras := 0 // arrays of further numbers: heights, measures
	switch {
	case kind > 20:
		extras = 1
	case kind > 10:
		extras = 2
	}
	little(kind)
	switch kind % 10 {
	case 1:
		little(all[0][0], all[0][1], make([]float64, extras))
	default:
		little([4]float64{0, 0, 100, 100})
		if kind%10 != 8 {
			little(int32(len(parts)))
		}
		little(int32(len(all)))
		if kind%10 != 8 {
			little(starts)
		}
		for _, p := range all {
			little(p[0], p[1])
		}
		for range extras {
			little([2]float64{7, 9})
			for range all {
				little(8.0)
			}
		}
	}
	head := make([]byte, 100)
	binary.BigEndian.PutUint32(head, 9994)
	binary.BigEndian.PutUint32(head[24:], uint32(108+body.Len())/2)
	binary.LittleEndian.PutUint32(head[28:], 1000)
	binary.LittleEndian.PutUint32(head[32:], uint32(kind))
	head = binary.BigEndian.AppendUint32(head, 1)
	head = binary.BigEndian.AppendUint32(head, uint32(body.Len()/2))
	return append(head, body.Bytes()...)
}

// Every kind of shape of a Shapefile, of several parts where it can have them.
func TestShapesOfShapefiles(t *testing.T) {
	a, b := []orb.Point{{1, 2}, {3, 4}, {5, 6}}, []orb.Point{{7, 8}, {9, 10}}
	for kind, want := range map[int32]string{
		1: `Point [1,2]`, 11: `Point [1,2]`, 21: `Point [1,2]`,
		3:  `MultiLineString [[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]`,
		13: `MultiLineString [[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]`,
		23: `MultiLineString [[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]`,
		8:  `MultiPoint [[1,2],[3,4],[5,6],[7,8],[9,10]]`, 18: `MultiPoint [[1,2],[3,4],[5,6],[7,8],[9,10]]`, 28: `MultiPoint [[1,2],[3,4],[5,6],[7,8],[9,10]]`,
		5: partsWanted, 15: partsWanted, 25: partsWanted,
	} {
		parts := [][]orb.Point{a, b}
		if kind%10 == 5 {
			parts = [][]orb.Point{shellRing, holeRing, partRing}
		}
		out, _, err := Shapefile(t.Context(), []Layer{{Shp: shpRecord(kind, parts...)}})
		if diff := cmp.Diff(want, shapesOf(t, out, err)); diff != "" {
			t.Errorf("type %d: %s", kind, diff)
		}
	}
	surfaces := shpRecord(5, shellRing)
	binary.LittleEndian.PutUint32(surfaces[108:], 31)
	if _, _, err := Shapefile(t.Context(), []Layer{{Name: "a", Shp: surfaces}}); err == nil || !strings.Contains(err.Error(), "MultiPatch") {
		t.Errorf("surfaces in space: %v", err)
	}
	if _, _, err := Shapefile(t.Context(), []Layer{{Name: "a", Shp: surfaces}}); err == nil || !strings.HasPrefix(err.Error(), "a: ") {
		t.Errorf("the layer is not named: %v", err)
	}
	if _, _, err := Shapefile(t.Context(), []Layer{{Shp: surfaces}}); err == nil || strings.HasPrefix(err.Error(), ":") {
		t.Errorf("a layer without a name: %v", err)
	}
	for _, kind := range []int32{3, 5, 8, 13, 15, 18, 23, 25, 28} {
		out, _, err := Shapefile(t.Context(), []Layer{{Shp: shpRecord(kind)}})
		if got := shapesOf(t, out, err); strings.Trim(got, " []") != "" && got != "MultiPoint []" {
			t.Errorf("type %d without parts: %s", kind, got)
		}
	}
	astray := shpRecord(5, shellRing, holeRing)
	binary.LittleEndian.PutUint32(astray[108+44+4:], 500) // where the second part begins
	if _, _, err := Shapefile(t.Context(), []Layer{{Name: "a", Shp: astray}}); err == nil || !strings.Contains(err.Error(), "record 1: part 1 ") {
		t.Errorf("a part outside its points: %v", err)
	}
}

// A Shapefile without its table of attributes is read, and said.
func TestShapefileWithoutTable(t *testing.T) {
	shape, table := shapefile(t)
	_, said, err := Shapefile(t.Context(), []Layer{{Name: "front", Shp: shape}})
	if err != nil || len(said) != 1 || said[0].Rule != "no-table" || !strings.Contains(said[0].Text, "front") {
		t.Errorf("%v, %v", said, err)
	}
	if _, said, err = Shapefile(t.Context(), []Layer{{Name: "front", Shp: shape, Dbf: table}}); err != nil || len(said) != 0 {
		t.Errorf("with its table: %v, %v", said, err)
	}
}

// Esri JSON: rings of two parts and a hole in the smaller of two shells around it, in the
// reference system that is named last.
func TestShapesOfEsriJSON(t *testing.T) {
	for name, c := range map[string]struct{ geometry, want string }{
		"parts":   {`{"rings":[[[30,40],[30,48],[38,48],[38,40],[30,40]],[[31,41],[33,41],[33,43],[31,41]],[[20,40],[20,41],[21,41],[20,40]]]}`, partsWanted},
		"nested":  {`{"rings":[[[0,0],[0,80],[80,80],[80,0],[0,0]],[[10,10],[70,10],[70,70],[10,70],[10,10]],[[20,20],[20,60],[60,60],[60,20],[20,20]],[[30,30],[40,30],[40,40],[30,30]]]}`, `MultiPolygon [[[[0,0],[0,80],[80,80],[80,0],[0,0]],[[10,10],[70,10],[70,70],[10,70],[10,10]]],[[[20,20],[20,60],[60,60],[60,20],[20,20]],[[30,30],[40,30],[40,40],[30,30]]]]`},
		"heights": {`{"hasZ":true,"hasM":true,"rings":[[[20,40,1,2],[20,41,1,2],[21,41,1,2],[20,40,1,2]]]}`, `MultiPolygon [[[[20,40],[20,41],[21,41],[20,40]]]]`},
		"paths":   {`{"paths":[[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]}`, `MultiLineString [[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]`},
		"points":  {`{"points":[[1,2],[3,4]]}`, `MultiPoint [[1,2],[3,4]]`},
		"point":   {`{"x":1,"y":2}`, `Point [1,2]`},
	} {
		out, _, err := EsriJSON(t.Context(), []byte(`{"features":[{"attributes":{},"geometry":`+c.geometry+`}]}`))
		if diff := cmp.Diff(c.want, shapesOf(t, out, err)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	// wkid is a number of Esri's own here; latestWkid is the one of EPSG, UTM zone 37N.
	at := `{"features":[{"attributes":{},"geometry":{"x":500000,"y":5300000}}],"spatialReference":{"wkid":102999,"latestWkid":32637}}`
	out, said, err := EsriJSON(t.Context(), []byte(at))
	if got := shapesOf(t, out, err); !strings.HasPrefix(got, "Point [39,47.85") || len(said) != 1 {
		t.Errorf("latestWkid: %s, %v", got, said)
	}
	out, _, err = EsriJSON(t.Context(), []byte(`{"features":[{"attributes":{},"geometry":{"x":500000,"y":5300000,"spatialReference":{"latestWkid":32637}}}],"spatialReference":{"wkid":4326}}`))
	if got := shapesOf(t, out, err); !strings.HasPrefix(got, "Point [39,47.85") {
		t.Errorf("a reference system of the geometry: %s", got)
	}
}

// Curves and answers that are not whole are said with the features that they are about.
func TestEsriJSONThatIsNotWhole(t *testing.T) {
	ring := `{"attributes":{},"geometry":{"rings":[[[20,40],[20,41],[21,41],[20,40]]]}}`
	curve := `{"attributes":{},"geometry":{"curveRings":[[[20,40],{"c":[[21,40],[20.5,41]]},[20,40]]]}}`
	path := `{"attributes":{},"geometry":{"curvePaths":[[[20,40],{"b":[[21,40],[20,41],[21,41]]}]]}}`
	out, said, err := EsriJSON(t.Context(), []byte(`{"exceededTransferLimit":true,"features":[`+ring+","+curve+","+path+`]}`))
	if err != nil || len(said) != 1 || said[0].Rule != "cut-off" || bytes.Count(out, []byte(`"delimit:curved":true`)) != 2 {
		t.Errorf("%s, %+v, %v", out, said, err)
	}
	if _, _, err := EsriJSON(t.Context(), []byte(`{"features":[`+curve+`]}`)); err == nil || !strings.Contains(err.Error(), "curve") {
		t.Errorf("nothing but curves: %v", err)
	}
	// A server that sends both has straightened them.
	both := strings.Replace(ring, `{"rings"`, `{"curveRings":[[[20,40],{"c":[[21,40],[20.5,41]]},[20,40]]],"rings"`, 1)
	lines := `{"attributes":{},"geometry":{"curvePaths":[[[20,40],{"b":[[21,40],[20,41],[21,41]]}]],"paths":[[[20,40],[21,40]]]}}`
	out, _, err = EsriJSON(t.Context(), []byte(`{"features":[`+both+","+lines+`]}`))
	if got := shapesOf(t, out, err); got != "MultiPolygon [[[[20,40],[20,41],[21,41],[20,40]]]]\nMultiLineString [[[20,40],[21,40]]]" || bytes.Contains(out, []byte("curved")) {
		t.Errorf("curves and straight edges: %s", out)
	}
	if _, said, err := EsriJSON(t.Context(), []byte(`{"exceededTransferLimit":false,"features":[`+ring+`]}`)); err != nil || len(said) > 0 {
		t.Errorf("a whole answer: %v, %v", said, err)
	}
}

// TopoJSON: an arc that two areas share, one of them backwards; quantised and not; rings of
// several arcs, whose joints are counted once.
func TestShapesOfTopoJSON(t *testing.T) {
	objects := `"objects":{"o":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0,1]]},{"type":"Polygon","arcs":[[-1,2]]},{"type":"MultiPolygon","arcs":[[[0,1],[3]],[[~4]]]},
{"type":"MultiLineString","arcs":[[0],[-2]]},{"type":"LineString","arcs":[2,0]},{"type":"Point","coordinates":[P]},{"type":"MultiPoint","coordinates":[[P],[Q]]},{"type":null}]}}}`
	objects = strings.ReplaceAll(objects, "~4", "-5")
	plain := `{"type":"Topology","arcs":[[[32,40],[32,44],[32,48]],[[32,48],[30,44],[32,40]],[[32,40],[36,44],[32,48]],[[31,44],[31.5,44.5],[31.5,44],[31,44]],[[10,10],[10,12],[12,12],[10,10]]],` +
		strings.NewReplacer("[P]", "[1,2]", "[Q]", "[3,4]").Replace(objects)
	// The same with steps of half a degree from 10, 10; the points too are on that grid.
	steps := `{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,10]},"arcs":[[[44,60],[0,8],[0,8]],[[44,76],[-4,-8],[4,-8]],[[44,60],[8,8],[-8,8]],[[42,68],[1,1],[0,-1],[-1,0]],[[0,0],[0,4],[4,0],[-4,-4]]],` +
		strings.NewReplacer("[P]", "[-18,-16]", "[Q]", "[-14,-12]").Replace(objects)
	want := `Polygon [[[32,40],[32,44],[32,48],[30,44],[32,40]]]
Polygon [[[32,48],[32,44],[32,40],[36,44],[32,48]]]
MultiPolygon [[[[32,40],[32,44],[32,48],[30,44],[32,40]],[[31,44],[31.5,44.5],[31.5,44],[31,44]]],[[[10,10],[12,12],[10,12],[10,10]]]]
MultiLineString [[[32,40],[32,44],[32,48]],[[32,40],[30,44],[32,48]]]
LineString [[32,40],[36,44],[32,48],[32,40],[32,44],[32,48]]
Point [1,2]
MultiPoint [[1,2],[3,4]]
 `
	for name, text := range map[string]string{"plain": plain, "quantised": steps} {
		out, err := TopoJSON(t.Context(), []byte(text))
		if diff := cmp.Diff(want, shapesOf(t, out, err)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for says, text := range map[string]string{
		"no arc 7":  `{"type":"Topology","arcs":[[[0,0],[1,1]]],"objects":{"o":{"type":"LineString","arcs":[7]}}}`,
		"no kind":   `{"type":"Topology","arcs":[],"objects":{"o":{"type":"Circle","arcs":[0]}}}`,
		"1 numbers": `{"type":"Topology","arcs":[[[0]]],"objects":{}}`,
		"position":  `{"type":"Topology","arcs":[],"objects":{"o":{"type":"Point","coordinates":[1]}}}`,
	} {
		if _, err := TopoJSON(t.Context(), []byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}
