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
	const few = 32
	switch len(areas) {
	case 0:
		return nil
	case 1:
		return Overlay(Union, areas[0], nil)
	case 2:
		return Overlay(Union, areas[0], areas[1])
	}
	var halves [2]orb.MultiPolygon
	middle := len(areas) / 2
	parts := [2][]orb.MultiPolygon{areas[:middle], areas[middle:]}
	grain := 1
	if len(areas) < few {
		grain = 2 // one after the other
	}
	parallel(2, grain, func(_, from, to int) {
		for i := from; i < to; i++ {
			halves[i] = UnionAll(parts[i])
		}
	})
	return Overlay(Union, halves[0], halves[1])
}
