package data

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"delimit/geo"
)

func boxAt(west, south, east, north string) string {
	return `{"type":"Polygon","coordinates":[[[` + west + "," + south + "],[" + east + "," + south + "],[" + east + "," + north + "],[" + west + "," + north + "],[" + west + "," + south + "]]]}"
}

// "Looks swapped" is said only where turning the coordinates around would bring the land
// to Ukraine.
func TestSwappedOnlyWhereItIsUkraine(t *testing.T) {
	for name, c := range map[string]struct {
		geometry string
		refused  bool
	}{
		"Donetsk turned around":                     {boxAt("47.8", "37.2", "48.2", "37.8"), true},
		"Lviv turned around":                        {boxAt("49.7", "23.9", "49.9", "24.1"), true},
		"Crimea turned around":                      {boxAt("45", "34", "45.3", "34.4"), true},
		"Belgorod turned around, within the margin": {boxAt("50.35", "36.3", "50.4", "36.5"), true},
		"the Caucasus":                              {boxAt("44.5", "39.5", "46", "41"), false},
		"Baku":                                      {boxAt("49.5", "40.2", "50", "40.5"), false},
		"Yerevan":                                   {boxAt("44.4", "40.1", "44.6", "40.3"), false},
		"the Volga":                                 {boxAt("45", "48", "46", "49"), false},
		"Korea":                                     {boxAt("127", "37", "128", "38"), false},
		"Donetsk":                                   {boxAt("37.2", "47.8", "37.8", "48.2"), false},
	} {
		_, err := Read("box.geojson", []byte(feature1(c.geometry, `{"name":"n"}`)), TerritoryRole)
		var e *Error
		if refused := errors.As(err, &e) && e.Rule == "swapped"; refused != c.refused || err != nil && !c.refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One feature among others is named, with where it stands, and figures carry a warning.
func TestOneFeatureSwapped(t *testing.T) {
	swapped := feature2("", `{"holder":"russia","name":"south"}`, boxAt("47.8", "37.2", "48.2", "37.8"))
	file := collectionOf(area(37, 48, `{"holder":"russia"}`), swapped, area(38, 48, `{"holder":"russia"}`))
	for _, role := range []Role{SituationRole, TerritoryRole, ProposalRole, SheetRole} {
		o, err := Read("front.geojson", []byte(file), role)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(o.Defects, func(d Defect) bool { return d.Rule == "swapped" })
		if i < 0 {
			t.Fatalf("role %v: nothing said: %v", role, o.Defects)
		}
		if got := o.Defects[i].String(); !strings.Contains(got, `feature 1 "south" at 47.8, 37.2`) {
			t.Errorf("said: %s", got)
		}
		var warnings []geo.Warning
		switch role {
		case SituationRole:
			warnings = o.Situation.Warnings
		case TerritoryRole:
			warnings = o.Territory.Units[0].Warnings
		default:
			continue
		}
		if len(warnings) != 1 || warnings[0].Rule != "swapped" || warnings[0].At == nil {
			t.Errorf("role %v: warnings %v", role, warnings)
		}
	}
}

// A single position that was turned around is named too: it drags the land far away.
func TestOnePositionSwapped(t *testing.T) {
	o, err := Read("front.geojson", []byte(feature1(`{"type":"Polygon","coordinates":[[[37,47],[38,47],[48,38],[37,48],[37,47]]]}`, `{"holder":"russia"}`)), SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "swapped" && d.At[0] == 48 }) {
		t.Errorf("nothing said: %v", o.Defects)
	}
}
