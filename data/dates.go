package data

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"delimit/geo"
)

// Properties in which sources write the date of a feature.
var dateProperties = []string{"date", "datetime", "ChangeDate", "EndDate"}

var (
	eightDigits = regexp.MustCompile(`(?:^|[^0-9])(\d{4})[-_./ ]?(\d{2})[-_./ ]?(\d{2})(?:[^0-9]|$)`)
	sixDigits   = regexp.MustCompile(`(?:^|[^0-9])(\d{2})[-_.](\d{2})[-_.](\d{2})(?:[^0-9]|$)`)
	unixTime    = regexp.MustCompile(`^1[0-9]{9}(?:[0-9]{3})?$`)
)

// The days that a front line of this war can have.
const earliestYear, latestYear = 2014, 2099

// dateOf finds the date of a file: in the properties (the latest one counts), in
// the name member, in the file's name, in this order. Something that looks like
// a date and cannot be one is a defect.
func dateOf(c *collection, path string) (geo.Date, []Defect) {
	date, wrong := dateInside(c)
	if date.Known() {
		return date, wrong
	}
	date, inName := dateOfName(path)
	if len(wrong) == 0 {
		wrong = inName
	}
	if !date.Known() && len(wrong) > 0 {
		wrong[0].Done = "the date is unknown"
	}
	return date, wrong
}

func dateInside(c *collection) (latest geo.Date, defects []Defect) {
	for _, f := range c.features {
		for _, property := range dateProperties {
			value, _ := f.property(property)
			d, wrong := dateIn(value)
			if wrong != "" && len(defects) == 0 {
				defects = append(defects, f.defect("date", "the date was not used", "the date %q cannot be right", wrong))
			}
			if d.Known() && (!latest.Known() || d.Days() > latest.Days()) {
				latest = d
			}
		}
	}
	if latest.Known() {
		return latest, defects
	}
	latest, wrong := dateIn(c.members["name"])
	if wrong != "" && len(defects) == 0 {
		defects = append(defects, Defect{Rule: "date", Feature: WholeFile, Text: "the date in the name " + strconv.Quote(wrong) + " cannot be right",
			Done: "the date was not used"})
	}
	return latest, defects
}

func dateOfName(path string) (geo.Date, []Defect) {
	d, wrong := dateIn(baseName(path))
	if wrong == "" {
		return d, nil
	}
	return d, []Defect{{Rule: "date", Feature: WholeFile, Text: "the date in the name of the file " + strconv.Quote(filepath.Base(path)) + " cannot be right",
		Done: "the date was not used"}}
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
	if m := sixDigits.FindStringSubmatch(s); m != nil {
		return calendar("20"+m[1]+"-"+m[2]+"-"+m[3], s)
	}
	return d, ""
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
	if t.Year() < earliestYear || t.Year() > latestYear {
		return geo.Date{}, text
	}
	return geo.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, ""
}
