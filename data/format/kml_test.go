package format

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const square37 = `<Polygon><outerBoundaryIs><LinearRing><coordinates>37,47 38,47 38,48 37,47</coordinates></LinearRing></outerBoundaryIs></Polygon>`

func placemarkKML(inner string) string { return "<Placemark>" + inner + square37 + "</Placemark>" }

// What each placemark of a document comes out with. KML writes colours as aabbggrr.
func TestStylesOfKML(t *testing.T) {
	red := `<PolyStyle><color>7f1427a5</color></PolyStyle>`
	green := `<PolyStyle><color>ff589d0f</color></PolyStyle>`
	dressed := func(more map[string]any) map[string]any {
		out := map[string]any{"fill": "#a52714", "fill-opacity": 127.0 / 255}
		for key, value := range more {
			out[key] = value
		}
		return out
	}
	byURL := map[string]any{"styleUrl": "#a"}
	for name, c := range map[string]struct {
		document string
		want     map[string]any
	}{
		"of its own":        {placemarkKML(`<Style>` + red + `</Style>`), dressed(nil)},
		"shared":            {`<Style id="a">` + red + `</Style>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"shared, below":     {placemarkKML(`<styleUrl>#a</styleUrl>`) + `<Style id="a">` + red + `</Style>`, dressed(byURL)},
		"without the mark":  {`<Style id="a">` + red + `</Style>` + placemarkKML(`<styleUrl>a</styleUrl>`), dressed(map[string]any{"styleUrl": "a"})},
		"own before shared": {`<Style id="a">` + green + `</Style>` + placemarkKML(`<styleUrl>#a</styleUrl><Style>`+red+`</Style>`), dressed(byURL)},
		"of nobody":         {`<Folder><Style>` + red + `</Style>` + placemarkKML("") + `</Folder>`, map[string]any{}},
		"of a neighbour":    {placemarkKML(`<Style>`+red+`</Style>`) + `<Folder>` + placemarkKML("") + `</Folder>`, map[string]any{}},
		"unknown id":        {`<Style>` + red + `</Style>` + placemarkKML(`<styleUrl>#a</styleUrl>`), byURL},
		"a pair":            {`<Style id="r">` + red + `</Style><Style id="g">` + green + `</Style><StyleMap id="a"><Pair><key>highlight</key><styleUrl>#g</styleUrl></Pair><Pair><key>normal</key><styleUrl>#r</styleUrl></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"key behind":        {`<Style id="r">` + red + `</Style><Style id="g">` + green + `</Style><StyleMap id="a"><Pair><styleUrl>#r</styleUrl><key>normal</key></Pair><Pair><styleUrl>#g</styleUrl><key>highlight</key></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"inline pair":       {`<StyleMap id="a"><Pair><key>highlight</key><Style>` + green + `</Style></Pair><Pair><Style>` + red + `</Style><key>normal</key></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"map of its own":    {placemarkKML(`<StyleMap><Pair><key>normal</key><Style>` + red + `</Style></Pair><Pair><key>highlight</key><Style>` + green + `</Style></Pair></StyleMap>`), dressed(nil)},
		"map of maps":       {`<Style id="r">` + red + `</Style><StyleMap id="m"><Pair><key>normal</key><styleUrl>#r</styleUrl></Pair></StyleMap><StyleMap id="a"><Pair><key>normal</key><styleUrl>#m</styleUrl></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"map of itself":     {`<StyleMap id="a"><Pair><key>normal</key><styleUrl>#a</styleUrl></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), byURL},
		"cascading":         {`<gx:CascadingStyle kml:id="r"><Style>` + red + `</Style></gx:CascadingStyle><StyleMap id="a"><Pair><key>normal</key><styleUrl>#r</styleUrl></Pair></StyleMap>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(byURL)},
		"cascading on":      {`<gx:CascadingStyle kml:id="b"><Style>` + red + `</Style></gx:CascadingStyle><gx:CascadingStyle kml:id="a"><styleUrl>#b</styleUrl><Style><LineStyle><width>3</width></LineStyle></Style></gx:CascadingStyle>` + placemarkKML(`<styleUrl>#a</styleUrl>`), dressed(map[string]any{"styleUrl": "#a", "stroke-width": 3.0})},
		"all parts": {placemarkKML(`<Style><IconStyle><color>ff0000ff</color></IconStyle><LineStyle><color>40ff0000</color><width>2.5</width></LineStyle>` + red + `<LabelStyle><color>ffffffff</color></LabelStyle><BalloonStyle><color>ff000000</color></BalloonStyle></Style>`),
			dressed(map[string]any{"marker-color": "#ff0000", "stroke": "#0000ff", "stroke-opacity": 64.0 / 255, "stroke-width": 2.5})},
		"not filled":     {placemarkKML(`<Style><PolyStyle><color>ff1427a5</color><fill>0</fill></PolyStyle></Style>`), map[string]any{"fill": "#a52714", "fill-opacity": 0.0}},
		"outline first":  {placemarkKML(`<Style><PolyStyle><fill>0</fill><color>ff1427a5</color></PolyStyle></Style>`), map[string]any{"fill": "#a52714", "fill-opacity": 0.0}},
		"a broken one":   {placemarkKML(`<Style><PolyStyle><color>red</color></PolyStyle></Style>`), map[string]any{}},
		"a mark before":  {placemarkKML(`<Style><PolyStyle><color>#7f1427a5</color></PolyStyle></Style>`), dressed(nil)},
		"what it is":     {placemarkKML(`<name>n</name><description>d</description><ExtendedData><Data name="holder"><value>russia</value></Data><SchemaData><SimpleData name="status">s</SimpleData></SchemaData></ExtendedData>`), map[string]any{"name": "n", "description": "d", "holder": "russia", "status": "s"}},
		"who wrote it":   {placemarkKML(`<name>n</name><atom:author><atom:name>somebody</atom:name></atom:author>`), map[string]any{"name": "n"}},
		"its time":       {placemarkKML(`<TimeSpan><begin>2025-10-01</begin><end>2025-11-01</end></TimeSpan>`), map[string]any{"begin": "2025-10-01", "end": "2025-11-01"}},
		"its time stamp": {placemarkKML(`<TimeStamp><when>2025-10-01</when></TimeStamp>`), map[string]any{"when": "2025-10-01"}},
	} {
		out, said, err := KML(t.Context(), []byte(`<kml xmlns:gx="g" xmlns:kml="k" xmlns:atom="a"><Document>`+c.document+`</Document></kml>`))
		features := madeOf(t, out, err)
		if diff := cmp.Diff(c.want, features[len(features)-1].Properties); diff != "" || len(said) > 0 {
			t.Errorf("%s: %s %v", name, diff, said)
		}
	}
}

// The names of folders reach the features, whatever else in the document has a name.
func TestFoldersOfKML(t *testing.T) {
	out, _, err := KML(t.Context(), []byte(`<kml><Document><name>All</name>
<atom:author xmlns:atom="a"><atom:name>somebody</atom:name></atom:author><NetworkLink><name>link</name></NetworkLink><GroundOverlay><name>picture</name></GroundOverlay>`+placemarkKML("")+`
<Folder><name>Russian-occupied</name>`+placemarkKML("")+`<Folder><name>North</name><ScreenOverlay><name>legend</name></ScreenOverlay>`+placemarkKML("")+`</Folder></Folder>
<Folder>`+placemarkKML("")+`</Folder></Document></kml>`))
	var got []string
	for _, f := range madeOf(t, out, err) {
		folder, there := f.Properties["folder"].(string)
		if there && folder == "" {
			t.Errorf("a folder without a name: %v", f.Properties)
		}
		got = append(got, f.Properties["layer"].(string)+"|"+folder)
	}
	if diff := cmp.Diff([]string{"All|", "Russian-occupied|", "North|Russian-occupied", "All|"}, got); diff != "" {
		t.Error(diff)
	}
}

// Positions as programs write them, with spaces where KML has none.
func TestCoordinatesOfKML(t *testing.T) {
	const want = "LineString [[37,47],[38,47],[38,48.5]]"
	for name, text := range map[string]string{
		"plain": "37,47 38,47 38,48.5", "heights": "37,47,0 38,47,100 38,48.5,-3", "lines": "\n\t37,47,0\r\n\t38,47,0\n 38,48.5,0\n",
		"spaces": "37, 47, 0 38, 47, 0 38, 48.5, 0", "spaces, no heights": "37, 47 38, 47 38, 48.5", "spaces before": "37 ,47 ,0 38 ,47 ,0 38 ,48.5 ,0", "around": " 37 , 47\n38 , 47\n38 , 48.5 ",
		"spaces in the last alone": "37,47 38,47 38, 48.5", "spaces in the second alone": "37,47 38, 47 38,48.5", "a comma behind": "37,47, 38,47, 38,48.5,", "exponents": "3.7e1,47 38,4.7E+1 38,48.5",
	} {
		out, _, err := KML(t.Context(), []byte("<kml><Placemark><LineString><coordinates>"+text+"</coordinates></LineString></Placemark></kml>"))
		if got := shapesOf(t, out, err); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, text := range []string{"37", "37,x", "37,47 38", "37;47", "37,47,0,38,47,0", "37 47 38 47"} {
		if out, _, err := KML(t.Context(), []byte("<kml><Placemark><LineString><coordinates>"+text+"</coordinates></LineString></Placemark></kml>")); err == nil {
			t.Errorf("%s: %s", text, out)
		}
	}
}

// Shapes within shapes.
func TestShapesOfKML(t *testing.T) {
	ring := func(s string) string { return `<LinearRing><coordinates>` + s + `</coordinates></LinearRing>` }
	outer, inner := `<outerBoundaryIs>`+ring("30,40 38,40 38,48 30,40")+`</outerBoundaryIs>`, `<innerBoundaryIs>`+ring("33,41 34,41 34,42 33,41")+`</innerBoundaryIs>`
	const polygon = `[[[30,40],[38,40],[38,48],[30,40]],[[33,41],[34,41],[34,42],[33,41]]]`
	for shape, want := range map[string]string{
		`<Polygon>` + outer + inner + `</Polygon>`: `Polygon ` + polygon,
		`<Polygon>` + inner + outer + `</Polygon>`: `Polygon ` + polygon,
		`<MultiGeometry><Polygon>` + outer + inner + `</Polygon><MultiGeometry><Point><coordinates>1,2</coordinates></Point></MultiGeometry></MultiGeometry>`: `GeometryCollection [{"type":"Polygon","coordinates":` + polygon + `},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}]`,
		`<Point><coordinates>1,2,3</coordinates></Point>`: `Point [1,2]`,
		ring("30,40 38,40 38,48 30,40"):                   `LineString [[30,40],[38,40],[38,48],[30,40]]`,
		`<Polygon></Polygon>`:                             ` `,
	} {
		out, _, err := KML(t.Context(), []byte(`<kml><Placemark>`+shape+`</Placemark></kml>`))
		if got := shapesOf(t, out, err); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s:\n%s", shape, got)
		}
	}
}

// Links are named and lead nowhere.
func TestLinksOfKML(t *testing.T) {
	link := `<NetworkLink><name>front</name><Link><href>https://example.org/a.kml</href></Link></NetworkLink>`
	_, said, err := KML(t.Context(), []byte(`<kml><Document>`+link+placemarkKML("")+`</Document></kml>`))
	if err != nil || len(said) != 1 || said[0].Rule != "linked" || !strings.Contains(said[0].Text, `"https://example.org/a.kml" ("front")`) || !strings.Contains(said[0].Done, "nobody was contacted") {
		t.Errorf("%+v, %v", said, err)
	}
	if _, _, err = KML(t.Context(), []byte(`<kml><Document>`+link+`</Document></kml>`)); err == nil || !strings.Contains(err.Error(), "https://example.org/a.kml") || !strings.Contains(err.Error(), "nobody was contacted") {
		t.Errorf("nothing but a link: %v", err)
	}
	_, said, err = KML(t.Context(), []byte(`<kml><Document>`+placemarkKML("")+placemarkKML(`<styleUrl>styles.kml#red</styleUrl>`)+`</Document></kml>`))
	if err != nil || len(said) != 1 || said[0].Rule != "style-elsewhere" || !strings.Contains(said[0].Text, `"styles.kml"`) {
		t.Errorf("%+v, %v", said, err)
	}
}

// Documents of an archive are read where the main one leads to them, and their styles are
// kept apart; whatever else may hold land is named.
func TestArchivesOfKML(t *testing.T) {
	link := func(href string) string {
		return `<NetworkLink><Link><href>` + href + `</href></Link></NetworkLink>`
	}
	style := func(colour string) string {
		return `<Style id="a"><PolyStyle><color>` + colour + `</color></PolyStyle></Style>`
	}
	layer := func(inner string) string { return "<kml><Document>" + inner + "</Document></kml>" }
	a, err := Archive(t.Context(), zipOf(t,
		"files/north.kml", layer(style("ff0000ff")+placemarkKML(`<name>north</name><styleUrl>#a</styleUrl>`)+link("south%20east.kml")),
		"files/south east.kml", layer(style("ffff0000")+placemarkKML(`<name>south</name><styleUrl>#a</styleUrl>`)+link("../doc.kml")),
		"doc.kml", layer(link("files/north.kml")+link("Files/North.kml")+link("https://example.org/x.kml")+placemarkKML(`<name>main</name><styleUrl>files/north.kml#a</styleUrl>`)),
		"old.kml", layer(placemarkKML("")), "front.geojson", "{}", "readme.txt", "", "picture.png", "",
	), 1<<20)
	got := map[string]any{}
	for _, f := range madeOf(t, a.GeoJSON, err) {
		got[f.Properties["name"].(string)] = f.Properties["fill"]
	}
	if diff := cmp.Diff(map[string]any{"main": "#ff0000", "north": "#ff0000", "south": "#0000ff"}, got); diff != "" {
		t.Error(diff)
	}
	if len(a.Remarks) != 2 || a.Remarks[0].Rule != "linked" || !strings.Contains(a.Remarks[0].Text, "https://example.org/x.kml") || strings.Contains(a.Remarks[0].Text, "more") {
		t.Errorf("%+v", a.Remarks)
	}
	if r := a.Remarks[len(a.Remarks)-1]; r.Rule != "unread" || r.Text != `the archive also holds "front.geojson" and 1 more` {
		t.Errorf("%+v", r)
	}
}

// An archive is read when it is just as large as what may be unpacked, and refused when it is a
// byte larger.
func TestLimitOfArchives(t *testing.T) {
	text := "<kml><Document>" + placemarkKML("") + "</Document></kml>"
	for less, want := range []bool{true, false} {
		if _, err := Archive(t.Context(), zipOf(t, "doc.kml", text), int64(len(text)-less)); (err == nil) != want {
			t.Errorf("%d bytes less than it has: %v", less, err)
		}
	}
}

// The layers of an archive have the names of their files; where two are the same, their
// folders tell them apart.
func TestLayersOfShapefiles(t *testing.T) {
	shape, table := shapefile(t)
	named := func(names ...string) (layers []any, said []Remark) {
		var parts []string
		for _, name := range names {
			parts = append(parts, name+".shp", string(shape), name+".DBF", string(table), name+".shx", "", name+".shp.xml", "")
		}
		a, err := Archive(t.Context(), zipOf(t, parts...), 1<<20)
		for _, f := range madeOf(t, a.GeoJSON, err) {
			layers = append(layers, f.Properties["layer"])
		}
		return layers, a.Remarks
	}
	for _, c := range []struct{ names, want string }{
		{"AssessedRussianControl Claimed", "AssessedRussianControl Claimed"}, {"a/One b/Two", "One Two"}, {"occupied/front liberated/front", "occupied/front liberated/front"},
	} {
		layers, said := named(strings.Fields(c.names)...)
		var got []string
		for _, l := range layers {
			got = append(got, l.(string))
		}
		if strings.Join(got, " ") != c.want || len(said) > 0 {
			t.Errorf("%s: %v, %v", c.names, layers, said)
		}
	}
	a, err := Archive(t.Context(), zipOf(t, "Assessed.shp", string(shape), "Assessed.dbf", string(table)), 1<<20)
	if err != nil || !bytes.Contains(a.GeoJSON, []byte(`"name":"Assessed"`)) {
		t.Errorf("one layer: %s, %v", a.GeoJSON, err)
	}
}
