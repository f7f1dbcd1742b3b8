// Package atlas is the maps inside the program: the oblasts of Ukraine, its
// neighbours, settlements, and schematic fronts of Donetsk. A provenance file
// stands beside every data file. All values are shared and read-only.
package atlas

//go:generate go run ./cut -out .

import (
	"bytes"
	"embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/program"
	"delimit/geo"
)

//go:embed *.geojson settlements.csv landmarks.csv geonames.csv held-cities.csv
var files embed.FS

var _ = program.Embeds("atlas", files)

// Sources as they stand on pictures.
const (
	OblastSource     = "© OpenStreetMap contributors"
	NeighbourSource  = "Natural Earth"
	SettlementSource = "GeoNames (CC BY 4.0)"
	SettlementList   = "GeoNames"    // the list by its name alone
	PopulationOf     = "before 2022" // of when its figures of people are
)

// Credits are the lines that a picture made from the atlas prints.
func Credits() []string {
	return []string{"Oblasts: " + OblastSource + " (ODbL)", "Neighbours: " + NeighbourSource, "Settlements: " + SettlementSource}
}

// Oblasts lists the 27 units of Ukraine by ISO 3166-2 code.
var Oblasts = sync.OnceValue(func() []geo.Unit {
	var units []geo.Unit
	for _, f := range features("oblasts.geojson") {
		units = append(units, geo.Unit{Name: f.Properties["name"], Code: f.Properties["code"], Boundary: OblastSource, Area: f.Geometry.Coordinates})
	}
	return units
})

var namesUK = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, f := range features("oblasts.geojson") {
		names[f.Properties["code"]] = f.Properties["name_uk"]
	}
	return names
})

// OblastNameUK is the Ukrainian name of an oblast by its code.
func OblastNameUK(code string) string { return namesUK()[code] }

// spellings leads from other English spellings to the one that the atlas uses.
var spellings = map[string]string{
	"odessa": "odesa", "zaporizhia": "zaporizhzhia", "zaporozhye": "zaporizhzhia", "autonomous republic of crimea": "crimea",
	"dnipro": "dnipropetrovsk", "kiev": "kyiv", "kiev city": "kyiv city",
}

// Oblast finds an oblast by its English or Ukrainian name or its ISO 3166-2 code,
// whatever the case, with or without the word oblast.
func Oblast(name string) (geo.Unit, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	want = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(want, "oblast"), "область"))
	if other := spellings[want]; other != "" {
		want = other
	}
	for _, u := range Oblasts() {
		uk := strings.ToLower(OblastNameUK(u.Code))
		if want == strings.ToLower(u.Name) || want == strings.ToLower(u.Code) || want == strings.TrimSpace(strings.TrimSuffix(uk, "область")) {
			return u, nil
		}
	}
	return geo.Unit{}, fmt.Errorf("no oblast is called %q; there are %s", name, oblastList())
}

func oblastList() string {
	var names []string
	for _, u := range Oblasts() {
		names = append(names, u.Name+" ("+u.Code+")")
	}
	return strings.Join(names, ", ")
}

// Neighbour is a country beside Ukraine, cut to the region that is drawn.
type Neighbour struct {
	Name, NameUK string
	Area         orb.MultiPolygon
}

// Neighbours lists the other countries of the region.
var Neighbours = sync.OnceValue(func() []Neighbour {
	var out []Neighbour
	for _, f := range features("neighbours.geojson") {
		out = append(out, Neighbour{f.Properties["name"], f.Properties["name_uk"], f.Geometry.Coordinates})
	}
	return out
})

// Sea is the name of a sea and where it can stand: at a place of its own, and on any
// water within some bounds.
type Sea struct {
	Name, NameUK string
	At           orb.Point
	Within       []orb.Bound
}

// Seas lists the seas of the region: plain facts.
func Seas() []Sea {
	bound := func(west, south, east, north float64) orb.Bound {
		return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
	}
	return []Sea{
		{"Sea of Azov", "Азовське море", orb.Point{36.6, 46.1}, []orb.Bound{bound(34.8, 45.3, 39.3, 47.3)}},
		{"Black Sea", "Чорне море", orb.Point{33.5, 43.4}, []orb.Bound{bound(28, 42.5, 34.7, 46.6), bound(34.7, 42.5, 38.5, 45.1)}},
		{"Caspian Sea", "Каспійське море", orb.Point{50.2, 43.2}, nil},
	}
}

// Settlements lists the towns and villages of Ukraine that the sources know.
var Settlements = sync.OnceValue(func() []geo.Settlement { return settlements("settlements.csv") })

// Landmarks lists large cities of the neighbours, to be shown and never counted.
var Landmarks = sync.OnceValue(func() []geo.Settlement { return settlements("landmarks.csv") })

func settlements(file string) []geo.Settlement {
	rows, err := csv.NewReader(bytes.NewReader(content(file))).ReadAll()
	if err != nil {
		panic(err)
	}
	var out []geo.Settlement
	for _, row := range rows[1:] {
		lon, err1 := strconv.ParseFloat(row[2], 64)
		lat, err2 := strconv.ParseFloat(row[3], 64)
		people, err3 := strconv.Atoi(row[4])
		if err1 != nil || err2 != nil || err3 != nil {
			panic(fmt.Sprintf("%s: %v", file, row))
		}
		out = append(out, geo.Settlement{Name: row[0], NameUK: row[1], At: orb.Point{lon, lat}, Population: people, Oblast: row[5]})
	}
	return out
}

// GeoNames gives the places of Ukraine by their numbers of GeoNames, as far as they are known.
var GeoNames = sync.OnceValue(func() map[string]orb.Point {
	rows, err := csv.NewReader(bytes.NewReader(content("geonames.csv"))).ReadAll()
	if err != nil {
		panic(err)
	}
	out := make(map[string]orb.Point, len(rows))
	for _, row := range rows[1:] {
		lon, err1 := strconv.ParseFloat(row[1], 64)
		lat, err2 := strconv.ParseFloat(row[2], 64)
		if err1 != nil || err2 != nil {
			panic(fmt.Sprintf("geonames.csv: %v", row))
		}
		out[row[0]] = orb.Point{lon, lat}
	}
	return out
})

// Situations lists the embedded situations, the oldest first.
var Situations = sync.OnceValue(func() []*geo.Situation {
	covers := features("fronts-cover.geojson")[0].Geometry.Coordinates
	var out []*geo.Situation
	for _, f := range features("fronts.geojson") {
		date, err := geo.ParseDate(f.Properties["date"])
		if err != nil {
			panic(err)
		}
		out = append(out, &geo.Situation{
			Name: "Donetsk, schematic front of " + date.String(), Date: date, Source: "Delimit, from GeoNames and dated reports",
			Note: f.Properties["note"], Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: f.Geometry.Coordinates}}, Covers: covers, Schematic: true,
		})
	}
	return out
})

// Situation finds an embedded situation by date.
func Situation(date geo.Date) (*geo.Situation, error) {
	var dates []string
	for _, s := range Situations() {
		if s.Date == date {
			return s, nil
		}
		dates = append(dates, s.Date.String())
	}
	return nil, fmt.Errorf("no embedded situation of %s; there are %s", date, strings.Join(dates, ", "))
}

// What is embedded is known to be right: anything else is a defect of the
// program, not of an input.
func content(file string) []byte {
	b, err := files.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return b
}

// feature is a unit of an embedded file. All are areas of several polygons.
type feature struct {
	Properties map[string]string
	Geometry   struct{ Coordinates orb.MultiPolygon }
}

// features reads an embedded file in one pass: what the program starts with should
// not take a tenth of its start.
func features(file string) []feature {
	var all struct{ Features []feature }
	if err := json.Unmarshal(content(file), &all); err != nil {
		panic(fmt.Sprintf("%s: %v", file, err))
	}
	return all.Features
}
