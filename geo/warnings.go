package geo

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// RuleGap is the rule of the warnings that Ledger.Gaps tells too.
const RuleGap = "border-gap"

// RuleOverlap is the rule of the warning about land that is stated for both.
const RuleOverlap = "holders-overlap"

// RuleUnstated is the rule of the warning about land of which the situation does
// not speak.
const RuleUnstated = "unstated"

// RuleUndecided is the rule of the warning about land that no side gets because a
// border ends open in it.
const RuleUndecided = "undecided"

// leastSaid is the area, in m², under which a remark about land would say 0.0 km².
const leastSaid = 50_000

// leastSlivers is the area, in m², from which thin strips along the rim are worth
// a word.
const leastSlivers = 1_000_000

// Doubtful reports whether the figures must not be used without a look at what the
// warning is about.
func (w Warning) Doubtful() bool {
	switch w.Rule {
	case RuleGap, RuleUndecided, RuleUnstated:
		return true
	}
	return w.Doubt
}

func (l *Ledger) addWarning(w Warning) { l.Warnings = append(l.Warnings, w) }

// warn says what the reader of the figures must know.
func (l *Ledger) warn(a *account) {
	for _, u := range a.territory.Units {
		for _, w := range u.Warnings { // those of a file stand on each of its units
			if !slices.ContainsFunc(l.Warnings, func(said Warning) bool { return said.Text == w.Text }) {
				l.addWarning(w)
			}
		}
	}
	l.Warnings = append(l.Warnings, a.warnings...)
	for _, g := range l.Gaps {
		end := g.End
		l.addWarning(Warning{Rule: RuleGap, Feature: g.Feature, At: &end, Text: fmt.Sprintf(
			"Border %s ends inside the territory, %s short of the next line: there it divides nothing.",
			a.nameOf(g.Feature), kilometres(g.GapM))})
	}
	if len(a.lines) > 0 && !l.Delimited {
		l.addWarning(Warning{Rule: "not-delimited",
			Text: "No border divides the territory: no land is allocated to either side."})
	}
	if l.Delimited && l.UndecidedM2 > 0 {
		l.addWarning(Warning{Rule: RuleUndecided, Text: fmt.Sprintf(
			"%s km² go to neither side: a border ends open there. Ceded, returned and kept are not known until the gap is closed or the land is given to a side.",
			squareKilometres(l.UndecidedM2))})
	}
	if unstated := l.Held[HeldUnstated] - areaM2(a.strips.unstated); unstated > 0 {
		l.addWarning(Warning{Rule: RuleUnstated, Text: fmt.Sprintf(
			"The situation does not say who holds %s km² of the territory: it is counted for nobody.", squareKilometres(unstated))})
	}
	if l.SliversM2 = areaM2(a.slivers); l.SliversM2 > leastSlivers {
		l.addWarning(Warning{Rule: "slivers", Text: fmt.Sprintf(
			"%s km² in strips along the edge of the territory are not stated as held by Russia: there the boundaries of two sources differ. The ledger counts them as held by Ukraine; they change hands only with all the land that it holds.",
			squareKilometres(l.SliversM2))})
	}
	if thin := areaM2(a.strips.unstated); thin > leastSlivers {
		l.addWarning(Warning{Rule: "slivers", Text: fmt.Sprintf(
			"%s km² in strips along the edge of the territory lie beyond the land of which the situation speaks: there the boundaries of two sources differ. They are counted for nobody.", squareKilometres(thin))})
	}
	if w, ok := a.overlap(); ok {
		l.addWarning(w)
	}
}

func (a *account) nameOf(id string) string {
	if f, ok := a.proposal.Feature(id); ok && f.Name != "" {
		return fmt.Sprintf("%q", f.Name)
	}
	return id
}

// kilometres writes a length so that a gap of a centimetre does not read as 0.
func kilometres(m float64) string {
	switch {
	case m < 1:
		return fmt.Sprintf("%.0f cm", max(m*100, 1))
	case m < 1000:
		return fmt.Sprintf("%.0f m", m)
	}
	return fmt.Sprintf("%.1f km", m/1000)
}

// squareKilometres writes an area in km² with one digit after the point, rounded half
// up and grouped by thousands as package data/figure does. What is not 0 does not read
// as 0.
func squareKilometres(m2 float64) string {
	if m2 < leastSaid {
		return "less than 0.1"
	}
	s := strconv.FormatFloat(math.Round(m2/1e5)/10, 'f', 1, 64)
	const narrow = "\u202f" // no-break space
	for i := len(s) - len(".0") - 3; i > 0; i -= 3 {
		s = s[:i] + narrow + s[i:]
	}
	return s
}
