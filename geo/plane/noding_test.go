package plane

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// near draws points such that many edges pass one place, within units of each
// other or as far apart as noding takes for clear, and many at sharp angles.
func near(t *rapid.T, label string) orb.Point {
	from := func(name string, values ...float64) float64 {
		return rapid.SampledFrom(values).Draw(t, label+" "+name)
	}
	angle := from("direction", 0, 1, 2, 3, 4, 5, 6, 7)*math.Pi/4 + from("turn", 0, 0, 1, -1, 2, -2, 8)/2048
	s, c := math.Sincos(angle)
	far := from("distance", 3, 3000, 1e5, 1e8, 1e11)
	off := func(name string) int64 {
		return int64(from(name, 0, 0, 1, -1, 2, -3, 700, -2047, 2049, -4095, 4097, 5000))
	}
	return Pt{37*UnitsPerDegree + int64(far*c) + off("dx"), 47*UnitsPerDegree + int64(far*s) + off("dy")}.Point()
}

// bundle adds a line, one that crosses it at a sharp angle or nearly so, and one
// across both where they are about a unit apart.
func bundle(t *rapid.T, b *Builder) {
	far := rapid.SampledFrom([]float64{1e4, 1e8, 1e11}).Draw(t, "length")
	slope := 1 / rapid.Float64Range(100, 4000).Draw(t, "slope")
	apart := rapid.Float64Range(-1.5, 1.5).Draw(t, "apart")
	s, c := math.Sincos(rapid.Float64Range(0, 2*math.Pi).Draw(t, "direction"))
	line := func(x1, y1, x2, y2 float64) {
		at := func(x, y float64) orb.Point {
			return Pt{37*UnitsPerDegree + int64(c*x-s*y), 47*UnitsPerDegree + int64(s*x+c*y)}.Point()
		}
		b.Line(orb.LineString{at(x1, y1), at(x2, y2)})
	}
	line(-far, 0, far, 0)
	line(-far, -apart-far*slope, far, -apart+far*slope)
	if rapid.Bool().Draw(t, "sharp too") {
		line(-far, far*slope, far, -far*slope)
	} else {
		line(0, -far, 0, far)
	}
}

// stretch is numbers between two bounds, which are in it or not.
type stretch struct {
	low, high         *big.Rat
	openLow, openHigh bool
}

// within cuts a stretch down to the shares t of a way from p to p+d for which
// 2(p+td) lies in [low, high).
func (s stretch) within(p, d, low, high int64) (stretch, bool) {
	if d == 0 {
		return s, low <= 2*p && 2*p < high
	}
	at := func(to int64) *big.Rat { return big.NewRat(to-2*p, 2*d) }
	cut := stretch{at(low), at(high), false, true}
	if d < 0 {
		cut = stretch{at(high), at(low), true, false}
	}
	if c := cut.low.Cmp(s.low); c < 0 || c == 0 && s.openLow {
		cut.low, cut.openLow = s.low, s.openLow
	}
	if c := cut.high.Cmp(s.high); c > 0 || c == 0 && s.openHigh {
		cut.high, cut.openHigh = s.high, s.openHigh
	}
	c := cut.low.Cmp(cut.high)
	return cut, c < 0 || c == 0 && !cut.openLow && !cut.openHigh
}

// inPixel tells in fractions whether an edge has a point in a pixel.
func inPixel(p, q, at Pt) bool {
	if !boxOf(p, q).near(boxOf(at, at)) {
		return false
	}
	s, ok := stretch{new(big.Rat), big.NewRat(1, 1), false, false}.within(p.X, q.X-p.X, 2*at.X-1, 2*at.X+1)
	if ok {
		_, ok = s.within(p.Y, q.Y-p.Y, 2*at.Y-1, 2*at.Y+1)
	}
	return ok
}

// crossInFractions is the pixel in which two edges cross within both of them.
func crossInFractions(a, b, c, d Pt) (Pt, bool) {
	area := func(ux, uy, vx, vy int64) *big.Rat {
		x, y := big.NewInt(ux), big.NewInt(uy)
		x.Mul(x, big.NewInt(vy))
		y.Mul(y, big.NewInt(vx))
		return new(big.Rat).SetInt(x.Sub(x, y))
	}
	turn := area(b.X-a.X, b.Y-a.Y, d.X-c.X, d.Y-c.Y)
	if turn.Sign() == 0 {
		return Pt{}, false
	}
	one, inside := big.NewRat(1, 1), func(x *big.Rat) bool { return x.Sign() > 0 && x.Cmp(big.NewRat(1, 1)) < 0 }
	s := new(big.Rat).Quo(area(c.X-a.X, c.Y-a.Y, d.X-c.X, d.Y-c.Y), turn)
	r := new(big.Rat).Quo(area(c.X-a.X, c.Y-a.Y, b.X-a.X, b.Y-a.Y), turn)
	if !inside(s) || !inside(r) {
		return Pt{}, false
	}
	// Half up: floor(x + 1/2) is floor(2x + 1) / 2, rounded down.
	place := func(from, to int64) int64 {
		x := new(big.Rat).SetInt64(to - from)
		x.Mul(x, s).Add(x, x).Add(x, one)
		twice := new(big.Int).Div(x.Num(), x.Denom())
		return from + new(big.Int).Rsh(twice, 1).Int64()
	}
	return Pt{place(a.X, b.X), place(a.Y, b.Y)}, true
}

// The noding is what the definition says, worked out in fractions for every edge
// and every pixel: an edge has a hit where it meets the pixel of a vertex or of a
// crossing and does not end there, and a vertex is a node at the end of its path
// and where its pixel has another vertex, a crossing or a passing edge.
func TestNodingAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.SampledFrom([]drawPoint{near, near, near, small, tiny, wild}).Draw(t, "kind of points")
		var b Builder
		b.Area(drawArea(t, point))
		bundle(t, &b)
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			b.Line(orb.LineString(drawRing(t, point)))
		}
		a := b.Build()
		vertices, crossings := hotInFractions(b.paths)
		passing := map[Pt]bool{}
		want := make([][]hit, len(b.paths))
		for i, p := range b.paths {
			for e := range p.last() {
				hits := hitsOf(p.track, e, vertices, crossings)
				for _, h := range hits {
					passing[h.at] = true
				}
				want[i] = append(want[i], hits...)
			}
		}
		for i, p := range a.paths {
			if !slices.Equal(p.hits, want[i]) {
				t.Fatalf("path %v has the hits %v, want %v", p.pts, p.hits, want[i])
			}
			for n, at := range p.pts {
				node := n == 0 || n == len(p.pts)-1 || vertices[at] > 1 || crossings[at] || passing[at]
				if p.hasNode(int32(n)) != node {
					t.Fatalf("point %d of %v is a node: %v, want %v", n, p.pts, !node, node)
				}
			}
		}
	})
}

// hotInFractions counts the vertices in each pixel, and says where edges cross.
func hotInFractions(paths []path) (vertices map[Pt]int, crossings map[Pt]bool) {
	vertices, crossings = map[Pt]int{}, map[Pt]bool{}
	var edges [][2]Pt
	for _, p := range paths {
		for n, at := range p.pts {
			vertices[at]++
			if n > 0 {
				edges = append(edges, [2]Pt{p.pts[n-1], at})
			}
		}
	}
	for i, e := range edges {
		for _, f := range edges[:i] {
			if at, ok := crossInFractions(e[0], e[1], f[0], f[1]); ok {
				crossings[at] = true
			}
		}
	}
	return vertices, crossings
}

// hitsOf are the hits on an edge, in the order in which it comes to them.
func hitsOf(p *track, edge int32, vertices map[Pt]int, crossings map[Pt]bool) (hits []hit) {
	from, to := p.ends(edge)
	add := func(at Pt) {
		if at != from && at != to && inPixel(from, to, at) {
			hits = append(hits, hit{edge, at})
		}
	}
	for at := range vertices {
		add(at)
	}
	for at := range crossings {
		if vertices[at] == 0 {
			add(at)
		}
	}
	east, north := int64(cmp.Compare(to.X, from.X)), int64(cmp.Compare(to.Y, from.Y))
	slices.SortFunc(hits, func(h, g hit) int {
		return cmp.Or(cmp.Compare(east*h.at.X, east*g.at.X), cmp.Compare(north*h.at.Y, north*g.at.Y))
	})
	return hits
}
