package scene

import (
	"sync"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/plane"
)

// outside is the land of which a situation states a holder, by holder: as a ledger
// would count it, so that no land is drawn twice. Land of the territory is left out
// where it would shine through that of the cells.
type outside struct {
	land   [len(geo.Holders)]orb.MultiPolygon
	shapes [len(geo.Holders)]*Shape
}

// Outside gives the land outside the territory that the map tints, by holder; Ukraine's
// is not tinted.
func Outside(m Model) [len(geo.Holders)]orb.MultiPolygon { return outsideOf(m, true).land }

// situationOutside tints the land that a situation states outside the territory.
func (s *builder) situationOutside() {
	out := outsideOf(s.Model, s.Style.Held[geo.HeldByRussia].Fill.A < 255)
	for _, h := range geo.Holders {
		if len(out.land[h]) > 0 {
			s.area(out.shapes[h], s.Style.Beside[h])
		}
	}
}

type outsideKey struct {
	situation *geo.Situation
	territory *geo.Territory // nil: none is left out
}

// besides keeps what is outside for the newest situations: the same one is drawn again
// for every step of a drag.
var besides = struct {
	sync.Mutex
	of map[outsideKey]outside
}{of: map[outsideKey]outside{}}

const mostBesides = 8

func outsideOf(m Model, without bool) outside {
	// A schematic one is laid for the territory: it is shown by its cells alone.
	if m.Situation == nil || m.Situation.Schematic {
		return outside{}
	}
	key := outsideKey{situation: m.Situation}
	if without {
		key.territory = m.Territory
	}
	besides.Lock()
	defer besides.Unlock()
	if out, ok := besides.of[key]; ok {
		return out
	}
	if len(besides.of) >= mostBesides {
		clear(besides.of)
	}
	out := newOutside(key)
	besides.of[key] = out
	return out
}

func newOutside(key outsideKey) (out outside) {
	var stated [len(geo.Holders)]orb.MultiPolygon
	for _, a := range key.situation.Areas {
		stated[a.Holder] = append(stated[a.Holder], a.Area...)
	}
	var b plane.Builder
	for _, h := range geo.Holders {
		b.Area(stated[h])
	}
	within := b.Area(landOfTerritory(key.territory))
	a := b.Build()
	group := make([]int32, len(a.Faces))
	for f := range group {
		holder := heldIn(a, f)
		group[f] = int32(holder)
		if holder == geo.HeldByUkraine || a.In(f, within) {
			group[f] = -1
		}
	}
	for h, land := range a.Shapes(group, len(geo.Holders)) {
		out.land[h], out.shapes[h] = land, Areas(land)
	}
	return out
}

// heldIn is the holder of a face by the rules of a situation; see geo.Situation.
func heldIn(a *plane.Arrangement, face int) geo.Holder {
	ukraine, russia := a.In(face, int(geo.HeldByUkraine)), a.In(face, int(geo.HeldByRussia))
	switch {
	case russia && ukraine, !russia && a.In(face, int(geo.HeldContested)):
		return geo.HeldContested
	case russia:
		return geo.HeldByRussia
	}
	return geo.HeldByUkraine
}

func landOfTerritory(t *geo.Territory) (land orb.MultiPolygon) {
	if t == nil {
		return nil
	}
	for _, u := range t.Units {
		land = append(land, u.Area...)
	}
	return land
}
