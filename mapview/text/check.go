package text

var _ = add(map[string]string{
	"holders.title":    "Who holds this land?",
	"holders.text":     "No rule knows what these values in %s mean. Until you say more, this land is contested: it is nobody's.",
	"holders.again":    "These are your answers for %s, and what is still open.",
	"holders.value":    "value",
	"holders.areas":    "areas",
	"holders.towns":    "places",
	"holders.line":     "No rule knows what these values in %s mean. Until you say more, these settlements are contested, and the schematic line is laid through them.",
	"holders.km2":      "km²",
	"holders.holder":   "held by",
	"holders.ignore":   "not counted",
	"holders.all":      "all…",
	"holders.pair":     "%s = %s",
	"holders.more":     "%s more values are not listed. They stay contested; the command line takes them with --holder.",
	"holders.remember": "Remember for files of this kind (%s)",
	"holders.failed":   "The answers could not be remembered",

	"date.title": "Of what day is this front line?",
	"date.text":  "The date in %s cannot be right: “%s”.",
	"date.hint":  "YYYY-MM-DD",
	"date.wrong": "That is no day of the calendar. Write it as 2026-08-15.",
	"date.leave": "Leave it open",

	"about.well":        "Checked: in order",
	"about.remarks":     "Checked: %s remarks",
	"about.remarks.one": "Checked: %s remark",
	"about.ask":         "Who holds what…",
	"about.forget":      "Forget my answers",

	"about.answered":     " · %s answers of yours are used",
	"about.answered.one": " · %s answer of yours is used",
})
