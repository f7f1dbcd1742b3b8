package plane_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

func rectangle(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// Two areas and a line cut the plane into faces. What lies where is asked of each face;
// areas are integers, and all of them sum to zero.
func ExampleBuilder() {
	var b plane.Builder
	county := b.Area(rectangle(37, 48, 38, 49))
	held := b.Area(rectangle(37.5, 47.5, 38.5, 49.5))
	b.Line(orb.LineString{{36.9, 48.5}, {38.1, 48.5}})
	a := b.Build()
	var sum int64
	for f, face := range a.Faces {
		sum += face.Book
		if a.In(f, county) {
			fmt.Printf("%.2f km², held %v, around %.2f\n", a.AreaM2(f)/1e6, a.In(f, held), a.InsidePoint(f))
		}
	}
	fmt.Println("sum of all faces:", sum)
	// Output:
	// 2064.45 km², held false, around [37.25 48.03]
	// 2064.45 km², held true, around [37.75 48.03]
	// 2044.42 km², held true, around [37.75 48.53]
	// 2044.42 km², held false, around [37.25 48.53]
	// sum of all faces: 0
}

// After a vertex moved, only what it touches is made anew. The result is the same as
// that of a new arrangement, bit for bit.
func ExampleBuilder_BuildFrom() {
	cut := func(x float64, before *plane.Arrangement) *plane.Arrangement {
		var b plane.Builder
		b.Area(rectangle(37, 48, 38, 49))
		b.Line(orb.LineString{{x, 47.9}, {x, 49.1}})
		return b.BuildFrom(before)
	}
	a := cut(37.25, nil)
	moved := cut(37.75, a)
	for _, p := range []orb.Point{{37.1, 48.5}, {37.9, 48.5}} {
		fmt.Printf("%.2f → %.2f km²\n", a.AreaM2(int(a.Locate([]orb.Point{p})[0]))/1e6, moved.AreaM2(int(moved.Locate([]orb.Point{p})[0]))/1e6)
	}
	// Output:
	// 2054.43 → 6163.30 km²
	// 6163.30 → 2054.43 km²
}

// A ring that crosses itself is no error: land is where its winding is not zero.
func ExampleOverlay() {
	bow := orb.MultiPolygon{{{{37, 48}, {38, 49}, {38, 48}, {37, 49}, {37, 48}}}}
	for _, p := range plane.Overlay(plane.Intersection, bow, rectangle(36, 48, 38, 48.5)) {
		fmt.Printf("%.2f\n", p[0])
	}
	// Output:
	// [[37.00 48.00] [37.50 48.50] [37.00 48.50] [37.00 48.00]]
	// [[38.00 48.00] [38.00 48.50] [37.50 48.50] [38.00 48.00]]
}

// The land within 10 km of a line.
func ExampleBufferLines() {
	strip := plane.BufferLines(orb.MultiLineString{{{37, 48}, {38, 48}}}, 10_000)
	var b plane.Builder
	layer := b.Area(strip)
	a := b.Build()
	for f := range a.Faces {
		if a.In(f, layer) {
			fmt.Printf("%.0f km²\n", a.AreaM2(f)/1e6)
		}
	}
	// Output:
	// 1806 km²
}
