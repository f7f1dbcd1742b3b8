package atlas

import (
	"sync"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// Ukraine is the internationally recognised land of Ukraine: the union of the 27
// units, with their own vertices. All situations that speak of Ukraine share this
// value, so that its edges are prepared once.
var Ukraine = sync.OnceValue(func() orb.MultiPolygon {
	return geo.Measure(&geo.Territory{Units: Oblasts()}, &geo.Situation{}, nil, nil).TerritoryShape()
})
