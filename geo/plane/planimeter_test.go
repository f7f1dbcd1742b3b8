package plane

import (
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/sharedtest"
)

// planimeterM2 is the area that GeographicLib's Planimeter gives. Its edges are
// geodesics, so it gets edges of at most step degrees.
func planimeterM2(t *testing.T, mp orb.MultiPolygon, step float64) (m2 float64) {
	t.Helper()
	program := sharedtest.Program(t, "Planimeter", "geographiclib-tools")
	for _, poly := range densified(mp, step) {
		for i, r := range poly {
			var in bytes.Buffer
			for _, p := range r[1:] {
				fmt.Fprintf(&in, "%.13f %.13f\n", p[1], p[0])
			}
			run := exec.Command(program, "-p", "6")
			run.Stdin = &in
			out, err := run.Output()
			if err != nil {
				t.Fatal(err)
			}
			fields := strings.Fields(string(out))
			area, err := strconv.ParseFloat(fields[len(fields)-1], 64)
			if err != nil {
				t.Fatalf("Planimeter said %q", out)
			}
			if i == 0 {
				m2 += math.Abs(area)
			} else {
				m2 -= math.Abs(area)
			}
		}
	}
	return m2
}

// thinned keeps the vertices of a ring that lie at least far degrees apart.
func thinned(r orb.Ring, far float64) orb.Ring {
	out := orb.Ring{r[0]}
	for _, p := range r[1:] {
		last := out[len(out)-1]
		if math.Hypot(p[0]-last[0], p[1]-last[1]) >= far {
			out = append(out, p)
		}
	}
	if first := out[0]; out[len(out)-1] != first {
		out = append(out, first)
	}
	return out
}

// Areas agree with GeographicLib on densified edges to 1e-8 relative.
func TestAreasAgainstPlanimeter(t *testing.T) {
	box := orb.MultiPolygon{{{{36, 46}, {40, 46}, {40, 49}, {36, 49}, {36, 46}}}}
	slanted := orb.MultiPolygon{{{{36.1, 46.3}, {40.2, 45.1}, {41.3, 48.9}, {35.2, 49.7}, {36.1, 46.3}}}}
	areas := map[string]orb.MultiPolygon{"a box": box, "a slanted quadrilateral": slanted}
	if sharedtest.Found() {
		areas["Donetsk"] = donetsk(t)
		areas["Donetsk, edges of 100 km"] = orb.MultiPolygon{{thinned(donetsk(t)[0][0], 1)}}
		for _, name := range dailyFiles(t) {
			areas[filepath.Base(name)] = sharedtest.Land(t, name)
		}
	}
	for name, area := range areas {
		var b Builder
		layer := b.Area(area)
		got, want := layerM2(b.Build(), layer), planimeterM2(t, area, 0.002)
		if math.Abs(got-want) > 1e-8*want {
			t.Errorf("%s: %.1f m², Planimeter %.1f: off by %.1e", name, got, want, got/want-1)
		}
	}
}
