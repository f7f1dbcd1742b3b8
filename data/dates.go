package data

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"delimit/geo"
)

// Properties in which sources write the date of a feature.
var dateProperties = []string{"date", "datetime", "Datetime", "ChangeDate", "EndDate"}

var (
	eightDigits = regexp.MustCompile(`(?:^|[^0-9])(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?:[^0-9]|$)`)
	sixDigits   = regexp.MustCompile(`(?:^|[^0-9])(\d{2})[-_.](\d{2})[-_.](\d{2})(?:[^0-9]|$)`)
	unixTime    = regexp.MustCompile(`^1[0-9]{9}$`)
)

// The days that a front line of this war can have.
const earliestYear, latestYear = 2014, 2099

// dateOf finds the date of a file: in the properties (the latest one counts), in
// the name member, in the file's name, in this order. Something that looks like
// a date and cannot be one is a defect.
func dateOf(c *collection, path string) (geo.Date, []Defect) {
	var latest geo.Date
	var defects []Defect
	for _, f := range c.features {
		for _, property := range dateProperties {
			d, wrong := dateIn(f.properties[property])
			if wrong != "" && len(defects) == 0 {
				defects = append(defects, f.defect("date", "the date was not used", "the date %q cannot be right", wrong))
			}
			if d.Known() && d.Days() > latest.Days() || !latest.Known() {
				latest = d
			}
		}
	}
	if latest.Known() {
		return latest, defects
	}
	member, _ := c.members["name"].(string)
	base := filepath.Base(path)
	for _, name := range []string{member, strings.TrimSuffix(base, filepath.Ext(base))} {
		d, wrong := dateIn(name)
		if d.Known() {
			return d, defects
		}
		if wrong != "" && len(defects) == 0 {
			defects = append(defects, Defect{Rule: "date", Feature: WholeFile, Text: "the date in the name " + strconv.Quote(name) + " cannot be right", Done: "the date is unknown"})
		}
	}
	return geo.Date{}, defects
}

// dateIn reads a date out of a value: ISO 8601, digits in a name, milliseconds or
// seconds since 1970. wrong is what looks like a date and is none.
func dateIn(value any) (d geo.Date, wrong string) {
	switch v := value.(type) {
	case json.Number:
		n, err := v.Int64()
		if err != nil {
			return d, ""
		}
		if n > 1e11 {
			n /= 1000
		}
		return day(time.Unix(n, 0).UTC(), v.String())
	case string:
		if unixTime.MatchString(v) {
			n, _ := strconv.ParseInt(v, 10, 64)
			return day(time.Unix(n, 0).UTC(), v)
		}
		if m := eightDigits.FindStringSubmatch(v); m != nil {
			return calendar(m[1]+"-"+m[2]+"-"+m[3], v)
		}
		if m := sixDigits.FindStringSubmatch(v); m != nil {
			return calendar("20"+m[1]+"-"+m[2]+"-"+m[3], v)
		}
	}
	return d, ""
}

func calendar(iso, text string) (geo.Date, string) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return geo.Date{}, text
	}
	return day(t, text)
}

func day(t time.Time, text string) (geo.Date, string) {
	if t.Year() < earliestYear || t.Year() > latestYear {
		return geo.Date{}, text
	}
	return geo.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, ""
}
