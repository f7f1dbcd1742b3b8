// Package ellipsoid measures on the ellipsoid WGS 84: the area under an edge that
// is straight in longitude and latitude, the length of such an edge, geodesic
// distance and direction.
//
// Points are longitude, latitude in degrees; areas are square metres and lengths
// metres. An edge is straight in the plane of longitude and latitude, as RFC 7946
// has it, and never the shorter way across the antimeridian.
package ellipsoid

// WGS 84 (NIMA TR8350.2, 3rd edition, 2000): semi-major axis in metres,
// flattening, and what follows from them.
const (
	semiMajor    = 6378137.0
	flattening   = 1 / 298.257223563
	eccentricity = flattening * (2 - flattening) // squared
)
