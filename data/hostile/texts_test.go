package hostile

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// texts are files in JSON.
func texts() []file {
	point := `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37,48]}}`
	collection := func(before string, middle string, n int) func(string) {
		return around(`{"type":"FeatureCollection","features":[`+before, middle, n, point+`]}`)
	}
	return []file{
		{"deep.geojson", around("", "[", 8*mega, ""), "nest"},
		{"deep-properties.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":`, `{"a":`, mega, ``), "nest"},
		{"collections.geojson", around("", `{"type":"GeometryCollection","geometries":[`, mega, ""), "nest"},
		{"quotes.geojson", around("", `"`, 8*mega, ""), "JSON"},
		{"backslashes.geojson", around(`["`, `\`, 8*mega, ""), "ends in the middle"},
		{"number.geojson", around(`{"type":"Point","coordinates":[`, "9", 8*mega, ",0]}"), "number"},
		{"long-name.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"`, letters(mega), 100, `"}},`+feature+`]}`), "name"},
		{"long-escaped-name.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"`, strings.Repeat(`\u0430`, 1<<16), 250, `"}},`+feature+`]}`), "name"},
		{"long-key.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"`, letters(mega), 100, `":1}},`+feature+`]}`), ""},
		{"long-member.geojson", around(`{"type":"FeatureCollection","`, letters(mega), 100, `":1,"features":[`+feature+`]}`), ""},
		{"long-type.geojson", around(`{"type":"`, letters(mega), 100, `"}`), "type"},
		{"long-title.geojson", around(`{"type":"FeatureCollection","name":"`, letters(mega), 100, `","features":[`+feature+`]}`), ""},
		{"long-system.geojson", around(`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"`, letters(mega), 100, `"}},"features":[`+feature+`]}`), ""},
		{"values.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":[`, `0,`, 12*mega, `0]}}]}`), "values"},
		{"objects.geojson", around(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":[`, `{},`, 5*mega, `0]}}]}`), ""},
		{"many.geojson", collection("", `{"type":"Feature"},`, 2_100_000), "features"},
		{"empty-rings.geojson", around(`{"type":"Polygon","coordinates":[`, `[],`, 8*mega, `[]]}`), ""},
		{"empty-polygons.geojson", around(`{"type":"MultiPolygon","coordinates":[`, `[[]],`, 4*mega, `[[]]]}`), ""},
		{"crs.geojson", collection("", `{"type":"Feature","crs":{"properties":{"name":"EPSG:32637"}},"properties":{},"geometry":null},`, 100_000), ""},
		{"one-line.geojsonl", around("", `{"type":"Point","coordinates":[37,48]}`+"\n", 100_000, letters(8*mega)), "sequence"},
		{"names.geojsonl", around(`{"type":"FeatureCollection","name":"`+letters(mega)+`","features":[`, point+",", 4000, point+"]}\n"+point+"\n"), ""},
		{"systems.geojsonl", around(`{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4326","a":"`+letters(mega)+`"}},"features":[`, point+",", 4000, point+"]}\n"+point+"\n"), ""},
		{"values.ndjson", around("", `[`, 100_000, "\n"), ""},
		{"arc.topojson", around(`{"type":"Topology","arcs":[[`+strings.Repeat("[37,48],[38,49],", 20000)+`[37,48]]],"objects":{"a":{"type":"LineString","arcs":[`, `0,`, 20000, `0]}}}`), "positions"},
		{"arc-rings.topojson", around(`{"type":"Topology","arcs":[[`+strings.Repeat("[37,48],[38,49],", 20000)+`[37,48]]],"objects":{"a":{"type":"Polygon","arcs":[`, `[0],`, 20000, `[0]]}}}`), "positions"},
		{"arc-objects.topojson", around(`{"type":"Topology","arcs":[[`+strings.Repeat("[37,48],[38,49],", 1000)+`[37,48]]],"objects":{"a":{"type":"GeometryCollection","geometries":[`, `{"type":"Polygon","arcs":[[0]]},`, 20000, `{}]}}}`), "positions"},
		{"arcs-empty.topojson", around(`{"type":"Topology","arcs":[`, `[],`, 8*mega, `[]],"objects":{}}`), ""},
		{"deep.topojson", around(`{"type":"Topology","arcs":[],"objects":{"a":`, `{"type":"GeometryCollection","geometries":[`, 100_000, ``), ""},
		{"layer.topojson", around(`{"type":"Topology","arcs":[],"objects":{"b":{"type":"Point","coordinates":[1,2]},"`+letters(mega)+`":{"type":"GeometryCollection","geometries":[`, `{"type":"Point","coordinates":[37,48]},`, 4000, `{"type":"Point","coordinates":[37,48]}]}}}`), ""},
		{"rings.esrijson", around(`{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4326},"features":[{"attributes":{},"geometry":{"rings":[`, `[[37,48],[38,48],[38,49],[37,48]],`, 50_000, `[[37,48],[38,48],[38,49],[37,48]]]}}]}`), ""},
		{"nested.esrijson", written(nestedRings), ""},
		{"empty.esrijson", around(`{"geometryType":"esriGeometryPolygon","features":[{"attributes":{},"geometry":{"rings":[`, `[],`, 8*mega, `[]]}}]}`), ""},
		{"relation.json", written(func(w io.Writer) { overpass(w, 2000, 20_000) }), ""},
		{"open-relation.json", written(func(w io.Writer) { openRelation(w, 20_000) }), ""},
		{"loop.json", text(`{"version":0.6,"generator":"a","osm3s":{},"elements":[{"type":"relation","id":1,"members":[{"type":"relation","ref":1,"role":"outer"},{"type":"relation","ref":2,"role":""}],"tags":{"type":"multipolygon"}},{"type":"relation","id":2,"members":[{"type":"relation","ref":1,"role":"outer"}],"tags":{"type":"multipolygon"}}]}`), ""},
		{"records.json", around("[", `{"name":"a","lat":48,"lon":37},`, 100_000, `{"name":"a","lat":48,"lon":37}]`), ""},
		{"long-column.json", around(`[{"lat":48,"lon":37,"`+letters(mega)+`":"b"}`, `,{"lat":48,"lon":37,"`+letters(mega)+`":"b"}`, 100, "]"), ""},
		{"swapped.geojson", around(`{"type":"FeatureCollection","features":[`, `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[47,37],[47,39],[49,39],[47,37]]]}},`, 50_000, point+`]}`), ""},
		{"script.js", around("var a = ", "[", 8*mega, ";"), ""},
	}
}

// nestedRings are squares within squares: which ring is a hole in which must not be asked of
// all pairs of long rings.
func nestedRings(w io.Writer) {
	io.WriteString(w, `{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4326},"features":[{"attributes":{"zone":"occupied"},"geometry":{"rings":[`)
	const n = 20_000
	for i := range n {
		r := 1 - float64(i)/n
		if i > 0 {
			io.WriteString(w, ",")
		}
		fmt.Fprintf(w, "[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]", 37-r, 48-r, 37-r, 48+r, 37+r, 48+r, 37+r, 48-r, 37-r, 48-r)
	}
	io.WriteString(w, `]}}]}`)
}

// overpass is an area that has one long way as a member so often.
func overpass(w io.Writer, nodes, members int) {
	io.WriteString(w, `{"version":0.6,"osm3s":{},"elements":[{"type":"way","id":1,"nodes":[`)
	for i := range nodes {
		fmt.Fprintf(w, "%d,", i+1)
	}
	io.WriteString(w, `1]}`)
	for i := range nodes {
		fmt.Fprintf(w, `,{"type":"node","id":%d,"lat":%f,"lon":%f}`, i+1, 48+float64(i%50)/100, 37+float64(i)/10000)
	}
	io.WriteString(w, `,{"type":"relation","id":1,"tags":{"type":"multipolygon","name":"a"},"members":[{"type":"way","ref":1,"role":"outer"}`)
	io.WriteString(w, strings.Repeat(`,{"type":"way","ref":1,"role":"outer"}`, members))
	io.WriteString(w, `]}]}`)
}

// openRelation is an area of ways that all begin and end at two points.
func openRelation(w io.Writer, ways int) {
	io.WriteString(w, `{"version":0.6,"osm3s":{},"elements":[{"type":"node","id":1,"lat":48,"lon":37},{"type":"node","id":2,"lat":49,"lon":37},{"type":"node","id":3,"lat":49,"lon":38}`)
	for i := range ways {
		fmt.Fprintf(w, `,{"type":"way","id":%d,"nodes":[%s]}`, i+1, []string{"1,2", "1,3", "2,1,3"}[i%3])
	}
	io.WriteString(w, `,{"type":"relation","id":1,"tags":{"type":"multipolygon","name":"a"},"members":[{"type":"node","ref":1}`)
	for i := range ways {
		fmt.Fprintf(w, `,{"type":"way","ref":%d,"role":"outer"}`, i+1)
	}
	io.WriteString(w, `]}]}`)
}

// shapes are areas whose edges cross beyond measure.
func shapes() []file {
	area := func(holder string, rings ...string) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"zone":%q},"geometry":{"type":"Polygon","coordinates":[%s]}}`, holder, strings.Join(rings, ","))
	}
	collection := func(features ...string) func(string) {
		return text(`{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`)
	}
	line := func(ring string) string {
		return `{"type":"Feature","properties":{"kind":"border"},"geometry":{"type":"LineString","coordinates":` + ring + `}}`
	}
	r := rand.New(rand.NewPCG(1, 2))
	var squares, boxes []string
	for range 3000 {
		x, y := 37+r.Float64(), 47+r.Float64()
		squares = append(squares, area("occupied", fmt.Sprintf("[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]", x, y, x+1, y, x+1, y+1, x, y+1, x, y)))
		boxes = append(boxes, fmt.Sprintf("[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]", x, y, x, y+1, x+1, y+1, x+1, y, x, y))
	}
	return []file{
		{"random.geojson", collection(area("occupied", randomRing(r, 3500))), "cross"},
		{"random-more.geojson", collection(area("occupied", randomRing(r, 50_000))), "cross"},
		{"random-each.geojson", collection(area("occupied", randomRing(r, 900)), area("occupied", randomRing(r, 900)), area("liberated", randomRing(r, 900)), area("liberated", randomRing(r, 900))), "cross"},
		{"combs.geojson", collection(area("occupied", comb(2000, false)), area("liberated", comb(2000, true))), "cross"},
		{"squares.geojson", collection(squares...), "cross"},
		{"boxes.geojson", collection(area("occupied", boxes...)), "cross"},
		{"random-line.geojson", collection(line(randomRing(r, 3500))), "cross"},
		{"random-territory.geojson", collection(`{"type":"Feature","properties":{"name":"a","admin_level":4},"geometry":{"type":"Polygon","coordinates":[` + randomRing(r, 3500) + `]}}`), "cross"},
		{"star.geojson", collection(area("occupied", star(4001))), "cross"},
		{"same-edge.geojson", collection(area("occupied", "["+strings.Repeat("[37,47],[39,49],", 100_000)+"[37,47]]")), ""},
		{"same-polygon.geojson", collection(strings.Split(strings.Repeat(area("occupied", "[[37,47],[39,47],[39,49],[37,49],[37,47]]")+"\n", 20_000), "\n")[:20_000]...), ""},
		{"spiral.geojson", collection(area("occupied", spiral(100_000))), ""},
		{"needles.geojson", collection(area("occupied", needles(100_000))), ""},
	}
}

func ringOf(n int, at func(i int) (x, y float64)) string {
	var b strings.Builder
	b.WriteByte('[')
	for i := range n {
		x, y := at(i)
		fmt.Fprintf(&b, "[%.7f,%.7f],", x, y)
	}
	x, y := at(0)
	fmt.Fprintf(&b, "[%.7f,%.7f]]", x, y)
	return b.String()
}

func randomRing(r *rand.Rand, n int) string {
	at := make([][2]float64, n)
	for i := range at {
		at[i] = [2]float64{37 + r.Float64()*2, 47 + r.Float64()*2}
	}
	return ringOf(n, func(i int) (x, y float64) { return at[i][0], at[i][1] })
}

// comb goes to and fro, upright or level.
func comb(n int, upright bool) string {
	return ringOf(2*n, func(i int) (x, y float64) {
		along, across := 2*float64((i+1)/2%2), 2*float64(i/2)/float64(n)
		if upright {
			along, across = across, along
		}
		return 37 + along, 47 + across
	})
}

// star has edges from each corner of a regular shape to nearly the opposite one.
func star(n int) string {
	return ringOf(n, func(i int) (x, y float64) {
		k := i * (n / 2) % n
		return 37 + cos(k, n), 48 + sin(k, n)
	})
}

func spiral(n int) string {
	return ringOf(n, func(i int) (x, y float64) {
		k, r := i, 1.0
		if i >= n/2 {
			k, r = n-1-i, 0.9995
		}
		r *= 1 - float64(k)/float64(n)*1.8
		return 37 + r*cos(k, 500), 48 + r*sin(k, 500)
	})
}

// needles all begin close to one point.
func needles(n int) string {
	return ringOf(n, func(i int) (x, y float64) {
		if i%2 == 0 {
			return 37, 48
		}
		return 37 + cos(i, n), 48 + sin(i, n)
	})
}
