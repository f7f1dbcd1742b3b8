package paint

import (
	"testing"

	"delimit/mapview/scene"
)

// A single picture names a country again only far from where it does already; towns of
// one name are all named.
func TestSparse(t *testing.T) {
	at := func(kind scene.Kind, name string, x float64) Placed {
		return Placed{Label: scene.Label{Kind: kind, Text: name}, X: x}
	}
	placed := []Placed{at(scene.CountryKind, "A", 0), at(scene.CountryKind, "A", 99), at(scene.CountryKind, "B", 50),
		at(scene.CountryKind, "A", 101), at(scene.SeaKind, "A", 10), at(scene.TownKind, "C", 0), at(scene.TownKind, "C", 1)}
	var kept []float64
	for _, l := range sparse(placed, 100) {
		kept = append(kept, l.X)
	}
	want := []float64{0, 50, 101, 10, 0, 1}
	if len(kept) != len(want) {
		t.Fatalf("%v, want %v", kept, want)
	}
	for i := range want {
		if kept[i] != want[i] {
			t.Fatalf("%v, want %v", kept, want)
		}
	}
}
