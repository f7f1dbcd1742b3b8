package data

import (
	"path/filepath"
	"slices"

	"delimit/geo"
)

// incomplete are the rules of defects that leave land out of which the file knows, or may
// know. Whoever reads a figure has to hear of them, and not only who checks the file.
var incomplete = []string{"cut-off", "curves", "linked", "unread", "no-table", "swapped"}

// warn puts what a file lacks onto every ledger that will be made of it.
func (o *Opened) warn(name string) {
	var warnings []geo.Warning
	for _, d := range o.Defects {
		if slices.Contains(incomplete, d.Rule) {
			warnings = append(warnings, geo.Warning{Rule: d.Rule, At: d.At, Doubt: true, Text: filepath.Base(name) + ": " + d.String()})
		}
	}
	switch {
	case len(warnings) == 0:
	case o.Situation != nil:
		o.Situation.Warnings = append(o.Situation.Warnings, warnings...)
	case o.Territory != nil:
		for i := range o.Territory.Units { // any of them may be chosen alone
			u := &o.Territory.Units[i]
			u.Warnings = append(u.Warnings, warnings...)
		}
	}
}
