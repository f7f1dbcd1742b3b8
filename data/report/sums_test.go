package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/data"
	"delimit/geo"
)

// Whatever is measured, all figures for programs sum as they are printed, digit by digit,
// in every format and by every grouping: read as decimals, not as floats.
func TestPrintedFiguresSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		territory := randomUnits(t)
		situations := []*geo.Situation{randomSituation(t, 1), randomSituation(t, 2), randomSituation(t, 3)}
		places := []geo.Settlement{{Name: "A", At: orb.Point{37.5, 48}, Population: 7}}
		m := Measured{Territory: territory, Situation: situations[0], Base: geo.Measure(territory, situations[0], nil, places)}
		for range rapid.IntRange(0, 2).Draw(t, "proposals") {
			p := randomProposal(t)
			m.Proposals = append(m.Proposals, Proposed{Proposal: p, Ledger: geo.Measure(territory, situations[0], p, places)})
		}
		checkMeasured(t, m)
		p := randomProposal(t)
		if rapid.Bool().Draw(t, "nothing proposed") {
			p = nil
		}
		checkCompared(t, Compared{Territory: territory, Proposal: p, Shown: geo.Measure(territory, situations[0], p, places), Comparison: geo.Compare(territory, situations, p, places)})
		checkSeries(t, territory, p, situations)
	})
}

func checkMeasured(t *rapid.T, m Measured) {
	d := parsed(t, func(w io.Writer) error { return JSON(w, m) })
	territory, held := d.at("territory").number("area_m2"), d.at("situation").at("held_m2")
	equal(t, "holders", territory, held.values()...)
	nearest(t, territory, m.Territory)
	if units := d.at("territory").list("units"); len(units) > 0 {
		var areas []*big.Rat
		byHolder := map[string][]*big.Rat{}
		for _, u := range units {
			areas = append(areas, u.number("area_m2"))
			equal(t, "the holders of a unit", u.number("area_m2"), u.at("held_m2").values()...)
			for h := range u.at("held_m2").members() {
				byHolder[h] = append(byHolder[h], u.at("held_m2").number(h))
			}
		}
		equal(t, "units", territory, areas...)
		for h, parts := range byHolder {
			equal(t, "the units of a holder", held.number(h), parts...)
		}
	}
	groups := []parsedJSON{d}
	if len(m.Proposals) > 0 {
		groups = d.list("proposals")
	}
	rows := csvRows(t, func(w io.Writer) error { return CSV(w, m) })
	for _, g := range groups {
		cells := g.list("cells")
		checkCells(t, cells, territory, held)
		for _, c := range cells {
			equal(t, "a cell of CSV", c.number("area_m2"), rat(t, rows[0]["area_m2"]))
			rows = rows[1:]
		}
		if len(m.Proposals) > 0 {
			checkProposal(t, g, cells)
		}
	}
	b, err := CellsGeoJSON(m)
	if err != nil {
		t.Fatal(err)
	}
	var drawn []parsedJSON
	for _, f := range parsedBytes(t, b).list("features") {
		drawn = append(drawn, f.at("properties"))
	}
	checkCells(t, drawn, territory, held)
}

func checkCells(t *rapid.T, cells []parsedJSON, territory *big.Rat, held parsedJSON) {
	var all []*big.Rat
	byHolder := map[string][]*big.Rat{}
	for _, c := range cells {
		all = append(all, c.number("area_m2"))
		byHolder[c.word("holder")] = append(byHolder[c.word("holder")], c.number("area_m2"))
	}
	equal(t, "cells", territory, all...)
	for h := range held.members() {
		equal(t, "the cells of "+h, held.number(h), byHolder[h]...)
	}
}

func checkProposal(t *rapid.T, g parsedJSON, cells []parsedJSON) {
	var ceded, returned []*big.Rat
	zones := map[string][]*big.Rat{}
	for _, c := range cells {
		area := c.number("area_m2")
		switch c.word("holder") + " " + c.word("side") {
		case "ukraine russia":
			ceded = append(ceded, area)
		case "russia ukraine":
			returned = append(returned, area)
		}
		for _, z := range c.words("zones") {
			zones[z] = append(zones[z], area)
		}
	}
	if g.members()["ceded_m2"] != nil {
		equal(t, "ceded", g.number("ceded_m2"), ceded...)
		equal(t, "returned", g.number("returned_m2"), returned...)
		equal(t, "net", g.number("ceded_m2"), g.number("net_m2"), g.number("returned_m2"))
	}
	for _, z := range g.list("zones") {
		equal(t, "a zone", z.number("area_m2"), zones[z.word("name")]...)
		equal(t, "the holders of a zone", z.number("area_m2"), z.at("held_m2").values()...)
	}
}

func checkCompared(t *rapid.T, c Compared) {
	d := parsed(t, func(w io.Writer) error { return ComparedJSON(w, c) })
	territory := d.at("territory").number("area_m2")
	var all, differ, silent, drawn []*big.Rat
	held := map[string][]*big.Rat{} // by letter and holder
	for _, class := range d.list("classes") {
		area := class.number("area_m2")
		all = append(all, area)
		if class.members()["differs"] == true {
			differ = append(differ, area)
		}
		unstated := false
		for letter, holder := range class.at("holders").members() {
			unstated = unstated || holder == "unstated"
			held[letter+fmt.Sprint(holder)] = append(held[letter+fmt.Sprint(holder)], area)
		}
		if unstated {
			silent = append(silent, area)
		}
	}
	equal(t, "classes", territory, all...)
	equal(t, "classes that differ", d.number("differs_m2"), differ...)
	equal(t, "silent classes", d.number("silent_m2"), silent...)
	nearest(t, territory, c.Territory)
	for i, l := range c.whole().Comparison.Ledgers {
		ceded, cells := 0.0, 0.0
		for _, class := range c.whole().Comparison.Classes {
			if class.Holders[i] == geo.HeldByUkraine && class.Side == geo.SideRussia {
				ceded += class.AreaM2
			}
		}
		for _, cell := range l.Cells {
			cells += cell.AreaM2
		}
		if l.CededM2 != ceded || cells != l.AreaM2 {
			t.Fatalf("ceded %v, its classes %v; cells %v of %v", l.CededM2, ceded, cells, l.AreaM2)
		}
	}
	for i, s := range d.list("situations") {
		equal(t, "holders of a situation", territory, s.at("held_m2").values()...)
		for h := range s.at("held_m2").members() {
			equal(t, "classes of "+h, s.at("held_m2").number(h), held[data.Letter(i)+h]...)
		}
	}
	var printed []*big.Rat
	for _, row := range csvRows(t, func(w io.Writer) error { return ComparedCSV(w, c) }) {
		if row["row"] == "class" {
			printed = append(printed, rat(t, row["area_m2"]))
		}
	}
	equal(t, "classes of CSV", territory, printed...)
	b, err := DifferenceGeoJSON(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range parsedBytes(t, b).list("features") {
		drawn = append(drawn, f.at("properties").number("area_m2"))
	}
	equal(t, "classes of GeoJSON", d.number("differs_m2"), drawn...)
}

func checkSeries(t *rapid.T, territory *geo.Territory, p *geo.Proposal, situations []*geo.Situation) {
	gauge := geo.NewGauge(territory, p)
	s := &data.Series{Source: "S"}
	for _, situation := range situations {
		s.Readings, s.Files, s.Remarks = append(s.Readings, gauge.Read(situation)), append(s.Files, "f"), append(s.Remarks, nil)
	}
	o := OverTime{Territory: territory, Proposal: p, Zones: gauge.Zones(), Series: []*data.Series{s}}
	dates := parsed(t, func(w io.Writer) error { return SeriesJSON(w, o) }).list("series")[0].list("dates")
	rows := csvRows(t, func(w io.Writer) error { return SeriesCSV(w, o) })
	for i, day := range dates {
		nearest(t, day.number("area_m2"), territory)
		equal(t, "holders of a date", day.number("area_m2"), day.at("held_m2").values()...)
		equal(t, "a date of CSV", day.number("area_m2"), rat(t, rows[i]["area_m2"]))
		if p != nil {
			var cells, printed []*big.Rat
			for _, c := range day.list("cells") {
				cells = append(cells, c.number("area_m2"))
			}
			equal(t, "cells of a date", day.number("area_m2"), cells...)
			for name, area := range rows[i] {
				if strings.HasPrefix(name, "cell ") {
					printed = append(printed, rat(t, area))
				}
			}
			equal(t, "cells of a row", day.number("area_m2"), printed...)
		}
		if change := day.members()["change_m2"]; change != nil {
			for h := range day.at("change_m2").members() {
				equal(t, "a change", day.at("held_m2").number(h), dates[i-1].at("held_m2").number(h), day.at("change_m2").number(h))
			}
		}
	}
}

// equal compares a sum with what its parts sum to.
func equal(t *rapid.T, what string, want *big.Rat, parts ...*big.Rat) {
	t.Helper()
	sum := new(big.Rat)
	for _, part := range parts {
		sum.Add(sum, part)
	}
	if sum.Cmp(want) != 0 {
		t.Fatalf("%s sum to %s, want %s", what, sum.FloatString(8), want.FloatString(8))
	}
}

// nearest checks that a territory has the whole m² nearest to its area, everywhere.
func nearest(t *rapid.T, printed *big.Rat, territory *geo.Territory) {
	t.Helper()
	exact := geo.Measure(territory, &geo.Situation{}, nil, nil).AreaM2
	equal(t, "the territory", printed, new(big.Rat).SetFloat64(math.Round(exact)))
}

func rat(t *rapid.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}

// parsedJSON is a value whose numbers are as they were printed.
type parsedJSON struct {
	t     *rapid.T
	value any
}

func parsed(t *rapid.T, write func(io.Writer) error) parsedJSON {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return parsedBytes(t, b.Bytes())
}

func parsedBytes(t *rapid.T, b []byte) parsedJSON {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	p := parsedJSON{t: t}
	if err := d.Decode(&p.value); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p parsedJSON) members() map[string]any { return p.value.(map[string]any) }

func (p parsedJSON) at(key string) parsedJSON { return parsedJSON{p.t, p.members()[key]} }

func (p parsedJSON) number(key string) *big.Rat {
	return rat(p.t, p.members()[key].(json.Number).String())
}

func (p parsedJSON) word(key string) string {
	s, _ := p.members()[key].(string)
	return s
}

func (p parsedJSON) words(key string) (words []string) {
	for _, w := range p.members()[key].([]any) {
		words = append(words, w.(string))
	}
	return words
}

func (p parsedJSON) list(key string) (list []parsedJSON) {
	values, _ := p.members()[key].([]any)
	for _, v := range values {
		list = append(list, parsedJSON{p.t, v})
	}
	return list
}

func (p parsedJSON) values() (all []*big.Rat) {
	for key := range p.members() {
		all = append(all, p.number(key))
	}
	return all
}

func csvRows(t *rapid.T, write func(io.Writer) error) (list []map[string]string) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		of := map[string]string{}
		for i, s := range row {
			of[rows[0][i]] = s
		}
		list = append(list, of)
	}
	return list
}

func randomPoints(t *rapid.T, least int) []orb.Point {
	var points []orb.Point
	for range rapid.IntRange(least, 8).Draw(t, "points") {
		points = append(points, orb.Point{rapid.Float64Range(36, 40).Draw(t, "lon"), rapid.Float64Range(46, 50).Draw(t, "lat")})
	}
	return points
}

func randomRing(t *rapid.T) orb.Polygon {
	ring := randomPoints(t, 3)
	return orb.Polygon{append(ring, ring[0])}
}

// randomUnits are stripes side by side, from a lot to a country: what floats can hold of
// the one they lose of the other.
func randomUnits(t *rapid.T) *geo.Territory {
	width := rapid.SampledFrom([]float64{1e-4, 0.1, 1, 15}).Draw(t, "width")
	n := rapid.IntRange(1, 4).Draw(t, "units")
	out := &geo.Territory{}
	for i := range n {
		west, east := 37.3+width*float64(i)/float64(n), 37.3+width*float64(i+1)/float64(n)
		south, north := 47.9-width/3, 47.9+width/3
		out.Units = append(out.Units, geo.Unit{Name: fmt.Sprint(i), Area: orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}})
	}
	return out
}

func randomSituation(t *rapid.T, day int) *geo.Situation {
	s := &geo.Situation{Name: "s", Date: geo.Date{Year: 2026, Month: 8, Day: day}, Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: orb.MultiPolygon{randomRing(t)}}}}
	if rapid.Bool().Draw(t, "contested") {
		s.Areas = append(s.Areas, geo.ControlArea{Holder: geo.HeldContested, Area: orb.MultiPolygon{randomRing(t)}})
	}
	if rapid.Bool().Draw(t, "covers") {
		s.Covers = orb.MultiPolygon{randomRing(t)}
	}
	return s
}

func randomProposal(t *rapid.T) *geo.Proposal {
	p := &geo.Proposal{Name: "p"}
	for i := range rapid.IntRange(0, 2).Draw(t, "borders") {
		p.Features = append(p.Features, geo.Feature{ID: fmt.Sprint("b", i), Type: geo.Border, Geometry: orb.LineString(randomPoints(t, 2))})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "zones") {
		p.Features = append(p.Features, geo.Feature{ID: fmt.Sprint("z", i), Name: fmt.Sprint("zone ", i), Type: geo.Zone, Geometry: randomRing(t)})
	}
	slices.SortFunc(p.Features, func(a, b geo.Feature) int { return strings.Compare(b.ID, a.ID) })
	return p
}
