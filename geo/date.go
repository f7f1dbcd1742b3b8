package geo

import (
	"fmt"
	"time"
)

// Date is a calendar day. The zero Date is unknown. geo has no clock: a date
// comes from a file or from the user, never from now.
type Date struct {
	Year  int
	Month int // 1 to 12
	Day   int // 1 to 31
}

// Known tells whether the date says anything.
func (d Date) Known() bool { return d != Date{} }

// String is ISO 8601 (2026-08-15), or empty when the date is unknown.
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Days counts the days from 1970-01-01 in the proleptic Gregorian calendar, so
// that two dates can be subtracted.
func (d Date) Days() int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads an ISO 8601 calendar day. A day that the calendar does not
// have is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: not a calendar day YYYY-MM-DD", s)
	}
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, nil
}

// Plus is the day so many days later.
func (d Date) Plus(days int) Date {
	t := time.Date(d.Year, time.Month(d.Month), d.Day+days, 0, 0, 0, 0, time.UTC)
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
