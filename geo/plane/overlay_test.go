package plane

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
	"pgregory.net/rapid"

	"delimit/geo/ellipsoid"
	"delimit/geo/sharedtest"
)

// books is an area as it is booked, in AreaUnitM2.
func books(mp orb.MultiPolygon) int64 {
	var b Builder
	b.Area(mp)
	a := b.Build()
	return areaIn(a, func(f int) bool { return a.In(f, 0) })
}

// The shapes of an overlay have the areas of the faces that they are made of, and
// union + intersection = first + second, to the last unit.
func TestOverlayIdentities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := drawArea(t, small), drawArea(t, small)
		var b Builder
		b.Area(x)
		b.Area(y)
		a := b.Build()
		in := func(layer int) int64 { return areaIn(a, func(f int) bool { return a.In(f, layer) }) }
		both := areaIn(a, func(f int) bool { return a.In(f, 0) && a.In(f, 1) })
		for op, want := range map[Operation]int64{
			Union: in(0) + in(1) - both, Intersection: both,
			Difference: in(0) - both, SymmetricDifference: in(0) + in(1) - 2*both,
		} {
			if got := books(Overlay(op, x, y)); got != want {
				t.Fatalf("operation %d has %d units, its faces have %d", op, got, want)
			}
		}
	})
}

// simple is a random valid polygon: a star around a centre.
func simple(t *rapid.T) orb.MultiPolygon {
	lattice := rapid.Bool().Draw(t, "on a lattice")
	c := orb.Point{rapid.Float64Range(37, 38).Draw(t, "lon"), rapid.Float64Range(47, 48).Draw(t, "lat")}
	n := rapid.IntRange(3, 40).Draw(t, "corners")
	r := make(orb.Ring, 0, n+1)
	for i := range n {
		s, cs := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		far := rapid.Float64Range(0.1, 1).Draw(t, "radius")
		p := orb.Point{c[0] + far*cs, c[1] + far*s}
		if lattice {
			p = orb.Point{math.Round(p[0]*16) / 16, math.Round(p[1]*16) / 16}
		}
		r = append(r, p)
	}
	return orb.MultiPolygon{{append(r, r[0])}}
}

func toSimplefeatures(mp orb.MultiPolygon) (geom.Geometry, error) {
	g := sharedtest.Simplefeatures(mp)
	return g.AsGeometry(), g.Validate()
}

// Overlays of valid areas agree with simplefeatures, and everything that comes
// out is valid by its rules.
func TestOverlayAgainstSimplefeatures(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		for range 10 {
			compared += compareOverlays(t, simple(t), simple(t))
		}
	})
	if compared < 2000 {
		t.Errorf("only %d overlays were of valid areas", compared)
	}
}

// compareOverlays tells how many overlays it compared.
func compareOverlays(t *rapid.T, x, y orb.MultiPolygon) (compared int) {
	g, err := toSimplefeatures(x)
	h, other := toSimplefeatures(y)
	valid := err == nil && other == nil
	for op, peer := range map[Operation]func(a, b geom.Geometry) (geom.Geometry, error){
		Union: geom.Union, Intersection: geom.Intersection, Difference: geom.Difference, SymmetricDifference: geom.SymmetricDifference,
	} {
		ours, err := toSimplefeatures(Overlay(op, x, y))
		if err != nil {
			t.Fatalf("operation %d gives an invalid area: %v", op, err)
		}
		if !valid {
			continue
		}
		theirs, err := peer(g, h)
		if err != nil {
			t.Fatalf("simplefeatures: %v", err)
		}
		if got, want := ours.Area(), theirs.Area(); math.Abs(got-want) > 1e-10 {
			t.Fatalf("operation %d has %.14f square degrees, simplefeatures says %.14f", op, got, want)
		}
		compared++
	}
	return compared
}

// What comes out is valid by the rules of simplefeatures, whatever went in.
func TestShapesAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := anyPoint(t)
		var b Builder
		b.Area(drawArea(t, point))
		b.Area(drawArea(t, point))
		a := b.Build()
		group := make([]int32, len(a.Faces))
		for f := range group {
			group[f] = -1
			if a.In(f, 0) || a.In(f, 1) {
				group[f] = int32(rapid.IntRange(0, 1).Draw(t, "group"))
			}
		}
		for _, shape := range a.Shapes(group, 2) {
			if _, err := toSimplefeatures(shape); err != nil {
				t.Fatalf("%v: %v", err, shape)
			}
		}
	})
}

// A buffer is as wide as it says: vertices of it lie at the distance, and
// points a little nearer lie inside, points a little farther outside.
func TestBufferIsAsWideAsItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		metres := rapid.Float64Range(10, 60000).Draw(t, "metres")
		var line orb.LineString
		for range rapid.IntRange(2, 6).Draw(t, "vertices") {
			line = append(line, orb.Point{rapid.Float64Range(36, 40).Draw(t, "lon"), rapid.Float64Range(45, 50).Draw(t, "lat")})
		}
		strip := BufferLines(orb.MultiLineString{line}, metres)
		var b Builder
		layer := b.Area(strip)
		a := b.Build()
		i := rapid.IntRange(1, len(line)-1).Draw(t, "edge")
		s := rapid.Float64Range(0, 1).Draw(t, "place")
		on := orb.Point{line[i-1][0] + s*(line[i][0]-line[i-1][0]), line[i-1][1] + s*(line[i][1]-line[i-1][1])}
		near := ellipsoid.Destination(on, rapid.Float64Range(0, 360).Draw(t, "direction"), metres*0.998)
		if !a.In(int(a.Locate([]orb.Point{near})[0]), layer) {
			t.Fatalf("%v lies %.1f m from the line and outside its buffer of %.1f m", near, metres*0.998, metres)
		}
		for _, poly := range strip {
			for _, r := range poly {
				for j := 0; j < len(r); j += 1 + len(r)/20 {
					p := r[j]
					if d := distanceToLine(p, line); d < metres*0.998-0.1 || d > metres*1.0001+0.1 {
						t.Fatalf("the edge of the buffer at %v lies %.2f m from the line, not %.2f", p, d, metres)
					}
				}
			}
		}
	})
}

// distanceToLine searches along the line by thirds.
func distanceToLine(p orb.Point, line orb.LineString) float64 {
	best := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		at := func(s float64) float64 {
			return ellipsoid.DistanceM(p, orb.Point{a[0] + s*(b[0]-a[0]), a[1] + s*(b[1]-a[1])})
		}
		low, high := 0.0, 1.0
		for range 60 {
			s, u := low+(high-low)/3, high-(high-low)/3
			if at(s) < at(u) {
				high = u
			} else {
				low = s
			}
		}
		best = min(best, at(low))
	}
	return best
}

func TestBufferOfAreaGrowsAndShrinks(t *testing.T) {
	square := orb.MultiPolygon{{{{37, 47}, {38, 47}, {38, 48}, {37, 48}, {37, 47}}}}
	edge := 0.0
	for i := range 4 {
		edge += ellipsoid.LengthM(square[0][0][i], square[0][0][i+1])
	}
	const d = 1000.0
	area := ringByRing(square)
	grown, shrunk := ringByRing(BufferArea(square, d)), ringByRing(BufferArea(square, -d))
	if want := area + edge*d + math.Pi*d*d; math.Abs(grown-want) > 1e-3*(want-area) {
		t.Errorf("grown to %.0f m², want %.0f", grown, want)
	}
	if want := area - edge*d + 4*d*d; math.Abs(shrunk-want) > 1e-3*(area-want) {
		t.Errorf("shrunk to %.0f m², want %.0f", shrunk, want)
	}
	if gone := BufferArea(square, -60000); gone != nil {
		t.Errorf("what is narrower than twice the distance stays: %v", gone)
	}
	if BufferLines(orb.MultiLineString{{{37, 47}, {38, 47}}}, 0) != nil {
		t.Error("a buffer of 0 m has land")
	}
}

// A buffer of the whole edge of the oblast is quick enough to follow a slider.
func BenchmarkBuffer(b *testing.B) {
	area := donetsk(b)
	for b.Loop() {
		BufferArea(area, 10000)
	}
}
