package geo

import (
	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// account is the arrangement of one territory, situation and proposal, and what
// each of its small faces is. It calls the small faces pieces, because a Face is
// a union of them.
type account struct {
	*plane.Arrangement
	grid      grid
	territory *Territory
	proposal  *Proposal

	units    []int // layer of each unit
	stated   [len(Holders)]int
	covers   int // layer of the land of which the situation speaks, or none
	zones    []zoneLayer
	lines    []borderLine // by line of the arrangement
	inside   []bool       // by piece: whether it lies in the territory
	holder   []Holder     // by piece
	face     []int32      // by piece: the index in Ledger.Faces, -1 outside the territory
	cell     []int32      // by piece: the index in Ledger.Cells, -1 outside
	sliver   []bool       // by piece: thin land along the rim
	slivers  int64        // all of it, booked
	disputed int64        // land that two holders are stated to hold, booked
}

const none = -1

type zoneLayer struct{ feature, layer int }

// borderLine is one line of a border feature.
type borderLine struct{ feature, part int }

// arrange puts everything into one arrangement, out of an earlier one if there is any.
func arrange(before *account, t *Territory, s *Situation, p *Proposal) *account {
	a := &account{territory: t, proposal: p, covers: none, grid: newGrid(before)}
	b := new(plane.Builder)
	for i, u := range t.Units {
		a.units = append(a.units, b.AddArea(a.grid.area(gridKey{t, i}, u.Area)))
	}
	a.layHolders(b, s)
	if s.Covers != nil {
		a.covers = b.AddArea(a.grid.area(gridKey{s, none}, s.Covers))
	}
	if p != nil {
		a.layProposal(b, p)
	}
	if before == nil {
		a.Arrangement = b.Build()
	} else {
		a.Arrangement = b.BuildFrom(before.Arrangement)
	}
	a.grid.before = nil
	a.classify()
	return a
}

// layHolders makes one layer of all land that a situation states for a holder.
func (a *account) layHolders(b *plane.Builder, s *Situation) {
	var areas [len(Holders)]orb.MultiPolygon
	for _, c := range s.Areas {
		areas[c.Holder] = append(areas[c.Holder], c.Area...)
	}
	for h, area := range areas {
		a.stated[h] = none
		if len(area) > 0 {
			a.stated[h] = b.AddArea(a.grid.area(gridKey{s, h}, area))
		}
	}
}

func (a *account) layProposal(b *plane.Builder, p *Proposal) {
	for i, f := range p.Features {
		switch {
		case f.Draft:
		case f.Type == Zone:
			a.zones = append(a.zones, zoneLayer{i, b.AddArea(a.grid.area(geometryKey(f.Geometry), polygons(f.Geometry)))})
		case f.Type == Border:
			for part, line := range lineStrings(f.Geometry) {
				b.Line(line)
				a.lines = append(a.lines, borderLine{i, part})
			}
		}
	}
}

func (a *account) classify() {
	n := len(a.Faces)
	a.inside, a.holder = make([]bool, n), make([]Holder, n)
	for piece := range a.Faces {
		for _, layer := range a.units {
			if a.In(piece, layer) {
				a.inside[piece] = true
				break
			}
		}
		if !a.inside[piece] {
			continue
		}
		a.holder[piece] = a.holderOf(piece)
		if a.in(piece, a.stated[HeldByUkraine]) && a.in(piece, a.stated[HeldByRussia]) {
			a.disputed += a.Faces[piece].Book
		}
	}
}

// holderOf applies the rule that Situation documents.
func (a *account) holderOf(piece int) Holder {
	ukraine := a.in(piece, a.stated[HeldByUkraine])
	russia := a.in(piece, a.stated[HeldByRussia])
	contested := a.in(piece, a.stated[HeldContested])
	switch {
	case russia && ukraine:
		return HeldContested
	case russia:
		return HeldByRussia
	case contested:
		return HeldContested
	}
	return HeldByUkraine
}

func (a *account) in(piece, layer int) bool { return layer != none && a.In(piece, layer) }

func polygons(g orb.Geometry) orb.MultiPolygon {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.MultiPolygon:
		return g
	}
	return nil
}

func lineStrings(g orb.Geometry) orb.MultiLineString {
	switch g := g.(type) {
	case orb.LineString:
		return orb.MultiLineString{g}
	case orb.MultiLineString:
		return g
	}
	return nil
}

// mark gives the point of an allocation mark.
func (f Feature) mark() (orb.Point, bool) {
	at, ok := f.Geometry.(orb.Point)
	return at, ok && f.Type == Allocation && !f.Draft && f.Side != NoSide
}
