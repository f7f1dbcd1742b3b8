package data_test

import (
	"fmt"
	"strings"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
)

const frontFile = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"holder":"russia","date":"2025-12-15"},
 "geometry":{"type":"Polygon","coordinates":[[[37.6,47.9],[38.1,47.9],[38.1,48.6],[37.6,48.6],[37.6,47.9]]]}}]}`

// What a file holds: its role, date, holders and what is wrong with it.
func ExampleRead() {
	o, err := data.Read("front_20251215.geojson", []byte(frontFile), data.SituationRole)
	if err != nil {
		fmt.Println(err) // names file, feature and coordinate
		return
	}
	fmt.Println(o.Situation.Date, o.DateFrom)
	for _, r := range o.Rulings {
		fmt.Println(r.Property, r.Value, r.Holder, r.Known)
	}
	for _, d := range o.Defects {
		fmt.Println(d)
	}
	// Output:
	// 2025-12-15 the property "date"
	// holder russia russia true
}

// A value that no rule knows is a question for a person. The answer is given when the
// file is read again.
func ExampleReadWith() {
	b := []byte(strings.Replace(frontFile, `"holder":"russia"`, `"zone":"A"`, 1))
	o, err := data.Read("zones.geojson", b, data.SituationRole)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range o.Unresolved() {
		fmt.Println("who holds", r.Property, "=", r.Value)
	}
	answer, err := data.ParseAnswer("zone=A:russia")
	if err != nil {
		fmt.Println(err)
		return
	}
	o, err = data.ReadWith("zones.geojson", b, data.SituationRole, data.Answers{Holders: []data.Answer{answer}})
	fmt.Println(len(o.Unresolved()), "open,", o.Situation.Areas[0].Holder, err)
	// Output:
	// who holds zone = A
	// 0 open, russia <nil>
}

// An oblast and a front of the atlas, and a proposal as a file that QGIS opens.
func ExampleEncodeProposal() {
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		fmt.Println(err)
		return
	}
	fronts := atlas.Situations()
	l := geo.Measure(&geo.Territory{Units: []geo.Unit{donetsk}}, fronts[len(fronts)-1], nil, atlas.Settlements())
	p := geo.Example(l)
	b, err := data.EncodeProposal(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	again, err := data.Read("example.geojson", b, data.ProposalRole)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range again.Proposal.Features {
		fmt.Printf("%T %q\n", f.Geometry, f.Name)
	}
	// Output:
	// orb.MultiPolygon "Land not taken"
	// orb.MultiLineString "Line of contact"
}
