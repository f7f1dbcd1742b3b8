package plane

import "github.com/paulmach/orb"

// Operation says which land an overlay keeps.
type Operation uint8

// The operations on two areas.
const (
	Union               Operation = iota // in either
	Intersection                         // in both
	Difference                           // in the first and not in the second
	SymmetricDifference                  // in exactly one
)

// Overlay combines two areas. They mean what Builder.Area says, so no input is
// invalid; the result is as Arrangement.Shapes gives it: valid and oriented as
// RFC 7946 has it, nil when there is no land.
func Overlay(op Operation, first, second orb.MultiPolygon) orb.MultiPolygon {
	var b Builder
	one, other := b.Area(first), b.Area(second)
	a := b.Build()
	group := make([]int32, len(a.Faces))
	for f := range group {
		if !op.keeps(a.In(f, one), a.In(f, other)) {
			group[f] = -1
		}
	}
	return a.Shapes(group, 1)[0]
}

func (op Operation) keeps(first, second bool) bool {
	switch op {
	case Union:
		return first || second
	case Intersection:
		return first && second
	case Difference:
		return first && !second
	}
	return first != second
}

// UnionAll is the union of any number of areas. It joins halves of halves, so
// that only outlines meet.
func UnionAll(areas []orb.MultiPolygon) orb.MultiPolygon {
	const atOnce = 16
	if len(areas) > atOnce {
		middle := len(areas) / 2
		return Overlay(Union, UnionAll(areas[:middle]), UnionAll(areas[middle:]))
	}
	var all orb.MultiPolygon
	for _, area := range areas {
		all = append(all, area...)
	}
	return Overlay(Union, all, nil)
}
