package hostile

import (
	"archive/zip"
	"fmt"
	"io"
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

// spreadsheets are workbooks of Excel and OpenDocument.
func spreadsheets() []file {
	head := `<row r="1"><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>lat</t></is></c><c t="inlineStr"><is><t>lon</t></is></c></row>`
	row := `<row><c t="inlineStr"><is><t>a</t></is></c><c><v>48</v></c><c><v>37</v></c></row>`
	begin, end := `<office:document-content xmlns:office="o" xmlns:table="table" xmlns:text="t"><office:body><office:spreadsheet>`, `</office:spreadsheet></office:body></office:document-content>`
	cell := `<table:table-cell><text:p>a</text:p></table:table-cell>`
	return []file{
		{"rows.xlsx", workbook("", head, row, 2*mega), ""},
		{"cells.xlsx", workbook("", head+"<row>", `<c t="inlineStr"><is><t></t></is></c>`, 10*mega, "</row>"), ""},
		{"texts.xlsx", workbook(strings.Repeat(`<si><t>a</t></si>`, 4*mega), head, row, 1), ""},
		{"long-text.xlsx", workbook(`<si><t>`+letters(80*mega)+`</t></si>`, head, row, 1), ""},
		{"far.xlsx", workbook("", head, `<row><c r="ZZZZZZZZ1" t="inlineStr"><is><t>a</t></is></c></row>`, 1000), ""},
		{"rows.ods", opendocument(begin+`<table:table table:name="a">`, `<table:table-row table:number-rows-repeated="1000000000">`+strings.Repeat(cell, 3)+`</table:table-row>`, 1, `</table:table>`+end), ""},
		{"columns.ods", opendocument(begin+`<table:table table:name="a"><table:table-row>`, `<table:table-cell table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell>`, 1, `</table:table-row></table:table>`+end), ""},
		{"sheets.ods", opendocument(begin, `<table:table table:name="a">`+strings.Repeat(`<table:table-row>`+cell+`</table:table-row>`, 5000)+`</table:table>`, 190, end), ""},
		{"many-sheets.ods", opendocument(begin, `<table:table table:name="a"></table:table>`, mega, end), "sheets"},
		{"cells.ods", opendocument(begin+`<table:table table:name="a"><table:table-row>`, `<table:table-cell/>`, 20*mega, `</table:table-row></table:table>`+end), ""},
	}
}

// workbook is an Excel file of one sheet.
func workbook(texts, before, middle string, n int, after ...string) func(string) {
	return written(func(w io.Writer) {
		z := zip.NewWriter(w)
		for _, part := range [][2]string{
			{"[Content_Types].xml", `<Types/>`},
			{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>`},
			{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r"/></sheets></workbook>`},
			{"xl/sharedStrings.xml", `<sst>` + texts + `</sst>`},
		} {
			f, err := z.Create(part[0])
			must(err)
			io.WriteString(f, part[1])
		}
		f, err := z.Create("xl/worksheets/sheet1.xml")
		must(err)
		io.WriteString(f, `<worksheet><sheetData>`+before)
		for range n {
			io.WriteString(f, middle)
		}
		io.WriteString(f, strings.Join(after, "")+`</sheetData></worksheet>`)
		must(z.Close())
	})
}

// opendocument is a spreadsheet of OpenDocument.
func opendocument(before, middle string, n int, after string) func(string) {
	return written(func(w io.Writer) {
		z := zip.NewWriter(w)
		f, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
		must(err)
		io.WriteString(f, "application/vnd.oasis.opendocument.spreadsheet")
		f, err = z.Create("content.xml")
		must(err)
		io.WriteString(f, before)
		for range n {
			io.WriteString(f, middle)
		}
		io.WriteString(f, after)
		must(z.Close())
	})
}
