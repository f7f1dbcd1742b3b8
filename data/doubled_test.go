package data

import (
	"slices"
	"testing"
)

// Two maps of one holder in a file that tells of no days are not one without a word.
func TestDoubledMaps(t *testing.T) {
	russia, ukraine := `{"holder":"russia"}`, `{"holder":"ukraine"}`
	for _, c := range []struct {
		what  string
		areas []string
		said  bool
	}{
		{"one after the other", []string{strip(37.2, 38, russia), strip(37.2, 37.7, russia)}, true},
		{"the same twice", []string{strip(37.2, 38, russia), strip(37.2, 38, russia)}, true},
		{"among small ones", []string{strip(37.9, 38, russia), strip(37.2, 38, russia), strip(37.3, 38, russia)}, true},
		{"side by side", []string{strip(37.2, 37.6, russia), strip(37.6, 38, russia)}, false},
		{"of two holders", []string{strip(37.2, 38, russia), strip(37.2, 38, ukraine)}, false},
		{"a small part", []string{strip(37.2, 38, russia), strip(37.2, 37.3, russia)}, false},
		{"of two days", []string{strip(37.2, 38, `{"holder":"russia","date":"2025-10-01"}`), strip(37.2, 37.7, `{"holder":"russia","date":"2025-12-01"}`)}, false},
	} {
		o, err := Read("front 2025-12-15.geojson", stripsOf(c.areas...), AnyRole)
		if err != nil {
			t.Fatal(err)
		}
		if said := slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "doubled" }); said != c.said {
			t.Errorf("%s: %v", c.what, o.Defects)
		}
	}
}
