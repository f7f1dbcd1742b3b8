package report

import (
	"fmt"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
)

// NoForecast stands below every pace.
const NoForecast = "This divides land by days that lie behind. It is arithmetic, not a forecast: no pace stayed the same."

// PaceLines say how long what Ukraine holds at the last date would take at the
// paces of the days before, and that this is not a forecast. There are none when
// no earlier date was measured. Where the holders that occur changed, they say that there is no pace.
func PaceLines(s geo.Series) []string {
	last := len(s) - 1
	var lines, barredLines []string
	for _, days := range geo.PaceDays {
		if p, ok := s.Pace(last, days); ok {
			lines = append(lines, paceLine(p, s[last].Held[geo.HeldByUkraine]))
		} else if at, barred := s.Barred(last, days); barred {
			barredLines = append(barredLines, fmt.Sprintf("Over %d days no pace is told: on %s %s, and the front was drawn otherwise before.", days, s[at].Date, data.BreakText(s, at)))
		}
	}
	switch {
	case lines == nil:
		return barredLines
	case !figure.Listed(s[last].Held[geo.HeldByUkraine], figure.Tables):
		return []string{fmt.Sprintf("On %s Ukraine holds none of the territory: there is nothing to divide.", s[last].Date)}
	}
	return append(append(lines, barredLines...), NoForecast)
}

func paceLine(p geo.Pace, heldM2 float64) string {
	return paceSentence(p, heldM2) + stepSentence(p, heldM2)
}

func paceSentence(p geo.Pace, heldM2 float64) string {
	span := fmt.Sprintf("Over the %d days from %s to %s, land held by Ukraine", p.To.Days()-p.From.Days(), p.From, p.To)
	if p.M2PerDay >= 0 {
		return fmt.Sprintf("%s did not become less (%s km² a day): a division has no answer%s.", span, km2(p.M2PerDay), spread(p, heldM2))
	}
	days, ok := geo.DaysToNothing(heldM2, p.M2PerDay)
	if !ok {
		return fmt.Sprintf("%s became less by %s km² a day. At that pace %s km² would take more than %d years%s.",
			span, leastKm2(-p.M2PerDay), km2(heldM2), geo.MostYears, spread(p, heldM2))
	}
	return fmt.Sprintf("%s became less by %s km² a day. At that pace %s km² would take %s, until %s%s.",
		span, leastKm2(-p.M2PerDay), km2(heldM2), years(days), month(p.To.Plus(days)), spread(p, heldM2))
}

// stepSentence names the largest single step, and says what is left without it.
func stepSentence(p geo.Pace, heldM2 float64) string {
	if !p.Single {
		return ""
	}
	sign := ""
	if p.Step.M2 > 0 {
		sign = "+"
	}
	text := fmt.Sprintf(" The largest single step, from %s to %s, was %s%s km²; without that step it", p.Step.From, p.Step.To, sign, km2(p.Step.M2))
	if p.Without >= 0 {
		return text + fmt.Sprintf(" did not become less (%s km² a day).", km2(p.Without))
	}
	text += fmt.Sprintf(" became less by %s km² a day", leastKm2(-p.Without))
	if days, ok := geo.DaysToNothing(heldM2, p.Without); ok {
		return text + fmt.Sprintf(", and %s km² would take %s.", km2(heldM2), years(days))
	}
	return text + fmt.Sprintf(", and %s km² would take more than %d years.", km2(heldM2), geo.MostYears)
}

// spread is what the thirds of the time say.
func spread(p geo.Pace, heldM2 float64) string {
	if !p.Spread {
		return "; too few dates were measured to tell a spread"
	}
	earliest, some := geo.DaysToNothing(heldM2, p.Lowest)
	latest, all := geo.DaysToNothing(heldM2, p.Highest)
	switch {
	case !some:
		return "; nor in any third of those days"
	case !all:
		return fmt.Sprintf("; by the thirds of those days from %s, %s, to no end at all", years(earliest), month(p.To.Plus(earliest)))
	}
	return fmt.Sprintf("; by the thirds of those days %s to %s, %s to %s", years(earliest), years(latest), month(p.To.Plus(earliest)), month(p.To.Plus(latest)))
}

func years(days int) string {
	if days < 365 {
		return counted(days, "day")
	}
	return figure.Number(float64(days)/365.25, 1) + " years"
}

// month is as exact as such a date deserves.
func month(d geo.Date) string { return d.String()[:len("2006-01")] }
