package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"

	"delimit/data"
	"delimit/geo"
)

// OverTime is what a report of series is about.
type OverTime struct {
	Territory *geo.Territory
	Proposal  *geo.Proposal // nil: none
	Zones     []geo.ZoneRow // to which the cells refer
	Series    []*data.Series
	Left      []data.LeftOut
	Warnings  []string // about the other inputs
}

// whole is the same with areas in whole m², as programs get them.
func (o OverTime) whole() OverTime {
	area, exact := data.WholeM2(o.Territory), o.Series
	o.Series = nil
	for _, s := range exact {
		o.Series = append(o.Series, data.WholeSeries(area, s))
	}
	return o
}

// perDay are the times, in days, over which a row tells a change a day.
var perDay = [...]int{7, 30, 90}

// SeriesCSV prints a row a date (RFC 4180). Areas are whole m². A change a day is that
// since the date so many days before and empty where none was measured near it.
func SeriesCSV(w io.Writer, o OverTime) error {
	o = o.whole()
	out := csv.NewWriter(w)
	kinds := o.kinds()
	rows := [][]string{o.header(kinds)}
	for _, s := range o.Series {
		for i := range s.Readings {
			rows = append(rows, o.row(s, i, kinds))
		}
	}
	return out.WriteAll(rows)
}

func (o OverTime) header(kinds []geo.Cell) []string {
	row := []string{"date", "source", "territory", "area_m2"}
	for _, h := range geo.Holders {
		row = append(row, "held_by_"+h.String()+"_m2")
	}
	row = append(row, "days_since_date_before", "break")
	for _, h := range geo.Holders {
		row = append(row, "change_"+h.String()+"_m2")
	}
	for _, h := range []geo.Holder{geo.HeldByUkraine, geo.HeldByRussia} {
		for _, days := range perDay {
			row = append(row, fmt.Sprintf("%s_m2_per_day_%d", h, days))
		}
	}
	for _, days := range perDay {
		row = append(row, fmt.Sprintf("measured_days_%d", days))
	}
	for _, k := range kinds {
		row = append(row, "cell "+o.cellName(k)+" m2")
	}
	return append(row, "file", "sha256")
}

func (o OverTime) row(s *data.Series, i int, kinds []geo.Cell) []string {
	r := s.Readings[i]
	row := []string{r.Date.String(), s.Source, o.Territory.Name(), exact(r.AreaM2)}
	for _, h := range geo.Holders {
		row = append(row, exact(r.Held[h]))
	}
	change, changed := s.Readings.Change(i)
	since := ""
	if i > 0 {
		since = strconv.Itoa(r.Date.Days() - s.Readings[i-1].Date.Days())
	}
	row = append(row, since, data.BreakText(s.Readings, i))
	for _, h := range geo.Holders {
		row = append(row, exactIf(change[h], changed))
	}
	for _, h := range []geo.Holder{geo.HeldByUkraine, geo.HeldByRussia} {
		for _, days := range perDay {
			rate, ok := s.Readings.PerDay(i, days, h)
			row = append(row, exactIf(rate.M2PerDay, ok))
		}
	}
	for _, days := range perDay {
		measured := ""
		if rate, ok := s.Readings.PerDay(i, days, geo.HeldByRussia); ok {
			measured = strconv.Itoa(rate.Days)
		}
		row = append(row, measured)
	}
	for _, k := range kinds {
		row = append(row, exact(r.CellM2(k)))
	}
	return append(row, filepath.Base(s.Files[i]), r.SHA256)
}

func exact(m2 float64) string { return strconv.FormatFloat(rounded(m2), 'f', -1, 64) }

func exactIf(m2 float64, known bool) string {
	if !known {
		return ""
	}
	return exact(m2)
}

// kinds are the cells of the proposal that any date of any series has; without a
// proposal the holders say it all.
func (o OverTime) kinds() []geo.Cell {
	if o.Proposal == nil {
		return nil
	}
	var all geo.Series
	for _, s := range o.Series {
		all = append(all, s.Readings...)
	}
	return all.CellKinds()
}

// cellName is "ukraine > russia in Zone A, Zone B".
func (o OverTime) cellName(c geo.Cell) string {
	name := c.Holder.String()
	if c.Side != geo.NoSide {
		name += " > " + c.Side.String()
	}
	if c.Undecided {
		name += " > undecided"
	}
	for i, z := range c.Zones {
		join := ", "
		if i == 0 {
			join = " in "
		}
		name += join + data.ZoneName(o.Zones[z])
	}
	return name
}

// SeriesTable prints for a person at a terminal.
func SeriesTable(w io.Writer, o OverTime) error {
	p := &printer{w: w, row: alignedRows}
	p.overTime(o)
	return p.err
}

// SeriesMarkdown prints the same for a document.
func SeriesMarkdown(w io.Writer, o OverTime) error {
	p := &printer{w: w, row: markdownRows, heading: "## ", bullet: "- "}
	p.overTime(o)
	return p.err
}

func (p *printer) overTime(o OverTime) {
	kinds := o.kinds()
	for _, s := range o.Series {
		source := s.Source
		if source == "" {
			source = "source not stated"
		}
		title := clean(o.Territory.Name()) + " · " + clean(source)
		switch {
		case !o.several(s):
		case s.Source == "":
			title += " · " + clean(filepath.Base(s.Files[0]))
		default:
			title += " · " + clean(s.Product)
		}
		p.printf("%s%s\n", p.heading, title)
		p.printf("km² held by each; changes are those of land held by Russia, and per day over the days before where a date was measured near their beginning (with the true number of days where it is another)\n\n")
		p.table(o.rows(s, kinds))
		for i := range s.Readings {
			if broken := data.BreakText(s.Readings, i); broken != "" {
				p.printf("%s%s: %s. The front was drawn otherwise before: no change and no pace is taken across this date.\n", p.bullet, s.Readings[i].Date, broken)
			}
		}
		for _, line := range PaceLines(s.Readings) {
			p.printf("%s%s\n", p.bullet, line)
		}
		p.printf("\n")
	}
	for _, l := range o.Left {
		p.printf("%sLeft out: %s: %s\n", p.bullet, clean(filepath.Base(l.File)), clean(l.Reason()))
	}
	for _, warning := range o.Warnings {
		p.printf("%sNote: %s\n", p.bullet, clean(warning))
	}
}

// several tells whether a source has more than one series: then each says which product it is, or which
// file when nobody knows the source.
func (o OverTime) several(s *data.Series) bool {
	return slices.ContainsFunc(o.Series, func(other *data.Series) bool { return other != s && other.Source == s.Source })
}

// rows are km². Changes are those of land held by Russia.
func (o OverTime) rows(s *data.Series, kinds []geo.Cell) [][]string {
	head := []string{"date", "Ukraine", "Russia"}
	var seldom []geo.Holder // which not every series has
	for _, h := range []geo.Holder{geo.HeldContested, geo.HeldUnstated} {
		if slices.ContainsFunc(s.Readings, func(r geo.Reading) bool { return r.Held[h] > 0 }) {
			seldom = append(seldom, h)
			head = append(head, heldBy[h])
		}
	}
	head = append(head, "Russia, change")
	for _, days := range perDay {
		head = append(head, fmt.Sprintf("a day, %d days", days))
	}
	for _, k := range kinds {
		head = append(head, o.cellName(k))
	}
	rows := [][]string{head}
	for i, r := range s.Readings {
		row := []string{r.Date.String(), km2(r.Held[geo.HeldByUkraine]), km2(r.Held[geo.HeldByRussia])}
		for _, h := range seldom {
			row = append(row, km2(r.Held[h]))
		}
		change := "—"
		if gained, ok := s.Readings.Change(i); ok {
			change = km2(gained[geo.HeldByRussia])
		}
		row = append(row, change)
		for _, days := range perDay {
			row = append(row, rate(s.Readings, i, days))
		}
		for _, k := range kinds {
			row = append(row, km2(r.CellM2(k)))
		}
		rows = append(rows, row)
	}
	return rows
}

// rate is a change a day of land held by Russia, with the days that it is over where these are
// others than those of the column.
func rate(s geo.Series, i, days int) string {
	r, ok := s.PerDay(i, days, geo.HeldByRussia)
	switch {
	case !ok:
		return "—"
	case r.Days != days:
		return km2(r.M2PerDay) + fmt.Sprintf(" (over %d)", r.Days)
	}
	return km2(r.M2PerDay)
}

// SeriesJSON prints everything for programs. Areas are whole m².
func SeriesJSON(w io.Writer, o OverTime) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(newSeriesDocument(o))
}
