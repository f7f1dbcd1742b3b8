package format

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The headings of columns that say where something is and what it is called, in small
// letters and without what stands between them.
var (
	latColumns  = []string{"lat", "latitude", "latwgs84", "latdeg", "y", "ycoord", "pointy", "широта", "шир"}
	lonColumns  = []string{"lon", "lng", "long", "longitude", "lonwgs84", "londeg", "x", "xcoord", "pointx", "довгота", "долгота", "довг"}
	wktColumns  = []string{"wkt", "geom", "geometry", "thegeom", "wktgeom", "wktgeometry", "shape", "геометрія", "wkb", "ewkb", "wkbgeometry", "geomwkb", "geojson", "geomgeojson", "stasgeojson", "stastext", "геометрия"}
	pairColumns = []string{"latlon", "latlng", "latlong", "latitudelongitude", "широтадовгота", "широтадолгота", "coordinates", "coords", "координати", "координаты", "gps", "point", "position", "location",
		"lonlat", "lnglat", "longlat", "longitudelatitude", "довготаширота", "долготаширота"}
	nameColumns = []string{"name", "settlement", "settlementname", "town", "city", "village", "place", "placename", "nameen", "nameuk", "nameua", "asciiname",
		"назва", "населенийпункт", "населеныйпункт", "нп", "місто", "село"}
)

// columns says which column is which; −1: there is none.
type columns struct {
	lat, lon, wkt, pair, name int
}

// longestHeading bounds the headings that are looked at, in bytes: no name of a column that is
// known here comes near it, and a damaged file can have megabytes in a cell.
const longestHeading = 400

func columnsOf(header []string) columns {
	plain := make([]string, len(header))
	for i, h := range header {
		if len(h) <= longestHeading {
			plain[i] = letters(h)
		}
	}
	find := func(names []string) int {
		for _, name := range names {
			if i := slices.Index(plain, name); i >= 0 {
				return i
			}
		}
		return -1
	}
	c := columns{find(latColumns), find(lonColumns), find(wktColumns), find(pairColumns), find(nameColumns)}
	if c.lat < 0 || c.lon < 0 {
		c.lat, c.lon = -1, -1
	}
	return c
}

// places reports whether the columns say where things are.
func (c columns) places() bool { return c.lat >= 0 || c.wkt >= 0 || c.pair >= 0 }

// mostAbove is in how many rows the headings are looked for: a title may stand above them.
const mostAbove = 20

// headOf is the row of the headings: the first that says where things are, else the first
// of several cells that says what they are called, else the first of several cells.
func headOf(rows [][]string) int {
	name, several := -1, -1
	for i, row := range rows[:min(len(rows), mostAbove)] {
		c := columnsOf(row)
		cells := 0
		for _, cell := range row {
			if cell != "" {
				cells++
			}
		}
		switch {
		case c.places() && (cells > 1 || i == 0):
			return i
		case name < 0 && c.name >= 0 && (cells > 1 || i == 0):
			name = i
		case several < 0 && cells > 1:
			several = i
		}
	}
	switch {
	case name >= 0:
		return name
	case several >= 0:
		return several
	}
	return 0
}

// decoded is a table's text in UTF-8.
func decoded(b []byte) ([]byte, []Remark, error) {
	text, said, err := Text(b)
	if err == nil && !utf8.Valid(text) {
		err = wrong("this is not a text")
	}
	return text, said, err
}

// trimmed is a copy of a row without white space around its cells.
func trimmed(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = strings.TrimSpace(cell)
	}
	return out
}

// keys are the names of properties: the headings, each once. The column of names is
// called name.
func keys(header []string, c columns) []string {
	out := make([]string, len(header))
	seen := map[string]bool{}
	for _, i := range append([]int{c.name}, indexes(len(header))...) {
		if i < 0 || out[i] != "" {
			continue
		}
		key := header[i]
		if i == c.name {
			key = "name"
		}
		if key = shortened(key); key == "" {
			key = "column " + strconv.Itoa(i+1)
		}
		for n := 2; seen[key]; n++ {
			key = fmt.Sprintf("%s (%d)", shortened(header[i]), n)
		}
		seen[key] = true
		out[i] = key
	}
	return out
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// listed is the headings, as far as a message can tell them.
func listed(header []string) string {
	const most = 8
	var names []string
	for _, h := range header[:min(len(header), most)] {
		names = append(names, strconv.Quote(shortened(h)))
	}
	if n := len(header) - most; n > 0 {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ")
}
