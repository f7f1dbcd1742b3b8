package data

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo"
)

const foreign = `{"type":"FeatureCollection","name":"Line","author":"x","n":12345678901234567890,
"features":[
{"type":"Feature","id":7,"bbox":[36,47,39,50],"properties":{"name":"A","left":"ukraine","right":"russia","stroke":"#123456","depth":0.10},"geometry":{"type":"LineString","coordinates":[[37,48,100],[38,49.12345678901234,5]]}},
{"type":"Feature","id":"z","properties":{"kind":"monitoring","km":5},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}},
{"type":"Feature","properties":{"kind":"palace"},"geometry":{"type":"MultiPolygon","coordinates":[[[[37,48],[38,48],[38,49],[37,48]]]]}},
{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[37,48]}},
{"type":"Feature","properties":{"kind":"allocation","side":"russia"},"geometry":{"type":"Point","coordinates":[37.5,48]}},
{"type":"Feature","properties":{"kind":"free-trade","draft":true},"geometry":{"type":"LineString","coordinates":[[37,48],[38,48]]}}
]}`

// What Delimit does not know survives a load and a save, and what it knows means
// the same afterwards.
func TestForeignThingsSurvive(t *testing.T) {
	o, err := Read("x.geojson", []byte(foreign), ProposalRole)
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, d := range o.Defects {
		rules = append(rules, d.Rule)
	}
	if want := []string{"height", "unknown-kind", "draft"}; !slices.Equal(rules, want) {
		t.Errorf("defects %v, want %v", o.Defects, want)
	}
	b, err := EncodeProposal(o.Proposal)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"author": "x"`, `12345678901234567890`, `"bbox":[36,47,39,50]`, `"stroke":"#123456"`, `"depth":0.10`, `"km":5`, `"kind":"palace"`, `"id":"7"`, `49.12345678901234`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is gone from\n%s", want, b)
		}
	}
	again, err := Read("y.geojson", b, AnyRole)
	if err != nil || again.Role != ProposalRole || !again.Sure {
		t.Fatalf("what was saved is role %d, %v", again.Role, err)
	}
	for i := range o.Proposal.Features { // a number as id makes a member of the file
		if diff := cmp.Diff(o.Proposal.Features[i], again.Proposal.Features[i]); diff != "" {
			t.Error(diff)
		}
	}
	twice, err := EncodeProposal(again.Proposal)
	if err != nil || string(twice) != string(b) {
		t.Errorf("saved twice it differs: %v\n%s\n%s", err, b, twice)
	}
}

func TestWhatProposalsMean(t *testing.T) {
	o, err := Read("x.geojson", []byte(foreign), ProposalRole)
	if err != nil {
		t.Fatal(err)
	}
	f := o.Proposal.Features
	want := []geo.FeatureType{geo.Border, geo.Zone, geo.Zone, geo.Note, geo.Allocation, geo.Zone}
	for i, f := range f {
		if f.Type != want[i] {
			t.Errorf("feature %d is type %d, want %d", i, f.Type, want[i])
		}
	}
	if f[0].Left != geo.SideUkraine || f[0].Right != geo.SideRussia || f[1].Regime != geo.Monitoring || f[4].Side != geo.SideRussia || !f[5].Draft {
		t.Errorf("read as %+v", f)
	}
}

func TestNewerVersionIsRefused(t *testing.T) {
	_, err := Read("x.geojson", []byte(`{"type":"FeatureCollection","delimit":{"format":99},"features":[]}`), AnyRole)
	if err == nil || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("got %v", err)
	}
}

// Any proposal that Delimit can make is the same after a save and a load.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &geo.Proposal{Name: rapid.StringMatching(`[A-Za-zЇїЄ]{1,9}`).Draw(t, "name"), Members: geo.Extra{"x": json.Number("1")}}
		point := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{rapid.Float64Range(36, 39).Draw(t, "lon"), rapid.Float64Range(46, 49).Draw(t, "lat")}
		})
		for i := range rapid.IntRange(1, 5).Draw(t, "features") {
			f := geo.Feature{ID: p.FreeID(), Properties: geo.Extra{}, Members: geo.Extra{}, Name: rapid.StringMatching(`[a-z ]{0,5}[a-z]`).Draw(t, "n")}
			line := rapid.SliceOfNDistinct(point, 3, 6, rapid.ID[orb.Point]).Draw(t, "line")
			switch i % 4 {
			case 0:
				f.Type, f.Geometry = geo.Border, orb.LineString(line)
				f.Left = rapid.SampledFrom([]geo.Side{geo.NoSide, geo.SideUkraine, geo.SideRussia}).Draw(t, "left")
			case 1:
				f.Type, f.Geometry = geo.Zone, orb.Polygon{append(orb.Ring(line), line[0])}
				f.Regime = rapid.SampledFrom(geo.Regimes[:]).Draw(t, "regime")
			case 2:
				f.Type, f.Geometry, f.Side = geo.Allocation, line[0], geo.SideRussia
			case 3:
				f.Type, f.Geometry, f.Draft, f.Regime = geo.Zone, orb.LineString(line), true, geo.FreeTrade
			}
			p.Features = append(p.Features, f)
		}
		b, err := EncodeProposal(p)
		if err != nil {
			t.Fatal(err)
		}
		o, err := Read("x.geojson", b, AnyRole)
		if err != nil {
			t.Fatalf("%v in\n%s", err, b)
		}
		if diff := cmp.Diff(p, o.Proposal); diff != "" {
			t.Fatal(diff)
		}
	})
}
