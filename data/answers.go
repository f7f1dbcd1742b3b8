package data

import (
	"fmt"
	"strings"

	"delimit/geo"
)

// answeredBy stands where a table's source would, for what a person decided.
const answeredBy = "your answer"

// Answers are what a person says where a file does not.
type Answers struct {
	Holders []Answer
	Date    geo.Date // of the situation, in place of what the file says
	Of      geo.Date // of a file that tells of several dates, which one; the newest when it has none of that day
	// Together makes one map of areas of several dates: these tell when each part was last changed.
	Together bool
	// Join makes one series of files whose source is not known, and of all products of a source.
	Join bool
	// Remembered, which may be nil, has answers of earlier times; Holders go before them.
	Remembered *Memory
}

// Answer says who holds the areas of which a property has a value.
type Answer struct {
	Property string `json:"property"`
	Value    string `json:"value"`
	Holder   string `json:"holder"` // ukraine, russia, contested, or ignore: not to be counted
}

func (a Answer) fate() fate {
	f, err := parseFate(a.Holder)
	if err != nil {
		return fate{holder: geo.HeldContested} // nobody gets land by a slip
	}
	return f
}

// String is what ParseAnswer reads.
func (a Answer) String() string { return a.Property + "=" + a.Value + ":" + a.Holder }

// ParseAnswer reads PROPERTY=VALUE:HOLDER.
func ParseAnswer(s string) (Answer, error) {
	property, rest, ok := strings.Cut(s, "=")
	colon := strings.LastIndex(rest, ":")
	if !ok || colon < 0 || strings.TrimSpace(property) == "" {
		return Answer{}, fmt.Errorf("%q is not PROPERTY=VALUE:HOLDER, such as status=occupied:russia", s)
	}
	a := Answer{strings.TrimSpace(property), strings.TrimSpace(rest[:colon]), strings.ToLower(strings.TrimSpace(rest[colon+1:]))}
	if _, err := parseFate(a.Holder); err != nil {
		return Answer{}, err
	}
	return a, nil
}
