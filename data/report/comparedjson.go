package report

import (
	"encoding/json"
	"io"

	"delimit/data"
	"delimit/data/figure"
	"delimit/data/program"
	"delimit/geo"
)

// comparedDocument is the shape of the JSON. Areas are whole m²,
// so that classes sum to the territory to the last digit.
type comparedDocument struct {
	Program    program.Identity    `json:"program"`
	Territory  territory           `json:"territory"`
	Situations []comparedSituation `json:"situations"`
	Proposal   *string             `json:"proposal"`
	DiffersM2  float64             `json:"differs_m2"`
	RimM2      float64             `json:"rim_m2"` // of it, thin strips along the edge of the territory
	Classes    []classRow          `json:"classes"`
	SilentM2   float64             `json:"silent_m2"` // land of which at least one situation does not speak
	Delimited  bool                `json:"delimited"`
	Intervals  map[string]interval `json:"intervals"` // m², contact_m: m
	Units      []heldIntervals     `json:"units,omitempty"`
	Zones      []heldIntervals     `json:"zones"`
	Cells      []cellInterval      `json:"cells"`
	ResidualM2 float64             `json:"residual_m2"`
	Warnings   []string            `json:"warnings"`
}

type comparedSituation struct {
	Letter string `json:"letter"`
	situation
}

// classRow is land with what every situation says of it.
type classRow struct {
	Holders     map[string]string `json:"holders"` // by letter
	Differs     bool              `json:"differs"`
	Side        *string           `json:"side"`
	Zones       []string          `json:"zones"`
	AreaM2      float64           `json:"area_m2"`
	Settlements int               `json:"settlements"`
	Population  *int              `json:"population"`
	Unknown     int               `json:"population_unknown,omitempty"`
}

type interval struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	LowIn  string  `json:"low_in"`
	HighIn string  `json:"high_in"`
}

// heldIntervals is a unit or a zone.
type heldIntervals struct {
	Name   string              `json:"name"`
	Kind   string              `json:"kind,omitempty"`
	AreaM2 float64             `json:"area_m2"`
	HeldM2 map[string]interval `json:"held_m2"`
}

type cellInterval struct {
	Holder      string   `json:"holder"`
	Side        *string  `json:"side"`
	Zones       []string `json:"zones"`
	AreaM2      interval `json:"area_m2"`
	Settlements interval `json:"settlements"`
	Population  interval `json:"population"` // of the settlements whose figure is known
	Unknown     int      `json:"population_unknown,omitempty"`
}

// ComparedJSON prints everything for programs.
func ComparedJSON(w io.Writer, c Compared) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(newComparedDocument(c))
}

func newComparedDocument(c Compared) comparedDocument {
	c = c.whole()
	k, s := c.Comparison, c.Comparison.Spread
	d := comparedDocument{Program: program.This(), Territory: territory{Name: c.Territory.Name(), AreaM2: figure.Booked(c.Comparison.Ledgers[0].AreaM2), Boundary: c.Territory.Boundary()},
		DiffersM2: figure.Booked(k.DiffersM2), RimM2: figure.Booked(k.RimM2), SilentM2: figure.Booked(k.SilentM2), Classes: classRows(c), Delimited: s.Delimited, Intervals: map[string]interval{},
		Zones: []heldIntervals{}, Cells: []cellInterval{}, ResidualM2: k.ResidualM2, Warnings: append([]string{}, c.warnings()...)}
	for i, own := range k.Situations {
		l := k.Ledgers[i]
		d.Situations = append(d.Situations, comparedSituation{data.Letter(i), situation{own.Name, own.Date.String(), own.Source, own.Note, own.SHA256, bookedHeld(l.Held), rounded(l.ContactM)}})
	}
	if c.Proposal != nil {
		d.Proposal = &c.Proposal.Name
	}
	for _, f := range c.figures() {
		d.Intervals[f.key+"_m2"] = newInterval(f.Interval)
	}
	d.Intervals["contact_m"] = newInterval(s.ContactM)
	for i, u := range s.Units {
		if len(s.Units) > 1 {
			d.Units = append(d.Units, heldIntervals{Name: c.Shown.Units[i].Name, AreaM2: figure.Booked(c.Shown.Units[i].AreaM2), HeldM2: heldInterval(u)})
		}
	}
	for i, z := range s.Zones {
		zone := c.Shown.Zones[i]
		d.Zones = append(d.Zones, heldIntervals{data.ZoneName(zone), string(zone.Regime), figure.Booked(zone.AreaM2), heldInterval(z)})
	}
	for _, cell := range s.Cells {
		d.Cells = append(d.Cells, cellInterval{cell.Holder.String(), data.SideWord(cell.Side), data.ZoneNames(c.Shown, cell.Zones), newInterval(cell.Area), newInterval(cell.Towns), newInterval(cell.People), cell.Unknown})
	}
	return d
}

func classRows(c Compared) []classRow {
	rows := []classRow{}
	for _, class := range c.Comparison.Classes {
		row := classRow{Holders: map[string]string{}, Differs: class.Differs(), Side: data.SideWord(class.Side), Zones: data.ZoneNames(c.Shown, class.Zones),
			AreaM2: figure.Booked(class.AreaM2), Settlements: len(class.Places), Population: data.KnownPeople(class.People), Unknown: class.People.Unknown}
		for i, h := range class.Holders {
			row.Holders[data.Letter(i)] = h.String()
		}
		rows = append(rows, row)
	}
	return rows
}

func heldInterval(s geo.HeldSpread) map[string]interval {
	out := map[string]interval{}
	for _, h := range geo.Holders {
		out[h.String()] = newInterval(s.Held[h])
	}
	return out
}

func newInterval(v geo.Interval) interval {
	return interval{figure.Booked(v.Low), figure.Booked(v.High), data.Letter(v.LowOf), data.Letter(v.HighOf)}
}

func bookedHeld(h [len(geo.Holders)]float64) held {
	return held{figure.Booked(h[geo.HeldByUkraine]), figure.Booked(h[geo.HeldByRussia]), figure.Booked(h[geo.HeldContested]), figure.Booked(h[geo.HeldUnstated])}
}
