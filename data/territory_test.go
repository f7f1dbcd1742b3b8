package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"delimit/geo"
)

func boxFeature(properties string, west, south, east, north float64) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[[[%[2]g,%[3]g],[%[4]g,%[3]g],[%[4]g,%[5]g],[%[2]g,%[5]g],[%[2]g,%[3]g]]]}}`,
		properties, west, south, east, north)
}

func unitsIn(t *geo.Territory) (names []string) {
	for _, u := range t.Units {
		names = append(names, u.Name)
	}
	return names
}

func TestUnitsOfATerritoryFile(t *testing.T) {
	var many []string
	for i := range mostUnits + 1 {
		many = append(many, boxFeature(fmt.Sprintf(`"name":"part %d"`, i), 37, 48, 37.1, 48.1))
	}
	for _, c := range []struct {
		name  string
		raw   string
		units []string
	}{
		{"one with a name", collectionOf(boxFeature(`"name":"Raion"`, 37, 48, 38, 49)), []string{"Raion"}},
		{"several names", collectionOf(boxFeature(`"name":"A"`, 37, 48, 38, 49), boxFeature(`"name":"B"`, 38, 48, 39, 49)), []string{"A", "B"}},
		{"a unit in two features", collectionOf(boxFeature(`"name":"A"`, 37, 48, 38, 49), boxFeature(`"name":"B"`, 38, 48, 39, 49), boxFeature(`"name":"A"`, 39, 48, 40, 49)), []string{"A", "B"}},
		{"no names", collectionOf(boxFeature(``, 37, 48, 38, 49), boxFeature(``, 38, 48, 39, 49)), []string{"raions"}},
		{"some names", collectionOf(boxFeature(`"name":"A"`, 37, 48, 38, 49), boxFeature(``, 38, 48, 39, 49)), []string{"A", "feature 1"}},
		{"names as geoBoundaries has them", collectionOf(boxFeature(`"shapeName":"A"`, 37, 48, 38, 49), boxFeature(`"shapeName":"B"`, 38, 48, 39, 49)), []string{"A", "B"}},
		{"names as OCHA has them", collectionOf(boxFeature(`"ADM2_EN":"A","ADM1_EN":"Z"`, 37, 48, 38, 49), boxFeature(`"ADM2_EN":"B","ADM1_EN":"Z"`, 38, 48, 39, 49)), []string{"A", "B"}},
		{"too many to have a row each", collectionOf(many...), []string{"raions"}},
	} {
		o, err := Read("raions.geojson", []byte(c.raw), TerritoryRole)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := unitsIn(o.Territory); !slices.Equal(got, c.units) {
			t.Errorf("%s: units %q, want %q", c.name, got, c.units)
		}
		if len(o.Defects) != 0 {
			t.Errorf("%s: nothing is wrong with it: %v", c.name, o.Defects)
		}
	}
}

// A message lists four words that no rule knows, and how many more there are.
func TestUnknownWordsInMessages(t *testing.T) {
	for n, want := range map[int]string{1: `(zone = "w0")`, 4: `zone = "w3")`, 5: `zone = "w3", and 1 more)`, 9: `zone = "w3", and 5 more)`} {
		var list []string
		for i := range n {
			list = append(list, boxFeature(fmt.Sprintf(`"zone":"w%d"`, i), 37, 48, 38, 49))
		}
		o, err := Read("front_2025-11-05.geojson", []byte(collectionOf(list...)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc(o.Defects, func(d Defect) bool { return d.Rule == "no-holder" }); i < 0 || !strings.Contains(o.Defects[i].Text, want) {
			t.Errorf("%d words: %v", n, o.Defects)
		}
	}
}

func TestChooseUnits(t *testing.T) {
	o, err := Read("raions.geojson", []byte(collectionOf(boxFeature(`"name":"Bakhmut"`, 37, 48, 38, 49), boxFeature(`"name":"Донецьк"`, 38, 48, 39, 49))), TerritoryRole)
	if err != nil {
		t.Fatal(err)
	}
	if chosen, err := Choose(o.Territory, []string{" донецьк "}); err != nil || !slices.Equal(unitsIn(chosen), []string{"Донецьк"}) {
		t.Errorf("chosen %v, %v", chosen, err)
	}
	if _, err := Choose(o.Territory, []string{"Bakhmut", "Atlantis"}); err == nil || !strings.Contains(err.Error(), `"Atlantis"; there are "Bakhmut", "Донецьк"`) {
		t.Errorf("an unknown unit: %v", err)
	}
}

// Land that the integers cannot hold, or that goes round the globe, is refused by name
// in every role that is measured.
func TestTooLargeIsRefused(t *testing.T) {
	large := boxFeature(`"name":"World"`, 0, -60, 120, 60)
	round := `{"type":"Feature","properties":{"name":"Round"},"geometry":{"type":"Polygon","coordinates":[[[-179,60],[179,60],[179,70],[-179,60]]]}}`
	front := boxFeature(`"status":"occupied","name":"Wide"`, 0, -60, 120, 60)
	for _, c := range []struct {
		raw  string
		role Role
		says string
	}{
		{collectionOf(large), TerritoryRole, `feature 0 "World"`},
		{collectionOf(boxFeature(``, 37, 48, 38, 49), round), TerritoryRole, `feature 1 "Round" at -179, 60`},
		{collectionOf(boxFeature(`"name":"A"`, 0, -45, 80, 45), boxFeature(`"name":"B"`, 90, -45, 170, 45)), TerritoryRole, "together"},
		{collectionOf(large), ProposalRole, `feature 0 "World"`},
		{collectionOf(front), SituationRole, `feature 0 "Wide"`},
	} {
		_, err := Read("x.geojson", []byte(c.raw), c.role)
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Rule != "too-large" || !strings.Contains(err.Error(), c.says) {
			t.Errorf("role %d: %v, want %q", c.role, err, c.says)
		}
	}
}
