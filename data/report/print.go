package report

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/figure"
	"delimit/geo"
)

// JSON prints everything for programs.
func JSON(w io.Writer, m Measured) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(newDocument(m.whole()))
}

// CSV prints a row a cell (RFC 4180). Without a proposal its column is empty.
func CSV(w io.Writer, m Measured) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"territory", "situation", "date", "proposal", "holder", "side", "zones", "area_m2", "percent", "settlements", "population", "population_unknown"}}
	for _, g := range ledgers(m.whole()) {
		for _, c := range cells(g.ledger) {
			side := ""
			if c.Side != nil {
				side = *c.Side
			}
			rows = append(rows, []string{m.Territory.Name(), m.Situation.Name, m.Situation.Date.String(), g.name, c.Holder, side,
				strings.Join(c.Zones, "; "), strconv.FormatFloat(c.AreaM2, 'f', -1, 64),
				share(c.AreaM2, g.ledger.AreaM2), strconv.Itoa(c.Settlements), plainPeople(c.Population), strconv.Itoa(c.Unknown)})
		}
	}
	return out.WriteAll(rows)
}

// plainPeople is a number of people without any grouping; empty when it is not known.
func plainPeople(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// people is how many people live in settlements, as tables show it.
func people(p geo.People) string {
	switch {
	case !p.Known():
		return "unknown"
	case p.AtLeast():
		return fmt.Sprintf("%s in %d of %d", figure.People(p.Count), p.Places-p.Unknown, p.Places)
	}
	return figure.People(p.Count)
}

// share is a percentage with digits enough to compute on; empty of nothing.
func share(part, whole float64) string {
	if whole == 0 {
		return ""
	}
	return strconv.FormatFloat(100*part/whole, 'f', 6, 64)
}

type named struct {
	name   string
	ledger *geo.Ledger
}

func ledgers(m Measured) []named {
	if len(m.Proposals) == 0 {
		return []named{{"", m.Base}}
	}
	var out []named
	for _, p := range m.Proposals {
		out = append(out, named{p.Proposal.Name, p.Ledger})
	}
	return out
}

// Table prints for a person at a terminal.
func Table(w io.Writer, m Measured) error {
	p := &printer{w: w, row: alignedRows}
	p.all(m)
	return p.err
}

// Markdown prints the same for a document.
func Markdown(w io.Writer, m Measured) error {
	p := &printer{w: w, row: markdownRows, heading: "## ", bullet: "- "}
	p.all(m)
	return p.err
}

type printer struct {
	w       io.Writer
	row     func([][]string) string
	heading string
	bullet  string // before a note or a warning
	err     error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) table(rows [][]string) {
	for _, row := range rows {
		for i, s := range row {
			row[i] = clean(s)
		}
	}
	if len(rows) > 1 {
		p.printf("%s\n", p.row(rows))
	}
}

func (p *printer) all(m Measured) {
	s := m.Situation
	p.printf("%s%s\n", p.heading, strings.Join(present(m.Territory.Name(), m.Territory.Boundary()), " · "))
	p.printf("%s\n\n", strings.Join(present(s.Name, s.Date.String(), s.Source, s.Note), " · "))
	p.table(heldRows(m))
	for _, proposed := range m.Proposals {
		p.proposal(proposed)
	}
	if len(m.Places) > 0 {
		p.printf("%sNote: %s\n", p.bullet, clean(placesOf(m.Base, m.Territory.Name())))
	}
	if roundedApart(m) {
		p.printf("%sNote: %s\n", p.bullet, Rounded)
	}
	for _, warning := range m.Warnings {
		p.printf("%sNote: %s\n", p.bullet, clean(warning))
	}
	if len(m.Proposals) == 0 {
		for _, text := range texts(m.Base) {
			p.printf("%sNote: %s\n", p.bullet, clean(text))
		}
	}
}

// placesOf says from which list and of when settlements and people are.
func placesOf(l *geo.Ledger, territory string) string {
	var all geo.People
	for _, c := range l.Cells {
		all = all.Plus(c.People)
	}
	s := fmt.Sprintf("Settlements and people: %s places of %s in %s, population %s", count(all.Places), atlas.SettlementList, territory, atlas.PopulationOf)
	if all.Unknown > 0 {
		s += fmt.Sprintf(", unknown of %s", count(all.Unknown))
	}
	return s + "."
}

// clean keeps what a file says from steering a terminal or breaking a table.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func present(parts ...string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, clean(s))
		}
	}
	return out
}

func heldRows(m Measured) [][]string {
	rows := [][]string{{"", "km²", "%", "settlements", "people"}}
	l := m.Base
	add := func(name string, m2, of float64) []string { return []string{name, km2(m2), percent(m2, of)} }
	var living [len(geo.Holders)]geo.People
	for _, c := range l.Cells {
		living[c.Holder] = living[c.Holder].Plus(c.People)
	}
	rows = append(rows, append(add("Territory", l.AreaM2, l.AreaM2), "", ""))
	for _, h := range geo.Holders {
		if l.Held[h] > 0 || h == geo.HeldByUkraine || h == geo.HeldByRussia {
			rows = append(rows, append(add("  "+heldBy[h], l.Held[h], l.AreaM2), count(living[h].Places), people(living[h])))
		}
	}
	if len(l.Units) > 1 {
		for _, u := range l.Units {
			rows = append(rows, append(add(u.Name, u.AreaM2, l.AreaM2), "", ""))
			for _, h := range geo.Holders {
				if u.Held[h] > 0 {
					rows = append(rows, append(add("  "+heldBy[h], u.Held[h], u.AreaM2), "", ""))
				}
			}
		}
	}
	return rows
}

var heldBy = [len(geo.Holders)]string{"held by Ukraine", "held by Russia", "contested", "not stated"}

func (p *printer) proposal(proposed Proposed) {
	l := proposed.Ledger
	p.printf("%sProposal: %s\n\n", p.heading, clean(proposed.Proposal.Name))
	switch {
	case l.UndecidedM2 > 0:
		p.printf("Undecided: a border ends open. Ceded, returned, net and kept are not known; %s km² go to neither side.\n\n", km2(l.UndecidedM2))
	case l.Delimited:
		p.table([][]string{{"", "km²", "%"},
			{"Ceded", km2(l.CededM2), percent(l.CededM2, l.AreaM2)}, {"Returned", km2(l.ReturnedM2), percent(l.ReturnedM2, l.AreaM2)},
			{"Net", km2(l.NetM2()), percent(l.NetM2(), l.AreaM2)}, {"Kept", km2(l.KeptM2), percent(l.KeptM2, l.AreaM2)}})
		p.printf("Border %s, line of contact %s\n\n", figure.Length(l.BorderM), figure.Length(l.ContactM))
	}
	rows := [][]string{{"Held by", "Goes to", "Zones", "km²", "%", "settlements", "people"}}
	var rest unlisted
	for _, c := range l.Cells {
		if !figure.Listed(c.AreaM2, figure.Tables) && len(c.Places) == 0 {
			rest.add(c.AreaM2)
			continue
		}
		side := sideOr(c.Side)
		if c.Undecided {
			side = "undecided"
		}
		rows = append(rows, []string{c.Holder.String(), side, strings.Join(data.ZoneNames(l, c.Zones), ", "), km2(c.AreaM2), percent(c.AreaM2, l.AreaM2), count(len(c.Places)), people(c.People)})
	}
	p.table(rows)
	p.unlisted(rest)
	zones := [][]string{{"Zone", "Kind", "km²", "%", "settlements", "people"}}
	for _, z := range l.Zones {
		zones = append(zones, []string{data.ZoneName(z), cmp.Or(string(z.Regime), "—"), km2(z.AreaM2), percent(z.AreaM2, l.AreaM2), count(len(z.Places)), people(z.People)})
	}
	p.table(zones)
	for _, text := range texts(l) {
		p.printf("%sWarning: %s\n", p.bullet, clean(text))
	}
	if len(l.Warnings) > 0 {
		p.printf("\n")
	}
}

// unlisted counts the rows that would read 0.00 km², and their land.
type unlisted struct {
	n  int
	m2 float64
}

func (u *unlisted) add(m2 float64) { u.n, u.m2 = u.n+1, u.m2+m2 }

// unlisted says how many rows are too small to be listed.
func (p *printer) unlisted(u unlisted) {
	if u.n > 0 {
		p.printf("%s%s of land under 0.005 km² not listed: %s km² together\n\n", p.bullet, counted(u.n, "kind"), km2(u.m2))
	}
}

func km2(m2 float64) string { return figure.KM2(m2, figure.Tables) }

func percent(part, whole float64) string { return figure.Percent(part, whole, figure.Tables) }

// Rounded stands below figures that do not sum to their total as they are shown.
const Rounded = "Figures are rounded one by one: sums can differ in the last digit."

// addUp reports whether parts sum to the whole as they are shown, in km² and percent.
func addUp(whole float64, parts ...float64) bool {
	return figure.AddUp(parts, whole, figure.Tables, figure.Tables)
}

// roundedApart reports whether some table of a report does not sum as it is shown.
func roundedApart(m Measured) bool {
	apart := !addUp(m.Base.AreaM2, m.Base.Held[:]...)
	for _, u := range m.Base.Units {
		apart = apart || !addUp(u.AreaM2, u.Held[:]...)
	}
	for _, p := range m.Proposals {
		var parts []float64
		for _, c := range p.Ledger.Cells {
			parts = append(parts, c.AreaM2)
		}
		apart = apart || !addUp(p.Ledger.AreaM2, parts...) || p.Ledger.Decided() && !figure.Agree(p.Ledger.CededM2, p.Ledger.ReturnedM2, figure.Tables)
	}
	return apart
}

func count(n int) string { return figure.Count(n) }

// numeric tells whether a cell is to be aligned to the right.
func numeric(s string) bool {
	return s != "" && strings.Trim(s, "<>0123456789.,−-\u202f—") == ""
}

func alignedRows(rows [][]string) string {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, s := range row {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	var b strings.Builder
	for n, row := range rows {
		var line strings.Builder
		for i, s := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(s))
			if numeric(s) || n == 0 && i > 0 && numericColumn(rows, i) {
				line.WriteString(pad + s + "  ")
			} else {
				line.WriteString(s + pad + "  ")
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

func numericColumn(rows [][]string, i int) bool {
	for _, row := range rows[1:] {
		if row[i] != "" && !numeric(row[i]) {
			return false
		}
	}
	return true
}

var markdownEscapes = strings.NewReplacer("|", `\|`, "<", `\<`)

func markdownRows(rows [][]string) string {
	var b strings.Builder
	for n, row := range rows {
		b.WriteString("|")
		for _, s := range row {
			b.WriteString(" " + markdownEscapes.Replace(strings.TrimSpace(s)) + " |")
		}
		b.WriteString("\n")
		if n == 0 {
			b.WriteString("|")
			for i := range row {
				if numericColumn(rows, i) {
					b.WriteString(" ---: |")
				} else {
					b.WriteString(" --- |")
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
