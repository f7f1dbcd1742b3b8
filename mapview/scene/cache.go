package scene

import (
	"sync"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// situationShape projects an area of a situation once: the same situation is
// drawn again for every step of a drag. Only the newest areas are kept. Polygons
// that overlap are drawn as the ledger counts them: their union.
func situationShape(area orb.MultiPolygon) *Shape {
	if len(area) == 0 || len(area[0]) == 0 || len(area[0][0]) == 0 {
		return Areas(area)
	}
	key := &area[0][0][0] // the memory that the area lies in: areas are immutable
	projected.Lock()
	defer projected.Unlock()
	if s, ok := projected.shapes[key]; ok {
		return s
	}
	if len(projected.shapes) >= mostProjected {
		clear(projected.shapes)
	}
	s := Areas(plane.Overlay(plane.Union, area, nil))
	projected.shapes[key] = s
	return s
}

const mostProjected = 512

var projected = struct {
	sync.Mutex
	shapes map[*orb.Point]*Shape
}{shapes: map[*orb.Point]*Shape{}}
