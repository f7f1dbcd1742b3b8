package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/mapview/text"
)

const tableOfAtlas = "../../data/atlas/donetsk-settlements.csv"

// A table of settlements at three dates becomes a timeline of schematic fronts. What no
// rule knows in it is asked before, and the answer counts for all dates. A project finds
// the date again that was shown.
func TestTableBecomesTimeline(t *testing.T) {
	raw, err := os.ReadFile(tableOfAtlas)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "towns.csv")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(raw), "contested", "being checked")), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{path})
	eventually(t, d, "the question", func() bool { return len(find[*widget.Select](d)) > 0 })
	push(t, d, text.T("button.ok")) // contested, as is proposed
	eventually(t, d, "the timeline", func() bool { return d.timeline.dates() == 3 && !d.session.Measuring() })
	if s := d.session.Committed().Situation; s.Note != "schematic, from 270 settlements" || dateShown(d) != "2026-08-15" {
		t.Errorf("%s, %q", dateShown(d), s.Note)
	}
	d.do("dateBack")
	eventually(t, d, "the date before", func() bool { return dateShown(d) == "2025-12-15" && !d.session.Measuring() })
	r := d.origins.situation(d.session.Committed().Situation)
	o, err := r.Find(filepath.Join(t.TempDir(), "p.geojson"), data.SituationRole)
	if err != nil || r.File != path || o.Situation.Date.String() != "2025-12-15" {
		t.Errorf("a project would find %+v: %v", r, err)
	}
}
