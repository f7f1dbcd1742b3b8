// Package text is the table of all words that the window and the pictures show,
// and how numbers are written. English is the only language so far; a key names
// what is said, so that another table can say it otherwise.
package text

import (
	"fmt"
	"maps"
	"slices"

	"delimit/data/atlas"
	"delimit/data/figure"
	"delimit/geo"
)

// T gives the text of a key, with the arguments put in. A key that is missing
// shows as itself, and a test finds it.
func T(key string, args ...any) string {
	s, ok := english[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// Counted says how many there are of something. A key with ".one" is for one of them.
func Counted(key string, n int) string {
	if n == 1 && Has(key+".one") {
		return T(key+".one", Count(n))
	}
	return T(key, Count(n))
}

// Places says how many settlements there are and how many people live there, as far
// as that is known.
func Places(p geo.People) string {
	if p.AtLeast() {
		return T("count.some", peopleCounted(p.Count), Count(p.Places-p.Unknown), Counted("count.settlements", p.Places), Count(p.Unknown))
	}
	return T("panel.places", Counted("count.settlements", p.Places), People(p))
}

// PlacesShort is Places for a narrow column.
func PlacesShort(p geo.People) string {
	if p.AtLeast() {
		return T("count.someShort", peopleCounted(p.Count), Count(p.Places-p.Unknown), Count(p.Places), Count(p.Unknown))
	}
	return Places(p)
}

// People says how many people live in settlements. Those of which no figure is known
// count for nobody, and it is said.
func People(p geo.People) string {
	switch {
	case !p.Known():
		return T("count.unknown")
	case p.AtLeast():
		return T("count.atLeast", peopleCounted(p.Count))
	}
	return peopleCounted(p.Count)
}

// peopleCounted writes a sum of people with no more digits than it deserves.
func peopleCounted(n int) string {
	if n == 1 {
		return Counted("count.people", n)
	}
	return T("count.people", figure.People(n))
}

// PlacesOf says from which list and of when the settlements and people of a territory
// are.
func PlacesOf(p geo.People, territory string) string {
	name := Clip(territory, 80)
	if p.Unknown > 0 {
		return T("brief.placesUnknown", Count(p.Places), atlas.SettlementList, name, atlas.PopulationOf, Count(p.Unknown))
	}
	return T("brief.places", Count(p.Places), atlas.SettlementList, name, atlas.PopulationOf)
}

// Has tells whether the table has a key.
func Has(key string) bool {
	_, ok := english[key]
	return ok
}

// Keys are all keys of the table, in order.
func Keys() []string { return slices.Sorted(maps.Keys(english)) }

// Holder names a holder.
func Holder(h geo.Holder) string { return T("holder." + h.String()) }

// HeldBy says who holds land.
func HeldBy(h geo.Holder) string { return T("held." + h.String()) }

// Side names a side; NoSide is a dash.
func Side(s geo.Side) string {
	if s == geo.NoSide {
		return "–"
	}
	return T("side." + s.String())
}

// Regime names the kind of a zone. A kind that Delimit does not know is itself.
func Regime(r geo.Regime) string {
	if r == "" {
		return T("regime.none")
	}
	if key := "regime." + string(r); Has(key) {
		return T(key)
	}
	return string(r)
}

// Origin is the date, source and making of a situation, as far as it says them.
func Origin(s *geo.Situation) (parts []string) {
	for _, part := range []string{s.Date.String(), s.Source, s.Note} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
