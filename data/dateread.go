package data

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"delimit/geo"
)

// A day that is written out is taken as it stands, whatever the hour and the zone beside it:
// 2025-12-16T00:30+02:00 is the 16th. Seconds and milliseconds since 1970 are the day in UTC.

// order is in which order a date in figures has its parts.
type order uint8

const (
	anyOrder   order = iota
	dayFirst         // 24.11.2025, as Ukraine and Russia write it
	monthFirst       // 11/24/2025
	yearFirst        // 25-11-24
	orders
)

// dateText is what a text says of a day.
type dateText struct {
	date  geo.Date         // zero: it says none, or it is not known which
	could [orders]geo.Date // in figures that can be read in more than one way: the day by order
	loose bool             // the order is not settled by the way in which it is written
	wrong string           // the text, when it looks like a date and cannot be one
	part  string           // of the text: the date
	also  geo.Date         // another date that stands behind it
}

// candidates are the days that the text may mean, the first one first; nil when it is known.
func (t dateText) candidates() []geo.Date {
	if t.date.Known() || !t.loose {
		return nil
	}
	return t.possible()
}

// possible are all days that some order gives.
func (t dateText) possible() []geo.Date {
	var list []geo.Date
	for _, d := range t.could {
		if d.Known() && !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, byDay)
	return list
}

func byDay(a, b geo.Date) int { return a.Days() - b.Days() }

// in is the day of the text when days are written in an order.
func (t dateText) in(o order) geo.Date {
	if t.loose && o != anyOrder && t.could[o].Known() {
		return t.could[o]
	}
	return t.date
}

// said is the text with the days that it may mean, for a person.
func (t dateText) said() string {
	var days []string
	for _, d := range t.candidates() {
		days = append(days, d.String())
	}
	return t.part + " (" + strings.Join(days, " or ") + ")"
}

// readDate reads a date out of a value: a text, or a number of eight digits, or seconds or
// milliseconds since 1970.
func readDate(value any) dateText {
	switch v := value.(type) {
	case json.Number:
		x, err := v.Float64()
		switch {
		case err != nil:
			return dateText{wrong: v.String()}
		case len(v) == 8 && x < 1e8: // 20251026
			return readDateText(v.String())
		}
		return sinceEpoch(x, v.String())
	case string:
		return readDateText(v)
	}
	return dateText{}
}

// readDateText reads the first date in a text. A year of four digits counts before one of two.
func readDateText(s string) dateText {
	// A number that was written as a text, in one piece or with an exponent.
	if x, err := strconv.ParseFloat(strings.TrimSpace(s), 64); err == nil && x >= 1e9 && x < 1e13 && strings.ContainsAny(s, "e.") {
		return sinceEpoch(x, s)
	}
	l := &lexed{text: s, tokens: tokensOf(s)}
	for _, forms := range [][]form{fullForms, shortForms} {
		if t, next := l.find(forms, 0); next > 0 {
			if other, _ := l.find(forms, next); other.date.Known() && other.date != t.date {
				t.also = other.date
			}
			return t
		}
	}
	return dateText{}
}

// token is a run of digits, or of letters.
type token struct {
	from, to int // bytes
	digits   bool
}

func tokensOf(s string) []token {
	var list []token
	for i, r := range s {
		digits, letter := r >= '0' && r <= '9', unicode.IsLetter(r)
		if !digits && !letter {
			continue
		}
		n := len(list)
		end := i + len(string(r))
		if n > 0 && list[n-1].to == i && list[n-1].digits == digits {
			list[n-1].to = end
			continue
		}
		if n == mostTokens {
			break
		}
		list = append(list, token{i, end, digits})
	}
	return list
}

// mostTokens is how far into a text a date is looked for.
const mostTokens = 200

// lexed is a text in tokens.
type lexed struct {
	text   string
	tokens []token
}

// find reads the first date from a token on. next is the token behind it; 0: there is none.
func (l *lexed) find(forms []form, from int) (t dateText, next int) {
	for i := from; i < len(l.tokens); i++ {
		for _, f := range forms {
			if t, n := f(l, i); n > 0 {
				t.part = l.text[l.tokens[i].from:l.tokens[i+n-1].to]
				if t.wrong != "" {
					t.wrong = l.text
				}
				return t, i + n
			}
		}
	}
	return dateText{}, 0
}

// word is a token's text; empty behind the last.
func (l *lexed) word(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.text[l.tokens[i].from:l.tokens[i].to]
}

// number is a token of so many digits.
func (l *lexed) number(i, least, most int) (int, bool) {
	w := l.word(i)
	if w == "" || !l.tokens[i].digits || len(w) < least || len(w) > most {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil
}

// between is what stands between a token and the next, without spaces around it.
func (l *lexed) between(i int) string {
	if i+1 >= len(l.tokens) {
		return ""
	}
	gap := l.text[l.tokens[i].to:l.tokens[i+1].from]
	if gap != "" && strings.TrimSpace(gap) == "" {
		return " "
	}
	return strings.TrimSpace(gap)
}

func calendar(year, month, day int) geo.Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < earliestYear || year > latestYear() {
		return geo.Date{}
	}
	return geo.Date{Year: year, Month: month, Day: day}
}

// known is the reading of a date that can mean one day only.
func known(d geo.Date, text string) dateText {
	if !d.Known() {
		return dateText{wrong: text}
	}
	return dateText{date: d}
}

// sinceEpoch reads seconds since 1970, and milliseconds where seconds would lead
// thousands of years away.
func sinceEpoch(x float64, text string) dateText {
	if x > 1e11 {
		x /= 1000
	}
	if !(x > 0 && x < 1e11) {
		return dateText{wrong: text}
	}
	t := time.Unix(int64(x), 0).UTC()
	read := known(calendar(t.Year(), int(t.Month()), t.Day()), text)
	read.part = text
	return read
}
