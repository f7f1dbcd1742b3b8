package data

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"delimit/geo"
)

// Properties in which sources write the date of a feature, the likeliest first. The last
// two are the time stamp of KML.
var dateProperties = []string{"date", "datetime", "ChangeDate", "EndDate", "дата", "timestamp", "when"}

// layerProperty is the name of the layer that a feature stands in.
const layerProperty = "layer"

// Properties between which a feature is valid: the time span of KML.
const (
	beginProperty = "begin"
	endProperty   = "end"
)

// The days that a front line of this war can have: not before it, and not later
// than the year after that of reading. A clock that lags behind what the program
// itself brings along is wrong and does not count.
const (
	earliestYear = 2014
	newestYear   = 2026 // of the embedded situations
)

// clock is read for nothing but telling dates far off; tests set it.
var clock = time.Now

func latestYear() int { return max(clock().UTC().Year(), newestYear) + 1 }

// featureDate is what a feature says of its day.
type featureDate struct {
	property string // that says it; empty: none does
	text     dateText
	from, to dateText // of a time span; to may say nothing
	span     bool
	wrong    []wrongDate
}

// wrongDate is a property that should have a date, and has none that can be read.
type wrongDate struct{ property, text string }

// datesRead reads what the features say of their days, once.
func (c *collection) datesRead() []featureDate {
	c.dating.Do(func() {
		seen := map[string]dateText{} // most features of a file have one of few dates
		c.dates = make([]featureDate, len(c.features))
		for i, f := range c.features {
			c.dates[i] = dateOfFeature(f, func(value any) dateText {
				text, ok := value.(string)
				if !ok {
					return readDate(value)
				}
				t, ok := seen[text]
				if !ok {
					t = readDateText(text)
					seen[text] = t
				}
				return t
			})
		}
		c.dateByLayer()
	})
	return c.dates
}

// nameProperties are where a map of several days may have its dates, when they are not in
// the names of layers.
var nameProperties = []string{"name", "title"}

// dateByLayer dates features by the names of their layers, where these differ in nothing but
// the date and no feature has another one. Names such as "held since 2014" are no dates of a map.
// The names of the features themselves count only where the areas lie over one another:
// those of one map often say when each part was taken.
func (c *collection) dateByLayer() {
	if d := c.headed(layerProperty); d != nil {
		c.dateBy(layerProperty, d)
		return
	}
	for _, property := range nameProperties {
		d := c.headed(property)
		if d == nil {
			continue
		}
		if d.dates = sortedDays(slices.Clone(d.at)); len(d.dates) > 1 && len(d.dates) <= MaxDates && c.lying(d) == overEachOther {
			c.dateBy(property, d)
			return
		}
	}
}

// headed finds the dates of the areas in a property that says the same of all of them but for a date;
// nil where it does not.
func (c *collection) headed(property string) *areaDays {
	d := &areaDays{at: make([]geo.Date, len(c.features))}
	stem, any := "", false
	for i, f := range c.features {
		if area, _ := polygonsOf(f.geometry); len(area) == 0 && property != layerProperty {
			continue
		}
		heading, _ := f.property(property)
		t := readDate(heading)
		rest := strings.Replace(textOf(heading), t.part, "", 1)
		if !t.known() || c.dates[i].property != "" || any && rest != stem {
			return nil
		}
		d.at[i], stem, any = t.date, rest, true
	}
	return d
}

// dateBy dates the features that a property dates.
func (c *collection) dateBy(property string, d *areaDays) {
	for i, f := range c.features {
		if heading, ok := f.property(property); ok && d.at[i].Known() {
			c.dates[i].property, c.dates[i].text = property, readDate(heading)
		}
	}
}

func dateOfFeature(f feature, read func(any) dateText) featureDate {
	var d featureDate
	begin, ok := f.property(beginProperty)
	end, ok1 := f.property(endProperty)
	if from, to := read(begin), read(end); ok && from.known() || ok1 && to.known() {
		d.from, d.to, d.span = from, to, to.known()
		d.property, d.text = beginProperty, from
		if !from.known() {
			d.property, d.text = endProperty, to
		}
		return d
	}
	for _, property := range dateProperties {
		value, ok := f.property(property)
		if !ok {
			continue
		}
		t := read(value)
		if t.known() {
			d.property, d.text = property, t
			return d
		}
		if unread := strings.TrimSpace(textOf(value)); unread != "" && (t.wrong != "" || strings.ContainsAny(unread, "0123456789")) {
			d.wrong = append(d.wrong, wrongDate{property, unread})
		}
	}
	return d
}

// known tells whether a text has a date, though perhaps not which.
func (t dateText) known() bool { return t.date.Known() || t.loose }

// property finds a property by its name, in capital letters or small ones.
func (f feature) property(name string) (any, bool) {
	if value, ok := f.properties[name]; ok {
		return value, true
	}
	best := ""
	for key := range f.properties {
		if strings.EqualFold(key, name) && (best == "" || key < best) {
			best = key
		}
	}
	value, ok := f.properties[best]
	return value, ok && best != ""
}

// orderOf is the order in which all of some dates in figures can be read. Where several are
// left, a day that is known otherwise may decide: from a name, or from a person.
func orderOf(texts []dateText, hints ...geo.Date) order {
	var able []order
	for o := dayFirst; o < orders; o++ {
		if !slices.ContainsFunc(texts, func(t dateText) bool { return t.loose && !t.could[o].Known() }) {
			able = append(able, o)
		}
	}
	if len(able) == 1 {
		return able[0]
	}
	for _, hint := range hints {
		if !hint.Known() {
			continue
		}
		var fits []order
		for _, o := range able {
			if slices.ContainsFunc(texts, func(t dateText) bool { return t.loose && t.could[o] == hint }) {
				fits = append(fits, o)
			}
		}
		if len(fits) == 1 {
			return fits[0]
		}
	}
	return anyOrder
}

// order is the order of the dates in the features.
func (c *collection) order(hints ...geo.Date) order {
	var texts []dateText
	for _, d := range c.datesRead() {
		texts = append(texts, d.text)
		if d.span {
			texts = append(texts, d.from, d.to)
		}
	}
	return orderOf(texts, hints...)
}

// fromFileName stands where a date is only the one of the file's name.
const fromFileName = "the name of the file"

// DateInside is the date that a situation says itself, not only in the name of its file; the zero
// date when it says none.
func (o *Opened) DateInside() geo.Date {
	if o.Situation == nil || o.DateFrom == fromFileName || o.DateAnswered() {
		return geo.Date{}
	}
	return o.Situation.Date
}

// dating is how the date of a file was found.
type dating struct {
	date    geo.Date
	from    string     // where it stood, for a person; empty when there is none
	doubt   string     // the text of a date that cannot be right, or can be read in more than one way
	could   []geo.Date // the days that it may mean
	defects []Defect
}

// dateOf finds the date of a file: in the properties (the latest one counts), in
// the name member, in the file's name, in this order. What looks like a date and
// cannot be one is a defect, and so is a name that tells another date.
func dateOf(c *collection, path string, answer geo.Date) dating {
	name := readDateText(baseName(path))
	d := dateInside(c, name.date, answer)
	if !d.date.Known() && d.could == nil {
		d.look(name, fromFileName, "the name of the file "+strconv.Quote(filepath.Base(path)))
	}
	if answer.Known() {
		d.date, d.from = answer, answeredBy
	}
	d.contradict(path, name)
	for i := range d.defects {
		if d.defects[i].Done != "" {
			continue
		}
		d.defects[i].Done = "the date was not used"
		if i == 0 && !d.date.Known() {
			d.defects[i].Done = "the date is unknown"
		}
	}
	return d
}

// contradict remarks that the name of a file tells another date than what was found, or two.
func (d *dating) contradict(path string, name dateText) {
	if d.from == answeredBy || !d.date.Known() {
		return
	}
	file := "the name of the file " + strconv.Quote(filepath.Base(path))
	done := d.date.String() + " was used"
	switch {
	case name.date.Known() && name.date != d.date:
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile, Done: done,
			Text: file + " says " + name.date.String() + ", " + d.from + " says " + d.date.String()})
	case name.also.Known():
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile, Done: done,
			Text: file + " has two dates, " + name.date.String() + " and " + name.also.String()})
	}
}

// dateInside is the latest date that the features say, else that of the layer's name.
func dateInside(c *collection, hints ...geo.Date) dating {
	var d dating
	order := c.order(hints...)
	for i, said := range c.datesRead() {
		f := c.features[i]
		for _, w := range said.wrong {
			if d.doubt == "" {
				d.doubt = w.text
				d.defects = append(d.defects, f.defect("date", "", "the date %q in the property %q cannot be right or cannot be read", shortName(w.text), w.property))
			}
		}
		found := said.text.in(order)
		if !found.Known() && said.text.loose && d.could == nil {
			d.doubt, d.could = said.text.said(), said.text.candidates()
			d.defects = append(d.defects, f.defect("date", "", "the date %q in the property %q can be read in more than one way: %s", said.text.part, said.property, daysListed(d.could)))
		}
		if found.Known() && (!d.date.Known() || found.Days() > d.date.Days()) {
			d.date, d.from = found, "the property "+strconv.Quote(said.property)
		}
	}
	if d.could != nil { // the latest is not known while one of them is not
		d.date, d.from = geo.Date{}, ""
		return d
	}
	if !d.date.Known() {
		d.look(readDate(c.envelope.date), c.envelope.from, c.envelope.from)
	}
	if !d.date.Known() {
		d.look(readDate(c.members["name"]), "the name of the layer", "the name of the layer")
	}
	return d
}

func daysListed(days []geo.Date) string {
	var list []string
	for _, d := range days {
		list = append(list, d.String())
	}
	return strings.Join(list, " or ")
}

// look takes a date out of a name that is not a feature's.
func (d *dating) look(t dateText, from, where string) {
	switch {
	case t.date.Known():
		d.date, d.from = t.date, from
	case t.wrong != "" && d.doubt == "":
		d.doubt = t.wrong
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile, Text: "the date in " + where + " (" + strconv.Quote(t.wrong) + ") cannot be right"})
	case t.loose && d.doubt == "":
		d.doubt, d.could = t.said(), t.candidates()
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile, Text: "the date in " + where + " (" + strconv.Quote(t.part) + ") can be read in more than one way: " + daysListed(d.could)})
	}
}
