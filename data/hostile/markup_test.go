package hostile

import (
	"fmt"
	"io"
	"strings"
)

// markup are files in XML.
func markup() []file {
	entities := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">` + func() (s string) {
		for i := range 10 {
			s += fmt.Sprintf(`<!ENTITY a%d "%s">`, i, strings.Repeat("&a;", 10))
		}
		return s
	}() + `]>`
	outside := `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///dev/zero">]>`
	kml := `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>`
	gml := `<FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">`
	place := `<Placemark><name>a</name><Point><coordinates>37,48</coordinates></Point></Placemark>`
	return []file{
		{"entities.kml", text(entities + kml + `<Placemark><name>&a9;</name></Placemark></Document></kml>`), "entity"},
		{"outside.kml", text(outside + kml + `<Placemark><name>&a;</name></Placemark></Document></kml>`), "entity"},
		{"entities.gpx", text(entities + `<gpx><wpt lat="48" lon="37"><name>&a9;</name></wpt></gpx>`), ""},
		{"entities.gml", text(entities + gml + `<gml:featureMember><a><name>&a9;</name></a></gml:featureMember></FeatureCollection>`), "entity"},
		{"entities.osm", text(entities + `<osm version="0.6"><node id="1" lat="48" lon="37"><tag k="name" v="&a9;"/></node></osm>`), ""},
		{"deep.kml", around(kml, `<Folder>`, mega, ""), "nest"},
		{"deep.gml", around(gml+`<gml:featureMember>`, `<a>`, mega, ""), "nest"},
		{"deep.gpx", around(`<gpx>`, `<extensions>`, mega, ""), ""},
		{"deep.osm", around(`<osm version="0.6">`, `<a>`, mega, ""), "nest"},
		{"attributes.kml", around(kml+`<Folder `, `a="b" `, 4*mega, `></Folder></Document></kml>`), ""},
		{"long-name.kml", around(kml+`<Placemark><name>`, letters(mega), 100, `</name><Point><coordinates>37,48</coordinates></Point></Placemark></Document></kml>`), ""},
		{"long-comment.kml", around(kml+`<!--`, letters(mega), 100, `-->`+place+`</Document></kml>`), ""},
		{"long-tag.kml", around(kml+`<`, letters(mega), 100, `>`), ""},
		{"long-attribute.kml", around(kml+`<Folder id="`, letters(mega), 100, `"></Folder></Document></kml>`), ""},
		{"long-folder.kml", around(kml+`<Folder><name>`+letters(mega)+`</name><Folder><name>b</name>`, place, 4000, `</Folder></Folder></Document></kml>`), ""},
		{"folders.kml", around(kml+strings.Repeat(`<Folder><name>`+letters(1000)+`</name>`, 50), place, 40_000, strings.Repeat(`</Folder>`, 50)+`</Document></kml>`), ""},
		{"styles.kml", text(kml + `<StyleMap id="a"><Pair><key>normal</key><styleUrl>#b</styleUrl></Pair></StyleMap><StyleMap id="b"><Pair><key>normal</key><styleUrl>#a</styleUrl></Pair></StyleMap><Placemark><styleUrl>#a</styleUrl><Point><coordinates>37,48</coordinates></Point></Placemark></Document></kml>`), ""},
		{"pairs.kml", around(kml+`<StyleMap id="a">`, `<Pair><key>normal</key><styleUrl>#a</styleUrl></Pair>`, 200_000, `</StyleMap><Placemark><styleUrl>#a</styleUrl><Point><coordinates>37,48</coordinates></Point></Placemark></Document></kml>`), ""},
		{"many-styles.kml", around(kml, `<Placemark><styleUrl>other.kml#a</styleUrl><Point><coordinates>37,48</coordinates></Point></Placemark>`, 50_000, `</Document></kml>`), ""},
		{"inline-pairs.kml", around(kml+`<Placemark>`, `<StyleMap><Pair><key>normal</key>`, 100_000, ``), "nest"},
		{"links.kml", around(kml, `<NetworkLink><Link><href>a.kml</href></Link></NetworkLink>`, 200_000, place+`</Document></kml>`), ""},
		{"geometries.kml", around(kml+`<Placemark>`, `<MultiGeometry>`, 100_000, ``), "nest"},
		{"parts.kml", around(kml+`<Placemark>`, `<Point><coordinates>37,48</coordinates></Point>`, 200_000, `</Placemark></Document></kml>`), ""},
		{"coordinates.kml", around(kml+`<Placemark><LineString><coordinates>`, `37,48 `, 10*mega, `</coordinates></LineString></Placemark></Document></kml>`), ""},
		{"href.gml", text(gml + `<gml:featureMember><a><geometry><gml:Polygon gml:id="p" xlink:href="#p"><gml:exterior xlink:href="#p"/></gml:Polygon></geometry></a></gml:featureMember></FeatureCollection>`), ""},
		{"dimension.gml", around(gml+`<gml:featureMember><a><gml:LineString srsDimension="4"><gml:posList>`, `48 `, 8*mega, `</gml:posList></gml:LineString></a></gml:featureMember></FeatureCollection>`), ""},
		{"properties.gml", around(gml+`<gml:featureMember><a>`, `<b>c</b>`, mega, `</a></gml:featureMember></FeatureCollection>`), ""},
		{"long-layer.gml", around(gml+`<gml:featureMember>`, `<`+letters(10_000)+`/>`, 4000, `</gml:featureMember></FeatureCollection>`), ""},
		{"systems.gml", written(func(w io.Writer) {
			io.WriteString(w, gml)
			for i := range 100_000 {
				fmt.Fprintf(w, `<gml:featureMember><a><gml:Point srsName="EPSG:4326#%d"><gml:pos>37 48</gml:pos></gml:Point></a></gml:featureMember>`, i)
			}
			io.WriteString(w, `</FeatureCollection>`)
		}), ""},
		{"track.gpx", around(`<gpx><trk><trkseg>`, `<trkpt lat="48" lon="37"/>`, 200_000, `</trkseg></trk></gpx>`), ""},
		{"segments.gpx", around(`<gpx><trk>`, `<trkseg></trkseg>`, 500_000, `</trk></gpx>`), ""},
		{"relation.osm", written(osmRelation), ""},
		{"nodes.osm", around(`<osm version="0.6"><way id="1">`, `<nd ref="1"/>`, mega, `<tag k="name" v="a"/></way><node id="1" lat="48" lon="37"/></osm>`), ""},
		{"loop.osm", text(`<osm version="0.6"><relation id="1"><member type="relation" ref="1" role="outer"/><member type="relation" ref="2" role="outer"/><tag k="type" v="multipolygon"/></relation><relation id="2"><member type="relation" ref="1" role="outer"/><tag k="type" v="multipolygon"/></relation></osm>`), ""},
		{"charset.kml", text(`<?xml version="1.0" encoding="utf-7"?>` + kml + `</Document></kml>`), ""},
	}
}

// osmRelation is many areas of one long way.
func osmRelation(w io.Writer) {
	io.WriteString(w, `<osm version="0.6">`)
	const n = 3000
	for i := range n {
		fmt.Fprintf(w, `<node id="%d" lat="%f" lon="%f"/>`, i+1, 48+sin(i, n), 37+cos(i, n))
	}
	io.WriteString(w, `<way id="1">`)
	for i := range n {
		fmt.Fprintf(w, `<nd ref="%d"/>`, i+1)
	}
	io.WriteString(w, `<nd ref="1"/></way>`)
	for i := range 20_000 {
		fmt.Fprintf(w, `<relation id="%d"><member type="way" ref="1" role="outer"/><tag k="type" v="multipolygon"/></relation>`, i+1)
	}
	io.WriteString(w, `</osm>`)
}
