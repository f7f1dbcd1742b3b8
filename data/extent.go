package data

import (
	"errors"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// checkExtent refuses a feature that cannot be accounted for: one that is too large
// for the integers in which areas are booked, or whose edge runs round the globe.
func checkExtent(features []feature) error {
	for _, f := range features {
		area, _ := polygonsOf(f.geometry)
		if err := f.checkExtent(area); err != nil {
			return err
		}
	}
	return nil
}

func (f feature) checkExtent(area orb.MultiPolygon) error {
	err := geo.CheckExtent(area)
	var extent *geo.ExtentError
	if !errors.As(err, &extent) {
		return nil
	}
	d := f.defect("too-large", "", "%s", extent.Error())
	if extent.AreaM2 == 0 {
		at := extent.From
		d.At = &at
	}
	return &Error{Defect: d}
}
