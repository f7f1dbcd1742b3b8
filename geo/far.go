package geo

import "github.com/paulmach/orb"

// withoutFar is a situation with the same land within a bound and fewer vertices
// outside of it: front lines are ten times as long as one oblast.
func (s *Situation) withoutFar(b orb.Bound) *Situation {
	near := &Situation{Areas: make([]ControlArea, len(s.Areas))}
	for i, c := range s.Areas {
		near.Areas[i] = ControlArea{Holder: c.Holder, Area: withoutFar(c.Area, b)}
	}
	if s.Covers != nil {
		near.Covers = withoutFar(s.Covers, b)
	}
	return near
}

// withoutFar leaves vertices out that say nothing of the land within a bound. Of a
// run of vertices that all lie beyond the same side of it only the first and the
// last count: whatever the ring does between them it does over there, and winds
// around no point of the bound. What is left is never nil.
func withoutFar(mp orb.MultiPolygon, b orb.Bound) orb.MultiPolygon {
	near := make(orb.MultiPolygon, 0, len(mp))
	for _, polygon := range mp {
		var rings orb.Polygon
		for i, ring := range polygon {
			ring = ringWithoutFar(ring, b)
			if len(ring) > 2 {
				rings = append(rings, ring)
			} else if i == 0 {
				break // holes without an outer ring are nothing
			}
		}
		if rings != nil {
			near = append(near, rings)
		}
	}
	return near
}

func ringWithoutFar(ring orb.Ring, b orb.Bound) orb.Ring {
	near := make(orb.Ring, 0, len(ring)/2+2)
	run := 0        // vertices of near that belong to the run: its first, and perhaps its last
	var beyond side // all vertices of the run lie beyond these sides
	for _, p := range ring {
		of := sidesOf(p, b)
		switch {
		case beyond&of == 0:
			near, run, beyond = append(near, p), 1, of
		case run == 1:
			near, run, beyond = append(near, p), 2, beyond&of
		default:
			near[len(near)-1] = p
			beyond &= of
		}
	}
	return near
}

// side is a set of sides of a bound.
type side uint8

// sidesOf are the sides beyond which a point lies.
func sidesOf(p orb.Point, b orb.Bound) (of side) {
	if p[0] < b.Min[0] {
		of |= 1
	}
	if p[0] > b.Max[0] {
		of |= 2
	}
	if p[1] < b.Min[1] {
		of |= 4
	}
	if p[1] > b.Max[1] {
		of |= 8
	}
	return of
}
