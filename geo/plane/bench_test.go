package plane

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

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
	control := sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	for _, step := range []float64{100, 0.00068, 0.000135} {
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

// dirtyRings are rings of ten random points each, all within a small box, so that
// each crosses itself and its neighbours; GEOS and simplefeatures refuse them.
func dirtyRings(n int) orb.MultiPolygon {
	r := rand.New(rand.NewPCG(1, 2))
	var mp orb.MultiPolygon
	for range n / 11 {
		c := orb.Point{36.5 + 3*r.Float64(), 46.9 + 2.3*r.Float64()}
		size := 1.5 / math.Sqrt(float64(n))
		ring := make(orb.Ring, 0, 11)
		for range 10 {
			ring = append(ring, orb.Point{c[0] + size*r.Float64(), c[1] + size*r.Float64()})
		}
		mp = append(mp, orb.Polygon{append(ring, ring[0])})
	}
	return mp
}

// jittered moves every vertex, farther than many edges are long.
func jittered(mp orb.MultiPolygon, by float64) orb.MultiPolygon {
	r := rand.New(rand.NewPCG(1, 2))
	out := make(orb.MultiPolygon, len(mp))
	for i, poly := range mp {
		for _, ring := range poly {
			var moved orb.Ring
			for _, p := range ring {
				moved = append(moved, orb.Point{p[0] + by*r.NormFloat64(), p[1] + by*r.NormFloat64()})
			}
			out[i] = append(out[i], moved)
		}
	}
	return out
}

// BenchmarkDirty builds self-crossing input, which takes its time by the number
// of crossings.
func BenchmarkDirty(b *testing.B) {
	territory := donetsk(b)
	control := sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	for name, dirty := range map[string]orb.MultiPolygon{
		"rings/11k": dirtyRings(11000), "rings/101k": dirtyRings(101000),
		"jitter/10k": jittered(densified(control, 0.01), 0.002), "jitter/101k": jittered(densified(control, 0.00054), 0.0002),
	} {
		b.Run(fmt.Sprint(name, "/", vertices(dirty)), func(b *testing.B) {
			b.ReportAllocs()
			edges := 0
			for b.Loop() {
				var build Builder
				build.Area(territory)
				build.Area(dirty)
				edges = len(build.Build().Edges)
			}
			b.ReportMetric(float64(edges), "edges")
		})
	}
}

// BenchmarkDrag moves a vertex of the border a little further at every step.
func BenchmarkDrag(b *testing.B) {
	shape := donetsk(b)
	held := sharedtest.Land(b, sharedtest.Path(b, "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	for _, step := range []float64{100, 0.00068, 0.000135} {
		t, c := densified(shape, step), densified(held, step)
		territory, control := NewArea(t), NewArea(c)
		b.Run(fmt.Sprint(vertices(t)+vertices(c)), func(b *testing.B) {
			line := benchBorder()
			build := func() *Builder {
				build := new(Builder)
				build.AddArea(territory)
				build.AddArea(control)
				build.AddLine(NewLine(line))
				return build
			}
			a := build().Build()
			var took []time.Duration
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				at := 1 + i/50%22
				s, co := math.Sincos(float64(i) / 8)
				line = slices.Clone(line)
				line[at] = orb.Point{line[at][0] + 0.01*s, line[at][1] + 0.01*co}
				start := time.Now()
				a = build().BuildFrom(a)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Nanoseconds()), "median-ns")
			b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds()), "p99-ns")
		})
	}
}
