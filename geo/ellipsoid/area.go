package ellipsoid

import (
	"math"

	"github.com/paulmach/orb"
)

// terms of the series below. Each is about e²/4 = 1/600 of the one before, so
// that what is left out is under 1e-19 of the first.
const terms = 8

// series holds c in
//
//	Q(φ) = Σ c[k] sin((2k+1)φ)
//
// where Q is the area in m² between the equator and the latitude φ, per radian
// of longitude: a²/2 times the authalic function q (Snyder, Map Projections,
// USGS 1395, 1987, equation 3-12).
var series = fourier()

// equatorTo is Q in closed form.
func equatorTo(phi float64) float64 {
	e := math.Sqrt(eccentricity)
	s := e * sine(phi)
	return semiMajor * semiMajor / 2 * (1 - eccentricity) / e * (s/(1-float64(s*s)) + atanh(s))
}

// fourier projects Q on the sines. Q is odd about the equator, even about the
// pole and analytic, so the sums converge faster than any power of n.
func fourier() (c [terms]float64) {
	const n = 64
	for k := range c {
		for j := range n {
			phi := math.Pi / (2 * n) * (float64(j) + 0.5)
			c[k] += float64(2.0 / n * equatorTo(phi) * sine(float64(2*k+1)*phi))
		}
	}
	return c
}

// AreaUnder is the signed area in m² between the equator and the edge from a to
// b: positive when the edge runs east on the northern hemisphere. That of the
// edge from b to a is its exact negative. The error is about 1e-15 of the strip
// from the equator.
func AreaUnder(a, b orb.Point) float64 {
	dlon := b[0] - a[0]
	if dlon == 0 {
		return 0
	}
	middle, half := (a[1]+b[1])/2, (b[1]-a[1])/2
	if math.Abs(middle) <= 90 && math.Abs(half) <= reach {
		return dlon * (math.Pi / 180) * nearMean(middle, half)
	}
	return dlon * (math.Pi / 180) * mean(middle*(math.Pi/180), half*(math.Pi/180))
}

// mean is the mean of Q over the latitudes from middle − half to middle + half,
// in radians, by the series term by term:
//
//	1/2h ∫ Q dφ = Σ c[k] sin((2k+1)φm) sinc((2k+1)h)
func mean(middle, half float64) float64 {
	s, c := Sincos(middle)
	sine, before := s, -s // sin((2k+1)φ) and sin((2k-1)φ), by recurrence
	twice := 2 * (float64(c*c) - float64(s*s))
	sum := 0.0
	for k, coefficient := range series {
		sum += float64(coefficient * sine * sinc(float64(2*k+1)*half))
		sine, before = float64(twice*sine)-before, sine
	}
	return sum
}

// sinc is sin(x)/x.
func sinc(x float64) float64 {
	if math.Abs(x) < 0.2 { // the next term is under 3e-15
		y := x * x
		return 1 - float64(y/6*(1-float64(y/20*(1-float64(y/42*(1-y/72))))))
	}
	return sine(x) / x
}

// RingArea is the signed area of a ring in m², positive when counter-clockwise.
// The ring need not repeat its first point.
func RingArea(r orb.Ring) float64 {
	area := 0.0
	for i, p := range r {
		area -= AreaUnder(p, r[(i+1)%len(r)])
	}
	return area
}
