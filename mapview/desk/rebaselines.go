package desk

import (
	"slices"
	"strings"

	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// rebaseLine is a line of what changed, before it is a widget.
type rebaseLine struct {
	label                 string
	before, after, change string
	title, note           bool
}

// rebaseHead names what is compared.
func rebaseHead(before, after session.Document) string {
	situation := func(s *geo.Situation) string {
		date, rest := situationWords(s)
		return date + " · " + rest
	}
	return strings.Join([]string{
		after.Territory.Name(),
		text.T("rebase.before", situation(before.Situation)),
		text.T("rebase.after", situation(after.Situation)),
	}, "\n")
}

// rebaseLines says what changed: the holders, then of every proposal its headlines
// and every cell that is not as it was, with the settlements that came and went.
func rebaseLines(all []rebased, places []geo.Settlement) []rebaseLine {
	var lines []rebaseLine
	for i, r := range all {
		switch {
		case r.err != nil:
			lines = append(lines, rebaseLine{label: nameOf(r.proposal), title: true}, rebaseLine{label: r.err.Error(), note: true})
			continue
		case i == 0:
			lines = append(lines, holderLines(r.account)...)
		}
		lines = append(lines, headlineLines(nameOf(r.proposal), r.account)...)
		lines = append(lines, cellLines(r.account, r.zones, places)...)
	}
	return lines
}

func holderLines(r geo.Rebased) []rebaseLine {
	lines := []rebaseLine{{label: text.T("rebase.holders"), before: text.T("rebase.was"), after: text.T("rebase.is"), change: text.T("rebase.change") + ", " + text.T("rebase.head"), title: true}}
	for _, h := range geo.Holders {
		if r.Held[h] != (geo.Shift{}) {
			lines = append(lines, figures(text.Holder(h), r.Held[h]))
		}
	}
	if r.SilentM2 >= least {
		lines = append(lines, rebaseLine{note: true, label: text.T("rebase.silent", text.KM2(r.SilentM2, 2))})
	}
	return lines
}

// headlineLines are the large figures of a proposal; where nothing is delimited
// there are none.
func headlineLines(name string, r geo.Rebased) []rebaseLine {
	lines := []rebaseLine{{label: strings.ToUpper(text.Clip(name, 60)), title: true}}
	if !r.Decided {
		if r.Delimited {
			lines = append(lines, rebaseLine{note: true, label: text.T("rebase.undecided")})
		}
		return lines
	}
	return append(lines, figures(text.T("figure.ceded"), r.Ceded), figures(text.T("figure.returned"), r.Returned),
		netFigures(r), figures(text.T("figure.kept"), r.Kept))
}

func cellLines(r geo.Rebased, zones []geo.ZoneRow, places []geo.Settlement) []rebaseLine {
	lines := []rebaseLine{{label: text.T("rebase.cells"), title: true}}
	same := 0
	for _, c := range r.Cells {
		if !c.Changed() {
			same++
			continue
		}
		lines = append(lines, figures(cellName(c, zones), c.Shift))
		lines = append(lines, townLines(c, places)...)
	}
	switch {
	case same == len(r.Cells):
		lines = append(lines, rebaseLine{label: text.T("rebase.same"), note: true})
	case same > 0:
		lines = append(lines, rebaseLine{label: text.T("rebase.others", text.Count(same)), note: true})
	}
	return lines
}

// figures writes an area before and after, and what it won or lost.
func figures(label string, s geo.Shift) rebaseLine {
	return rebaseLine{label: label, before: text.KM2(s.BeforeM2, figure.Tables), after: text.KM2(s.AfterM2, figure.Tables), change: text.Gained(s.AfterM2 - s.BeforeM2)}
}

// netFigures are those of ceded less those of returned.
func netFigures(r geo.Rebased) rebaseLine {
	return figures(text.T("figure.net"), geo.Shift{BeforeM2: r.Ceded.BeforeM2 - r.Returned.BeforeM2, AfterM2: r.Ceded.AfterM2 - r.Returned.AfterM2})
}

func cellName(c geo.CellShift, zones []geo.ZoneRow) string {
	name := text.Holder(c.Holder)
	if c.Side != geo.NoSide {
		name += " › " + text.Side(c.Side)
	}
	if c.Undecided {
		name += " › " + text.T("side.undecided")
	}
	for _, z := range c.Zones {
		name += " · " + zoneName(zones[z])
	}
	return name
}

// townLines say how many towns and people a cell has, and which came and went.
func townLines(c geo.CellShift, places []geo.Settlement) []rebaseLine {
	if len(c.Came)+len(c.Went) == 0 {
		return nil
	}
	lines := []rebaseLine{{note: true, label: text.T("rebase.towns", text.Places(c.PeopleBefore), text.Places(c.PeopleAfter))}}
	for _, way := range []struct {
		key   string
		towns []int
	}{{"rebase.came", c.Came}, {"rebase.went", c.Went}} {
		if len(way.towns) > 0 {
			lines = append(lines, rebaseLine{note: true, label: text.T(way.key, townNames(way.towns, places))})
		}
	}
	return lines
}

// townNames names settlements, most people first.
func townNames(towns []int, places []geo.Settlement) string {
	towns = slices.Clone(towns)
	sortByPeople(towns, places)
	var names []string
	for _, i := range towns[:min(len(towns), mostTowns)] {
		names = append(names, places[i].Name)
	}
	list := strings.Join(names, ", ")
	if more := len(towns) - mostTowns; more > 0 {
		return text.T("rebase.more", list, text.Count(more))
	}
	return list
}

// rebaseText is the same to be copied: columns with tabs between them, which a
// spreadsheet takes.
func rebaseText(head string, lines []rebaseLine) string {
	var b strings.Builder
	b.WriteString(head + "\n\n")
	for _, l := range lines {
		if l.note || l.before+l.after+l.change == "" {
			b.WriteString(l.label + "\n")
			continue
		}
		b.WriteString(strings.Join([]string{l.label, l.before, l.after, l.change}, "\t") + "\n")
	}
	return b.String()
}
