package ellipsoid

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// DistanceM is the length of the geodesic between two points in metres (Karney,
// Algorithms for geodesics, 2013).
func DistanceM(a, b orb.Point) float64 {
	var metres float64
	geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], &metres, nil, nil)
	return metres
}

// AzimuthDeg is the direction in which the geodesic from a to b sets out, in
// degrees clockwise from north, -180 to 180.
func AzimuthDeg(a, b orb.Point) float64 {
	var azimuth float64
	geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], nil, &azimuth, nil)
	return azimuth
}

// Destination is the point that lies metres along the geodesic from a in the
// direction azimuth, in degrees clockwise from north.
func Destination(a orb.Point, azimuth, metres float64) orb.Point {
	var lat, lon float64
	geodesic.WGS84.Direct(a[1], a[0], azimuth, metres, &lat, &lon, nil)
	return orb.Point{lon, lat}
}

// scale gives metres per radian of latitude and of longitude at a latitude in
// radians: the radius of curvature in the meridian, and the radius of the parallel.
func scale(phi float64) (north, east float64) {
	s, c := Sincos(phi)
	w := 1 - float64(eccentricity*s*s)
	prime := semiMajor / math.Sqrt(w) // radius of curvature in the prime vertical
	return prime * (1 - eccentricity) / w, prime * c
}

// HeadingDeg is the direction, in degrees clockwise from north, of an edge that
// passes a point and is straight in longitude and latitude, by the differences of
// its ends in degrees. Where it has no direction, 0.
func HeadingDeg(at orb.Point, dlon, dlat float64) float64 {
	north, east := scale(at[1] * math.Pi / 180)
	return math.Atan2(east*dlon, north*dlat) * 180 / math.Pi
}

// Nodes and weights of Gauss–Legendre rules on [-1, 1] with one, two and five points.
var (
	gaussNodes   = [5]float64{-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640}
	gaussWeights = [5]float64{0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891}
	gauss1       = gauss{[]float64{0}, []float64{2}}
	gauss2       = gauss{[]float64{-0.5773502691896258, 0.5773502691896258}, []float64{1, 1}}
	gauss5       = gauss{gaussNodes[:], gaussWeights[:]}
)

type gauss struct{ nodes, weights []float64 }

// LengthM is the length in metres of the edge from a to b, straight in longitude
// and latitude: longer than the geodesic. It is integrated, with as many points as
// it takes to be right to 1e-9 of itself up to 70° of latitude: one where the edge
// is shorter than 0.002°, two up to 0.1°, and otherwise five for every 2°.
func LengthM(a, b orb.Point) float64 {
	switch span := math.Max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1])); {
	case span < 0.002:
		return gauss1.lengthM(a, b, 1)
	case span < 0.1:
		return gauss2.lengthM(a, b, 1)
	default:
		return gauss5.lengthM(a, b, int(math.Ceil(span/2)))
	}
}

func (g gauss) lengthM(a, b orb.Point, pieces int) float64 {
	const rad = math.Pi / 180
	dlon, dlat := (b[0]-a[0])*rad, (b[1]-a[1])*rad
	total := 0.0
	for i := range pieces {
		for j, node := range g.nodes {
			t := (float64(i) + 0.5 + float64(node/2)) / float64(pieces)
			north, east := scale(float64(a[1]*rad) + float64(t*dlat))
			total += float64(g.weights[j] * math.Sqrt(float64(north*dlat*north*dlat)+float64(east*dlon*east*dlon)))
		}
	}
	return total / 2 / float64(pieces)
}

// LineLengthM is the length of a line in metres.
func LineLengthM(line orb.LineString) float64 {
	total := 0.0
	for i := 1; i < len(line); i++ {
		total += LengthM(line[i-1], line[i])
	}
	return total
}

// Tangent is the plane that touches the ellipsoid at a point: good for judging
// what is near, not for measuring.
type Tangent struct {
	at          orb.Point
	north, east float64 // metres per degree
}

// TangentAt gives the plane at a point.
func TangentAt(p orb.Point) Tangent {
	north, east := scale(p[1] * math.Pi / 180)
	return Tangent{p, north * math.Pi / 180, east * math.Pi / 180}
}

// Nearest is the point of the edge from a to b that is nearest to the point of
// touch, and the square of its distance in m².
func (t Tangent) Nearest(a, b orb.Point) (orb.Point, float64) {
	ax, ay := float64((a[0]-t.at[0])*t.east), float64((a[1]-t.at[1])*t.north)
	dx, dy := (b[0]-a[0])*t.east, (b[1]-a[1])*t.north
	s := 0.0
	if d := float64(dx*dx) + float64(dy*dy); d > 0 {
		s = math.Max(0, math.Min(1, -(float64(ax*dx)+float64(ay*dy))/d))
	}
	x, y := ax+float64(s*dx), ay+float64(s*dy)
	return between(a, b, s), float64(x*x) + float64(y*y)
}

// Ahead is the part of the edge from a to b that lies ahead of someone who comes
// to the point of touch from before; ok is false when none does.
func (t Tangent) Ahead(before, a, b orb.Point) (from, to orb.Point, ok bool) {
	along := func(p orb.Point) float64 {
		x := float64((p[0] - t.at[0]) * (t.at[0] - before[0]) * t.east * t.east)
		return x + float64((p[1]-t.at[1])*(t.at[1]-before[1])*t.north*t.north)
	}
	u, v := along(a), along(b)
	if u <= 0 && v <= 0 {
		return a, b, false
	}
	cut := func() orb.Point {
		return between(a, b, u/(u-v))
	}
	switch {
	case u < 0:
		a = cut()
	case v < 0:
		b = cut()
	}
	return a, b, true
}

// between is the point at a share of the way from a to b.
func between(a, b orb.Point, share float64) orb.Point {
	return orb.Point{a[0] + float64(share*(b[0]-a[0])), a[1] + float64(share*(b[1]-a[1]))}
}
