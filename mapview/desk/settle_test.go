package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delimit/geo"
	"delimit/mapview/text"
)

const twoZones = `{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"zone":"A","fill":"#3366aa"},"geometry":{"type":"Polygon","coordinates":[[[36.2,47.8],[36.4,47.8],[36.4,48],[36.2,48],[36.2,47.8]]]}},
 {"type":"Feature","properties":{"zone":"B"},"geometry":{"type":"Polygon","coordinates":[[[36.4,47.8],[36.6,47.8],[36.6,48],[36.4,48],[36.4,47.8]]]}}]}`

func put(t *testing.T, dir, name, what string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(what), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// find gives all widgets of a type in the newest dialog.
func find[T fyne.CanvasObject](d *Desk) []T {
	var out []T
	top := d.win.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	for _, o := range test.LaidOutObjects(top) {
		if w, ok := o.(T); ok {
			out = append(out, w)
		}
	}
	return out
}

// push presses a button of the newest dialog.
func push(t *testing.T, d *Desk, label string) {
	t.Helper()
	for _, b := range find[*widget.Button](d) {
		if b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

func holders(d *Desk) (out []geo.Holder) {
	for _, a := range d.session.Committed().Situation.Areas {
		out = append(out, a.Holder)
	}
	return out
}

// What no rule knows is asked for, becomes the situation as answered, in one step,
// and is not asked again for the next file of the kind.
func TestHoldersAreAskedForOnce(t *testing.T) {
	state, dir := t.TempDir(), t.TempDir()
	d := newTestDesk(t, state)
	before := d.session.Committed().Situation
	d.openAll([]string{put(t, dir, "front_20260815.geojson", twoZones)})
	eventually(t, d, "the question", func() bool { return len(find[*widget.Select](d)) == 3 })
	if d.session.Committed().Situation != before {
		t.Fatal("the situation came before the answer")
	}
	var rows []*widget.Select
	for _, s := range find[*widget.Select](d) {
		if s.PlaceHolder != text.T("holders.all") {
			rows = append(rows, s)
		}
	}
	if rows[0].Selected != text.Holder(geo.HeldContested) {
		t.Errorf("what nobody knows starts as %q", rows[0].Selected)
	}
	rows[0].SetSelected(text.Holder(geo.HeldByRussia))
	push(t, d, text.T("button.ok"))
	eventually(t, d, "the situation", func() bool { return d.session.Committed().Situation != before })
	if got := holders(d); len(got) != 2 || got[0] != geo.HeldByRussia || got[1] != geo.HeldContested {
		t.Errorf("held by %v", got)
	}
	if d.do("undo"); d.session.Committed().Situation != before {
		t.Error("one undo does not bring the old situation back")
	}
	d.openAll([]string{put(t, dir, "front_20260816.geojson", twoZones)})
	eventually(t, d, "the next situation", func() bool { return d.session.Committed().Situation.Name == "front_20260816" })
	if got := holders(d); got[0] != geo.HeldByRussia || len(d.questions) != 0 {
		t.Errorf("the next file: held by %v, %d questions", got, len(d.questions))
	}
	again := newTestDesk(t, state)
	again.openAll([]string{put(t, dir, "front_20260817.geojson", twoZones)})
	eventually(t, again, "the situation after a new start", func() bool { return again.session.Committed().Situation.Name == "front_20260817" })
	again.openAll([]string{put(t, dir, "other_20260817.geojson", twoZones)})
	eventually(t, again, "the question about a stranger's file", func() bool { return len(again.questions) == 1 })
	again.escape()
	if again.session.Committed().Situation.Name != "front_20260817" {
		t.Error("Esc took the file")
	}
}

func TestDateIsAskedFor(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	late := strings.Replace(twoZones, `"zone":"A"`, `"status":"occupied","date":"2202-02-02"`, 1)
	late = strings.Replace(late, `"zone":"B"`, `"status":"occupied"`, 1)
	path := put(t, t.TempDir(), "late.geojson", late)
	d.openAll([]string{path})
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	day := find[*field](d)[0]
	test.Type(day, "2022-02-30")
	push(t, d, text.T("button.ok"))
	if len(d.questions) != 1 {
		t.Fatal("a day that the calendar does not have was taken")
	}
	day.SetText("2022-02-28")
	push(t, d, text.T("button.ok"))
	eventually(t, d, "the situation", func() bool { return d.session.Committed().Situation.Name == "late" })
	if got := d.session.Committed().Situation.Date.String(); got != "2022-02-28" {
		t.Errorf("the date is %q", got)
	}
	d.openAll([]string{path})
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	push(t, d, text.T("date.leave"))
	eventually(t, d, "the situation", func() bool { return !d.session.Committed().Situation.Date.Known() })
}

// What a file holds stands above the ledger: folded away when all is well.
func TestAboutAFile(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	about := func() *widget.AccordionItem {
		if len(d.panel.remarks.Objects) < 2 {
			return nil
		}
		return d.panel.remarks.Objects[1].(*widget.Accordion).Items[0]
	}
	well := strings.NewReplacer(`"zone":"A"`, `"status":"occupied"`, `"zone":"B"`, `"status":"liberated"`).Replace(twoZones)
	d.openAll([]string{put(t, t.TempDir(), "gains_20260815.geojson", well)})
	eventually(t, d, "the report", func() bool { return about() != nil })
	if a := about(); a.Open || a.Title != text.T("about.well") {
		t.Errorf("%q, open %v", a.Title, a.Open)
	}
	note := about().Detail.(*fyne.Container).Objects[0].(*container.Scroll).Content.(*widget.Label).Text
	for _, want := range []string{"GeoJSON", "2026-08-15, from the name of the file", "status = occupied", "No defects."} {
		if !strings.Contains(note, want) {
			t.Errorf("no %q in %s", want, note)
		}
	}
	d.openAll([]string{put(t, t.TempDir(), "plain_changes_20260816.geojson", strings.NewReplacer(`"zone":"A"`, "", `"zone":"B"`, "", `,"fill":"#3366aa"`, "").Replace(twoZones))})
	eventually(t, d, "the report of the next", func() bool { return about() != nil && about().Open })
	if a := about(); a.Title != text.Counted("about.remarks", 1) {
		t.Errorf("%q", a.Title)
	}
}

// The date of the command line is not that of files that are opened later.
func TestDateOfTheCommandLine(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.config.Files, d.config.Answers.Date = []string{"a.geojson"}, geo.Date{Year: 2025, Month: 1, Day: 2}
	if !d.answers("a.geojson").Date.Known() || d.answers("b.geojson").Date.Known() || d.answers("").Date.Known() {
		t.Error("the date is not that of the file alone")
	}
}
