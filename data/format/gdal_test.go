package format

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"

	"delimit/geo/sharedtest"
)

// nestedRings fills a box with boxes and diamonds that lie in one another and beside each
// other, and touch in single points at times. None cross or share a stretch of their edges,
// of which GEOS has notions of its own.
func nestedRings(random *rand.Rand, at orb.Bound, diamond bool, depth int) (rings []orb.Ring) {
	width, height := at.Max[0]-at.Min[0], at.Max[1]-at.Min[1]
	middle := orb.Point{at.Min[0] + width/2, at.Min[1] + height/2}
	if depth > 0 && (depth > 5 || random.Intn(5) == 0) {
		return nil
	}
	if diamond && random.Intn(2) == 0 { // two beside each other, which touch
		west, east := at, at
		west.Max[0], east.Min[0] = middle[0], middle[0]
		return append(nestedRings(random, west, true, depth+1), nestedRings(random, east, true, depth+1)...)
	}
	r := orb.Ring{at.Min, {at.Max[0], at.Min[1]}, at.Max, {at.Min[0], at.Max[1]}, at.Min}
	within := at
	if diamond { // the box inside touches with its corners, or is smaller
		r = orb.Ring{{middle[0], at.Min[1]}, {at.Max[0], middle[1]}, {middle[0], at.Max[1]}, {at.Min[0], middle[1]}, {middle[0], at.Min[1]}}
		within = orb.Bound{Min: orb.Point{middle[0] - width/4, middle[1] - height/4}, Max: orb.Point{middle[0] + width/4, middle[1] + height/4}}
	}
	if random.Intn(3) == 0 {
		w, h := within.Max[0]-within.Min[0], within.Max[1]-within.Min[1]
		within = orb.Bound{Min: orb.Point{within.Min[0] + w/8, within.Min[1] + h/8}, Max: orb.Point{within.Max[0] - w/8, within.Max[1] - h/8}}
	}
	if random.Intn(2) == 0 {
		r.Reverse()
	}
	return append(nestedRings(random, within, !diamond, depth+1), r)
}

// Rings in any order, winding either way, are the land that GDAL makes of them: as Esri JSON,
// and as the rings of one Polygon.
func TestRingsAgreeWithGDAL(t *testing.T) {
	ogr2ogr := sharedtest.Program(t, "ogr2ogr", "gdal-bin")
	random := rand.New(rand.NewSource(3))
	var esri, plain []string
	var all [][]orb.Ring
	for len(all) < 150 {
		rings := nestedRings(random, orb.Bound{Max: orb.Point{64, 32}}, random.Intn(2) == 0, 0)
		if len(rings) < 2 {
			continue
		}
		random.Shuffle(len(rings), func(i, j int) { rings[i], rings[j] = rings[j], rings[i] })
		all = append(all, rings)
		coordinates, err := json.Marshal(rings)
		if err != nil {
			t.Fatal(err)
		}
		esri = append(esri, fmt.Sprintf(`{"attributes":{"n":%d},"geometry":{"rings":%s}}`, len(all), coordinates))
		plain = append(plain, fmt.Sprintf(`{"type":"Feature","properties":{"n":%d},"geometry":{"type":"Polygon","coordinates":%s}}`, len(all), coordinates))
	}
	for name, text := range map[string]string{
		"esri.json":     `{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4326},"fields":[{"name":"n","type":"esriFieldTypeInteger"}],"features":[` + strings.Join(esri, ",") + `]}`,
		"plain.geojson": `{"type":"FeatureCollection","features":[` + strings.Join(plain, ",") + `]}`,
	} {
		source := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		made := source + ".made.geojson"
		if out, err := exec.Command(ogr2ogr, "-makevalid", "-f", "GeoJSON", made, source).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		b, err := os.ReadFile(made)
		if err != nil {
			t.Fatal(err)
		}
		valid, err := geojson.UnmarshalFeatureCollection(b)
		if err != nil || len(valid.Features) != len(all) {
			t.Fatalf("%s: %d features, %v", name, len(valid.Features), err)
		}
		for i, f := range valid.Features {
			ours, err := polygonsOf(all[i])
			if err != nil {
				t.Fatal(err)
			}
			if got, want := planar.Area(ours), planar.Area(f.Geometry); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: %v: %v, GDAL %v", name, all[i], got, want)
			}
		}
	}
}
