package ellipsoid_test

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// Points are longitude, latitude in degrees. Rings run counter-clockwise around their
// land.
func ExampleRingArea() {
	degree := orb.Ring{{37, 48}, {38, 48}, {38, 49}, {37, 49}, {37, 48}}
	fmt.Printf("%.2f km²\n", math.Abs(ellipsoid.RingArea(degree))/1e6)
	// Output:
	// 8217.73 km²
}

// An edge along a parallel is longer than the geodesic between its ends.
func ExampleLengthM() {
	a, b := orb.Point{37, 48}, orb.Point{38, 48}
	fmt.Printf("edge %.1f m, geodesic %.1f m\n", ellipsoid.LengthM(a, b), ellipsoid.DistanceM(a, b))
	// Output:
	// edge 74625.4 m, geodesic 74624.8 m
}

// 100 km to the north-east of Donetsk.
func ExampleDestination() {
	donetsk := orb.Point{37.8, 48.0}
	p := ellipsoid.Destination(donetsk, 45, 100_000)
	fmt.Printf("%.4f, %.1f km away\n", p, ellipsoid.DistanceM(donetsk, p)/1e3)
	// Output:
	// [38.7593 48.6319], 100.0 km away
}
