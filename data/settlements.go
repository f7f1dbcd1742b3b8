package data

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"delimit/data/format"
	"delimit/data/gazetteer"
	"delimit/geo"
	"delimit/geo/front"
)

// A table of settlements says who holds each. It can do so for several dates: in a column
// a date (holder_2024-07-15), or in rows that have a date. Between the settlements a schematic front is
// laid as between those of the atlas.

// MaxDates is how many dates a table may have.
const MaxDates = 1000

// settlements is what a table says of holders.
type settlements struct {
	rows   []feature
	dated  []datedColumn // empty: dates stand in rows, or nowhere
	dates  []geo.Date    // all, when there are several; else none
	repeat bool          // rows tell of one settlement at several dates
}

// datedColumn is a column whose heading has a date.
type datedColumn struct {
	key  string // the heading
	stem string // without the date: the property that it is
	date geo.Date
}

// settlementsOf tells whether a collection is a table of settlements with their
// holders, and nothing else.
func settlementsOf(c *collection, answers []Answer) *settlements {
	if !c.table {
		return nil
	}
	for _, f := range c.features {
		if _, ok := f.geometry.(orb.Point); !ok && f.geometry != nil {
			return nil
		}
	}
	s := &settlements{rows: c.features}
	s.findDated(answers)
	if !slices.ContainsFunc(s.rows, func(f feature) bool {
		_, ok := s.saying(f, s.newest(), answers)
		return ok
	}) {
		return nil
	}
	s.findDates()
	return s
}

// findDated finds the columns whose headings have a date, and tell holders.
func (s *settlements) findDated(answers []Answer) {
	seen := map[string]bool{}
	for _, f := range s.rows {
		for key := range f.properties {
			if seen[key] {
				continue
			}
			seen[key] = true
			if date, stem := datedHeading(key); date.Known() && tellsHolder(stem, answers) {
				s.dated = append(s.dated, datedColumn{key, stem, date})
			}
		}
	}
	slices.SortFunc(s.dated, func(a, b datedColumn) int {
		return cmp.Or(cmp.Compare(a.date.Days(), b.date.Days()), cmp.Compare(a.key, b.key))
	})
}

// datedHeading takes a date out of a heading. A date alone is that of the holder.
func datedHeading(key string) (geo.Date, string) {
	date, text := dateWithin(key)
	if !date.Known() {
		return date, ""
	}
	stem := strings.Trim(strings.Replace(key, text, "", 1), " _-–.,:/()[]")
	return date, cmp.Or(stem, "holder")
}

// tellsHolder tells whether a property is one that names holders, in the tables or in an
// answer.
func tellsHolder(property string, answers []Answer) bool {
	lower := strings.ToLower(property)
	return slices.Contains(book().tells, lower) || slices.ContainsFunc(answers, func(a Answer) bool { return strings.EqualFold(a.Property, property) })
}

// newest is the date of the newest column.
func (s *settlements) newest() geo.Date {
	if len(s.dated) == 0 {
		return geo.Date{}
	}
	return s.dated[len(s.dated)-1].date
}

// at is what a row says at a date of a column.
func (s *settlements) at(f feature, date geo.Date) feature {
	if len(s.dated) == 0 {
		return f
	}
	properties := map[string]any{}
	for key, value := range f.properties {
		if !slices.ContainsFunc(s.dated, func(d datedColumn) bool { return d.key == key }) {
			properties[key] = value
		}
	}
	for _, d := range s.dated {
		if value, ok := f.properties[d.key]; ok && d.date == date {
			properties[d.stem] = value
		}
	}
	f.properties = properties
	return f
}

// saying finds whether a row says who holds it: in a property that names holders.
func (s *settlements) saying(f feature, date geo.Date, answers []Answer) (saying, bool) {
	for _, said := range sayingsOf(s.at(f, date)) {
		if tellsHolder(said.property, answers) {
			return said, true
		}
	}
	return saying{}, false
}

// findDates finds the dates of columns, or of rows when one settlement has several.
func (s *settlements) findDates() {
	var dates []geo.Date
	for _, d := range s.dated {
		dates = append(dates, d.date)
	}
	if len(s.dated) == 0 {
		at := map[string]geo.Date{}
		for _, f := range s.rows {
			date := rowDate(f)
			dates = append(dates, date)
			before, seen := at[whichOf(f)]
			s.repeat = s.repeat || seen && before != date
			at[whichOf(f)] = date
		}
		if !s.repeat {
			return
		}
	}
	slices.SortFunc(dates, func(a, b geo.Date) int { return cmp.Compare(a.Days(), b.Days()) })
	dates = slices.DeleteFunc(slices.Compact(dates), func(d geo.Date) bool { return !d.Known() })
	if len(dates) > 1 {
		s.dates = dates
	}
}

func rowDate(f feature) geo.Date {
	for _, property := range dateProperties {
		if value, ok := f.property(property); ok {
			if found, _ := dateIn(value); found.Known() {
				return found
			}
		}
	}
	return geo.Date{}
}

// whichOf tells settlements apart: by where they are, else by their names.
func whichOf(f feature) string {
	if p, ok := f.geometry.(orb.Point); ok {
		return spot(p)
	}
	return strings.ToLower(f.name()) + "|" + strings.ToLower(regionOf(f))
}

// spot is a position to about a metre.
func spot(p orb.Point) string {
	return strconv.Itoa(int(math.Round(p[0]*1e5))) + " " + strconv.Itoa(int(math.Round(p[1]*1e5)))
}

// Columns that name the oblast of a settlement, so that one of several of a name can be
// meant.
var regionColumns = []string{"oblast", "region", "admin1", "область", "регіон"}

func regionOf(f feature) string {
	for _, property := range regionColumns {
		if value, ok := f.property(property); ok {
			return textOf(value)
		}
	}
	return ""
}

// choose finds of which date a situation is to be. An answered date must be one of
// several; the newest counts otherwise.
func (s *settlements) choose(a Answers) (geo.Date, error) {
	last := s.dates[len(s.dates)-1]
	switch {
	case slices.Contains(s.dates, a.Of):
		return a.Of, nil
	case slices.Contains(s.dates, a.Date):
		return a.Date, nil
	case a.Date.Known():
		return last, refuse("date", "the table says nothing of %s, but of %s", a.Date, datesListed(s.dates))
	}
	return last, nil
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

// laying turns rows into facts and counts what was left out.
type laying struct {
	*judging
	answered []Answer
	facts    []front.Fact
	rowOf    []feature
	index    map[string]int // of a place: its fact
	none, unread, unknown,
	ambiguous, nowhere, silent, twice, against rowTally
}

// rowTally is rows of which something is to be said: line and name of the first ones.
type rowTally struct {
	n     int
	first []string
}

// mostRows is how many rows a defect names.
const mostRows = 8

func (t *rowTally) add(f feature, more string) {
	if t.n++; t.n > mostRows {
		return
	}
	row := "line " + lineOf(f)
	if name := f.name(); name != "" {
		row += fmt.Sprintf(" %q", shortName(name))
	}
	t.first = append(t.first, row+more)
}

func shortName(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func lineOf(f feature) string {
	if n, ok := f.members[format.LineMember].(json.Number); ok {
		return n.String()
	}
	return "?"
}

func (t *rowTally) defect(list []Defect, rule, done, what string) []Defect {
	if t.n == 0 {
		return list
	}
	text := fmt.Sprintf("%s %s: %s", counted(t.n, "row"), what, strings.Join(t.first, ", "))
	if n := t.n - len(t.first); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return append(list, Defect{Rule: rule, Feature: WholeFile, Text: text, Done: done})
}

// take makes a fact of a row.
func (l *laying) take(f feature) {
	said, ok := l.holderSaid(f)
	if !ok {
		l.silent.add(f, "")
		return
	}
	if said.fate.ignore {
		l.none.add(f, "")
		return
	}
	at, ok := l.where(f)
	if !ok {
		return
	}
	if !theatre.Contains(at) {
		l.nowhere.add(f, "")
		return
	}
	l.rulings[l.book(said, f, nil)].Settlements++
	holder := said.fate.holder
	if !said.known {
		holder = geo.HeldContested
	}
	key := spot(at)
	i, there := l.index[key]
	switch {
	case !there:
		l.index[key] = len(l.facts)
		l.facts = append(l.facts, front.Fact{At: at, Holder: holder})
		l.rowOf = append(l.rowOf, f)
	case l.facts[i].Holder == holder:
		l.twice.add(f, " (as line "+lineOf(l.rowOf[i])+")")
	default:
		l.facts[i].Holder = geo.HeldContested
		l.against.add(f, " (against line "+lineOf(l.rowOf[i])+")")
	}
}

// holderSaid is what the rules and the answers make of a row. What only the names of the
// file tell counts for nothing here.
func (l *laying) holderSaid(f feature) (finding, bool) {
	found := l.judge.of(f)
	switch {
	case found.Property == "" || strings.HasPrefix(found.Property, "("):
		return found, false
	case !found.known:
		return found, tellsHolder(found.Property, l.answered)
	}
	return found, true
}

// where is the place of a row: its position, else that of the only settlement of its
// name.
func (l *laying) where(f feature) (orb.Point, bool) {
	if p, ok := f.geometry.(orb.Point); ok {
		return p, true
	}
	if text, ok := f.members[format.UnreadMember].(string); ok {
		l.unread.add(f, fmt.Sprintf(" (%q)", shortName(text)))
		return orb.Point{}, false
	}
	if f.name() == "" {
		l.unread.add(f, " (no position and no name)")
		return orb.Point{}, false
	}
	found := gazetteer.Named(f.name(), regionOf(f))
	switch len(found) {
	case 1:
		return found[0].At, true
	case 0:
		l.unknown.add(f, "")
	default:
		l.ambiguous.add(f, fmt.Sprintf(" (%d of that name)", len(found)))
	}
	return orb.Point{}, false
}

func (l *laying) defects() []Defect {
	var list []Defect
	list = l.unread.defect(list, "no-position", "not used", "without a position that can be read")
	list = l.unknown.defect(list, "unknown-place", "not used", "of which neither a position is given nor the name known")
	list = l.ambiguous.defect(list, "ambiguous-place", "not used", "of which the name alone does not tell which settlement is meant")
	list = l.silent.defect(list, "no-holder", "not used", "that do not say who holds the settlement")
	list = l.nowhere.defect(list, "elsewhere", "not used", "outside the theatre of this war")
	list = l.none.defect(list, "not-counted", "not used", "not about control of land in this war")
	list = l.twice.defect(list, "repeated", "counted once", "that repeat another")
	list = l.against.defect(list, "contradiction", "counted as contested", "that say the contrary of another")
	for _, r := range l.rulings {
		if r.Unresolved() {
			list = append(list, Defect{Rule: "no-holder", Feature: WholeFile, Done: "counted as contested",
				Text: fmt.Sprintf("no rule tells who holds %s (%s = %.60q)", counted(r.Settlements, "settlement"), r.Property, r.Value)})
		}
	}
	return list
}

// rowsAt are the rows that tell of a date: those of columns, or of every settlement
// the newest row up to that date.
func (s *settlements) rowsAt(date geo.Date) []feature {
	if !s.repeat {
		out := make([]feature, len(s.rows))
		for i, f := range s.rows {
			out[i] = s.at(f, date)
		}
		return out
	}
	newest := map[string]geo.Date{}
	for _, f := range s.rows {
		if d := rowDate(f); d.Known() && d.Days() <= date.Days() && d.Days() >= newest[whichOf(f)].Days() {
			newest[whichOf(f)] = d
		}
	}
	var out []feature
	for _, f := range s.rows {
		if d, ok := newest[whichOf(f)]; ok && rowDate(f) == d {
			out = append(out, f)
		}
	}
	return out
}

// schematic makes a situation of a table of settlements, and puts how into o.
func (s *settlements) schematic(path, sum string, c *collection, a Answers, o *Opened) error {
	if err := checkSwapped(c.features); err != nil {
		return err
	}
	if len(s.dates) > MaxDates {
		return refuse("too-large", "the table has more than %d dates", MaxDates)
	}
	j := &judging{judge: newJudge(c, path, a.Holders)}
	source := cmp.Or(j.sourceOf(c), filepath.Base(path))
	j.answers = slices.Concat(a.Holders, a.Remembered.Of(likeness(source)))
	dated, err := s.dating(path, c, a)
	if err != nil {
		return err
	}
	o.Dates = s.dates
	o.DateFrom, o.DateDoubt = dated.from, dated.doubt
	l := &laying{judging: j, answered: j.answers, index: map[string]int{}}
	of := dated.date
	if len(s.dates) == 0 {
		of = s.newest() // of the only column, whatever date it is answered to have
	}
	for _, f := range s.rowsAt(of) {
		l.take(f)
	}
	j.anyKnown = true // settlements of which nothing is said are not used
	j.settle()
	o.Rulings = j.rulings
	laid, err := front.Lay(l.facts)
	if err != nil {
		return l.refused(err)
	}
	o.Situation = &geo.Situation{Name: baseName(path), Date: dated.date, SHA256: sum, Source: source,
		Note:  fmt.Sprintf("schematic, from %d settlements", laid.Used),
		Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: laid.Held}}, Covers: laid.Covers}
	o.Defects = append(dated.defects, l.defects()...)
	if laid.Used < len(l.facts) {
		o.Defects = append(o.Defects, Defect{Rule: "thinned", Feature: WholeFile,
			Text: fmt.Sprintf("a line is laid between at most some of %s", counted(len(l.facts), "settlement")),
			Done: fmt.Sprintf("%d were used, the nearer to the line the more of them", laid.Used)})
	}
	return nil
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
			return dating{date: s.newest(), from: s.column(s.newest())}, nil
		}
		return dateOf(c, path, a.Date), nil
	}
	date, err := s.choose(a)
	return dating{date: date, from: s.column(date)}, err
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
