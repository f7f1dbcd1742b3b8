package format

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
)

// workbook is an Excel file of sheets, given as the XML of their rows.
func workbook(t testing.TB, sheets ...string) []byte {
	list, relations := "", ""
	parts := []string{"xl/sharedStrings.xml", `<sst><si><t>Назва</t></si><si><r><t>хто </t></r><r><t>контролює</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/><numFmt numFmtId="165" formatCode="0.00\ &quot;days&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>`}
	for i, rows := range sheets {
		list += fmt.Sprintf(`<sheet name="Sheet %d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		relations += fmt.Sprintf(`<Relationship Id="rId%d" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		parts = append(parts, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`)
	}
	parts = append(parts, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets>`+list+`</sheets></workbook>`, "xl/_rels/workbook.xml.rels", `<Relationships>`+relations+`</Relationships>`)
	return zipOf(t, parts...)
}

// opendocument is a spreadsheet of OpenDocument.
func opendocument(t testing.TB, tables string) []byte {
	return zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
		`<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:text"><o:body><o:spreadsheet>`+tables+`</o:spreadsheet></o:body></o:document-content>`)
}

type readRow struct {
	Line       int
	Unread     string
	Properties map[string]string
	Geometry   *struct{ Coordinates []float64 }
}

func rowsOf(t *testing.T, out []byte, err error) []readRow {
	t.Helper()
	var got struct{ Features []readRow }
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got.Features
}

const excelRows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Контроль станом на листопад</t></is></c></row>` +
	`<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="str"><v>lat, lon</v></c><c r="D3" t="s"><v>1</v></c><c r="E3" t="str"><v>date</v></c><c r="F3" t="str"><v>n</v></c></row>` +
	`<row r="4"><c r="A4" t="str"><v>Бахмут</v></c><c r="B4" t="str"><v>48,59 38,00</v></c><c r="D4" t="str"><v>рф</v></c><c r="E4" s="1"><v>45966</v></c><c r="F4" s="2"><v>45966</v></c></row>` +
	`<row r="6"><c r="A6" t="str"><v>Лиман</v></c><c r="B6" t="str"><v>48.99, 37.81</v></c><c r="D6" t="str"><v>Україна</v></c><c r="E6" s="3"><v>45966.75</v></c><c t="e"><v>#N/A</v></c></row>`

func TestExcel(t *testing.T) {
	out, said, err := XLSX(t.Context(), workbook(t, `<row><c t="str"><v>Read me</v></c></row>`, excelRows))
	got := rowsOf(t, out, err)
	if len(got) != 2 || got[0].Line != 4 || got[1].Line != 6 {
		t.Fatalf("%s", out)
	}
	for i, want := range []string{"[38 48.59] Бахмут рф 2025-11-05 45966", "[37.81 48.99] Лиман Україна 2025-11-05 "} {
		p := got[i].Properties
		if s := fmt.Sprint(got[i].Geometry.Coordinates, " ", p["name"], " ", p["хто контролює"], " ", p["date"], " ", p["n"]); s != want {
			t.Errorf("row %d: %s, want %s", i, s, want)
		}
	}
	rules := ""
	for _, r := range said {
		rules += r.Rule + " "
	}
	if rules != "title unread-sheet " {
		t.Errorf("%v", said)
	}
}

// Days are counted from the end of 1899, or from 1904 where the workbook says so; the hour does
// not matter.
func TestDaysOfExcel(t *testing.T) {
	// The numbers of the formats that show a date in every Excel: their first and their last.
	built := ""
	for _, n := range []int{0, 14, 17, 22, 27, 36, 13, 18, 21, 23, 26, 37} {
		built += fmt.Sprintf(`<xf numFmtId="%d"/>`, n)
	}
	for _, c := range []struct{ of, from, days, want string }{
		{"", "1", "45966", "2025-11-05"}, {"", "2", "45966", "2025-11-05"}, {"", "3", "45966", "2025-11-05"}, {"", "4", "45966", "2025-11-05"}, {"", "5", "45966", "2025-11-05"},
		{"", "6", "45966", "45966"}, {"", "7", "45966", "45966"}, {"", "8", "45966", "45966"}, {"", "9", "45966", "45966"}, {"", "10", "45966", "45966"}, {"", "11", "45966", "45966"},
		{"", "1", "45966", "2025-11-05"}, {"", "1", "45966.999", "2025-11-05"}, {"", "1", "45965.9999", "2025-11-04"}, {"", "1", "-1", "-1"}, {"", "1", "1000001", "1000001"}, {"", "1", "soon", "soon"},
		{` date1904="1"`, "1", "44504", "2025-11-05"}, {` date1904="true"`, "1", "44504", "2025-11-05"}, {` date1904="0"`, "1", "45966", "2025-11-05"}, {"", "0", "45966", "45966"}, {"", "99", "45966", "45966"},
	} {
		file := zipOf(t, "xl/workbook.xml", `<workbook xmlns:r="r"><workbookPr`+c.of+`/><sheets><sheet name="New" r:id="b"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="b" Target="/xl/new.xml"/></Relationships>`,
			"xl/styles.xml", `<styleSheet><cellXfs>`+built+`</cellXfs></styleSheet>`,
			"xl/new.xml", `<worksheet><row><c t="str"><v>lat</v></c><c t="str"><v>lon</v></c><c t="str"><v>date</v></c></row><row><c><v>48</v></c><c><v>37</v></c><c s="`+c.from+`"><v>`+c.days+`</v></c></row></worksheet>`)
		out, _, err := XLSX(t.Context(), file)
		if got := rowsOf(t, out, err); len(got) != 1 || got[0].Properties["date"] != c.want {
			t.Errorf("%s,%s: %s, want %s", c.days, c.of, out, c.want)
		}
	}
}

func TestOpenDocument(t *testing.T) {
	cell := func(s string) string {
		return `<table:table-cell o:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
	}
	number := func(s, shown string) string {
		return `<table:table-cell o:value-type="float" o:value="` + s + `"><text:p>` + shown + `</text:p></table:table-cell>`
	}
	out, said, err := ODS(t.Context(), opendocument(t, `<table:table table:name="Data"><table:table-row>`+cell("name")+`<table:table-cell table:number-columns-repeated="2"/>`+cell("Широта")+cell("Довгота")+cell("holder")+cell("date")+`<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`+
		`<table:table-row table:number-rows-repeated="2">`+cell("A")+`<table:covered-table-cell/><table:table-cell/>`+number("48.123456", "48,12")+number("37.5", "37,5")+cell("russia")+
		`<table:table-cell o:value-type="date" o:date-value="2025-11-05T10:00:00"><o:annotation><text:p>a note</text:p></o:annotation><text:p>05.11.25</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="Empty"/>`))
	got := rowsOf(t, out, err)
	if len(got) != 2 || len(said) != 1 || got[1].Line != 3 || got[0].Geometry.Coordinates[1] != 48.123456 || got[0].Properties["date"] != "2025-11-05" {
		t.Errorf("%s, %v", out, said)
	}
}

// Titles, positions in one column, minutes and seconds.
func TestTablesOfPeople(t *testing.T) {
	for _, c := range []struct {
		table, at string
		said      string
	}{
		{"name;lat, lon\na;48.5, 37.5\n", "[37.5 48.5]", ""}, {"name;Координати\na;48,5; 37,5\n", "", ""}, {"name\tКоординати\na\t48,5; 37,5\n", "[37.5 48.5]", "order"},
		{"name\tcoordinates\na\t37.5 48.5\n", "[37.5 48.5]", "order"}, {"name\tlon/lat\na\t37,5, 48,5\n", "[37.5 48.5]", ""}, {"name\tcoordinates\na\t(48.5, 37.5)\n", "[37.5 48.5]", "order"},
		{"name;lat;lon\na;48°30'00\"N;37°30′E\n", "[37.5 48.5]", ""}, {"name;lat;lon\na;48° 30,5';37°30.5'\n", "[37.50833333333333 48.50833333333333]", ""},
		{"Report\nmade in November\n\nname;lat;lon\na;48.5;37.5\n", "[37.5 48.5]", "title"}, {"name;somewhere\na;\"48.51, 37.52\"\n", "[37.52 48.51]", "order"},
		{"name;where\na;\"48.62, 22.29\"\n", "[22.29 48.62]", "order"}, {"name;where\na;\"22.29, 48.62\"\n", "[22.29 48.62]", "order"}, {"name;where\na;\"40.20, 49.60\"\n", "[40.2 49.6]", "order"},
		{"name;where\na;\"33.73, 44.39\"\n", "[33.73 44.39]", "order"}, {"name;where\na;\"33.19, 52.37\"\n", "[33.19 52.37]", "order"},
		{"name;location;lat;lon\na;Bakhmut;48.5;37.5\n", "[37.5 48.5]", ""}, {"name;shape;lat;lon\na;polygon;48.5;37.5\n", "[37.5 48.5]", ""},
	} {
		out, said, err := CSV(t.Context(), []byte(c.table))
		if c.at == "" {
			continue // cells with the separator in them are cut: there is nothing that can be right
		}
		got := rowsOf(t, out, err)
		if len(got) != 1 || got[0].Geometry == nil || fmt.Sprint(got[0].Geometry.Coordinates) != c.at || (len(said) > 0) != (c.said != "") || c.said != "" && said[0].Rule != c.said {
			t.Errorf("%q: %s, %v", c.table, out, said)
		}
	}
	out, _, err := CSV(t.Context(), []byte("name;lat, lon\na;nowhere\nb;48.5, 37.5\n"))
	if got := rowsOf(t, out, err); got[0].Unread != "nowhere" || got[1].Unread != "" {
		t.Errorf("%s", out)
	}
}

// A message tells the first eight headings, and how many more there are.
func TestHeadingsInMessages(t *testing.T) {
	for n, want := range map[int]string{1: `it has "h"`, 8: `"h", "h"`, 9: " and 1 more", 12: " and 4 more"} {
		_, _, err := CSV(t.Context(), []byte(strings.Repeat("h,", n-1)+"h\n1\n"))
		if err == nil || !strings.HasSuffix(err.Error(), want) || strings.Count(err.Error(), `"h"`) != min(n, 8) {
			t.Errorf("%d headings: %v", n, err)
		}
	}
}

// Degrees, minutes and seconds, and what stands in their place.
func TestDegrees(t *testing.T) {
	for s, want := range map[string]float64{
		"48.5": 48.5, "48,5": 48.5, "-48.5": -48.5, "\u221248,5": -48.5, "48.5°": 48.5, "48°04'46.6\"N": 48 + 4./60 + 46.6/3600, "48°04'46,6\"S": -(48 + 4./60 + 46.6/3600), "W 37°30′36″": -37.51, "-37°30'36\"": -37.51, "37°59'59.9''E": 38 - 0.1/3600,
	} {
		if got, ok := decimal(s); !ok || math.Abs(got-want) > 1e-12 {
			t.Errorf("%q is %v (%v), want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "north", "NaN", "Inf", "1,2,3", "48.123,5", "48°60'00\"N", "48°00'60\"N", "48°1,2,3'N"} {
		if got, ok := decimal(s); ok {
			t.Errorf("%q is %v", s, got)
		}
	}
}

// What is no text is said to be none.
func TestTableOfBytes(t *testing.T) {
	if out, _, err := CSV(t.Context(), []byte("name,lat,lon\x00\x01\xff\n\xfe,1,2\n")); err == nil || !strings.Contains(err.Error(), "not a text") {
		t.Errorf("%s, %v", out, err)
	}
}

// What is hostile is refused within the limits.
func TestHostileSpreadsheets(t *testing.T) {
	defer func(n int) { mostCells = n }(mostCells)
	mostCells = 100_000
	place := `<row><c t="str"><v>name</v></c><c t="str"><v>lat</v></c><c t="str"><v>lon</v></c></row>`
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a bomb":                    {workbook(t, place+strings.Repeat(" ", 20<<20)), "larger than what is read"},
		"a wide row":                {workbook(t, place+`<row><c r="ZZZ2" t="str"><v>x</v></c></row>`), "columns"},
		"a text that is not there":  {workbook(t, place+`<row><c t="s"><v>99</v></c></row>`), "not there"},
		"depth":                     {workbook(t, place+strings.Repeat("<a>", 200)), "deep"},
		"cut off":                   {workbook(t, place)[:300], "damaged"},
		"a sheet that is not there": {zipOf(t, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="New" r:id="b"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="b" Target="/xl/new.xml"/></Relationships>`), "not in the file"},
		"no sheet":                  {zipOf(t, "xl/workbook.xml", "<workbook/>"), "no sheet"},
	} {
		_, _, err := XLSX(t.Context(), c.file)
		checkOut(t, []byte("{}"), err)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	row := `<table:table-row table:number-rows-repeated="2000000000"><table:table-cell o:value-type="string" table:number-columns-repeated="1900"><text:p>name</text:p></table:table-cell></table:table-row>`
	for name, tables := range map[string]string{
		"rows for ever":    `<table:table table:name="a">` + row + `</table:table>`,
		"columns for ever": `<table:table table:name="a"><table:table-row><table:table-cell o:value-type="string" table:number-columns-repeated="2000000000"><text:p>name</text:p></table:table-cell></table:table-row></table:table>`,
		"sheets for ever":  strings.Repeat(`<table:table table:name="a"/>`, 1000),
	} {
		if _, _, err := ODS(t.Context(), opendocument(t, tables)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func FuzzSpreadsheet(f *testing.F) {
	f.Add(excelRows, true)
	f.Add(`<table:table table:name="a"><table:table-row><table:table-cell o:value-type="float" o:value="1"/></table:table-row></table:table>`, false)
	f.Fuzz(func(t *testing.T, rows string, excel bool) {
		if len(rows) > 1<<14 {
			return
		}
		var out []byte
		var err error
		if excel {
			out, _, err = XLSX(t.Context(), workbook(t, rows))
		} else {
			out, _, err = ODS(t.Context(), opendocument(t, rows))
		}
		checkOut(t, out, err)
	})
}

// A sheet that is hidden is not read, and named.
func TestHiddenSheet(t *testing.T) {
	row := func(holder string) string {
		return `<worksheet><row><c t="str"><v>lat</v></c><c t="str"><v>lon</v></c><c t="str"><v>holder</v></c></row><row><c><v>48</v></c><c><v>37</v></c><c t="str"><v>` + holder + `</v></c></row></worksheet>`
	}
	out, said, err := XLSX(t.Context(), zipOf(t, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Old" state="hidden" r:id="a"/><sheet name="New" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="/xl/old.xml"/><Relationship Id="b" Target="/xl/new.xml"/></Relationships>`, "xl/old.xml", row("ukraine"), "xl/new.xml", row("russia")))
	got := rowsOf(t, out, err)
	if len(got) != 1 || got[0].Properties["holder"] != "russia" || len(said) != 1 || !strings.Contains(said[0].Text, "Old") {
		t.Errorf("%s, %v", out, said)
	}
}
