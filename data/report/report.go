// Package report prints ledgers: as JSON for programs, as CSV for spreadsheets,
// as a table for a terminal and as Markdown for documents.
package report

import (
	"slices"

	"delimit/data"
	"delimit/data/figure"
	"delimit/data/program"
	"delimit/geo"
)

// Measured is what a report is about.
type Measured struct {
	Territory *geo.Territory
	Situation *geo.Situation
	Base      *geo.Ledger // holders alone
	Proposals []Proposed
	Places    []geo.Settlement // those that the ledgers were made with
	Warnings  []string         // about the inputs
}

// Proposed is one proposal with its ledger.
type Proposed struct {
	Proposal *geo.Proposal
	Ledger   *geo.Ledger
	Before   *Before // on what it was measured when it was saved; nil: its file does not say
}

// whole is the same with areas in whole m², as programs get them.
func (m Measured) whole() Measured {
	exact, area := m, data.WholeM2(m.Territory)
	m.Base = data.WholeLedger(area, exact.Base, nil)
	m.Proposals = nil
	for _, p := range exact.Proposals {
		m.Proposals = append(m.Proposals, Proposed{p.Proposal, data.WholeLedger(area, p.Ledger, m.Base), p.Before})
	}
	return m
}

// CellsGeoJSON is the cells of the first proposal as polygons, or those of the holders
// alone, with the areas that JSON has.
func CellsGeoJSON(m Measured) ([]byte, error) {
	m = m.whole()
	if len(m.Proposals) > 0 {
		return data.EncodeCells(m.Proposals[0].Ledger)
	}
	return data.EncodeCells(m.Base)
}

// document is the shape of the JSON. Areas are whole m², and everything that
// sums to something does so to the last digit; lengths are m.
type document struct {
	Program   program.Identity `json:"program"`
	Territory territory        `json:"territory"`
	Situation situation        `json:"situation"`
	Proposals []proposal       `json:"proposals"`
	Cells     []cell           `json:"cells,omitempty"` // holders alone, when nothing is proposed
	Warnings  []string         `json:"warnings"`
}

type territory struct {
	Name     string  `json:"name"`
	AreaM2   float64 `json:"area_m2"`
	Boundary string  `json:"boundary"`
	Units    []unit  `json:"units,omitempty"` // when there are several
}

type unit struct {
	Name     string  `json:"name"`
	AreaM2   float64 `json:"area_m2"`
	Boundary string  `json:"boundary"`
	HeldM2   held    `json:"held_m2"`
}

type held struct {
	Ukraine   float64 `json:"ukraine"`
	Russia    float64 `json:"russia"`
	Contested float64 `json:"contested"`
	Unstated  float64 `json:"unstated"` // land of which the situation does not speak
}

type situation struct {
	Name     string  `json:"name"`
	Date     string  `json:"date"`
	Source   string  `json:"source"`
	Note     string  `json:"note,omitempty"`
	SHA256   string  `json:"sha256"`
	HeldM2   held    `json:"held_m2"`
	ContactM float64 `json:"contact_m"`
}

type proposal struct {
	Name      string `json:"name"`
	Delimited bool   `json:"delimited"`
	// Null while a border that ends open leaves land undecided: then they are not
	// known. 0 while nothing is delimited.
	CededM2     *float64 `json:"ceded_m2"`
	ReturnedM2  *float64 `json:"returned_m2"`
	NetM2       *float64 `json:"net_m2"`
	KeptM2      *float64 `json:"kept_m2"`
	UndecidedM2 float64  `json:"undecided_m2"`
	BorderM     float64  `json:"border_m"`
	Zones       []zone   `json:"zones"`
	Cells       []cell   `json:"cells"`
	ResidualM2  float64  `json:"residual_m2"`
	Warnings    []string `json:"warnings"`
	Before      *Before  `json:"measured_before"` // null: its file does not say
}

type zone struct {
	Name        string  `json:"name"`
	Kind        string  `json:"kind"`
	AreaM2      float64 `json:"area_m2"`
	HeldM2      held    `json:"held_m2"`
	Settlements int     `json:"settlements"`
	Population  *int    `json:"population"`
	Unknown     int     `json:"population_unknown,omitempty"`
}

type cell = data.CellRow

func newDocument(m Measured) document {
	d := document{Program: program.This(), Territory: newTerritory(m), Situation: newSituation(m), Proposals: []proposal{}, Warnings: []string{}}
	d.Warnings = append(d.Warnings, m.Warnings...)
	for _, p := range m.Proposals {
		d.Proposals = append(d.Proposals, newProposal(p))
	}
	if len(m.Proposals) == 0 {
		d.Cells = cells(m.Base)
		d.Warnings = append(d.Warnings, texts(m.Base)...)
	}
	return d
}

func newTerritory(m Measured) territory {
	t := territory{Name: m.Territory.Name(), AreaM2: rounded(m.Base.AreaM2), Boundary: m.Territory.Boundary()}
	if len(m.Base.Units) > 1 {
		for i, u := range m.Base.Units {
			t.Units = append(t.Units, unit{u.Name, rounded(u.AreaM2), m.Territory.Units[i].Boundary, newHeld(u.Held)})
		}
	}
	return t
}

func newSituation(m Measured) situation {
	s := m.Situation
	return situation{s.Name, s.Date.String(), s.Source, s.Note, s.SHA256, newHeld(m.Base.Held), rounded(m.Base.ContactM)}
}

func newProposal(p Proposed) proposal {
	l := p.Ledger
	out := proposal{Name: p.Proposal.Name, Delimited: l.Delimited, UndecidedM2: rounded(l.UndecidedM2), BorderM: rounded(l.BorderM), Zones: []zone{}, Cells: cells(l),
		ResidualM2: l.ResidualM2, Warnings: texts(l), Before: p.Before}
	if !undecided(l) {
		known := func(m2 float64) *float64 {
			m2 = rounded(m2)
			return &m2
		}
		out.CededM2, out.ReturnedM2, out.NetM2, out.KeptM2 = known(l.CededM2), known(l.ReturnedM2), known(l.NetM2()), known(l.KeptM2)
	}
	for _, z := range l.Zones {
		out.Zones = append(out.Zones, zone{data.ZoneName(z), string(z.Regime), rounded(z.AreaM2), newHeld(z.Held), len(z.Places), data.KnownPeople(z.People), z.People.Unknown})
	}
	return out
}

// undecided reports whether there is land that a border leaves undecided, be it less than
// a square metre.
func undecided(l *geo.Ledger) bool {
	return slices.ContainsFunc(l.Cells, func(c geo.Cell) bool { return c.Undecided && c.Holder != geo.HeldUnstated })
}

func cells(l *geo.Ledger) []cell {
	rows := []cell{}
	for _, c := range l.Cells {
		row := data.NewCellRow(l, c)
		row.AreaM2 = rounded(row.AreaM2)
		rows = append(rows, row)
	}
	return rows
}

func texts(l *geo.Ledger) []string {
	out := []string{}
	for _, w := range l.Warnings {
		out = append(out, w.Text)
	}
	return out
}

func newHeld(h [len(geo.Holders)]float64) held {
	return held{rounded(h[geo.HeldByUkraine]), rounded(h[geo.HeldByRussia]), rounded(h[geo.HeldContested]), rounded(h[geo.HeldUnstated])}
}

// rounded is a figure as programs read it: as it is booked.
func rounded(x float64) float64 { return figure.Booked(x) }
