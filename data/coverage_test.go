package data

import (
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/format"
	"delimit/geo"
)

// Of what land files speak.
func TestCoverage(t *testing.T) {
	for _, c := range []struct {
		what, file string
		features   []string
		want       Coverage
	}{
		{"DeepState, daily", "deepstatemap_data_20251215.geojson", []string{area(37, 48, `{}`)}, CoversUkraine},
		{"DeepState, all areas", "1.geojson", []string{area(37, 48, `{"name":"geoJSON.status.occupied","fill":"#a52714"}`), area(38, 48, `{"name":"geoJSON.status.dismissed","fill":"#0f9d58"}`)}, CoversUkraine},
		{"DeepState, what was liberated alone", "1.geojson", []string{area(38, 48, `{"name":"geoJSON.status.dismissed","fill":"#0f9d58"}`)}, CoversOwn},
		{"ISW, control", "x.geojson", []string{area(37, 48, `{"layer":"AssessedRussianControl"}`)}, CoversUkraine},
		{"ISW, control, by the file", "UkraineControlMap05MAR2025.geojson", []string{area(37, 48, `{}`)}, CoversUkraine},
		{"ISW, control and advances", "x.geojson", []string{area(37, 48, `{"layer":"Assessed Russian Control"}`), area(38, 48, `{"layer":"Assessed Russian Advances"}`)}, CoversUkraine},
		{"ISW, advances", "20221113_RussianAssessedAdvanceinUkraine.geojson", []string{area(37, 48, `{}`)}, CoversOwn},
		{"ISW, claims", "x.geojson", []string{area(37, 48, `{"layer":"Claimed Russian Control over Ukrainian Territory"}`)}, CoversOwn},
		{"ISW, counter-offensives", "x.geojson", []string{area(37, 48, `{"layer":"Ukrainian Counter-Offensive"}`)}, CoversOwn},
		{"ISW, infiltration", "x.geojson", []string{area(37, 48, `{"title":"Assessed Russian Infiltration Areas in Ukraine"}`)}, CoversOwn},
		{"ISW, gains of a day", "x.geojson", []string{area(37, 48, `{"layer":"Assessed Russian Gains in the Past 24 Hours"}`)}, CoversOwn},
		{"ISW, a layer that nobody knows", "isw_20251215.geojson", []string{area(37, 48, `{}`)}, CoversOwn},
		{"ISW, an advance and a layer that nobody knows", "x.geojson", []string{area(37, 48, `{"layer":"Assessed Russian Advances"}`), area(38, 48, `{"layer":"Significant"}`)}, CoversOwn},
		{"nobody's", "front.geojson", []string{area(37, 48, `{}`)}, CoversUkraine},
		{"nobody's, in words", "front.geojson", []string{area(37, 48, `{"status":"occupied"}`)}, CoversUkraine},
		{"nobody's, until it is asked", "front.geojson", []string{area(37, 48, `{"zone":"A"}`)}, CoversUkraine},
		{"nobody's, liberated alone", "liberated.geojson", []string{area(37, 48, `{}`)}, CoversOwn},
		{"nobody's, contested alone", "front.geojson", []string{area(37, 48, `{"status":"contested"}`)}, CoversOwn},
		{"nobody's, gains", "russian gains 2025-12-01.geojson", []string{area(37, 48, `{}`)}, CoversOwn},
		{"nobody's, gains in words", "gains_2025-12-01.geojson", []string{area(37, 48, `{"holder":"russia"}`)}, CoversOwn},
		{"both sides", "front.geojson", []string{area(37, 48, `{"holder":"russia"}`), area(38, 48, `{"holder":"ukraine"}`)}, CoversUkraine},
	} {
		o, err := Read(c.file, []byte(collectionOf(c.features...)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		if o.Coverage != c.want || o.Situation.Covers == nil || (len(o.Situation.Covers) > 0) != (c.want == CoversUkraine) {
			t.Errorf("%s: %s, %d polygons; want %s", c.what, o.Coverage, len(o.Situation.Covers), c.want)
		}
	}
}

// Land outside Ukraine is unstated unless a file states it.
func TestLandOutsideUkraineIsUnstated(t *testing.T) {
	box := func(west, south, east, north float64) *geo.Territory {
		return &geo.Territory{Units: []geo.Unit{{Area: orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}}}}
	}
	o, err := Read("deepstatemap_data_20251215.geojson", []byte(collectionOf(area(37, 48, `{}`), aSquare(35.2, 51.35, 0.1, `{}`))), SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	for what, land := range map[string]*geo.Territory{"Belgorod": box(37, 50.8, 37.5, 51), "Belarus": box(27.5, 53, 28, 53.5), "Korea": box(127, 37, 128, 38), "Moldova": box(28.2, 47.3, 28.6, 47.6)} {
		if l := geo.Measure(land, o.Situation, nil, nil); l.Held[geo.HeldUnstated] != l.AreaM2 {
			t.Errorf("%s: %v of %.0f m²", what, l.Held, l.AreaM2)
		}
	}
	if l := geo.Measure(box(35.2, 51.35, 35.3, 51.45), o.Situation, nil, nil); l.Held[geo.HeldByRussia] != l.AreaM2 {
		t.Errorf("a stated square outside Ukraine: %v", l.Held)
	}
	donetsk, _ := atlas.Oblast("Donetsk")
	if l := geo.Measure(&geo.Territory{Units: []geo.Unit{donetsk}}, o.Situation, nil, nil); l.Held[geo.HeldUnstated] != 0 {
		t.Errorf("Donetsk: %v", l.Held)
	}
}

// An answer that a server cut off says nothing of what it lacks.
func TestCutOffSpeaksOfItsOwn(t *testing.T) {
	c, err := load(t.Context(), "front.geojson", content{raw: []byte(collectionOf(area(37, 48, `{"holder":"russia"}`)))})
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []bool{false, true} {
		if cut {
			c.remarks = append(c.remarks, format.Remark{Rule: "cut-off"})
		}
		o, err := c.opened(t.Context(), "front.geojson", "", SituationRole, Answers{})
		if err != nil || (o.Coverage == CoversOwn) != cut {
			t.Errorf("cut off %v: %v, %v", cut, o, err)
		}
	}
}
