package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/text"
)

// toldOf is the title and the words of what is told above the ledger.
func toldOf(d *Desk) string {
	fold, is := d.panel.telling.(*widget.Accordion)
	if !is {
		return ""
	}
	words := fold.Items[0].Title
	walkTexts(fold.Items[0].Detail, func(s string) { words += "\n" + s })
	return words
}

// tapTold taps a button of what is told above the ledger.
func tapTold(t *testing.T, d *Desk, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(d.panel.telling.(*widget.Accordion).Items[0].Detail) {
		if b, is := o.(*widget.Button); is && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

// What a date contradicts and which remembered answers it uses is told of the date that
// is shown, and of no other.
func TestTimelineTellsOfTheDateShown(t *testing.T) {
	dir := t.TempDir()
	land := func(name, west string) string {
		path := filepath.Join(dir, name)
		file := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"source":"S","zone":"A"},"geometry":{"type":"Polygon","coordinates":[[[` + west + `,44],[41,44],[41,50],[` + west + `,50],[` + west + `,44]]]}}]}`
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := land("deepstate_2025-01-01.geojson", "37.7")
	land("deepstate_2025-02-01.geojson", "32.9")
	d := newTestDesk(t, t.TempDir())
	o, err := data.OpenAs(first, data.SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.memory.Keep(o.Kind(), []data.Answer{{Property: "zone", Value: "A", Holder: "russia"}}); err != nil {
		t.Fatal(err)
	}
	d.openAll([]string{dir})
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 2 && !d.session.Measuring() })
	if said := toldOf(d); strings.Contains(said, "2025-01-01") {
		t.Errorf("of the newest date: %s", said)
	}
	d.do("dateBack")
	eventually(t, d, "the date before", func() bool { return dateShown(d) == "2025-01-01" && !d.session.Measuring() })
	eventually(t, d, "the words", func() bool { return strings.Contains(toldOf(d), "2025-01-01: it says that Ukraine holds") })
	eventually(t, d, "the banner", func() bool {
		for _, s := range d.banner.shown {
			if strings.HasPrefix(s.key, "against"+geo.HeldByUkraine.String()) {
				return true
			}
		}
		return false
	})
	if said := toldOf(d); strings.Contains(said, "2025-02-01") || !strings.Contains(said, text.Counted("about.answered", 1)) {
		t.Errorf("of the first date: %s", said)
	}
	tapTold(t, d, text.T("about.forget"))
	if len(d.memory.Kinds()) != 0 {
		t.Error("the answers are still remembered")
	}
}
