package data

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"delimit/geo"
)

// Properties in which sources write the date of a feature.
var dateProperties = []string{"date", "datetime", "ChangeDate", "EndDate", "дата"}

var (
	eightDigits = regexp.MustCompile(`(?:^|[^0-9])(\d{4})[-_./ ]?(\d{2})[-_./ ]?(\d{2})(?:[^0-9]|$)`)
	sixDigits   = regexp.MustCompile(`(?:^|[^0-9])(\d{2})[-_.](\d{2})[-_.](\d{2})(?:[^0-9]|$)`)
	dayFirst    = regexp.MustCompile(`(?:^|[^0-9])(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[^0-9]|$)`)
	unixTime    = regexp.MustCompile(`^1[0-9]{9}(?:[0-9]{3})?$`)
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

// dating is how the date of a file was found.
type dating struct {
	date    geo.Date
	from    string // where it stood, for a person; empty when there is none
	doubt   string // the text of a date that cannot be right
	defects []Defect
}

// dateOf finds the date of a file: in the properties (the latest one counts), in
// the name member, in the file's name, in this order. What looks like a date and
// cannot be one is a defect, and so is a name that tells another date.
func dateOf(c *collection, path string, answer geo.Date) dating {
	d := dateInside(c)
	if !d.date.Known() {
		d.look(baseName(path), "the name of the file", "the name of the file "+strconv.Quote(filepath.Base(path)))
	}
	if answer.Known() {
		d.date, d.from = answer, answeredBy
	}
	d.contradict(path)
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

// contradict remarks that the name of a file tells another date than what was found.
func (d *dating) contradict(path string) {
	name, _ := dateIn(baseName(path))
	if d.from != answeredBy && d.date.Known() && name.Known() && name != d.date {
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile,
			Text: "the name of the file " + strconv.Quote(filepath.Base(path)) + " says " + name.String() + ", " + d.from + " says " + d.date.String(), Done: d.date.String() + " was used"})
	}
}

func dateInside(c *collection) dating {
	var d dating
	for _, f := range c.features {
		for _, property := range dateProperties {
			value, ok := f.property(property)
			if !ok {
				continue
			}
			found, wrong := dateIn(value)
			if wrong != "" && d.doubt == "" {
				d.doubt = wrong
				d.defects = append(d.defects, f.defect("date", "", "the date %q cannot be right", wrong))
			}
			if found.Known() && (!d.date.Known() || found.Days() > d.date.Days()) {
				d.date, d.from = found, "the property "+strconv.Quote(property)
			}
		}
	}
	if !d.date.Known() {
		d.look(c.envelope.date, c.envelope.from, c.envelope.from)
	}
	if !d.date.Known() {
		d.look(c.members["name"], "the name of the layer", "the name of the layer")
	}
	return d
}

// look reads a date out of a name that is not a feature's.
func (d *dating) look(value any, from, where string) {
	found, wrong := dateIn(value)
	if found.Known() {
		d.date, d.from = found, from
	}
	if wrong != "" && d.doubt == "" {
		d.doubt = wrong
		d.defects = append(d.defects, Defect{Rule: "date", Feature: WholeFile, Text: "the date in " + where + " (" + strconv.Quote(wrong) + ") cannot be right"})
	}
}

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

// dateIn reads a date out of a value: ISO 8601, digits in a name, milliseconds or
// seconds since 1970. wrong is what looks like a date and is none.
func dateIn(value any) (d geo.Date, wrong string) {
	switch v := value.(type) {
	case json.Number:
		x, err := v.Float64()
		switch {
		case err != nil:
			return d, v.String()
		case len(v) == 8 && x < 1e8: // 20251026
			return dateInText(v.String())
		}
		return sinceEpoch(x, v.String())
	case string:
		return dateInText(v)
	}
	return d, ""
}

func dateInText(s string) (d geo.Date, wrong string) {
	if unixTime.MatchString(s) {
		x, _ := strconv.ParseFloat(s, 64)
		return sinceEpoch(x, s)
	}
	if m := eightDigits.FindStringSubmatch(s); m != nil {
		return calendar(m[1]+"-"+m[2]+"-"+m[3], s)
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return calendar(fmt.Sprintf("%s-%02s-%02s", m[3], m[2], m[1]), s)
	}
	if m := sixDigits.FindStringSubmatch(s); m != nil {
		return calendar("20"+m[1]+"-"+m[2]+"-"+m[3], s)
	}
	return d, ""
}

// dateWithin finds a date in a text, and the part of the text that is it.
func dateWithin(s string) (geo.Date, string) {
	for _, form := range []*regexp.Regexp{eightDigits, dayFirst, sixDigits} {
		if m := form.FindStringSubmatchIndex(s); m != nil {
			part := s[m[2]:m[7]]
			d, _ := dateInText(part)
			return d, part
		}
	}
	return geo.Date{}, ""
}

// sinceEpoch reads seconds since 1970, and milliseconds where seconds would lead
// thousands of years away.
func sinceEpoch(x float64, text string) (geo.Date, string) {
	if x > 1e11 {
		x /= 1000
	}
	if !(x > 0 && x < 1e11) {
		return geo.Date{}, text
	}
	return day(time.Unix(int64(x), 0).UTC(), text)
}

func calendar(iso, text string) (geo.Date, string) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return geo.Date{}, text
	}
	return day(t, text)
}

func day(t time.Time, text string) (geo.Date, string) {
	if t.Year() < earliestYear || t.Year() > latestYear() {
		return geo.Date{}, text
	}
	return geo.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, ""
}
