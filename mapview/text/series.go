package text

var _ = add(map[string]string{
	"command.dateBack": "The date before", "command.dateOn": "The next date", "command.play": "Play through the dates",
	"command.chart": "Chart over time", "command.pace": "Pace of the days before…", "command.exportSeries": "Export the series as CSV…", "command.closeSeries": "Close the series",

	"why.noSeries": "Several dates are needed: open a folder of front lines, or several files", "why.firstDate": "This is the first date", "why.lastDate": "This is the last date",
	"why.measuring": "The series is being measured anew",
	"why.noPace":    "No date was measured near the beginning of the last 30, 90 or 365 days",

	"step.openSeries":    "opened as a series",
	"series.opening":     "Reading %s of %s files…",
	"series.title":       "Opening a series",
	"series.opened":      "%s dates from %s to %s. [ and ] step through them.",
	"series.left":        "%s files left out",
	"series.left.one":    "%s file left out",
	"series.of":          "%s of %s · %s",
	"series.noSource":    "source not stated",
	"series.measuring":   "being measured anew",
	"series.cells":       "Cells",
	"series.holders":     "Holders",
	"series.pace":        "Pace",
	"series.axis":        "km²",
	"series.gone":        "The date could not be shown",
	"series.exportName":  "series",
	"series.saveTitle":   "Export the series as CSV",
	"series.changed":     "The file of %s has changed since the series was opened: it is measured anew",
	"series.otherSource": "%s: of another source (%s)",
	"series.change":      "HELD BY RUSSIA, CHANGE IN KM²",
	"series.since":       "since %s",
	"series.perDay":      "a day, over %s days",
	"series.chart":       "Chart",
	"series.csv":         "CSV…",
})
