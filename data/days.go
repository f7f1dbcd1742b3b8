package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// Areas of one file can have several dates. What that means is seen by how they lie:
//
//   - Areas of one date lie over those of the next: they are maps of several days, and never one.
//   - They lie side by side: one map, whose parts tell when each was last changed. It is of the
//     newest date.
//   - Something between: read as maps of several days, and said. Answers.Together makes it one map.
//   - Time spans (from when to when an area is valid) say it themselves. The end is the day on which an area
//     is no longer valid, unless nothing else is valid then.
//
// Areas without a date belong to every day.

// How much of the smaller and of the larger land of two neighbouring dates both must cover to be maps
// of two days, and at most to lie side by side.
const (
	sameOfSmaller = 0.5
	sameOfLarger  = 1. / 3
	beside        = 0.1
)

// mostPairs is how many neighbouring dates are laid over each other to find that out.
const mostPairs = 8

// areaDays are the dates of a file of areas.
type areaDays struct {
	dates   []geo.Date // maps of several days, ascending; else none
	at      []geo.Date // by feature; zero: it has none
	spans   []daySpan  // by feature, when the file has time spans; else none
	ended   bool       // on the day that is shown every span has ended
	defects []Defect
	parts   []geo.Date // one map, of parts with these dates
}

// areaDays finds the dates of the areas.
func (c *collection) areaDays(path string, a Answers) (*areaDays, error) {
	order := c.order(readDateText(baseName(path)).date, a.Date, a.Of)
	d := &areaDays{at: make([]geo.Date, len(c.features))}
	var unread, unclear []string
	spans, undated := false, 0
	for i, said := range c.datesRead() {
		if area, _ := polygonsOf(c.features[i].geometry); len(area) == 0 {
			continue
		}
		d.at[i] = said.text.in(order)
		spans = spans || said.span
		switch {
		case d.at[i].Known():
			d.dates = append(d.dates, d.at[i])
		case said.text.loose:
			unclear = appendNew(unclear, said.text.said())
		case len(said.wrong) > 0:
			unread = appendNew(unread, strconv.Quote(shortName(said.wrong[0].text)))
		default:
			undated++
		}
	}
	d.dates = sortedDays(d.dates)
	mixed := len(unclear) > 0 && len(unclear)+len(unread)+min(len(d.dates), 1) > 1
	if (mixed || len(unread) > 1) && !a.Together {
		return nil, mixedDays(append(unclear, unread...), mixed)
	}
	if spans {
		return d, d.bySpans(c, order)
	}
	if len(d.dates) < 2 {
		d.dates = nil
		return d, nil
	}
	if len(d.dates) > MaxDates {
		return nil, refuse("too-large", "the file has more than %d dates", MaxDates)
	}
	d.decide(c, a)
	if undated > 0 && len(d.dates) > 0 {
		d.defects = append(d.defects, Defect{Rule: "no-date", Feature: WholeFile, Done: "counted at every date",
			Text: counted(undated, "area") + " without a date beside those that have one"})
	}
	return d, nil
}

// mixedDays refuses dates of which it is not known which day each is: areas of two days are
// never one map.
func mixedDays(texts []string, unclear bool) error {
	const most = 4
	list := strings.Join(texts[:min(len(texts), most)], ", ")
	if len(texts) > most {
		list += fmt.Sprintf(" and %d more", len(texts)-most)
	}
	if unclear {
		return refuse("date", "it has several dates, and they can be read in more than one way: %s; write them as 2025-12-31, or name one of the days with --date", list)
	}
	return refuse("date", "it has several dates, and they cannot be read: %s; write them as 2025-12-31", list)
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func sortedDays(days []geo.Date) []geo.Date {
	slices.SortFunc(days, byDay)
	return slices.DeleteFunc(slices.Compact(days), func(d geo.Date) bool { return !d.Known() })
}

// decide tells maps of several days from parts of one.
func (d *areaDays) decide(c *collection, a Answers) {
	if a.Together {
		d.parts, d.dates = d.dates, nil
		return
	}
	lie := c.lying(d)
	first, last := d.dates[0], d.dates[len(d.dates)-1]
	switch lie {
	case sideBySide:
		d.parts, d.dates = d.dates, nil
		d.defects = append(d.defects, Defect{Rule: "dates", Feature: WholeFile, Done: "read as one map of " + last.String(),
			Text: fmt.Sprintf("its areas have %d dates, from %s to %s, and lie side by side: the dates tell when each was last changed", len(d.parts), first, last)})
	case between:
		d.defects = append(d.defects, Defect{Rule: "dates", Feature: WholeFile, Done: "read as a map a date; --together makes them one",
			Text: fmt.Sprintf("its areas have %d dates, from %s to %s, and cover one another only in part: it is not known whether they are maps of several days or parts of one", len(d.dates), first, last)})
	}
}

// lie is how the areas of several dates lie.
type lie uint8

const (
	overEachOther lie = iota
	sideBySide
	between
)

// overlaps keeps how areas lie: measuring it takes a while, and a series asks for every date.
type overlaps struct {
	mu    sync.Mutex
	found map[string]lie
}

// lying measures how the areas of neighbouring dates lie.
func (c *collection) lying(d *areaDays) lie {
	c.overlaps.mu.Lock()
	defer c.overlaps.mu.Unlock()
	key := fmt.Sprint(d.dates)
	if found, ok := c.overlaps.found[key]; ok {
		return found
	}
	pairs := len(d.dates) - 1
	over, apart := 0, 0
	n := min(pairs, mostPairs)
	for k := range n {
		i := pairs - 1 - k*pairs/n // the newest among them
		switch lieOf(d.land(c, d.dates[i]), d.land(c, d.dates[i+1])) {
		case overEachOther:
			over++
		case sideBySide:
			apart++
		}
	}
	found := between
	switch n {
	case over:
		found = overEachOther
	case apart:
		found = sideBySide
	}
	if c.overlaps.found == nil {
		c.overlaps.found = map[string]lie{}
	}
	c.overlaps.found[key] = found
	return found
}

// land is what the areas of a date cover.
func (d *areaDays) land(c *collection, date geo.Date) orb.MultiPolygon {
	var land orb.MultiPolygon
	for i, at := range d.at {
		if at == date {
			area, _ := polygonsOf(c.features[i].geometry)
			land = append(land, area...)
		}
	}
	return land
}

func lieOf(a, b orb.MultiPolygon) lie {
	first, second := geo.AreaM2(a), geo.AreaM2(b)
	both := first + second - geo.AreaM2(slices.Concat(a, b))
	smaller, larger := min(first, second), max(first, second)
	switch {
	case both <= beside*smaller:
		return sideBySide
	case both >= sameOfSmaller*smaller && both >= sameOfLarger*larger:
		return overEachOther
	}
	return between
}

// several are the dates of maps of several days; nil of one.
func (d *areaDays) several() []geo.Date {
	if len(d.dates) < 2 {
		return nil
	}
	return d.dates
}

// has tells whether a feature belongs to the map of a day.
func (d *areaDays) has(feature int, day geo.Date) bool {
	if d.spans != nil {
		return !day.Known() || d.spans[feature].holds(day) || d.spans[feature].end == day && d.ended
	}
	return len(d.dates) == 0 || !d.at[feature].Known() || d.at[feature] == day
}

// dating finds of which day the map is to be.
func (d *areaDays) dating(c *collection, path string, a Answers) (dating, error) {
	switch {
	case d.spans != nil && len(d.dates) > 0:
		asked := a.Of
		if !asked.Known() {
			asked = a.Date
		}
		if asked.Known() && slices.ContainsFunc(d.spans, func(s daySpan) bool { return s.limited() && (s.holds(asked) || s.end == asked) }) {
			d.ended = !d.valid(asked)
			return dating{date: asked, from: "a time span"}, nil
		}
		date, err := chooseDate(d.dates, a)
		return dating{date: date, from: "the beginning of a time span"}, err
	case len(d.dates) > 0:
		date, err := chooseDate(d.dates, a)
		return dating{date: date, from: d.property(c, date)}, err
	case len(d.parts) > 0 && a.Date.Known() && a.Date.Days() < d.parts[len(d.parts)-1].Days():
		last := d.parts[len(d.parts)-1]
		return dating{}, refuse("date", "it is one map of %s, whose parts were changed from %s on: there is none of %s", last, d.parts[0], a.Date)
	}
	return dateOf(c, path, a.Date), nil
}

func (d *areaDays) property(c *collection, date geo.Date) string {
	for i, at := range d.at {
		if at == date {
			return "the property " + strconv.Quote(c.datesRead()[i].property)
		}
	}
	return ""
}

// chooseDate finds which of several dates is meant. An answered date must be one of them; the
// newest counts where nobody asks.
func chooseDate(dates []geo.Date, a Answers) (geo.Date, error) {
	last := dates[len(dates)-1]
	switch {
	case slices.Contains(dates, a.Of):
		return a.Of, nil
	case slices.Contains(dates, a.Date):
		return a.Date, nil
	case a.Date.Known():
		return last, refuse("date", "the file says nothing of %s, but of %s; the nearest is %s", a.Date, datesListed(dates), nearestDate(dates, a.Date))
	}
	return last, nil
}

// nearestDate is the date nearest to a day; of two the earlier.
func nearestDate(dates []geo.Date, day geo.Date) geo.Date {
	best := dates[0]
	for _, d := range dates {
		if abs(d.Days()-day.Days()) < abs(best.Days()-day.Days()) {
			best = d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
