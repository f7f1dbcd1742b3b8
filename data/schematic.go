package data

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"delimit/geo"
	"delimit/geo/front"
)

// schematic makes a situation of a table of settlements, and puts how into o.
func (s *settlements) schematic(path, sum string, c *collection, a Answers, o *Opened) error {
	if len(s.unread) > 0 {
		return mixedDays(s.unread, s.loose)
	}
	if len(s.dates) > MaxDates {
		return refuse("too-large", "the table has more than %d dates", MaxDates)
	}
	j := &judging{judge: newJudge(c, path, a.Holders)}
	source := cmp.Or(j.sourceOf(c), filepath.Base(path))
	remembered := a.rememberedFor(c, path)
	j.answers = slices.Concat(a.Holders, remembered)
	dated, err := s.dating(path, c, a)
	if err != nil {
		return err
	}
	o.Dates = s.dates
	o.DateFrom, o.DateDoubt, o.DateCould = dated.from, dated.doubt, dated.could
	l := &laying{judging: j, answered: j.answers, index: map[string]int{}}
	of := dated.date
	if len(s.dates) == 0 {
		of = s.newest() // of the only column, whatever date it is answered to have
	}
	for _, f := range s.rowsAt(of) {
		l.take(f)
	}
	s.others(l, of)
	j.anyKnown = true // settlements of which nothing is said are not used
	j.settle()
	o.Rulings, o.Coverage = j.rulings, CoversNear
	o.useRemembered(a.Holders, remembered)
	o.Situation = &geo.Situation{Name: baseName(path), Date: dated.date, SHA256: sum, Source: source, Schematic: true}
	laid, err := front.Lay(l.facts)
	switch {
	case err == nil:
		o.Situation.Note = fmt.Sprintf("schematic, from %d settlements", laid.Used)
		o.Situation.Areas, o.Situation.Covers = []geo.ControlArea{{Holder: geo.HeldByRussia, Area: laid.Held}}, laid.Covers
	case len(o.Unresolved()) > 0 && len(front.Cover(l.facts)) > 0:
		// Until a person says what the values mean nobody holds the land.
		cover := front.Cover(l.facts)
		o.Situation.Note = "no line: it is not known who holds the settlements"
		o.Situation.Areas, o.Situation.Covers = []geo.ControlArea{{Holder: geo.HeldContested, Area: cover}}, cover
		laid = &front.Front{Used: len(l.facts)}
	default:
		return l.refused(err)
	}
	o.Defects = slices.Concat(o.Defects, dated.defects, l.defects())
	o.Contradictions = Contradictions(o.Situation)
	if laid.Used < len(l.facts) {
		o.Defects = append(o.Defects, Defect{Rule: "thinned", Feature: WholeFile,
			Text: fmt.Sprintf("%s are more than a line is laid between", counted(len(l.facts), "settlement")),
			Done: fmt.Sprintf("%d were used, the nearer to the line the more of them", laid.Used)})
	}
	return nil
}

// others adds values that no rule knows from columns of other dates to what is asked.
func (s *settlements) others(l *laying, of geo.Date) {
	seen := map[string]int{} // its ruling; −1: a rule knows it
	for _, f := range s.rows {
		for _, d := range s.dated {
			value := wordOf(f.properties[d.key])
			if d.date == of || value == "" {
				continue
			}
			key := d.stem + "=" + value
			i, known := seen[key]
			if !known {
				i = -1
				if said, ok := l.holderSaid(s.at(f, d.date)); ok && !said.known && !slices.ContainsFunc(l.rulings, func(r Ruling) bool {
					return r.Unresolved() && r.Property == said.Property && strings.EqualFold(r.Value, said.Value)
				}) {
					i = l.book(said, f, nil)
					l.rulings[i].Areas = 0
				}
				seen[key] = i
			}
			if i >= 0 {
				l.rulings[i].Areas++
				l.rulings[i].Settlements++
			}
		}
	}
}

// refused says why no line was laid, and what was left out before.
func (l *laying) refused(err error) error {
	text := err.Error()
	for _, d := range l.defects() {
		text += "; " + d.Text + ", " + d.Done
	}
	return refuse("schematic", "%s", text)
}

// dating finds the date.
func (s *settlements) dating(path string, c *collection, a Answers) (dating, error) {
	if len(s.dates) == 0 {
		if len(s.dated) > 0 && !a.Date.Known() {
			return s.ofHeading(), nil
		}
		return dateOf(c, path, a.Date), nil
	}
	date, err := chooseDate(s.dates, a)
	return dating{date: date, from: s.column(date)}, err
}

// ofHeading is the date of the only column that has one.
func (s *settlements) ofHeading() dating {
	text := s.dated[0].text
	if s.newest().Known() {
		return dating{date: s.newest(), from: s.column(s.newest())}
	}
	var d dating
	d.look(text, "", "the heading "+strconv.Quote(shortName(s.dated[0].key)))
	d.defects[0].Done = "the date is unknown"
	return d
}

// column says where a date stood.
func (s *settlements) column(date geo.Date) string {
	for _, d := range s.dated {
		if d.date == date {
			return "the column " + strconv.Quote(shortName(d.key))
		}
	}
	return "the rows"
}

func datesListed(dates []geo.Date) string {
	const most = 6
	var list []string
	for _, d := range dates[:min(len(dates), most)] {
		list = append(list, d.String())
	}
	if n := len(dates) - most; n > 0 {
		return strings.Join(list, ", ") + fmt.Sprintf(" and %d more, the last of them %s", n, dates[len(dates)-1])
	}
	return strings.Join(list, ", ")
}
