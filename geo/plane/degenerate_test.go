package plane

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// A line that runs there and back is there all the same: it divides what it crosses.
func TestLineThereAndBackDivides(t *testing.T) {
	square := orb.MultiPolygon{{{{37, 47}, {39, 47}, {39, 49}, {37, 49}, {37, 47}}}}
	for name, line := range map[string]orb.LineString{
		"there":          {{36, 48}, {40, 48}},
		"there and back": {{36, 48}, {40, 48}, {36, 48}},
		"twice":          {{36, 48}, {40, 48}, {36, 48}, {40, 48}, {36, 48}},
		"half back":      {{36, 48}, {40, 48}, {38, 48}},
	} {
		var b Builder
		layer := b.Area(square)
		b.Line(line)
		a := b.Build()
		inside, along := 0, 0.0
		for f := range a.Faces {
			if a.In(f, layer) {
				inside++
			}
		}
		for e := range a.Edges {
			if edge := a.Edges[e]; a.HasLine(e) && a.In(int(edge.Left), layer) && a.In(int(edge.Right), layer) {
				along += a.LengthM(e)
			}
		}
		want := ellipsoid.LengthM(orb.Point{37, 48}, orb.Point{39, 48})
		if inside != 2 || math.Abs(along-want) > 1 {
			t.Errorf("%s: %d faces and %.0f m of line inside, want 2 and %.0f", name, inside, along, want)
		}
	}
}

// The land around a line that turns straight back is that around the way there: the
// turn is as round as an end.
func TestBufferOfATurnStraightBack(t *testing.T) {
	area := func(line orb.LineString) float64 {
		sum := 0.0
		for _, polygon := range BufferLines(orb.MultiLineString{line}, 10_000) {
			for _, ring := range polygon {
				sum += ellipsoid.RingArea(ring)
			}
		}
		return sum
	}
	for _, c := range []struct{ there, back orb.LineString }{
		{orb.LineString{{37, 48}, {38, 48}}, orb.LineString{{37, 48}, {38, 48}, {37.5, 48}}},
		{orb.LineString{{37, 48}, {37, 49}}, orb.LineString{{37, 48}, {37, 49}, {37, 48.2}}},
		{orb.LineString{{37, 48}, {37, 48.5}}, orb.LineString{{37, 48.3}, {37, 48}, {37, 48.5}}},
	} {
		if there, back := area(c.there), area(c.back); math.Abs(there-back) > 1e-3*there {
			t.Errorf("%v: %.1f km², without the way back %.1f", c.back, back/1e6, there/1e6)
		}
	}
}

// The side of a point that is nearly on a line is what exact integers say, whatever
// floats make of it.
func TestOrientIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const world = 180 * UnitsPerDegree
	at := func() int64 { return r.Int64N(2*world) - world }
	equal := 0
	for k := range int64(20_000) {
		a, b := Pt{at(), at()}, Pt{at(), at()}
		// The nearest point of the grid beside the line: the cross product is one.
		u, v := bezout(b.X-a.X, b.Y-a.Y)
		// Its multiples reach to where floats begin to tell the products apart.
		m := int64(1) << (k % 18)
		c := Pt{a.X - v*m%world, a.Y + u*m%world}
		want := exactSide(a, b, c)
		if got := orient(a, b, c); got != want {
			t.Fatalf("%v is on side %d of %v to %v, want %d", c, got, a, b, want)
		}
		if x, y := float64(b.X-a.X)*float64(c.Y-a.Y), float64(b.Y-a.Y)*float64(c.X-a.X); x == y && want != 0 {
			equal++
		}
	}
	if equal == 0 {
		t.Error("floats told all products apart: the test is too easy")
	}
}

// bezout gives u and v with x·u + y·v = gcd(x, y).
func bezout(x, y int64) (u, v int64) {
	if y == 0 {
		return 1, 0
	}
	u, v = bezout(y, x%y)
	return v, u - x/y*v
}

func exactSide(a, b, c Pt) int {
	mul := func(x, y int64) *big.Int { return new(big.Int).Mul(big.NewInt(x), big.NewInt(y)) }
	return new(big.Int).Sub(mul(b.X-a.X, c.Y-a.Y), mul(b.Y-a.Y, c.X-a.X)).Sign()
}
