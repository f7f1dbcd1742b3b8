package data

import (
	"strings"
	"time"

	"delimit/geo"
)

// form reads a date that begins at a token; n is of how many tokens it is, 0: of none.
type form func(l *lexed, i int) (t dateText, n int)

// Forms with a year of four digits, and with one of two.
var (
	fullForms  = []form{runOfDigits, isoWeek, yearMonthDay, dayMonthYear, dayNamedMonth, namedMonthDay, yearNamedMonth}
	shortForms = []form{shortYear, shortNamed}
)

// runOfDigits: 20251026, 26102025, 20251026120000, 2025_1026, and seconds or milliseconds
// since 1970.
func runOfDigits(l *lexed, i int) (dateText, int) {
	w := l.word(i)
	if !l.tokens[i].digits {
		return dateText{}, 0
	}
	switch len(w) {
	case 8:
		if d := digitsDate(w); d.Known() {
			return dateText{date: d}, 1
		}
		return known(digitsDate(w[4:]+w[2:4]+w[:2]), w), 1
	case 10, 13:
		if t := readEpoch(w); t.date.Known() {
			return t, 1
		}
	case 12, 14:
		if d := digitsDate(w[:8]); d.Known() {
			return dateText{date: d}, 1
		}
	case 4, 6:
		if next := l.word(i + 1); len(w)+len(next) == 8 && l.tokens[i+1].digits && strings.Contains("-_./ ", l.between(i)) {
			if d := digitsDate(w + next); d.Known() {
				return dateText{date: d}, 2
			}
		}
	}
	return dateText{}, 0
}

func readEpoch(w string) dateText {
	x := 0.0
	for _, c := range w {
		x = x*10 + float64(c-'0')
	}
	return sinceEpoch(x, w)
}

// digitsDate is yyyymmdd.
func digitsDate(w string) geo.Date {
	n := 0
	for _, c := range w {
		n = n*10 + int(c-'0')
	}
	return calendar(n/10000, n/100%100, n%100)
}

// isoWeek: 2025-W50-1, 2025W501.
func isoWeek(l *lexed, i int) (dateText, int) {
	year, ok := l.number(i, 4, 4)
	if !ok || !strings.EqualFold(l.word(i+1), "w") || len(l.between(i)) > 1 || l.between(i+1) != "" {
		return dateText{}, 0
	}
	n := 3
	weekDay, ok := l.number(i+2, 3, 3)
	week, day := weekDay/10, weekDay%10
	if !ok {
		n = 4
		var ok1, ok2 bool
		week, ok1 = l.number(i+2, 2, 2)
		if day, ok2 = l.number(i+3, 1, 1); !ok1 || !ok2 || l.between(i+2) != "-" {
			return dateText{}, 0
		}
	}
	if day < 1 || day > 7 {
		return dateText{wrong: l.text}, n
	}
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // it is in the first week
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	t := monday.AddDate(0, 0, 7*(week-1)+day-1)
	if y, w := t.ISOWeek(); y != year || w != week { // the year has no such week
		return dateText{wrong: l.text}, n
	}
	return known(calendar(t.Year(), int(t.Month()), t.Day()), l.text), n
}

// parts tells whether one of these characters stands between three numbers.
func (l *lexed) parts(i int, signs string) bool {
	first, second := l.between(i), l.between(i+1)
	return len(first) == 1 && len(second) == 1 && strings.Contains(signs, first) && strings.Contains(signs, second)
}

// yearMonthDay: 2025-10-26, 2025/1/5.
func yearMonthDay(l *lexed, i int) (dateText, int) {
	year, ok := l.number(i, 4, 4)
	month, ok1 := l.number(i+1, 1, 2)
	day, ok2 := l.number(i+2, 1, 2)
	if !ok || !ok1 || !ok2 || !l.parts(i, "-_./ ") {
		return dateText{}, 0
	}
	return known(calendar(year, month, day), l.text), 3
}

// dayMonthYear: 24.11.2025. Only between dots it is known that the day comes first; anywhere
// else it is when there is no other way to read it.
func dayMonthYear(l *lexed, i int) (dateText, int) {
	a, ok := l.number(i, 1, 2)
	b, ok1 := l.number(i+1, 1, 2)
	year, ok2 := l.number(i+2, 4, 4)
	if !ok || !ok1 || !ok2 || !l.parts(i, "-_./ ") {
		return dateText{}, 0
	}
	var t dateText
	t.could[dayFirst], t.could[monthFirst] = calendar(year, b, a), calendar(year, a, b)
	return t.settled(l, i), 3
}

// shortYear: 24.11.25, 15-12-25, 26_07_12. A year that comes first is none before the war
// went over all of Ukraine: of so short a year no older map is known.
func shortYear(l *lexed, i int) (dateText, int) {
	a, ok := l.number(i, 2, 2)
	b, ok1 := l.number(i+1, 2, 2)
	c, ok2 := l.number(i+2, 2, 2)
	if !ok || !ok1 || !ok2 || !l.parts(i, "-_./") {
		return dateText{}, 0
	}
	var t dateText
	t.could[dayFirst], t.could[monthFirst] = calendar(2000+c, b, a), calendar(2000+c, a, b)
	if 2000+a >= fullWarYear {
		t.could[yearFirst] = calendar(2000+a, b, c)
	}
	return t.settled(l, i), 3
}

const fullWarYear = 2022

// settled decides what can be decided of a date in figures.
func (t dateText) settled(l *lexed, i int) dateText {
	possible := t.possible()
	dots := l.between(i) == "." && l.between(i+1) == "."
	switch {
	case dots && t.could[dayFirst].Known():
		return dateText{date: t.could[dayFirst]}
	case len(possible) == 0:
		return dateText{wrong: l.text}
	case len(possible) == 1:
		t.date = possible[0]
	}
	t.loose = true
	return t
}

// dayNamedMonth: 15 December 2025, 5th of March 2025, 15 грудня 2025, 05MAR2025.
func dayNamedMonth(l *lexed, i int) (dateText, int) {
	day, ok := l.number(i, 1, 2)
	if !ok {
		return dateText{}, 0
	}
	at := l.skip(i+1, "st", "nd", "rd", "th", "го", "е", "of")
	month := monthNamed(l.word(at))
	year, ok := l.number(at+1, 4, 4)
	if month == 0 || !ok || !l.near(i, at+1) {
		return dateText{}, 0
	}
	return known(calendar(year, month, day), l.text), at + 2 - i
}

// namedMonthDay: December 15, 2025, Dec-05-2025, DEC052025.
func namedMonthDay(l *lexed, i int) (dateText, int) {
	if l.tokens[i].digits {
		return dateText{}, 0
	}
	month := monthNamed(l.word(i))
	if month == 0 {
		month = monthAtEnd(l.word(i))
	}
	if month == 0 || !l.near(i, i+1) {
		return dateText{}, 0
	}
	if both, ok := l.number(i+1, 6, 6); ok {
		return known(calendar(both%10000, month, both/10000), l.text), 2
	}
	day, ok := l.number(i+1, 1, 2)
	at := l.skip(i+2, "st", "nd", "rd", "th")
	year, ok1 := l.number(at, 4, 4)
	if !ok || !ok1 || !l.near(i, at) {
		return dateText{}, 0
	}
	return known(calendar(year, month, day), l.text), at + 1 - i
}

// yearNamedMonth: 2025-Dec-05, 2025DEC05.
func yearNamedMonth(l *lexed, i int) (dateText, int) {
	year, ok := l.number(i, 4, 4)
	month := monthNamed(l.word(i + 1))
	day, ok1 := l.number(i+2, 1, 2)
	if !ok || month == 0 || !ok1 || !l.near(i, i+2) {
		return dateText{}, 0
	}
	return known(calendar(year, month, day), l.text), 3
}

// shortNamed: 15 Dec 25, 05MAR25.
func shortNamed(l *lexed, i int) (dateText, int) {
	day, ok := l.number(i, 1, 2)
	month := monthNamed(l.word(i + 1))
	year, ok1 := l.number(i+2, 2, 2)
	if !ok || month == 0 || !ok1 || !l.near(i, i+2) {
		return dateText{}, 0
	}
	return known(calendar(2000+year, month, day), l.text), 3
}

// skip passes over small words that belong to a day.
func (l *lexed) skip(i int, words ...string) int {
	for range 2 {
		for _, w := range words {
			if strings.EqualFold(l.word(i), w) {
				i++
				break
			}
		}
	}
	return i
}

// near tells whether no more stands between tokens than signs and spaces of one date.
func (l *lexed) near(from, to int) bool {
	for i := from; i < to; i++ {
		if gap := l.between(i); len(gap) > 1 || !strings.Contains("-_./, ", gap) {
			return false
		}
	}
	return true
}
