package geo_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// A territory of one degree of longitude and half a degree of latitude, whose eastern
// part is held by Russia.
var (
	county = &geo.Territory{Units: []geo.Unit{{Name: "County", Area: rectangle(37, 48, 38, 48.5)}}}
	front  = &geo.Situation{
		Name:   "Front",
		Source: "an example",
		Areas:  []geo.ControlArea{{Holder: geo.HeldByRussia, Area: rectangle(37.6, 47.9, 38.1, 48.6)}},
	}
)

func rectangle(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// border is drawn from south to north, so that Ukraine's side is on the left.
func border(lon float64) geo.Feature {
	return geo.Feature{
		ID: "border", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia,
		Geometry: orb.LineString{{lon, 47.9}, {lon, 48.6}},
	}
}

// Who holds what, without any proposal.
func ExampleMeasure() {
	l := geo.Measure(county, front, nil, nil)
	for _, h := range geo.Holders {
		if l.Held[h] > 0 {
			fmt.Printf("%s %.2f km²\n", h, l.Held[h]/1e6)
		}
	}
	fmt.Printf("territory %.2f km², line of contact %.1f km\n", l.AreaM2/1e6, l.ContactM/1e3)
	// Output:
	// ukraine 2477.33 km²
	// russia 1651.56 km²
	// territory 4128.89 km², line of contact 55.6 km
}

// A border west of the front: Ukraine gives up the land between the two.
func ExampleMeasure_proposal() {
	p := &geo.Proposal{Name: "West of the front", Features: []geo.Feature{border(37.5)}}
	l := geo.Measure(county, front, p, []geo.Settlement{{Name: "Village", At: orb.Point{37.55, 48.2}, Population: 1200}})
	fmt.Printf("ceded %.2f km², returned %.2f km², residual %v\n", l.CededM2/1e6, l.ReturnedM2/1e6, l.ResidualM2)
	for _, c := range l.Cells {
		fmt.Printf("held by %s, goes to %s: %.2f km², settlements %v\n", c.Holder, c.Side, c.AreaM2/1e6, c.Places)
	}
	// Output:
	// ceded 412.89 km², returned 0.00 km², residual 0
	// held by ukraine, goes to ukraine: 2064.45 km², settlements []
	// held by ukraine, goes to russia: 412.89 km², settlements [0]
	// held by russia, goes to russia: 1651.56 km², settlements []
}

// A vertex is moved. The new ledger is made from the one before, which is much faster
// than from nothing and gives the same figures. The old proposal is as it was.
func ExampleMeasureFrom() {
	p := &geo.Proposal{Features: []geo.Feature{border(37.5)}}
	before := geo.Measure(county, front, p, nil)
	moved, err := geo.MoveVertex("border", geo.VertexRef{Index: 1}, orb.Point{37.7, 48.6})(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	after := geo.MeasureFrom(before, county, front, moved, nil)
	fmt.Printf("ceded %.2f → %.2f km²\n", before.CededM2/1e6, after.CededM2/1e6)
	fmt.Printf("returned %.2f → %.2f km²\n", before.ReturnedM2/1e6, after.ReturnedM2/1e6)
	// Output:
	// ceded 412.89 → 73.97 km²
	// returned 0.00 → 73.49 km²
}

// Two sources that put the front at different places.
func ExampleCompare() {
	other := &geo.Situation{
		Name:  "Other",
		Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: rectangle(37.65, 47.9, 38.1, 48.6)}},
	}
	c := geo.Compare(county, []*geo.Situation{front, other}, nil, nil)
	v := c.Spread.Held[geo.HeldByUkraine]
	fmt.Printf("held by Ukraine: %.2f to %.2f km²\n", v.Low/1e6, v.High/1e6)
	// Output:
	// held by Ukraine: 2477.33 to 2683.78 km²
}
