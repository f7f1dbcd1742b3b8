package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

const twoRaions = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"North"},"geometry":{"type":"Polygon","coordinates":[[[37.2,48.2],[37.8,48.2],[37.8,48.6],[37.2,48.6],[37.2,48.2]]]}},
{"type":"Feature","properties":{"name":"South"},"geometry":{"type":"Polygon","coordinates":[[[37.2,47.8],[37.8,47.8],[37.8,48.2],[37.2,48.2],[37.2,47.8]]]}}]}`

// Every feature of a territory file has a row of its own, and --unit chooses some.
func TestUnitsOfAFile(t *testing.T) {
	path := write(t, "raions.geojson", twoRaions)
	measured := func(args ...string) (name string, units int) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"measure", "--format", "json", "--territory", path}, args...), &out, &errs); code != exitDone {
			t.Fatalf("%v: exit %d: %s", args, code, errs.String())
		}
		var d struct {
			Territory struct {
				Name  string
				Units []struct{ Name string }
			}
		}
		if err := json.Unmarshal(out.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		return d.Territory.Name, len(d.Territory.Units)
	}
	if name, units := measured(); name != "North + South" || units != 2 {
		t.Errorf("the whole file is %q of %d units", name, units)
	}
	if name, _ := measured("--unit", "south"); name != "South" {
		t.Errorf("one unit is %q", name)
	}
	if name, units := measured("--unit", "South", "--territory", "Donetsk"); name != "South + Donetsk" || units != 2 {
		t.Errorf("a unit and an oblast are %q of %d units", name, units)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"measure", "--territory", path, "--unit", "West"}, &out, &errs); code != exitInput || !strings.Contains(errs.String(), `"North", "South"`) {
		t.Errorf("an unknown unit: exit %d, %s", code, errs.String())
	}
}
