package text

// english is filled by the files of this package, one a room.
var english = map[string]string{}

func add(table map[string]string) bool {
	for key, s := range table {
		if _, twice := english[key]; twice {
			panic("text: " + key + " stands twice")
		}
		english[key] = s
	}
	return true
}

var _ = add(map[string]string{
	"holder.ukraine": "Ukraine", "holder.russia": "Russia", "holder.contested": "contested", "holder.unstated": "not stated",
	"held.ukraine": "Held by Ukraine", "held.russia": "Held by Russia", "held.contested": "Contested", "held.unstated": "Not stated by this front",
	"side.ukraine": "Ukraine", "side.russia": "Russia", "side.undecided": "undecided", "figure.undecided": "undecided", "figure.undecidedLand": "Undecided land",
	"legend.undecided": "Undecided: a border ends open here", "legend.undecidedOf": "Undecided: %s",
	"regime.free-trade": "Free-trade zone", "regime.demilitarised": "Demilitarised zone", "regime.monitoring": "Monitoring zone",
	"regime.withdrawal": "Withdrawal zone", "regime.force": "Multinational force zone", "regime.no-fly": "No-fly zone",
	"regime.international": "International administration", "regime.none": "Zone",

	"legend.ceded": "Ceded: held by Ukraine, goes to Russia", "legend.returned": "Returned: held by Russia, goes to Ukraine",
	"legend.contact": "Line of contact", "legend.border": "Proposed border", "legend.borderIn": "Proposed border, %s in the territory", "legend.beside": "%s, outside the territory", "legend.draft": "Unfinished drawing",
	"legend.territory": "Territory measured",

	"brief.more": "%s more rows or names do not fit on this page: see the ledger.", "brief.more.one": "%s more row or name does not fit on this page: see the ledger.",
	"brief.numbers": "Numbers on the map", "brief.number": "%s %s", "zone.extent": "%s km² in the territory, %s km² in all", "brief.noName": "(no name)", "brief.beyond": "%s names belong outside this map.", "brief.beyond.one": "%s name belongs outside this map.",
	"brief.rounded":  "Figures are rounded one by one: sums can differ in the last digit.",
	"brief.untitled": "Who holds what", "brief.scale": "Scale at the centre of the map",
	"brief.front": "%s (date of the front)", "brief.made": "Picture made on %s.", "brief.sources": "Sources", "brief.boundary": "Boundary: %s", "brief.situation": "Situation: %s",
	"brief.area":    "Areas on the WGS 84 ellipsoid, edges straight in longitude and latitude.",
	"brief.people":  "People: before the war, as the source has them; not a count of today.",
	"brief.neutral": "Depicts proposals and reported control; takes no position on sovereignty.",
	"brief.of":      "of %s", "brief.km2": "km²", "brief.towns": "Settlements", "brief.peopleColumn": "People",
	"panel.places": "%s, %s", "count.settlements": "%s settlements", "count.settlements.one": "%s settlement",
	"count.atLeast": "at least %s", "count.some": "%s in %s of %s, %s unknown", "count.someShort": "%s in %s of %s places, %s unknown",
	"brief.places": "%s places of %s in %s, population %s.", "brief.placesUnknown": "%s places of %s in %s, population %s, unknown of %s.", "count.unknown": "population unknown",
	"count.cells": "%s cells", "count.cells.one": "%s cell", "panel.unlisted": "%s under 0.005 km² not listed: %s km² together",
	"count.people": "%s people", "count.people.one": "%s person",
	"figure.territory": "Territory", "figure.ceded": "Ceded", "figure.returned": "Returned", "figure.net": "Net", "figure.kept": "Kept",
	"figure.contact": "Line of contact", "figure.border": "Border",
})
