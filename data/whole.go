package data

import (
	"math"
	"slices"

	"delimit/data/figure"
	"delimit/geo"
)

// Programs get areas in whole m², and everything that sums to something does so to the
// last digit, whoever reads it: floats of this size have no error. It is rounded from
// above (the territory, who holds it, the cells of each holder) and summed from below
// (zones, ceded, returned, kept, undecided).

// WholeM2 is the area of a territory in whole m². It is that of the territory alone: other
// lines bend its edges by millionths of a metre.
func WholeM2(t *geo.Territory) float64 {
	return figure.Whole(geo.Measure(t, &geo.Situation{}, nil, nil).AreaM2)
}

// WholeLedger is a ledger of a territory of so many m² for programs. alone is the one of
// the same situation without a proposal, made whole before, whose figures stay; nil where
// there is none.
func WholeLedger(area float64, l, alone *geo.Ledger) *geo.Ledger {
	w := *l
	if alone != nil {
		w.AreaM2, w.Held, w.Units = alone.AreaM2, alone.Held, alone.Units
	} else {
		w.AreaM2 = closest(area, l.AreaM2)
		w.Held = WholeHeld(w.AreaM2, l.Held)
		w.Units = wholeUnits(l, w.Held)
	}
	w.Cells = wholeCells(w.Held, l.Cells)
	sumWhole(&w)
	return &w
}

// closest is the area of a territory by itself, unless what was measured is another one.
func closest(area, measured float64) float64 {
	if math.Abs(area-measured) < 1 {
		return area
	}
	return figure.Whole(measured)
}

func total(held [len(geo.Holders)]float64) (m2 float64) {
	for _, h := range held {
		m2 += h
	}
	return m2
}

// WholeHeld divides an area among the holders.
func WholeHeld(area float64, held [len(geo.Holders)]float64) [len(geo.Holders)]float64 {
	return [len(geo.Holders)]float64(figure.Shares(area, held[:]))
}

// WholeHeldAlone is land by holder of which no total is known.
func WholeHeldAlone(held [len(geo.Holders)]float64) [len(geo.Holders)]float64 {
	return WholeHeld(figure.Whole(total(held)), held)
}

// WholeSeries is a series for programs.
func WholeSeries(area float64, s *Series) *Series {
	w := *s
	w.Readings = slices.Clone(s.Readings)
	for i, r := range w.Readings {
		r.AreaM2 = closest(area, total(r.Held))
		r.Held = WholeHeld(r.AreaM2, r.Held)
		r.Cells = wholeCells(r.Held, r.Cells)
		w.Readings[i] = r
	}
	return &w
}

// WholeComparison is a comparison for programs: its ledgers are sums of its classes.
func WholeComparison(area float64, c *geo.Comparison) *geo.Comparison {
	w := *c
	area = closest(area, c.Ledgers[0].AreaM2)
	parts := make([]float64, len(c.Classes))
	for i, class := range c.Classes {
		parts[i] = class.AreaM2
	}
	w.Classes, w.Ledgers = slices.Clone(c.Classes), nil
	w.DiffersM2, w.SilentM2 = 0, 0
	for i, m2 := range figure.Shares(area, parts) {
		w.Classes[i].AreaM2 = m2
		switch class := w.Classes[i]; {
		case class.Silent():
			w.SilentM2 += m2
		case class.Differs():
			w.DiffersM2 += m2
		}
	}
	w.RimM2 = min(figure.Whole(c.RimM2), w.DiffersM2)
	for i, l := range c.Ledgers {
		w.Ledgers = append(w.Ledgers, ledgerOfClasses(area, l, w.Classes, i))
	}
	if spread, err := geo.NewSpread(w.Ledgers); err == nil { // they are of one account
		spread.Delimited, spread.Decided = c.Spread.Delimited, c.Spread.Decided
		w.Spread = spread
	}
	return &w
}

// ledgerOfClasses is the ledger of one situation of a comparison as its classes have it.
func ledgerOfClasses(area float64, l *geo.Ledger, classes []geo.Class, situation int) *geo.Ledger {
	w := *l
	w.AreaM2, w.Held, w.Cells = area, [len(geo.Holders)]float64{}, slices.Clone(l.Cells)
	for i := range w.Cells {
		w.Cells[i].AreaM2 = 0
	}
	for _, class := range classes {
		holder := class.Holders[situation]
		w.Held[holder] += class.AreaM2
		for i, cell := range w.Cells {
			if cell.Holder == holder && cell.Side == class.Side && slices.Equal(cell.Zones, class.Zones) {
				w.Cells[i].AreaM2 += class.AreaM2
				break
			}
		}
	}
	w.Units = wholeUnits(l, w.Held)
	sumWhole(&w)
	return &w
}

// wholeUnits divides what each holder has among the units, and sums them, so that units
// sum to the territory and to its holders. Units that overlap do not, and are rounded each
// by itself.
func wholeUnits(l *geo.Ledger, held [len(geo.Holders)]float64) []geo.UnitRow {
	units, total := slices.Clone(l.Units), 0.0
	for _, u := range units {
		total += u.AreaM2
	}
	const apart = 0.5 // m²
	if math.Abs(total-l.AreaM2) > apart {
		for i, u := range units {
			units[i].AreaM2 = figure.Whole(u.AreaM2)
			units[i].Held = WholeHeld(units[i].AreaM2, u.Held)
		}
		return units
	}
	for i := range units {
		units[i].AreaM2 = 0
	}
	for h := range geo.Holders {
		parts := make([]float64, len(units))
		for i, u := range l.Units {
			parts[i] = u.Held[h]
		}
		for i, m2 := range figure.Shares(held[h], parts) {
			units[i].Held[h] = m2
			units[i].AreaM2 += m2
		}
	}
	return units
}

// wholeCells divides what each holder has among its cells. Land of a holder that has no
// cell, under a square metre, goes to the largest.
func wholeCells(held [len(geo.Holders)]float64, cells []geo.Cell) []geo.Cell {
	whole := slices.Clone(cells)
	for h, m2 := range held {
		var parts []float64
		var at []int
		for i, c := range cells {
			if int(c.Holder) == h {
				parts, at = append(parts, c.AreaM2), append(at, i)
			}
		}
		for k, share := range figure.Shares(m2, parts) {
			whole[at[k]].AreaM2 = share
			m2 -= share
		}
		if len(whole) > 0 && m2 != 0 {
			whole[largestCell(cells)].AreaM2 += m2
		}
	}
	return whole
}

func largestCell(cells []geo.Cell) (at int) {
	for i, c := range cells {
		if c.AreaM2 > cells[at].AreaM2 {
			at = i
		}
	}
	return at
}

// sumWhole makes of the cells of a ledger all that is a sum of them.
func sumWhole(w *geo.Ledger) {
	w.Zones = slices.Clone(w.Zones)
	for i := range w.Zones {
		w.Zones[i].AreaM2, w.Zones[i].Held = 0, [len(geo.Holders)]float64{}
	}
	for _, c := range w.Cells {
		for _, z := range c.Zones {
			w.Zones[z].AreaM2 += c.AreaM2
			w.Zones[z].Held[c.Holder] += c.AreaM2
		}
	}
	w.SumCells()
}
