package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// The fronts that are embedded are those that are laid between the settlements: the
// loader of tables, which uses the same, lays no other line.
func TestFrontsAreThoseEmbedded(t *testing.T) {
	facts, err := readFacts("..")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../oblasts.geojson")
	if err != nil {
		t.Fatal(err)
	}
	collection, err := geojson.UnmarshalFeatureCollection(raw)
	if err != nil {
		t.Fatal(err)
	}
	var oblasts []place
	for _, f := range collection.Features {
		oblasts = append(oblasts, place{Code: f.Properties.MustString("code"), Geometry: f.Geometry.(orb.MultiPolygon)})
	}
	dir := t.TempDir()
	if err := cutFronts(dir, oblasts, facts); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"fronts.geojson", "fronts-cover.geojson"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the settlements give", name)
		}
	}
}
