package data

import (
	"math"
	"path/filepath"
	"testing"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

// Who holds how much in real files, in km². The figures were made with other
// software: polygons sorted by their colours and layers in a script of its own,
// cleaned and united by GEOS 3.11, and an authalic integral along straight edges.
// GEOS mends self-crossing rings in another way, therefore the tolerance.
func TestHeldInRealFiles(t *testing.T) {
	for _, c := range []struct {
		file                       string
		russia, ukraine, contested float64
		tolerance                  float64
	}{
		{"daily/deepstatemap_data_20260815.geojson", 116956.8327, 0, 0, 0.001},
		{"history-api/1648989208.geojson", 107286.8027, 14031.8321, 5596.5395, 0.01},
		{"history-api/1650128815.geojson", 114721.8774, 19768.8829, 3024.0195, 0.01},
		{"history-api/1750713495.geojson", 113591.3514, 42058.5708, 1050.4497, 0.01},
		{"isw/20221113_RussianAssessedAdvanceinUkraine.geojson", 2414.8949, 0, 0, 0.01},
		{"isw/20230501.geojson", 109121.8739, 22150.7219, 0.0009, 0.01},
		{"isw/2202-02-02.geojson", 107098.1905, 0, 0, 0.01},
		{"other/2023-10-28.json", 80313.2213, 0, 0, 0.01},
	} {
		t.Run(c.file, func(t *testing.T) {
			s, _, err := LoadSituation(sharedtest.Path(t, "frontlines", filepath.FromSlash(c.file)))
			if err != nil {
				t.Fatal(err)
			}
			held := held(s).Held
			for holder, want := range map[geo.Holder]float64{geo.HeldByRussia: c.russia, geo.HeldByUkraine: c.ukraine, geo.HeldContested: c.contested} {
				if got := held[holder] / 1e6; math.Abs(got-want) > c.tolerance {
					t.Errorf("%s: %.4f km², want %.4f", holder, got, want)
				}
			}
		})
	}
}

// Daily files, all of them: the whole area, against the reference table.
func TestHeldInDailyFiles(t *testing.T) {
	for _, c := range sharedtest.Controls(t) {
		s, _, err := LoadSituation(c.File)
		if err != nil {
			t.Fatal(err)
		}
		held := held(s).Held
		if got := held[geo.HeldByRussia] / 1e6; math.Abs(got-c.Overall) > 0.001 || held[geo.HeldContested] != 0 {
			t.Errorf("%s: %.4f km², want %.4f", c.Date, got, c.Overall)
		}
		if s.Date.String() != c.Date || s.Source != "DeepState" {
			t.Errorf("%s: date %s, source %s", c.Date, s.Date, s.Source)
		}
	}
}
