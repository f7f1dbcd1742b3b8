package plane

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// Coordinates that no map has are answered all the same: what is not a number is
// at 0, what lies beyond 400° is at 400°, and land within keeps its area.
func TestHostileCoordinates(t *testing.T) {
	const huge, tiny = 1e300, 5e-324
	inf, nan := math.Inf(1), math.NaN()
	square := orb.Ring{{37, 47}, {38, 47}, {38, 48}, {37, 48}, {37, 47}}
	for name, ring := range map[string]orb.Ring{
		"nothing": {}, "a point": {{37, 47}}, "a point twice": {{37, 47}, {37, 47}},
		"there and back": {{37.5, 47.5}, {39, 49}}, "there, back and again": {{37.5, 47.5}, {39, 49}, {37.5, 47.5}, {39, 49}, {37.5, 47.5}},
		"huge": {{-huge, -huge}, {huge, -huge}, {huge, huge}, {-huge, huge}}, "huge and crossed": {{-huge, -huge}, {huge, huge}, {huge, -huge}, {-huge, huge}},
		"denormal": {{tiny, tiny}, {-tiny, tiny}, {0, -tiny}}, "infinite": {{-inf, 0}, {inf, 10}, {0, inf}},
		"not a number": {{nan, nan}, {nan, 40}, {40, nan}, {40, 40}}, "the poles": {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}},
		"beyond the poles": {{37, 80}, {38, 80}, {38, 100}, {37, 100}}, "across 180°": {{179, 47}, {181, 47}, {181, 48}, {179, 48}},
	} {
		var b Builder
		layer := b.Area(orb.MultiPolygon{{square}})
		hostile := b.Area(orb.MultiPolygon{{ring}, {ring, ring}, {}})
		b.Line(orb.LineString(ring))
		a := b.Build()
		checkStructure(t, a)
		if got, want := layerM2(a, layer), ellipsoid.RingArea(square); math.Abs(got-want) > 1 {
			t.Errorf("%s: the square has %.1f m², want %.1f", name, got, want)
		}
		if sum := layerM2(a, hostile); math.IsNaN(sum) {
			t.Errorf("%s: %v m²", name, sum)
		}
		for f := range a.Faces {
			a.InsidePoint(f)
		}
		a.Locate([]orb.Point{{nan, inf}, {huge, -huge}, {tiny, 0}})
		Overlay(SymmetricDifference, orb.MultiPolygon{{ring}}, orb.MultiPolygon{{square}})
	}
}

// Land across 180° and around a pole has its area: longitude simply goes on.
func TestLandAcross180AndAroundAPole(t *testing.T) {
	east, here := orb.Ring{{179, 47}, {181, 47}, {181, 48}, {179, 48}, {179, 47}}, orb.Ring{{37, 47}, {39, 47}, {39, 48}, {37, 48}, {37, 47}}
	polar := orb.Ring{{-180, 80}, {180, 80}, {180, 90}, {-180, 90}, {-180, 80}}
	if got, want := float64(books(orb.MultiPolygon{{east}}))*AreaUnitM2, ellipsoid.RingArea(here); math.Abs(got-want) > 1 {
		t.Errorf("across 180°: %.1f m², elsewhere %.1f", got, want)
	}
	// What is left of the Earth north of 80°.
	if got, want := float64(books(orb.MultiPolygon{{polar}}))*AreaUnitM2, capM2(80); math.Abs(got/want-1) > 1e-9 {
		t.Errorf("around the pole: %.1f m², want %.1f", got, want)
	}
}

// capM2 is the land north of a latitude by the closed form of the authalic function
// (Snyder, Map projections, 1987, equation 3-12).
func capM2(latitude float64) float64 {
	const a, f = 6378137.0, 1 / 298.257223563
	e := math.Sqrt(f * (2 - f))
	q := func(s float64) float64 { return (1 - e*e) * (s/(1-e*e*s*s) + math.Atanh(e*s)/e) }
	return math.Pi * a * a * (q(1) - q(math.Sin(latitude*math.Pi/180)))
}

// Many rings with some ten thousand crossings: faces, areas of the layer and an
// edit are as they should be also where work is shared out.
func TestManyRings(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var mp orb.MultiPolygon
	for range 40 {
		c := orb.Point{37 + 0.3*r.Float64(), 47 + 0.3*r.Float64()}
		var ring orb.Ring
		for i := range 200 {
			s, cs := math.Sincos(2 * math.Pi * (float64(i) + 5*r.Float64()) / 200)
			ring = append(ring, orb.Point{c[0] + (0.2+0.02*r.Float64())*cs, c[1] + (0.2+0.02*r.Float64())*s})
		}
		mp = append(mp, orb.Polygon{ring})
	}
	var b Builder
	b.Area(mp)
	a := b.Build()
	if len(a.Edges) < 10_000 {
		t.Fatalf("only %d edges: the test tests little", len(a.Edges))
	}
	var sum int64
	for _, f := range a.Faces {
		sum += f.Book
	}
	if sum != 0 {
		t.Errorf("the faces sum to %d", sum)
	}
	got, want := squareDegrees(Overlay(Union, mp[:4], nil)), slabArea(mp[:4])
	if math.Abs(got-want) > 1e-9*want {
		t.Errorf("%g square degrees, slabs say %g", got, want)
	}
	line := NewLine(orb.LineString{{36, 46.9}, {38, 47.4}})
	b.AddLine(line)
	checkSame(t, b.BuildFrom(a), b.Build())
}
