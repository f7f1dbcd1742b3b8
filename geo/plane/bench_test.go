package plane

import (
	"fmt"
	"math"
	"runtime"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/sharedtest"
)

// densified is an area with no edge longer than step degrees.
func densified(mp orb.MultiPolygon, step float64) orb.MultiPolygon {
	out := make(orb.MultiPolygon, len(mp))
	for i, poly := range mp {
		for _, r := range poly {
			var dense orb.Ring
			for j := range len(r) - 1 {
				a, b := r[j], r[j+1]
				n := max(1, math.Ceil(math.Hypot(b[0]-a[0], b[1]-a[1])/step))
				for k := range int(n) {
					s := float64(k) / n
					dense = append(dense, orb.Point{a[0] + s*(b[0]-a[0]), a[1] + s*(b[1]-a[1])})
				}
			}
			out[i] = append(out[i], append(dense, dense[0]))
		}
	}
	return out
}

func vertices(mp orb.MultiPolygon) (n int) {
	for _, poly := range mp {
		for _, r := range poly {
			n += len(r)
		}
	}
	return n
}

// benchBorder is a border of 24 vertices through the oblast.
func benchBorder() orb.LineString {
	line := make(orb.LineString, 24)
	for i := range line {
		s := float64(i) / 23
		line[i] = orb.Point{36.4 + 2.9*s, 49.0 - 2.2*s + 0.12*math.Sin(9*s)}
	}
	return line
}

// BenchmarkBuild builds territory × control × border at three sizes.
func BenchmarkBuild(b *testing.B) {
	territory := donetsk(b)
	control := readArea(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	for _, step := range []float64{100, 0.00113, 0.000222} {
		t, c := densified(territory, step), densified(control, step)
		b.Run(fmt.Sprint(vertices(t)+vertices(c)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var build Builder
				build.Area(t)
				build.Area(c)
				build.Line(benchBorder())
				runtime.KeepAlive(build.Build())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(vertices(t)+vertices(c)), "ns/vertex")
		})
	}
}
