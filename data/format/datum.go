package format

import (
	"math"

	"github.com/paulmach/orb"
)

// ellipsoid has a semi-major axis in metres and a flattening.
type ellipsoid struct{ a, f float64 }

var (
	ellipsoidWGS84 = ellipsoid{6378137, 1 / 298.257223563}
	krassowsky     = ellipsoid{6378245, 1 / 298.3} // EPSG:7024
)

// helmert is a transformation of positions in space: translations in metres, rotations
// of the coordinate frame in seconds of arc, a difference of scale in millionths
// (EPSG method 9607).
type helmert struct{ x, y, z, rx, ry, rz, scale float64 }

// datum is what an ellipsoid is tied to the ground with, and what becomes of its positions.
type datum struct {
	ellipsoid ellipsoid
	shift     helmert // to WGS 84
	done      string  // what was done, for a person
}

// The datums that are known, with the parameters of the EPSG register that hold in
// Ukraine, and how exact they are there. Beyond them every place has its own.
var (
	wgs84  = datum{ellipsoidWGS84, helmert{}, "turned into longitude and latitude"}
	etrs89 = datum{ellipsoidWGS84, helmert{}, "taken for WGS 84, from which it differs by less than a metre"}
	// EPSG:15865 "Pulkovo 1942 to WGS 84 (16)", for the former Soviet Union on land, 4.5 m. The
	// register's others for the same ground, 5044 and 1267, are made for Russia; in the
	// Donbas they lie 2 m from it.
	pulkovo1942 = datum{krassowsky, helmert{25, -141, -78.5, 0, -0.35, -0.736, 0}, "transformed to WGS 84 by EPSG:15865, right to about 5 m"}
	// EPSG:5043 "Pulkovo 1995 to WGS 84 (2)", 1 m.
	pulkovo1995 = datum{krassowsky, helmert{24.47, -130.89, -81.56, 0, 0, -0.13, -0.22}, "transformed to WGS 84 by EPSG:5043, right to about 1 m"}
	// EPSG:5840 "UCS-2000 to WGS 84 (2)", 1 m.
	ucs2000 = datum{krassowsky, helmert{24, -121, -76, 0, 0, 0, 0}, "transformed to WGS 84 by EPSG:5840, right to about 1 m"}
)

// toWGS84 takes longitude and latitude in degrees.
func (d datum) toWGS84(p orb.Point) orb.Point {
	if d.shift == (helmert{}) {
		return p
	}
	return ellipsoidWGS84.geographic(d.shift.apply(d.ellipsoid.space(p)))
}

// vector is a position in space, in metres from the middle of the earth.
type vector struct{ x, y, z float64 }

func (h helmert) apply(p vector) vector {
	const second = math.Pi / 180 / 3600
	rx, ry, rz, m := h.rx*second, h.ry*second, h.rz*second, 1+h.scale/1e6
	return vector{
		h.x + m*(p.x+rz*p.y-ry*p.z),
		h.y + m*(-rz*p.x+p.y+rx*p.z),
		h.z + m*(ry*p.x-rx*p.y+p.z),
	}
}

// space is a point of the ellipsoid.
func (e ellipsoid) space(p orb.Point) vector {
	sinLon, cosLon := math.Sincos(p[0] * math.Pi / 180)
	sinLat, cosLat := math.Sincos(p[1] * math.Pi / 180)
	e2 := e.f * (2 - e.f)
	n := e.a / math.Sqrt(1-e2*sinLat*sinLat)
	return vector{n * cosLat * cosLon, n * cosLat * sinLon, n * (1 - e2) * sinLat}
}

// geographic is the longitude and latitude above which a position near the ellipsoid
// lies. Every round of the iteration gains more than two digits.
func (e ellipsoid) geographic(v vector) orb.Point {
	e2 := e.f * (2 - e.f)
	p := math.Hypot(v.x, v.y)
	lat := math.Atan2(v.z, p*(1-e2))
	for range 6 {
		s := math.Sin(lat)
		lat = math.Atan2(v.z+e2*e.a/math.Sqrt(1-e2*s*s)*s, p)
	}
	return orb.Point{math.Atan2(v.y, v.x) * 180 / math.Pi, lat * 180 / math.Pi}
}

// transverse is a transverse Mercator projection: latitude and meridian of its origin
// in degrees, false easting and northing in metres. With a scale of 1 it is Gauss and
// Krüger's.
type transverse struct{ latitude, meridian, scale, easting, northing float64 }

func utmZone(zone int, south bool) transverse {
	t := transverse{meridian: float64(6*zone - 183), scale: 0.9996, easting: 500_000}
	if south {
		t.northing = 10_000_000
	}
	return t
}

// widest is how far from its meridian a position of a projection may lie, in radii of
// the earth: 25 degrees in Ukraine. One that lies farther belongs to another zone.
const widest = 0.3

// inverse turns easting and northing into longitude and latitude on the same ellipsoid, by
// Krüger's series to the fourth order in the third flattening (Karney, Transverse
// Mercator with an accuracy of a few nanometers, 2011, equations 35 to 37): right to
// under a micrometre within a zone. It is not a number too far from the meridian.
func (t transverse) inverse(on ellipsoid) func(orb.Point) orb.Point {
	n := on.f / (2 - on.f)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	radius := t.scale * on.a / (1 + n) * (1 + n2/4 + n4/64)
	beta := [...]float64{n/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280}
	e := math.Sqrt(on.f * (2 - on.f))
	back := func(xi, eta float64) orb.Point {
		x, y := xi, eta
		for j, b := range beta {
			k := 2 * float64(j+1)
			x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
			y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
		}
		tan := math.Sin(x) / math.Hypot(math.Sinh(y), math.Cos(x)) // of the conformal latitude
		t := tan
		for range 6 {
			s := math.Sinh(e * math.Atanh(e*t/math.Hypot(1, t)))
			ti := t*math.Hypot(1, s) - s*math.Hypot(1, t)
			t += (tan - ti) / math.Hypot(1, ti) * (1 + (1-e*e)*t*t) / ((1 - e*e) * math.Hypot(1, t))
		}
		return orb.Point{math.Atan2(math.Sinh(y), math.Cos(x)) * 180 / math.Pi, math.Atan(t) * 180 / math.Pi}
	}
	origin := xiOf(t.latitude, back)
	return func(p orb.Point) orb.Point {
		xi, eta := origin+(p[1]-t.northing)/radius, (p[0]-t.easting)/radius
		if !(math.Abs(eta) <= widest && math.Abs(xi) < math.Pi/2) {
			return orb.Point{math.NaN(), math.NaN()}
		}
		at := back(xi, eta)
		return orb.Point{at[0] + t.meridian, at[1]}
	}
}

// xiOf finds where on the meridian of a projection a latitude lies, by halving.
func xiOf(latitude float64, back func(xi, eta float64) orb.Point) float64 {
	if latitude == 0 {
		return 0
	}
	low, high := -math.Pi/2, math.Pi/2
	for range 60 {
		if middle := (low + high) / 2; back(middle, 0)[1] < latitude {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
