package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
	"delimit/geo/plane"
)

// MostM2 is the largest area in m² that can be accounted for: areas are booked as
// 64-bit integers of plane.AreaUnitM2. It is 92 million km², a fifth of the globe.
const MostM2 = math.MaxInt64 * plane.AreaUnitM2

// ExtentError says that land cannot be accounted for.
type ExtentError struct {
	AreaM2 float64 // of the land; 0 when an edge is what is wrong
	// From and To are the ends of an edge over more than 180° of longitude. It is not
	// known which way round the globe it is meant.
	From, To orb.Point
}

// Error implements error.
func (e *ExtentError) Error() string {
	if e.AreaM2 > 0 {
		return fmt.Sprintf("%.0f km² are more than the %.0f million km² that can be measured", e.AreaM2/1e6, MostM2/1e12)
	}
	return fmt.Sprintf("an edge runs over %.1f° of longitude, from %g, %g to %g, %g, and it is not known which way round the globe", math.Abs(e.To[0]-e.From[0]), e.From[0], e.From[1], e.To[0], e.To[1])
}

// CheckExtent reports land that cannot be accounted for: an edge over more than 180°
// of longitude, or outer rings of more than MostM2 in all. Its error is an
// *ExtentError.
func CheckExtent(land orb.MultiPolygon) error {
	total := 0.0
	for _, polygon := range land {
		for i, ring := range polygon {
			for k := 1; k < len(ring); k++ {
				if math.Abs(ring[k][0]-ring[k-1][0]) > 180 {
					return &ExtentError{From: ring[k-1], To: ring[k]}
				}
			}
			if i == 0 {
				total += math.Abs(ellipsoid.RingArea(ring))
			}
		}
	}
	if total > MostM2 {
		return &ExtentError{AreaM2: total}
	}
	return nil
}

// Check reports a territory that cannot be accounted for: see CheckExtent.
func (t *Territory) Check() error {
	var land orb.MultiPolygon
	for _, u := range t.Units {
		if err := CheckExtent(u.Area); err != nil {
			return fmt.Errorf("%s: %w", u.Name, err)
		}
		land = append(land, u.Area...)
	}
	if err := CheckExtent(land); err != nil {
		return fmt.Errorf("the units together: %w", err)
	}
	return nil
}
