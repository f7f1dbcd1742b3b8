package format

import (
	"context"
	"encoding/json"
	"regexp"

	"github.com/paulmach/orb"
)

// owl is how a file of Owl Maps begins: a list of rings of pairs that are latitude
// first.
var owl = regexp.MustCompile(`^\{\s*"areas"\s*:\s*\[\s*\[\s*\[\s*-?\d`)

// IsOwlMaps tells a file of Owl Maps by its beginning.
func IsOwlMaps(b []byte) bool { return owl.Match(b[:min(len(b), 256)]) }

// OwlMaps reads the areas of each side. Positions are latitude, longitude there.
func OwlMaps(ctx context.Context, b []byte) ([]byte, error) {
	var file struct {
		Areas   [][][2]float64 `json:"areas"`
		AreasUA [][][2]float64 `json:"areas_ua"`
	}
	if err := fewPositions(b); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, wrong("this is not a file of Owl Maps that can be read: %v", err)
	}
	var features []Feature
	add := func(rings [][][2]float64, holder string) {
		for _, r := range rings {
			ring := make(orb.Ring, len(r))
			for i, p := range r {
				ring[i] = orb.Point{p[1], p[0]}
			}
			features = append(features, Feature{Properties: map[string]any{"holder": holder}, Geometry: orb.Polygon{ring}})
		}
	}
	add(file.Areas, "russia")
	add(file.AreasUA, "ukraine")
	return geoJSON(ctx, features, len(b))
}
