package plane

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Every edge is bent through every hot pixel that it meets and through no other:
// all edges against all vertices and all crossings, one by one.
func TestEveryHotPixelIsHit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Builder
		if rapid.Bool().Draw(t, "lines through one place") {
			far := rapid.SampledFrom([]float64{5e3, 1e6, 1e9}).Draw(t, "length")
			for range rapid.IntRange(3, 7).Draw(t, "lines") {
				s, c := math.Sincos(float64(rapid.IntRange(0, 9).Draw(t, "direction")) / 3)
				b.Line(orb.LineString{beside(t, far*c, far*s), beside(t, -far*c, -far*s)})
			}
		} else {
			point := anyPoint(t)
			b.Area(drawArea(t, point))
			b.Line(orb.LineString(drawRing(t, point)))
		}
		hot := hotPixels(b.paths)
		for i, p := range b.Build().paths {
			want := map[hit]bool{}
			for edge := range p.last() {
				from, to := p.ends(edge)
				for h := range hot {
					if meets(from, to, h) {
						want[hit{edge, h}] = true
					}
				}
			}
			for _, h := range p.hits {
				if !want[h] {
					t.Fatalf("path %d: %+v is no hit, or is one twice", i, h)
				}
				delete(want, h)
			}
			if len(want) > 0 {
				t.Fatalf("path %d lacks the hits %v", i, want)
			}
		}
	})
}

// beside is a point within a few units of some units from a place.
func beside(t *rapid.T, x, y float64) orb.Point {
	off := rapid.Int64Range(-3, 3)
	return Pt{37*UnitsPerDegree + int64(x) + off.Draw(t, "dx"), 47*UnitsPerDegree + int64(y) + off.Draw(t, "dy")}.Point()
}

func hotPixels(paths []path) map[Pt]bool {
	hot := map[Pt]bool{}
	var edges [][2]Pt
	for _, p := range paths {
		for i, at := range p.pts {
			hot[at] = true
			if i > 0 {
				edges = append(edges, [2]Pt{p.pts[i-1], at})
			}
		}
	}
	for i, e := range edges {
		for _, f := range edges[:i] {
			if at, ok := cross(e[0], e[1], f[0], f[1]); ok {
				hot[at] = true
			}
		}
	}
	return hot
}
