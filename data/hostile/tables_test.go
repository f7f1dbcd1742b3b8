package hostile

import (
	"fmt"
	"strings"
)

// tables are tables in text.
func tables() []file {
	return []file{
		{"line.csv", around("name,lat,lon\n", letters(mega), 100, ",48,37\n"), ""},
		{"quote.csv", around("name,lat,lon\n\"", letters(1000)+"\n", 100_000, ""), ""},
		{"quotes.csv", around("name,lat,lon\n", `""`, 20*mega, "\n"), ""},
		{"columns.csv", around("name,lat,lon", ",a", 100_000, "\n1,48,37\n"), ""},
		{"wide-rows.csv", around("name,lat,lon\n", "a,48,37"+strings.Repeat(",b", 1000)+"\n", 4000, ""), ""},
		{"commas.csv", around("name,lat,lon\n", ",", 30*mega, "\n"), ""},
		{"head-of-commas.csv", around("name,lat,lon", ",", 30*mega, "\n"), ""},
		{"rows.csv", around("name,lat,lon\n", "a,48,37\n", 2*mega, ""), "rows"},
		{"no-line.csv", around("name,lat,lon", letters(1000), 20_000, ""), ""},
		{"wkt.csv", around("name,wkt\n", "a,POINT(37 48)\n", 50_000, ""), ""},
		{"long-head.csv", around("name,lat,lon,"+letters(500_000)+"\n", "a,48,37,b\n", 20_000, ""), ""},
	}
}

// archives are zips and what is packed with gzip.
func archives() []file {
	kml := `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>`
	place := `<Placemark><name>a</name><Point><coordinates>37,48</coordinates></Point></Placemark></Document></kml>`
	nested := zipOf("a.geojson", feature)
	for i := range 10 {
		nested = zipOf(fmt.Sprintf("%d.zip", i), string(nested))
	}
	return []file{
		{"bomb.zip", made(func() []byte { return packed("a.geojson", "", letters(mega), 900, "") }), "bomb.zip"},
		{"spaces.zip", made(func() []byte { return packed("a.geojson", feature, strings.Repeat(" ", mega), 190, "") }), ""},
		{"bomb.kmz", made(func() []byte { return packed("doc.kml", kml+"<!--", letters(mega), 900, "-->"+place) }), "bomb.kmz"},
		{"overlap.zip", written(overlapping), "overlap.zip"},
		{"nested.zip", made(func() []byte { return nested }), "archives"},
		{"self.kmz", made(func() []byte {
			return zipOf("doc.kml", kml+`<NetworkLink><Link><href>doc.kml</href></Link></NetworkLink><NetworkLink><Link><href>./a/../doc.kml</href></Link></NetworkLink>`+place)
		}), ""},
		{"links.kmz", written(manyLinks), "links"},
		{"entries.zip", written(manyEntries), "entries.zip"},
		{"count.zip", written(absurdCount), "count.zip"},
		{"layers.zip", written(manyLayers), "Shapefiles"},
		{"name.zip", made(func() []byte { return zipOf(letters(60_000)+".geojson", feature) }), ""},
		{"bomb.geojson.gz", made(func() []byte { return gzipped("", strings.Repeat(" ", mega), 900, "") }), "unpacked"},
		{"spaces.geojson.gz", made(func() []byte { return gzipped(feature, strings.Repeat(" ", mega), 190, "") }), ""},
		{"twice.geojson.gz", made(func() []byte { return gzipped(string(gzipped("", strings.Repeat(" ", mega), 100, "")), "", 0, "") }), ""},
	}
}
