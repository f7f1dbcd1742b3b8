package text

var _ = add(map[string]string{
	"sources.shown": "What is shown", "sources.exact": "How exact it is", "sources.words": "What the words mean", "sources.program": "The program",

	"sources.method":   "Areas are those of the WGS 84 ellipsoid, with edges straight in longitude and latitude. Against figures of other software for 29 daily front lines of Donetsk the largest difference is under 0.0001 km². The cells of a ledger sum to the territory exactly.",
	"sources.data":     "The data are far less exact than the arithmetic.",
	"sources.boundary": "Two boundaries of the same oblast differ by 100 km² and more: Donetsk is 26\u202f526 km² by the one that is embedded, and 26\u202f517 km² officially.",
	"sources.fronts":   "The embedded front lines are schematic: laid between 270 settlements whose holder at a date is a reported fact. Against a surveyed front of the same day:",
	"sources.front":    "%s: %s km² of Donetsk (%s\u00a0%%) on the wrong side, the total held by Russia off by %s\u00a0%%",
	"sources.own":      "How far the front line that is shown now is from the ground, its file does not say.",
	"sources.people":   "People are counted where the point of their settlement lies, with figures of GeoNames from before the war; it is not how many live there today. Where no figure is known the sum says “at least”.",

	"sources.ceded":     "Ceded – held by Ukraine, and would go to Russia.",
	"sources.returned":  "Returned – held by Russia, and would go to Ukraine.",
	"sources.net":       "Net – ceded less returned.",
	"sources.kept":      "Kept – held by Ukraine, and stays with it.",
	"sources.contested": "Contested – the front line gives it to both sides, or to neither.",
	"sources.unstated":  "Not stated – the front line says nothing about this land. It is in none of ceded, returned, net and kept.",
	"sources.undecided": "Undecided – a border ends open in it, and nothing else says whose it would be. While there is such land, there are no totals.",

	"sources.seeAbout": "Delimit %s. About Delimit, in the menu Help, says from what it was built and which data are in it.",

	"licences.hint": "Find a module, a file of data or a licence", "licences.own": "Delimit is licensed under the Apache License 2.0. What is in it stands on the left.",
	"licences.none": "Nothing in the program is called so.",

	"program.version": "Version", "program.commit": "Commit", "program.modified": "Changes that are not in the commit", "program.go": "Go", "program.platform": "System",
	"program.yes": "yes", "program.no": "no", "program.unknown": "unknown",
	"program.data": "Embedded data, with their SHA-256", "program.copy": "Copy",
	"program.note": "The same stands in every picture and file of figures that Delimit writes, and delimit --version prints it.",
})

// FrontError is how far an embedded front line is from a surveyed one of the same day, as
// its provenance file has it.
type FrontError struct{ Date, KM2, Percent, Total string }

// FrontErrors are those of all embedded front lines.
var FrontErrors = []FrontError{
	{"2024-07-15", "634", "2.39", "+2.77"},
	{"2025-12-15", "707", "2.67", "−0.37"},
	{"2026-08-15", "427", "1.61", "+0.40"},
}
