package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// comb goes to and fro, level or upright, so many times.
func comb(n int, upright bool) string {
	var b strings.Builder
	for i := range 2 * n {
		x, y := 37+2*float64((i+1)/2%2), 47+2*float64(i/2)/float64(n)
		if upright {
			x, y = 37+2*float64(i/2)/float64(n), 47+2*float64((i+1)/2%2)
		}
		fmt.Fprintf(&b, "[%.6f,%.6f],", x, y)
	}
	return "[" + b.String() + "[37,47]]"
}

// Edges that cross beyond measure are refused by name, in one feature or in several, and in
// whatever they stand; those that cross as drawn lines do are not.
func TestCrowded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) string {
		var b strings.Builder
		for range n {
			fmt.Fprintf(&b, "[%.6f,%.6f],", 37+2*r.Float64(), 47+2*r.Float64())
		}
		return "[" + b.String() + "[37,47]]"
	}
	area := func(properties, ring string) string {
		return `{"type":"Feature","properties":` + properties + `,"geometry":{"type":"Polygon","coordinates":[` + ring + `]}}`
	}
	held := func(ring string) string { return area(`{"holder":"russia"}`, ring) }
	line := func(ring string) string {
		return `{"type":"Feature","properties":{"kind":"border"},"geometry":{"type":"LineString","coordinates":` + ring + `}}`
	}
	for name, c := range map[string]struct {
		role     Role
		features []string
		wrong    bool
		feature  int
	}{
		"random":                   {SituationRole, []string{held("[[37,47],[38,47],[38,48],[37,47]]"), held(random(2000))}, true, 1},
		"a random line":            {ProposalRole, []string{line(random(2000))}, true, 0},
		"a random territory":       {TerritoryRole, []string{area(`{"name":"a"}`, random(2000))}, true, 0},
		"two combs":                {SituationRole, []string{held(comb(400, false)), area(`{"holder":"ukraine"}`, comb(400, true))}, true, WholeFile},
		"two lines":                {ProposalRole, []string{line(comb(400, false)), line(comb(400, true))}, true, WholeFile},
		"combs of different days":  {SituationRole, []string{area(`{"holder":"russia","date":"2026-08-01"}`, comb(400, false)), area(`{"holder":"russia","date":"2026-08-02"}`, comb(400, true))}, false, 0},
		"dirty":                    {SituationRole, []string{held(random(300))}, false, 0},
		"only shown":               {SheetRole, []string{line(random(2000))}, false, 0},
		"teeth that do not cross":  {SituationRole, []string{held(comb(3000, false))}, false, 0},
		"small crossings of lines": {ProposalRole, []string{line(comb(100, false)), line(comb(100, true))}, false, 0},
	} {
		_, err := Read("a.geojson", []byte(`{"type":"FeatureCollection","features":[`+strings.Join(c.features, ",")+`]}`), c.role)
		var e *Error
		if wrong := errors.As(err, &e) && e.Rule == "too-many-crossings"; wrong != c.wrong || !wrong && err != nil {
			t.Errorf("%s: %v", name, err)
		} else if wrong && (e.Feature != c.feature || e.File != "a.geojson") {
			t.Errorf("%s: feature %d of %q", name, e.Feature, e.File)
		}
	}
}
