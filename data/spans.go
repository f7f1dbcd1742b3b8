package data

import (
	"slices"

	"delimit/geo"
)

// daySpan is when an area is valid: up to the day before to. The zero days are open ends.
type daySpan struct {
	from, to geo.Date
	end      geo.Date // the last day that is named, when it could be a day of validity
}

func (s daySpan) holds(d geo.Date) bool {
	return (!s.from.Known() || s.from.Days() <= d.Days()) && (!s.to.Known() || d.Days() < s.to.Days())
}

// limited tells whether there are days on which it is not valid.
func (s daySpan) limited() bool { return s.from.Known() || s.to.Known() }

// bySpans finds the days on which what is valid changes.
func (d *areaDays) bySpans(c *collection, order order) error {
	d.spans = make([]daySpan, len(c.features))
	var turns []geo.Date
	var areas []int
	for i, said := range c.datesRead() {
		s := daySpan{from: said.text.in(order)}
		if said.span {
			s = daySpan{said.from.in(order), said.to.in(order), said.to.in(order)}
		}
		if s.from.Known() && s.to.Known() && s.to.Days() <= s.from.Days() {
			s.to, s.end = s.from.Plus(1), geo.Date{}
		}
		d.spans[i] = s
		if area, _ := polygonsOf(c.features[i].geometry); len(area) > 0 {
			areas = append(areas, i)
			turns = append(turns, s.from, s.to)
		}
	}
	d.dates = nil
	before := ""
	turns = sortedDays(turns)
	if len(turns) > 2*MaxDates {
		return refuse("too-large", "the file has more than %d dates", MaxDates)
	}
	whole := false
	for _, t := range turns {
		valid, some, all := make([]byte, len(areas)), false, true
		for k, i := range areas {
			if !d.spans[i].holds(t) {
				all = false
				continue
			}
			valid[k], some = 1, some || d.spans[i].limited()
		}
		if some && string(valid) != before {
			d.dates, whole = append(d.dates, t), all
		}
		before = string(valid)
	}
	if len(d.dates) == 1 && whole { // everything is valid all the time
		d.spans, d.dates = nil, nil
	}
	return nil
}

// valid tells whether a time span holds a day.
func (d *areaDays) valid(day geo.Date) bool {
	return slices.ContainsFunc(d.spans, func(s daySpan) bool { return s.limited() && s.holds(day) })
}
