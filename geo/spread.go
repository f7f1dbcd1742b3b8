package geo

import "slices"

// Interval is the lowest and the highest that one figure is in several ledgers, and
// which ledgers have it so: the first of those that agree.
type Interval struct {
	Low, High     float64
	LowOf, HighOf int // indices of ledgers
}

// IntervalOf is the interval of a figure in several ledgers, of which there must be
// one at least.
func IntervalOf(figures ...float64) Interval {
	v := Interval{Low: figures[0], High: figures[0]}
	for i, x := range figures {
		if x < v.Low {
			v.Low, v.LowOf = x, i
		}
		if x > v.High {
			v.High, v.HighOf = x, i
		}
	}
	return v
}

// Wide tells whether the ledgers differ, by more than what a change is taken for.
func (v Interval) Wide() bool { return v.High-v.Low >= 1 }

// Spread is how far the figures of several ledgers of one territory and one proposal
// lie apart: areas in m².
type Spread struct {
	Held      [len(Holders)]Interval
	Units     []HeldSpread // as Ledger.Units
	Delimited bool         // in all ledgers; if not, the next four are without meaning
	Decided   bool         // in all ledgers, see Ledger.Decided; likewise
	Ceded     Interval     // see Ledger
	Returned  Interval
	Net       Interval // of the nets: its ends are not made of those of ceded and returned
	Kept      Interval
	ContactM  Interval     // metres
	Zones     []HeldSpread // as Ledger.Zones: a zone's area is the same to all
	Cells     []CellSpread // every cell that any ledger has, by holder, side, zones
}

// HeldSpread is who holds the land of a unit or a zone.
type HeldSpread struct{ Held [len(Holders)]Interval }

// CellSpread is a cell in several ledgers. To one that has no such cell it is empty.
type CellSpread struct {
	Holder    Holder
	Side      Side
	Undecided bool
	Zones     []int // indices into Ledger.Zones, ascending
	Area      Interval
	Towns     Interval // how many settlements
	People    Interval // those of whom a figure is known
	// Unknown is how many settlements without a figure the cell has at most.
	Unknown int
}

// NewSpread sets ledgers of one territory and one proposal, made with the same
// settlements, against each other. There must be one at least.
func NewSpread(ledgers []*Ledger) (Spread, error) {
	all := make([]Rebased, len(ledgers))
	s := Spread{Delimited: true, Decided: true}
	for i, l := range ledgers {
		var err error
		if all[i], err = shifts(ledgers[0], l); err != nil {
			return Spread{}, err
		}
		s.Delimited = s.Delimited && all[i].Delimited
		s.Decided = s.Decided && all[i].Decided
	}
	of := func(get func(Rebased) float64) Interval { return intervalOver(all, get) }
	for _, h := range Holders {
		s.Held[h] = of(func(r Rebased) float64 { return r.Held[h].AfterM2 })
	}
	s.Ceded = of(func(r Rebased) float64 { return r.Ceded.AfterM2 })
	s.Returned = of(func(r Rebased) float64 { return r.Returned.AfterM2 })
	s.Net = intervalOver(ledgers, (*Ledger).NetM2)
	s.Kept = of(func(r Rebased) float64 { return r.Kept.AfterM2 })
	s.ContactM = intervalOver(ledgers, func(l *Ledger) float64 { return l.ContactM })
	for i := range ledgers[0].Units {
		s.Units = append(s.Units, heldSpread(ledgers, func(l *Ledger) [len(Holders)]float64 { return l.Units[i].Held }))
	}
	for i := range ledgers[0].Zones {
		s.Zones = append(s.Zones, heldSpread(ledgers, func(l *Ledger) [len(Holders)]float64 { return l.Zones[i].Held }))
	}
	s.Cells = cellSpreads(all)
	return s, nil
}

func intervalOver[T any](all []T, figure func(T) float64) Interval {
	figures := make([]float64, len(all))
	for i, x := range all {
		figures[i] = figure(x)
	}
	return IntervalOf(figures...)
}

func heldSpread(ledgers []*Ledger, held func(*Ledger) [len(Holders)]float64) (s HeldSpread) {
	for _, h := range Holders {
		s.Held[h] = intervalOver(ledgers, func(l *Ledger) float64 { return held(l)[h] })
	}
	return s
}

// cellSpreads gathers the cells that any of the ledgers has.
func cellSpreads(all []Rebased) []CellSpread {
	var kinds []Cell
	after := make([]map[string]CellShift, len(all))
	seen := map[string]bool{}
	for i, r := range all {
		after[i] = map[string]CellShift{}
		for _, c := range r.Cells {
			kind := Cell{Holder: c.Holder, Side: c.Side, Undecided: c.Undecided, Zones: c.Zones}
			after[i][kind.key()] = c
			if !seen[kind.key()] {
				seen[kind.key()] = true
				kinds = append(kinds, kind)
			}
		}
	}
	slices.SortFunc(kinds, Cell.compare)
	var out []CellSpread
	for _, kind := range kinds {
		of := func(get func(CellShift) float64) Interval {
			return intervalOver(after, func(cells map[string]CellShift) float64 { return get(cells[kind.key()]) })
		}
		unknown := 0
		for _, cells := range after {
			unknown = max(unknown, cells[kind.key()].PeopleAfter.Unknown)
		}
		out = append(out, CellSpread{Holder: kind.Holder, Side: kind.Side, Undecided: kind.Undecided, Zones: kind.Zones, Unknown: unknown,
			Area:   of(func(c CellShift) float64 { return c.AfterM2 }),
			Towns:  of(func(c CellShift) float64 { return float64(c.PeopleAfter.Places) }),
			People: of(func(c CellShift) float64 { return float64(c.PeopleAfter.Count) })})
	}
	return out
}
