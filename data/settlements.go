package data

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// A table of settlements says who holds each. It can do so for several dates: in a column
// a date (holder_2024-07-15), or in rows that have a date. Between the settlements a schematic front is
// laid as between those of the atlas.

// MaxDates is how many dates a file may have.
const MaxDates = 4000

// settlements is what a table says of holders.
type settlements struct {
	rows   []feature
	dated  []datedColumn // empty: dates stand in rows, or nowhere
	dates  []geo.Date    // all, when there are several; else none
	repeat bool          // rows tell of one settlement at several dates
	rowDay []geo.Date    // by row; zero: it has none that is known
	unread []string      // several dates of which it is not known which days they are
	loose  bool          // they can be read in more than one way
}

// datedColumn is a column whose heading has a date.
type datedColumn struct {
	key  string // the heading
	stem string // without the date: the property that it is
	text dateText
	date geo.Date // zero: it is not known which
}

// settlementsOf tells whether a collection is a table of settlements with their
// holders, and nothing else.
func settlementsOf(c *collection, answers []Answer, hints ...geo.Date) *settlements {
	if !c.table {
		return nil
	}
	for _, f := range c.features {
		if _, ok := f.geometry.(orb.Point); !ok && f.geometry != nil {
			return nil
		}
	}
	s := &settlements{rows: c.features}
	s.findDated(answers, hints)
	if !slices.ContainsFunc(s.rows, func(f feature) bool {
		_, ok := s.saying(f, s.newest(), answers)
		return ok
	}) {
		return nil
	}
	s.findDates(c, hints)
	return s
}

// findDated finds the columns whose headings have a date, and tell holders.
func (s *settlements) findDated(answers []Answer, hints []geo.Date) {
	seen := map[string]bool{}
	for _, f := range s.rows {
		for key := range f.properties {
			if seen[key] {
				continue
			}
			seen[key] = true
			if text, stem := datedHeading(key); text.known() && tellsHolder(stem, answers) {
				s.dated = append(s.dated, datedColumn{key, stem, text, geo.Date{}})
			}
		}
	}
	s.readHeadings(hints)
	slices.SortFunc(s.dated, func(a, b datedColumn) int {
		return cmp.Or(cmp.Compare(a.date.Days(), b.date.Days()), cmp.Compare(a.key, b.key))
	})
}

// readHeadings finds the days of the columns.
func (s *settlements) readHeadings(hints []geo.Date) {
	var texts []dateText
	for _, d := range s.dated {
		texts = append(texts, d.text)
	}
	order := orderOf(texts, hints...)
	for i := range s.dated {
		d := &s.dated[i]
		if d.date = d.text.in(order); !d.date.Known() {
			s.unread, s.loose = appendNew(s.unread, d.text.said()), true
		}
	}
	if len(s.dated) < 2 {
		s.unread = nil // a question, not a mixture
	}
}

// datedHeading takes a date out of a heading. A date alone is that of the holder.
func datedHeading(key string) (dateText, string) {
	text := readDateText(key)
	if !text.known() {
		return text, ""
	}
	stem := strings.Trim(strings.Replace(key, text.part, "", 1), " _-–.,:/()[]")
	return text, cmp.Or(stem, "holder")
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
func (s *settlements) findDates(c *collection, hints []geo.Date) {
	var dates []geo.Date
	for _, d := range s.dated {
		dates = append(dates, d.date)
	}
	if len(s.dated) == 0 {
		dates = s.findRowDays(c, hints)
		if !s.repeat {
			return
		}
	}
	if dates = sortedDays(dates); len(dates) > 1 {
		s.dates = dates
	}
}

// findRowDays finds the days of the rows, and whether they tell of one settlement at several
// dates. What cannot be read, or in more than one way, is a date as well: rows of two such dates are
// never one map.
func (s *settlements) findRowDays(c *collection, hints []geo.Date) []geo.Date {
	order := c.order(hints...)
	said := c.datesRead()
	s.rowDay = make([]geo.Date, len(s.rows))
	type stamp struct {
		text string
		read bool
	}
	at := map[string]stamp{}
	var unread []string
	mixed := false
	for i, f := range s.rows {
		s.rowDay[i] = said[i].text.in(order)
		now := stamp{s.rowDay[i].String(), true}
		switch {
		case s.rowDay[i].Known():
		case said[i].text.loose:
			now, s.loose = stamp{said[i].text.said(), false}, true
		case len(said[i].wrong) > 0:
			now = stamp{strconv.Quote(shortName(said[i].wrong[0].text)), false}
		}
		if !now.read && len(unread) < MaxDates {
			unread = appendNew(unread, now.text)
		}
		before, seen := at[whichOf(f)]
		differs := seen && before != now
		s.repeat = s.repeat || differs
		mixed = mixed || differs && !before.read && !now.read
		at[whichOf(f)] = now
	}
	if mixed || s.repeat && s.loose {
		s.unread = unread
	}
	return slices.Clone(s.rowDay)
}

// whichOf tells settlements apart: by where they are, else by their numbers or names.
func whichOf(f feature) string {
	if p, ok := f.geometry.(orb.Point); ok {
		return spot(p)
	}
	if id, ok := f.property(geoNames); ok {
		return textOf(id)
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
	for i, f := range s.rows {
		if d := s.rowDay[i]; d.Known() && d.Days() <= date.Days() && d.Days() >= newest[whichOf(f)].Days() {
			newest[whichOf(f)] = d
		}
	}
	var out []feature
	for i, f := range s.rows {
		if d, ok := newest[whichOf(f)]; ok && s.rowDay[i] == d {
			out = append(out, f)
		}
	}
	return out
}
