package data

import (
	"encoding/json"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// fresh gives a foreign member as it is to be saved: as it was, but for a bbox
// that its geometry has grown out of.
func fresh(key string, value any, bound orb.Bound) any {
	if key != "bbox" || bound.IsEmpty() || holds(value, bound) {
		return value
	}
	return [4]float64{bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1]}
}

// holds tells whether a bbox, of two or three dimensions, holds a bound.
func holds(bbox any, bound orb.Bound) bool {
	list, _ := bbox.([]any)
	if len(list) != 4 && len(list) != 6 {
		return false
	}
	var box [6]float64
	for i, value := range list {
		number, _ := value.(json.Number)
		x, err := number.Float64()
		if err != nil {
			return false
		}
		box[i] = x
	}
	half := len(list) / 2
	outer := orb.Bound{Min: orb.Point{box[0], box[1]}, Max: orb.Point{box[half], box[half+1]}}
	return outer.Contains(bound.Min) && outer.Contains(bound.Max)
}

// boundOf is the box around all features; empty without any.
func boundOf(features ...geo.Feature) orb.Bound {
	all := orb.Bound{Min: orb.Point{1}, Max: orb.Point{-1}}
	for _, f := range features {
		switch {
		case f.Geometry == nil:
		case all.IsEmpty():
			all = f.Geometry.Bound()
		default:
			all = all.Union(f.Geometry.Bound())
		}
	}
	return all
}
