package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"delimit/data"
)

// Units of a file can be chosen beside oblasts, and are found again by reference.
func TestUnitsOfAFileAreChosen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "raions.geojson")
	raions := `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"North"},"geometry":{"type":"Polygon","coordinates":[[[37.2,48.2],[37.8,48.2],[37.8,48.6],[37.2,48.6],[37.2,48.2]]]}},
{"type":"Feature","properties":{"name":"South"},"geometry":{"type":"Polygon","coordinates":[[[37.2,47.8],[37.8,47.8],[37.8,48.2],[37.2,48.2],[37.2,47.8]]]}}]}`
	if err := os.WriteFile(path, []byte(raions), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := data.OpenAs(path, data.TerritoryRole)
	if err != nil {
		t.Fatal(err)
	}
	from := newOrigins()
	from.note(path, o)
	chosen := from.choose([]string{"Luhansk"}, from.file, []string{"South"})
	if got := unitNames(chosen); !slices.Equal(got, []string{"Luhansk", "South"}) {
		t.Fatalf("chosen %q", got)
	}
	refs := from.territory(chosen)
	if len(refs) != 2 || refs[0].Embedded != "UA-09" || refs[1].Unit != "South" {
		t.Fatalf("references %+v", refs)
	}
	again, err := refs[1].Find(filepath.Join(filepath.Dir(path), "p.geojson"), data.TerritoryRole)
	if err != nil || !slices.Equal(unitNames(again.Territory), []string{"South"}) {
		t.Errorf("found again: %v, %v", again, err)
	}
	if whole := from.choose(nil, from.file, []string{"North", "South"}); len(from.territory(whole)) != 1 || from.territory(whole)[0].Unit != "" {
		t.Errorf("the whole file is %+v", from.territory(whole))
	}
	if from.choose(nil, from.file, nil) != nil {
		t.Error("nothing chosen makes a territory")
	}
}
