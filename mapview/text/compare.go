package text

import (
	"strings"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
)

// Span writes the lowest and the highest of a figure, and one figure where both are
// written alike. A dash between them would be read as a sign where one is negative.
func Span(low, high string) string {
	switch {
	case low == high:
		return low
	case strings.Contains(low+high, minus):
		return T("span.to", low, high)
	}
	return T("span", low, high)
}

// KM2Span writes an interval of areas given in m², in km², without the unit.
func KM2Span(v geo.Interval, decimals int) string {
	return Span(KM2(v.Low, decimals), KM2(v.High, decimals))
}

// PercentSpan writes an interval of shares of a whole with one decimal.
func PercentSpan(v geo.Interval, whole float64) string {
	if whole == 0 {
		return "–"
	}
	share := func(m2 float64) string { return drawn(figure.Percent(m2, whole, figure.Panel)) }
	return Span(share(v.Low), share(v.High)) + thin + "%"
}

// CountSpan writes an interval of whole numbers.
func CountSpan(v geo.Interval) string { return Span(Number(v.Low, 0), Number(v.High, 0)) }

// PlacesSpan is Places for intervals.
func PlacesSpan(settlements, people geo.Interval, unknown int) string {
	counted := func(key string, v geo.Interval) string {
		if v.Low == v.High {
			return Counted(key, int(v.Low))
		}
		return T(key, CountSpan(v))
	}
	living := counted("count.people", people)
	switch {
	case unknown > 0 && people.High == 0:
		living = T("count.unknown")
	case unknown > 0:
		living = T("count.atLeast", living)
	}
	return T("panel.places", counted("count.settlements", settlements), living)
}

// LengthSpan writes an interval of lengths given in metres.
func LengthSpan(v geo.Interval) string { return Span(Length(v.Low), Length(v.High)) }

// ExactSpan writes an interval of areas with all their digits, and who has its ends,
// for copying.
func ExactSpan(v geo.Interval) string {
	return T("span.exact", Exact(v.Low), data.Letter(v.LowOf), Exact(v.High), data.Letter(v.HighOf))
}

// Ends says which of the compared situations have the ends of an interval.
func Ends(v geo.Interval) string {
	return T("compare.ends", data.Letter(v.LowOf), data.Letter(v.HighOf))
}

// Says writes what every compared situation says of some land: of two each by its
// letter, of more the letters of each holder.
func Says(holders []geo.Holder) string {
	var parts []string
	if len(holders) == 2 {
		for i, h := range holders {
			parts = append(parts, data.Letter(i)+thin+Holder(h))
		}
		return strings.Join(parts, T("compare.and"))
	}
	for _, h := range geo.Holders {
		var letters []string
		for i, said := range holders {
			if said == h {
				letters = append(letters, data.Letter(i))
			}
		}
		if len(letters) > 0 {
			parts = append(parts, T("compare.by", Holder(h), strings.Join(letters, thin)))
		}
	}
	return strings.Join(parts, T("compare.and"))
}

var _ = add(map[string]string{
	"command.compare": "Compare with…", "command.stopComparing": "Stop comparing", "why.notComparing": "Nothing is being compared",

	"span": "%s–%s", "span.to": "%s to %s", "span.exact": "%s (%s) to %s (%s)",
	"compare.and": " · ", "compare.by": "%s: %s", "compare.ends": "lowest in %s, highest in %s",

	"compare.title": "COMPARED", "compare.line": "%s   %s", "compare.differs": "Land that differs",
	"compare.where": "WHERE THEY DIFFER", "compare.goes": "goes to %s", "compare.same": "They say the same of all land here.",
	"compare.more":     "and %s more, %s km² together",
	"compare.rim":      "%s km² of it are thin strips along the edge of the territory, where the boundaries of two sources differ.",
	"compare.silent":   "Not all of them speak of %s km² of the territory: that is not counted as a difference.",
	"compare.shown":    "%s, BY A",
	"compare.zone":     "held by Ukraine %s km²",
	"compare.chip":     "compared with %s",
	"compare.several":  "%s others",
	"compare.none":     "Choose what the situation is compared with.",
	"compare.tooMany":  "No more than %s situations can be compared at once",
	"compare.itself":   "%s is the situation on the map: there is nothing to compare it with",
	"compare.ended":    "The comparison is ended",
	"compare.noDate":   "%s: the series has no date so early",
	"compare.dateHint": "YYYY-MM-DD", "compare.fileHint": "path of a file", "compare.action": "Compare",
	"compare.text":     "A is the situation on the map: %s. The land of which others say something else lights up, and the ledger shows its figures from the lowest to the highest.",
	"compare.now":      "COMPARED NOW",
	"compare.embedded": "EMBEDDED", "compare.kept": "FETCHED AND KEPT", "compare.series": "ANOTHER DATE OF THE SERIES (%s to %s)", "compare.file": "FROM A FILE",
	"compare.before": "%s days before", "compare.first": "First",

	"legend.differs": "Differs: %s", "legend.disputes": "Differs: %s, others say otherwise", "legend.contactOf": "Line of contact by %s, %s", "compare.of": "%s by %s",
	"brief.compared": "%s: %s", "brief.situations": "Situations: %s.", "brief.compare": "%s compared with %s",
})
