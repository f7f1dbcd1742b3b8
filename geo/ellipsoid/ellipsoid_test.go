package ellipsoid

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// The closed form is compared with brute quadrature of the closed form of Q.
func TestAreaUnderAgainstQuadrature(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lon, lat := rapid.Float64Range(-180, 180), rapid.Float64Range(-90, 90)
		a := orb.Point{lon.Draw(t, "lon a"), lat.Draw(t, "lat a")}
		b := orb.Point{lon.Draw(t, "lon b"), lat.Draw(t, "lat b")}
		want, n := 0.0, 400
		for i := range n {
			for j, node := range gaussNodes {
				s := (float64(i) + 0.5 + node/2) / float64(n)
				want += gaussWeights[j] / 2 / float64(n) * equatorTo((a[1]+s*(b[1]-a[1]))*math.Pi/180)
			}
		}
		want *= (b[0] - a[0]) * math.Pi / 180
		strip := math.Abs(b[0]-a[0]) * math.Pi / 180 * semiMajor * semiMajor
		if got := AreaUnder(a, b); math.Abs(got-want) > 2e-13*strip {
			t.Fatalf("area under %v–%v is %.6f m², quadrature says %.6f", a, b, got, want)
		}
	})
}

// Short edges take another way, which must not be seen: it is compared with the
// series, and turning an edge round turns the sign and nothing else.
func TestShortEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := orb.Point{37, rapid.Float64Range(-90, 90).Draw(t, "lat")}
		b := orb.Point{37 + rapid.Float64Range(-1, 1).Draw(t, "Δlon"), a[1] + rapid.Float64Range(-0.3, 0.3).Draw(t, "Δlat")}
		got := AreaUnder(a, b)
		const rad = math.Pi / 180
		want := (b[0] - a[0]) * rad * mean((a[1]+b[1])/2*rad, (b[1]-a[1])/2*rad)
		if strip := math.Abs(b[0]-a[0]) * rad * semiMajor * semiMajor; math.Abs(got-want) > 1e-15*strip {
			t.Fatalf("area under %v–%v is %.9f m², the series says %.9f", a, b, got, want)
		}
		if back := AreaUnder(b, a); back != -got {
			t.Fatalf("area under %v–%v is %g m², back %g", a, b, got, back)
		}
	})
}

// However few points an edge gets, its length is that of its hundred parts with
// five points each.
func TestLengthOfParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := math.Pow(10, rapid.Float64Range(-6, 1).Draw(t, "log of span"))
		a := orb.Point{37, rapid.Float64Range(-80, 80).Draw(t, "lat")}
		b := orb.Point{37 + span*rapid.Float64Range(-1, 1).Draw(t, "Δlon"), a[1] + span*rapid.Float64Range(-1, 1).Draw(t, "Δlat")}
		got, want := LengthM(a, b), gauss5.lengthM(a, b, 100)
		if math.Abs(got-want) > 1e-10*want*(1+math.Tan(a[1]*math.Pi/180)*math.Tan(a[1]*math.Pi/180)) {
			t.Fatalf("length of %v–%v is %.9f m, its parts have %.9f: off by %.1e", a, b, got, want, got/want-1)
		}
	})
}

// The surface of WGS 84 is 510,065,621.724 km² (Moritz, Geodetic Reference
// System 1980, gives the same formula).
func TestWholeEarth(t *testing.T) {
	ring := orb.Ring{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}
	if got, want := RingArea(ring), 510065621724078.9; math.Abs(got-want) > 1e-12*want {
		t.Errorf("the Earth has %.1f m², want %.1f", got, want)
	}
}

// A quarter of a meridian is 10,001,965.729 m.
func TestMeridianQuadrant(t *testing.T) {
	if got := LengthM(orb.Point{30, 0}, orb.Point{30, 90}); math.Abs(got-10001965.7293) > 1e-3 {
		t.Errorf("quadrant of the meridian %.4f m", got)
	}
}

// Along a meridian the straight edge is the geodesic; along the equator too.
func TestLengthAgainstGeodesic(t *testing.T) {
	for _, c := range [][2]orb.Point{{{37, 47}, {37, 49.3}}, {{37, 0}, {41, 0}}, {{37.1, 48.2}, {37.1001, 48.2001}}} {
		got, want := LengthM(c[0], c[1]), DistanceM(c[0], c[1])
		if math.Abs(got-want) > 1e-9*want+1e-6 {
			t.Errorf("%v: %.6f m, geodesic %.6f", c, got, want)
		}
	}
}

func TestDestinationComesBack(t *testing.T) {
	a := orb.Point{37.5, 48.1}
	b := Destination(a, 35, 12345)
	if d := DistanceM(a, b); math.Abs(d-12345) > 1e-6 {
		t.Errorf("distance %.9f m", d)
	}
	if az := AzimuthDeg(a, b); math.Abs(az-35) > 1e-9 {
		t.Errorf("azimuth %.12f°", az)
	}
}

func BenchmarkAreaUnder(b *testing.B) {
	p, q, far := orb.Point{37.1, 48.2}, orb.Point{37.1003, 48.2007}, orb.Point{38, 50}
	for name, to := range map[string]orb.Point{"short": q, "long": far} {
		b.Run(name, func(b *testing.B) {
			sum := 0.0
			for b.Loop() {
				sum += AreaUnder(p, to)
			}
		})
	}
}

func BenchmarkLengthM(b *testing.B) {
	p := orb.Point{37.1, 48.2}
	for name, to := range map[string]orb.Point{"short": {37.1003, 48.2007}, "medium": {37.12, 48.23}, "long": {38, 49}} {
		b.Run(name, func(b *testing.B) {
			sum := 0.0
			for b.Loop() {
				sum += LengthM(p, to)
			}
		})
	}
}
