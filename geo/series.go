package geo

import (
	"cmp"
	"slices"
	"sync"

	"github.com/paulmach/orb"
)

// Gauge measures one situation after the other against the same territory and
// proposal. It makes only what a series needs of a ledger, so that hundreds of
// dates take seconds. It is immutable: several goroutines may use one.
type Gauge struct {
	territory *Territory
	proposal  *Proposal
	laid      *account // the territory and the zones, put onto the grid once
	near      orb.Bound
	covered   sync.Map // by gridKey of a coverage: whether it takes in the whole territory
}

// margin is how far around the territory, in degrees, a situation is looked at to
// its last vertex.
const margin = 0.01

// NewGauge prepares to measure. The proposal may be nil.
func NewGauge(t *Territory, p *Proposal) *Gauge {
	laid := &account{grid: newGrid(nil)}
	var land orb.MultiPolygon
	for i, u := range t.Units {
		land = append(land, u.Area...)
		laid.grid.area(gridKey{t, i}, u.Area)
	}
	if p != nil {
		for _, f := range p.Features {
			if f.Type == Zone && !f.Draft {
				laid.grid.area(geometryKey(f.Geometry), polygons(f.Geometry))
			}
		}
	}
	return &Gauge{territory: t, proposal: p, laid: laid, near: land.Bound().Pad(margin)}
}

// Reading is what one situation gives for a territory and a proposal. Its figures
// are those of the ledger that Measure makes, to a hundredth of a square metre.
type Reading struct {
	Date   Date
	Source string
	SHA256 string
	AreaM2 float64               // the territory
	Held   [len(Holders)]float64 // m² by Holder
	Cells  []Cell                // without places; one a holder when nothing is proposed
	// StripsM2 is as much of the unstated land as lies in strips along the rim, where
	// the coverage and the territory were drawn after two sources.
	StripsM2 float64
	Classes  [len(Holders)]bool // holders that the situation knows; land of Ukraine needs no areas, and does not count
}

// Read measures a situation.
func (g *Gauge) Read(s *Situation) Reading {
	near := s.withoutFar(g.near)
	if g.proposal == nil && g.takesInAll(s.Covers) {
		near.Covers = nil // where nothing changes hands, its edges beyond the territory say nothing
	}
	a := arrange(g.laid, g.territory, g.proposal, near)
	if g.proposal != nil { // without one nothing changes hands
		a.findStrips()
	}
	a.findFaces()
	l := newLedger(a)
	l.allocate(a)
	l.bookTerritory(a)
	l.bookCells(a)
	if l.Held[HeldUnstated] > 0 && a.sliver == nil {
		a.findStrips()
	}
	return Reading{s.Date, s.Source, s.SHA256, l.AreaM2, l.Held, l.Cells, areaM2(a.strips.unstated), classesOf(s, l)}
}

// noticed is the share of the territory from which on unstated land is a class of its own. Less
// are slivers along a boundary, which come and go with every front.
const noticed = 0.001

// classesOf tells which holders a situation knows: of whom it has areas, and whether land is
// unstated. Areas of Ukraine do not count: land without any is Ukraine's as well, so that they come
// and go without a change of hands.
func classesOf(s *Situation, l *Ledger) (classes [len(Holders)]bool) {
	for _, a := range s.Areas {
		if a.Holder != HeldByUkraine && len(a.Area) > 0 {
			classes[a.Holder] = true
		}
	}
	classes[HeldUnstated] = l.Held[HeldUnstated] > noticed*l.AreaM2
	return classes
}

// takesInAll reports whether a coverage takes in the whole territory. It is found out
// once for all situations that share it.
func (g *Gauge) takesInAll(covers orb.MultiPolygon) bool {
	key := geometryKey(covers)
	if key.of == nil {
		return covers == nil
	}
	if all, known := g.covered.Load(key); known {
		return all.(bool)
	}
	a := arrange(g.laid, g.territory, nil, (&Situation{Covers: covers}).withoutFar(g.near))
	all := !slices.Contains(a.holder, HeldUnstated)
	g.covered.Store(key, all)
	return all
}

// Zones are the zones to which the cells of readings refer.
func (g *Gauge) Zones() []ZoneRow {
	var zones []ZoneRow
	if g.proposal == nil {
		return nil
	}
	for _, f := range g.proposal.Features {
		if f.Type == Zone && !f.Draft {
			zones = append(zones, ZoneRow{Feature: f.ID, Name: f.Name, Regime: f.Regime})
		}
	}
	return zones
}

// Series is the situations of one source in order of date, one a date, as they
// were measured. Days between two of them were not measured: nothing here makes
// up what they may have been.
type Series []Reading

// At is the reading of the last date that is not after a day; -1: there is none.
func (s Series) At(d Date) int {
	return s.before(d.Days()+1) - 1
}

// before is how many readings are of earlier days.
func (s Series) before(day int) int {
	i, _ := slices.BinarySearchFunc(s, day, func(r Reading, day int) int { return cmp.Compare(r.Date.Days(), day) })
	return i
}

// nearest is the reading whose date is nearest to a day; of two the earlier.
func (s Series) nearest(day int) int {
	i := s.before(day)
	if i == len(s) || i > 0 && day-s[i-1].Date.Days() <= s[i].Date.Days()-day {
		i--
	}
	return i
}

// Break tells which classes of holders a date has that the date before had not, and the other
// way round. Then the two were not drawn alike: what differs between them is no change of hands.
func (s Series) Break(i int) (appeared, vanished []Holder) {
	if i == 0 {
		return nil, nil
	}
	for _, h := range Holders {
		switch before, now := s[i-1].Classes[h], s[i].Classes[h]; {
		case now && !before:
			appeared = append(appeared, h)
		case before && !now:
			vanished = append(vanished, h)
		}
	}
	return appeared, vanished
}

// Broken tells whether there is a break at a date.
func (s Series) Broken(i int) bool { return i > 0 && s[i].Classes != s[i-1].Classes }

// alike tells whether there is no break between two dates.
func (s Series) alike(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if s.Broken(i) {
			return false
		}
	}
	return true
}

// Change is what each holder gained since the date before, in m²; ok is false for
// the first date, and across a break.
func (s Series) Change(i int) (m2 [len(Holders)]float64, ok bool) {
	if i == 0 || s.Broken(i) {
		return m2, false
	}
	for h := range m2 {
		m2[h] = s[i].Held[h] - s[i-1].Held[h]
	}
	return m2, true
}

// CellKinds are all cells that any date has, in the order of ledgers, with no
// area: a column each.
func (s Series) CellKinds() []Cell {
	kinds := map[string]Cell{}
	for _, r := range s {
		for _, c := range r.Cells {
			kinds[c.key()] = c.kind()
		}
	}
	list := make([]Cell, 0, len(kinds))
	for _, c := range kinds {
		list = append(list, c)
	}
	slices.SortFunc(list, Cell.compare)
	return list
}

// CellM2 is the area of a cell at a date; 0 where no land is of its kind then.
func (r Reading) CellM2(kind Cell) float64 {
	for _, c := range r.Cells {
		if kind.compare(c) == 0 {
			return c.AreaM2
		}
	}
	return 0
}

// kind is the cell without its land.
func (c Cell) kind() Cell {
	return Cell{Holder: c.Holder, Side: c.Side, Undecided: c.Undecided, Zones: c.Zones}
}

// compare is the order in which ledgers have cells.
func (c Cell) compare(d Cell) int {
	undecided := func(c Cell) int {
		if c.Undecided {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(c.Holder, d.Holder), cmp.Compare(c.Side, d.Side), cmp.Compare(undecided(c), undecided(d)), slices.Compare(c.Zones, d.Zones))
}
