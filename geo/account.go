package geo

import (
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// account is the arrangement of one territory, one proposal and one situation or
// several, and what each of its small faces is. It calls the small faces pieces,
// because a Face is a union of them. Figures are those of one situation, whose
// holding stands in it.
type account struct {
	*plane.Arrangement
	grid      grid
	territory *Territory
	bound     orb.Bound // of the territory
	proposal  *Proposal

	units  []int // layer of each unit
	zones  []zoneLayer
	lines  []borderLine // by line of the arrangement
	inside []bool       // by piece: whether it lies in the territory
	face   []int32      // by piece: the index in Ledger.Faces, -1 outside the territory

	situations []*Situation
	all        []holding // of every situation that is arranged
	holding
	cell []int32 // by piece: the index in Ledger.Cells, -1 outside
}

// holding is what one situation says of the pieces.
type holding struct {
	stated   [len(Holders)]int // layers, or none
	covers   int               // layer of the land of which the situation speaks, or none
	warnings []Warning         // of the situation itself
	holder   []Holder          // by piece
	disputed int64             // land that two holders are stated to hold, booked
	strips                     // empty until they are looked for
}

const none = -1

type zoneLayer struct{ feature, layer int }

// borderLine is one line of a border feature.
type borderLine struct{ feature, part int }

// arrange puts everything into one arrangement, out of an earlier one if there is
// any. The account is that of the first situation.
func arrange(before *account, t *Territory, p *Proposal, situations ...*Situation) *account {
	a := &account{territory: t, proposal: p, situations: slices.Clone(situations), grid: newGrid(before)}
	if before != nil && before.territory == t {
		a.bound = before.bound
	} else {
		a.bound = t.bound()
	}
	b := new(plane.Builder)
	for i, u := range t.Units {
		a.units = append(a.units, b.AddArea(a.grid.area(gridKey{t, i}, u.Area)))
	}
	for _, s := range situations {
		a.all = append(a.all, a.lay(b, s))
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
	a.holding = a.all[0]
	return a
}

// as is the account of another of the situations: pieces and faces are shared.
func (a *account) as(situation int) *account {
	own := *a
	own.holding = a.all[situation]
	own.situations = a.situations[situation : situation+1]
	own.cell = nil
	return &own
}

// lay makes one layer of all land that a situation states for a holder, and one of
// the land of which it speaks.
func (a *account) lay(b *plane.Builder, s *Situation) holding {
	h := holding{covers: none, warnings: s.Warnings}
	for i, area := range byHolder(s.Areas) {
		h.stated[i] = none
		if len(area) > 0 {
			h.stated[i] = b.AddArea(a.grid.area(gridKey{s, i}, area))
		}
	}
	if s.Covers != nil {
		h.covers = b.AddArea(a.coverage(s))
	}
	return h
}

// byHolder gathers areas by their holder.
func byHolder(areas []ControlArea) (land [len(Holders)]orb.MultiPolygon) {
	for _, c := range areas {
		land[c.Holder] = append(land[c.Holder], c.Area...)
	}
	return land
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
	a.inside = make([]bool, len(a.Faces))
	for piece := range a.Faces {
		for _, layer := range a.units {
			if a.In(piece, layer) {
				a.inside[piece] = true
				break
			}
		}
	}
	for i := range a.all {
		a.hold(&a.all[i])
	}
}

// hold finds the holder of every piece of the territory.
func (a *account) hold(h *holding) {
	h.holder = make([]Holder, len(a.Faces))
	for piece := range a.Faces {
		if !a.inside[piece] {
			continue
		}
		h.holder[piece] = a.holderOf(h, piece)
		if a.in(piece, h.stated[HeldByUkraine]) && a.in(piece, h.stated[HeldByRussia]) {
			h.disputed += a.Faces[piece].Book
		}
	}
}

// holderOf applies the rule that Situation documents.
func (a *account) holderOf(h *holding, piece int) Holder {
	ukraine := a.in(piece, h.stated[HeldByUkraine])
	russia := a.in(piece, h.stated[HeldByRussia])
	contested := a.in(piece, h.stated[HeldContested])
	switch {
	case russia && ukraine:
		return HeldContested
	case russia:
		return HeldByRussia
	case contested:
		return HeldContested
	case !ukraine && h.covers != none && !a.In(piece, h.covers):
		return HeldUnstated
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
