package report

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
)

// Compared is what a report of situations that are set against each other is about.
type Compared struct {
	Territory  *geo.Territory
	Proposal   *geo.Proposal // nil: nothing is proposed
	Shown      *geo.Ledger   // of the first situation alone: its warnings count for all
	Comparison *geo.Comparison
	Warnings   []string // about the inputs
}

// whole is the same with areas in whole m², as programs get them.
func (c Compared) whole() Compared {
	c.Comparison = data.WholeComparison(data.WholeM2(c.Territory), c.Comparison)
	shown, first := *c.Shown, c.Comparison.Ledgers[0]
	shown.AreaM2, shown.Units, shown.Zones = first.AreaM2, first.Units, first.Zones
	c.Shown = &shown
	return c
}

// DifferenceGeoJSON is the land of which the situations say different things as polygons,
// with the areas that JSON has.
func DifferenceGeoJSON(c Compared) ([]byte, error) {
	return data.EncodeDifference(c.whole().Comparison)
}

// headline is a figure with its interval.
type headline struct {
	key, words string
	geo.Interval
}

// figures are the headlines: those of the proposal only where it delimits.
func (c Compared) figures() []headline {
	s := c.Comparison.Spread
	out := []headline{}
	for _, h := range geo.Holders {
		if s.Held[h].High > 0 || h == geo.HeldByUkraine || h == geo.HeldByRussia {
			out = append(out, headline{"held_" + h.String(), capital(heldBy[h]), s.Held[h]})
		}
	}
	if s.Decided {
		out = append(out, headline{"ceded", "Ceded", s.Ceded}, headline{"returned", "Returned", s.Returned}, headline{"net", "Net", s.Net}, headline{"kept", "Kept", s.Kept})
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// warnings are those about the inputs, of the ledger that is shown, and what the
// other situations have to say for themselves.
func (c Compared) warnings() []string {
	out := append([]string{}, c.Warnings...)
	for i, l := range c.Comparison.Ledgers {
		if i == 0 {
			l = c.Shown
		}
		for _, text := range texts(l) {
			if i > 0 && c.general(text) {
				continue
			}
			out = append(out, data.Letter(i)+": "+text)
		}
	}
	return out
}

// general tells whether the shown ledger says the same: then it is about the
// proposal, and not about one situation.
func (c Compared) general(text string) bool {
	for _, w := range c.Shown.Warnings {
		if w.Text == text {
			return true
		}
	}
	return false
}

// ComparedTable prints for a person at a terminal.
func ComparedTable(w io.Writer, c Compared) error {
	p := &printer{w: w, row: alignedRows}
	p.compared(c)
	return p.err
}

// ComparedMarkdown prints the same for a document.
func ComparedMarkdown(w io.Writer, c Compared) error {
	p := &printer{w: w, row: markdownRows, heading: "## ", bullet: "- "}
	p.compared(c)
	return p.err
}

func (p *printer) compared(c Compared) {
	p.printf("%s%s\n\n", p.heading, strings.Join(present(c.Territory.Name(), c.Territory.Boundary()), " · "))
	for i, s := range c.Comparison.Situations {
		p.printf("%s%s: %s\n", p.bullet, data.Letter(i), strings.Join(present(s.Name, s.Date.String(), s.Source, s.Note), " · "))
	}
	if c.Proposal != nil {
		p.printf("\n%sProposal: %s\n", p.heading, clean(cmp.Or(c.Proposal.Name, "untitled")))
	}
	k := c.Comparison
	area := k.Ledgers[0].AreaM2
	p.printf("\n%sLand that differs: %s km² (%s %%)\n\n", p.heading, km2(k.DiffersM2), percent(k.DiffersM2, area))
	rows, rest := differenceRows(c)
	p.table(rows)
	p.unlisted(rest)
	p.printf("%sFrom the lowest to the highest\n\n", p.heading)
	p.table(figureRows(c))
	rows, rest = cellSpreadRows(c)
	p.table(rows)
	p.unlisted(rest)
	p.table(zoneSpreadRows(c))
	contact := c.Comparison.Spread.ContactM
	p.printf("Line of contact %s to %s (%s, %s)\n", figure.Length(contact.Low), figure.Length(contact.High), data.Letter(contact.LowOf), data.Letter(contact.HighOf))
	if k.ThinRim() {
		p.printf("%sNote: %s km² of the land that differs are thin strips along the edge of the territory, where the boundaries of two sources differ.\n", p.bullet, km2(k.RimM2))
	}
	for _, warning := range c.warnings() {
		p.printf("%sNote: %s\n", p.bullet, clean(warning))
	}
}

// letters head a column a situation.
func letters(c Compared) []string {
	var out []string
	for i := range c.Comparison.Situations {
		out = append(out, data.Letter(i))
	}
	return out
}

func differenceRows(c Compared) (rows [][]string, rest unlisted) {
	l := c.Comparison.Ledgers[0]
	rows = [][]string{append(letters(c), "Goes to", "Zones", "km²", "%", "settlements", "people")}
	for _, class := range c.Comparison.Classes {
		if !class.Differs() {
			continue
		}
		if !figure.Listed(class.AreaM2, figure.Tables) && len(class.Places) == 0 {
			rest.add(class.AreaM2)
			continue
		}
		var row []string
		for _, h := range class.Holders {
			row = append(row, h.String())
		}
		rows = append(rows, append(row, sideOr(class.Side), strings.Join(data.ZoneNames(l, class.Zones), ", "), km2(class.AreaM2), percent(class.AreaM2, l.AreaM2),
			count(len(class.Places)), people(class.People)))
	}
	return rows, rest
}

func sideOr(s geo.Side) string {
	if s == geo.NoSide {
		return "—"
	}
	return s.String()
}

// ends are an interval in km² with its shares, and who has them.
func ends(v geo.Interval, of float64) []string {
	if !v.Wide() {
		return []string{km2(v.Low), km2(v.High), percent(v.Low, of), percent(v.High, of), "", ""}
	}
	return []string{km2(v.Low), km2(v.High), percent(v.Low, of), percent(v.High, of), data.Letter(v.LowOf), data.Letter(v.HighOf)}
}

var endsHead = []string{"low km²", "high km²", "low %", "high %", "low in", "high in"}

func figureRows(c Compared) [][]string {
	rows := [][]string{append([]string{""}, endsHead...)}
	for _, f := range c.figures() {
		rows = append(rows, append([]string{f.words}, ends(f.Interval, c.Shown.AreaM2)...))
	}
	for i, u := range c.Comparison.Spread.Units {
		if len(c.Comparison.Spread.Units) > 1 {
			for _, h := range geo.Holders {
				if u.Held[h].High > 0 {
					rows = append(rows, append([]string{c.Shown.Units[i].Name + ", " + heldBy[h]}, ends(u.Held[h], c.Shown.Units[i].AreaM2)...))
				}
			}
		}
	}
	return rows
}

func cellSpreadRows(c Compared) (rows [][]string, rest unlisted) {
	rows = [][]string{append([]string{"Held by", "Goes to", "Zones"}, append(endsHead[:len(endsHead):len(endsHead)], "settlements", "people")...)}
	if c.Proposal == nil {
		return rows, rest // the holders are the cells
	}
	for _, cell := range c.Comparison.Spread.Cells {
		if !figure.Listed(cell.Area.High, figure.Tables) && cell.Towns.High == 0 {
			rest.add(cell.Area.High)
			continue
		}
		row := append([]string{cell.Holder.String(), sideOr(cell.Side), strings.Join(data.ZoneNames(c.Shown, cell.Zones), ", ")}, ends(cell.Area, c.Shown.AreaM2)...)
		rows = append(rows, append(row, counts(cell.Towns), peopleSpan(cell)))
	}
	return rows, rest
}

// peopleSpan is how many people a cell has by all situations.
func peopleSpan(c geo.CellSpread) string {
	switch {
	case c.Unknown == 0:
		return peopleCounts(c.People)
	case c.People.High == 0:
		return "unknown"
	}
	return "at least " + peopleCounts(c.People)
}

// peopleCounts is an interval of sums of people.
func peopleCounts(v geo.Interval) string {
	low, high := figure.People(int(v.Low)), figure.People(int(v.High))
	if low == high {
		return low
	}
	return low + "–" + high
}

// counts is an interval of whole numbers.
func counts(v geo.Interval) string {
	if v.Low == v.High {
		return count(int(v.Low))
	}
	return count(int(v.Low)) + "–" + count(int(v.High))
}

func zoneSpreadRows(c Compared) [][]string {
	rows := [][]string{append([]string{"Zone", "Held by"}, endsHead...)}
	for i, z := range c.Comparison.Spread.Zones {
		zone := c.Shown.Zones[i]
		for _, h := range geo.Holders {
			if z.Held[h].High > 0 {
				rows = append(rows, append([]string{data.ZoneName(zone), h.String()}, ends(z.Held[h], zone.AreaM2)...))
			}
		}
	}
	return rows
}

// ComparedCSV prints rows of four kinds (RFC 4180): a class is land with what every
// situation says of it, a figure, cell or zone has an interval.
func ComparedCSV(w io.Writer, c Compared) error {
	c = c.whole()
	out := csv.NewWriter(w)
	head := []string{"row", "name"}
	for _, letter := range letters(c) {
		head = append(head, "holder_"+strings.ToLower(letter))
	}
	rows := [][]string{append(head, "differs", "side", "zones", "area_m2", "low_m2", "high_m2", "low_in", "high_in", "settlements", "population")}
	none := make([]string, len(c.Comparison.Situations))
	for _, class := range classRows(c) {
		row := []string{"class", ""}
		for _, letter := range letters(c) {
			row = append(row, class.Holders[letter])
		}
		rows = append(rows, append(row, strconv.FormatBool(class.Differs), word(class.Side), strings.Join(class.Zones, "; "), number(class.AreaM2), "", "", "", "",
			strconv.Itoa(class.Settlements), plainPeople(class.Population)))
	}
	spread := func(kind, name string, side *string, zones []string, v geo.Interval, more ...string) {
		row := append([]string{kind, name}, none...)
		row = append(row, "", word(side), strings.Join(zones, "; "), "", number(v.Low), number(v.High), data.Letter(v.LowOf), data.Letter(v.HighOf))
		rows = append(rows, append(row, more...))
	}
	for _, f := range c.figures() {
		spread("figure", f.key, nil, nil, f.Interval, "", "")
	}
	for _, cell := range c.Comparison.Spread.Cells {
		spread("cell", cell.Holder.String(), data.SideWord(cell.Side), data.ZoneNames(c.Shown, cell.Zones), cell.Area, plainCounts(cell.Towns), plainCounts(cell.People))
	}
	for i, z := range c.Comparison.Spread.Zones {
		for _, h := range geo.Holders {
			spread("zone", h.String(), nil, []string{data.ZoneName(c.Shown.Zones[i])}, z.Held[h], "", "")
		}
	}
	return out.WriteAll(rows)
}

func word(side *string) string {
	if side == nil {
		return ""
	}
	return *side
}

func number(m2 float64) string { return strconv.FormatFloat(figure.Booked(m2), 'f', -1, 64) }

// plainCounts is an interval of whole numbers without any grouping.
func plainCounts(v geo.Interval) string {
	if v.Low == v.High {
		return strconv.Itoa(int(v.Low))
	}
	return fmt.Sprintf("%.0f to %.0f", v.Low, v.High)
}
