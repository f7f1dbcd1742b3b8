package data

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
)

// Contradiction is a city of which a situation says something else than what is
// known of that day.
type Contradiction struct {
	City geo.Settlement
	Says geo.Holder // the situation
	Held geo.Holder // what is known
}

// Contradictions lists the large cities that a situation gives to another side than
// the one that is known to have held them, those of most people first. What it says
// nothing of, or calls contested, contradicts nothing. Without a date only cities
// that never changed hands since 2014 count.
func Contradictions(s *geo.Situation) []Contradiction {
	known := atlas.HeldCities()
	land := landsOf(s)
	var list []Contradiction
	for _, c := range known {
		if !s.Date.Known() && !alwaysHeld(known, c) || s.Date.Known() && !c.At(s.Date) {
			continue
		}
		if says, ok := land.heldAt(c.Settlement.At); ok && says != geo.HeldContested && says != c.Holder {
			list = append(list, Contradiction{c.Settlement, says, c.Holder})
		}
	}
	slices.SortStableFunc(list, func(a, b Contradiction) int { return b.City.Population - a.City.Population })
	return list
}

// alwaysHeld reports whether a city has one row, so that the day does not matter.
func alwaysHeld(known []atlas.HeldCity, c atlas.HeldCity) bool {
	for _, other := range known {
		if other.Name == c.Name && other.Holder != c.Holder {
			return false
		}
	}
	return true
}

// lands are the polygons of a situation, with what is asked of them for every city.
type lands struct {
	of     *geo.Situation
	bounds [][]orb.Bound // by area and polygon
}

func landsOf(s *geo.Situation) lands {
	l := lands{of: s}
	for _, a := range s.Areas {
		var bounds []orb.Bound
		for _, p := range a.Area {
			bounds = append(bounds, p.Bound())
		}
		l.bounds = append(l.bounds, bounds)
	}
	return l
}

// heldAt is who holds a point, by the rule that geo.Situation documents; ok is false
// where the situation does not speak of it.
func (l lands) heldAt(p orb.Point) (h geo.Holder, ok bool) {
	s := l.of
	var stated [len(geo.Holders)]bool
	for i, a := range s.Areas {
		for k := 0; k < len(a.Area) && !stated[a.Holder]; k++ {
			stated[a.Holder] = l.bounds[i][k].Contains(p) && coversIn(a.Area[k], p)
		}
	}
	switch ukraine, russia := stated[geo.HeldByUkraine], stated[geo.HeldByRussia]; {
	case russia && ukraine:
		return geo.HeldContested, true
	case russia:
		return geo.HeldByRussia, true
	case stated[geo.HeldContested]:
		return geo.HeldContested, true
	case ukraine:
		return geo.HeldByUkraine, true
	}
	return geo.HeldByUkraine, s.Covers == nil || covers(s.Covers, p)
}

// covers reports whether a point lies in land: wound around by the first ring of a
// polygon and by no other of its rings, as the engine has it.
func covers(land orb.MultiPolygon, p orb.Point) bool {
	return slices.ContainsFunc(land, func(polygon orb.Polygon) bool { return coversIn(polygon, p) })
}

func coversIn(polygon orb.Polygon, p orb.Point) bool {
	for i, ring := range polygon {
		if (winding(ring, p) != 0) != (i == 0) {
			return false
		}
	}
	return len(polygon) > 0
}

// winding is how often a ring, closed or not, winds around a point.
func winding(ring orb.Ring, p orb.Point) (n int) {
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		if (a[1] <= p[1]) == (b[1] <= p[1]) {
			continue
		}
		if left := float64((b[0]-a[0])*(p[1]-a[1])) - float64((p[0]-a[0])*(b[1]-a[1])); b[1] > a[1] && left > 0 {
			n++
		} else if b[1] < a[1] && left < 0 {
			n--
		}
	}
	return n
}

// mostCities is how many cities a line names.
const mostCities = 12

// Contradicted says in a sentence what a situation contradicts; empty when it
// contradicts nothing.
func (o *Opened) Contradicted() string {
	var parts []string
	for _, side := range []struct {
		says       geo.Holder
		name, held string
	}{{geo.HeldByUkraine, "Ukraine", "Russia"}, {geo.HeldByRussia, "Russia", "Ukraine"}} {
		var names []string
		for _, c := range o.Contradictions {
			if c.Says == side.says {
				names = append(names, c.City.Name)
			}
		}
		if n := len(names) - mostCities; n > 0 {
			names = append(names[:mostCities], fmt.Sprintf("%d more", n))
		}
		if len(names) > 0 {
			parts = append(parts, fmt.Sprintf("it says that %s holds %s, which %s is known to hold at that date", side.name, strings.Join(names, ", "), side.held))
		}
	}
	return strings.Join(parts, "; ")
}
