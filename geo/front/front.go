// Package front lays a schematic front line between settlements whose holders are
// known. Nothing but positions and holders goes in, and nothing is tuned by date.
package front

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
)

// The limits within which a line is laid.
const (
	Least = 10     // settlements: fewer say too little of where a line runs
	Most  = 60_000 // settlements: Ukraine has 28,000, and lists of GeoNames 33,000
	Reach = 25     // km around a settlement of which a front speaks
)

// Fact is a settlement and who holds it. Contested ones lie on the line.
type Fact struct {
	At     orb.Point // longitude, latitude in degrees
	Holder geo.Holder
}

// Front is what is known of the land between settlements.
type Front struct {
	Held   orb.MultiPolygon // by Russia
	Covers orb.MultiPolygon // the land within Reach of a settlement, of which the front speaks
	Used   int              // settlements between which the line was laid
}

// Lay lays the line. No two facts may be about one place. An error says why there can be
// no line.
func Lay(facts []Fact) (*Front, error) {
	if len(facts) > Most {
		return nil, fmt.Errorf("a line is laid between at most %d settlements, and there are %d", Most, len(facts))
	}
	s, err := NewSurface(facts)
	if err != nil {
		return nil, err
	}
	l := newLattice(facts, s.plane)
	near := l.reached(facts, s.plane)
	covers := l.contour(near)
	// Beyond the land that is covered the line is not looked for; two steps more keep
	// its end there out of sight.
	margin := -2 * s.plane.stepKm(l)
	held := l.contour(l.sample(func(i int, p orb.Point) float64 {
		if near[i] < margin {
			return -1
		}
		return s.Value(p)
	}))
	return &Front{Held: rounded(plane.Overlay(plane.Intersection, held, covers)), Covers: covers, Used: len(s.weight)}, nil
}

// Cover is the land within Reach of a settlement; nil when there are none, or too many.
func Cover(facts []Fact) orb.MultiPolygon {
	if len(facts) == 0 || len(facts) > Most {
		return nil
	}
	p := planeOf(facts)
	l := newLattice(facts, p)
	return l.contour(l.reached(facts, p))
}

// Plane lays longitude and latitude out flat, in km east and north, true along the
// parallel that it is named by, in degrees: within 2 % four degrees off it, which is less than
// a schematic line is off.
type Plane float64

// planeOf fits facts: the parallel is the whole degree nearest to their middle.
func planeOf(facts []Fact) Plane {
	sum := 0.0
	for _, f := range facts {
		sum += f.At[1]
	}
	return Plane(math.Round(sum / float64(len(facts))))
}

// cosine is that of the parallel.
func (p Plane) cosine() float64 {
	_, cos := ellipsoid.Sincos(float64(p) * math.Pi / 180)
	return cos
}

// XY is where a point lies.
func (p Plane) XY(at orb.Point) (x, y float64) {
	return at[0] * 111.32 * p.cosine(), at[1] * 111.2
}

// stepKm is the longer side of a lattice's cell.
func (p Plane) stepKm(l lattice) float64 {
	x, y := p.XY(orb.Point{l.stepLon, l.stepLat})
	return max(x, y)
}
