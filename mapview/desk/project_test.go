package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/journal"
	"delimit/data/storage"
	"delimit/geo"
	"delimit/mapview/text"
)

func TestProjectOfTwoProposals(t *testing.T) {
	dir := t.TempDir()
	front := filepath.Join(dir, "front_20260815.geojson")
	content := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37.5,46],[40,46],[40,50],[37.5,50],[37.5,46]]]}}]}`
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(front, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(content)
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{front})
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.SHA256 != "" })
	drawBorder(t, d)
	first := d.session.Committed().Proposal
	d.do("new")
	if len(d.session.Tabs()) != 2 || d.session.Committed().Proposal != nil {
		t.Fatalf("%d tabs", len(d.session.Tabs()))
	}
	commit(t, d, geo.Feature{Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48}, {37.4, 48}, {37.4, 48.3}, {37, 48}}}})
	d.m.LookAt(orb.Point{37.25, 48.5}, 9.5)
	if why := d.commands.Do("previousTab"); why != "" || d.session.Committed().Proposal != first {
		t.Fatalf("the first proposal is not shown: %q", why)
	}
	path := filepath.Join(dir, "work", "p.geojson")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	d.saveProject(path, "", d.files.All(), nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), "../front_20260815.geojson") {
		t.Fatalf("%v\n%s", err, b)
	}

	again := newTestDesk(t, t.TempDir())
	again.opening(front) // by the same person, some time before
	again.openAll([]string{path})
	eventually(t, again, "the project", func() bool { return len(again.session.Tabs()) == 2 && again.session.Tab() == 0 })
	center, zoom := again.m.View()
	if again.session.AnyUnsaved() || again.session.Committed().Situation.Name != d.session.Committed().Situation.Name || center != (orb.Point{37.25, 48.5}) || zoom != 9.5 {
		t.Errorf("unsaved %v, situation %q, view %v %v", again.session.AnyUnsaved(), again.session.Committed().Situation.Name, center, zoom)
	}
	eventually(t, again, "the ledger", func() bool { return !again.session.Measuring() })
	eventually(t, d, "the ledger of the first window", func() bool { return !d.session.Measuring() })
	want, _ := d.session.Ledger()
	if got, _ := again.session.Ledger(); got.CededM2 != want.CededM2 || got.CededM2 == 0 {
		t.Errorf("ceded %v, was %v", got.CededM2, want.CededM2)
	}
	// An edit goes back into the project's file.
	drawBorder(t, again)
	again.do("save")
	eventually(t, again, "saving", func() bool { return !again.session.AnyUnsaved() })
	o, err := data.Open(path)
	if err != nil || len(o.Project.Proposals) != 2 || len(o.Project.Proposals[0].Features) != 2 {
		t.Errorf("%+v, %v", o, err)
	}

	// A front line that has changed is never taken unnoticed.
	write(strings.ReplaceAll(content, "37.5", "37.9"))
	third := newTestDesk(t, t.TempDir())
	third.openAll([]string{path})
	eventually(t, third, "the question", func() bool { return len(third.questions) == 1 })
	if len(third.session.Tabs()) != 1 || third.session.Committed().Proposal != nil {
		t.Error("the project was opened on another front line")
	}
	third.escape()
	if len(third.questions) != 0 || third.session.Committed().Situation != atlas.Situations()[2] {
		t.Error("what was open is gone")
	}
}

// Tabs that are closed ask first when their file does not hold them.
func TestClosingTabs(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if why := d.commands.Do("closeTab"); why == "" {
		t.Error("an empty window has something to close")
	}
	drawBorder(t, d)
	d.do("new")
	drawBorder(t, d)
	d.do("closeTab")
	if len(d.questions) != 1 || len(d.session.Tabs()) != 2 {
		t.Fatalf("%d questions, %d tabs", len(d.questions), len(d.session.Tabs()))
	}
	d.escape()
	path := filepath.Join(t.TempDir(), "a.geojson")
	d.save(path, func() { d.session.CloseTab(d.session.Tab()) })
	eventually(t, d, "closing", func() bool { return len(d.session.Tabs()) == 1 })
	if d.session.Committed().Proposal == nil || !d.session.AnyUnsaved() {
		t.Error("the other proposal is gone")
	}
}

// While a file is written another proposal may be shown: it must not be taken for the
// one that was saved.
func TestSavedWhileAnotherTabIsShown(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.do("new")
	drawBorder(t, d)
	path := filepath.Join(t.TempDir(), "second.geojson")
	d.saveOver(path, "", nil)
	d.session.ShowTab(0)
	eventually(t, d, "saving", func() bool { return d.session.Tabs()[1].Path == path })
	if tabs := d.session.Tabs(); tabs[0].Path != "" || !tabs[0].Unsaved || tabs[1].Unsaved {
		t.Errorf("%+v", tabs)
	}
}

// A project that is opened beside other work is saved as a project all the same, and
// what is not of it stays what it was.
func TestProjectBesideOthers(t *testing.T) {
	dir := t.TempDir()
	path, alone := filepath.Join(dir, "p.geojson"), filepath.Join(dir, "alone.geojson")
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.do("new")
	drawBorder(t, d)
	d.saveProject(path, "", d.files.All(), nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })

	d = newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.saveOver(alone, "", nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	d.openAll([]string{path})
	eventually(t, d, "the project", func() bool { return len(d.session.Tabs()) == 3 })
	drawBorder(t, d)
	d.do("save")
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	o, err := data.Open(path)
	if err != nil || o.Role != data.ProjectRole || len(o.Project.Proposals) != 2 || len(o.Project.Proposals[1].Features) != 2 {
		t.Fatalf("%+v, %v", o, err)
	}
	if tabs := d.session.Tabs(); tabs[0].Path != alone || tabs[1].Path != path {
		t.Errorf("%+v", tabs)
	}
	// Opened a second time it is shown, not doubled.
	d.session.ShowTab(0)
	d.openAll([]string{path})
	eventually(t, d, "the tab", func() bool { return d.session.Tab() == 1 })
	if n := len(d.session.Tabs()); n != 3 {
		t.Errorf("%d tabs", n)
	}
}

// A file that is opened again after another program changed it is a tab of its own, and
// the one from before does not write over it.
func TestOpenedAgainAfterAChange(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	path := filepath.Join(t.TempDir(), "a.geojson")
	d.saveOver(path, "", nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	theirs := strings.Replace(string(b), "37.3", "37.4", 1)
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	d.openAll([]string{path})
	eventually(t, d, "the file", func() bool { return len(d.session.Tabs()) == 2 })
	if tabs := d.session.Tabs(); tabs[0].Path != "" || !tabs[0].Unsaved || tabs[1].Path != path {
		t.Errorf("%+v", tabs)
	}
}

// What is restored after a crash does not write over what happened to its file since,
// nor over a project whose other proposals are not here.
func TestRestoredWorkAndItsFile(t *testing.T) {
	dir := t.TempDir()
	path, project := filepath.Join(dir, "a.geojson"), filepath.Join(dir, "p.geojson")
	state := t.TempDir()
	d := newTestDesk(t, state)
	drawBorder(t, d)
	d.saveOver(path, "", nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	drawBorder(t, d)
	d.do("new")
	drawBorder(t, d)
	d.saveProject(project, "", []int{d.session.TabID()}, nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == project })
	drawBorder(t, d)
	left := t.TempDir() // the journal, as a window that died leaves it
	if err := os.CopyFS(left, os.DirFS(filepath.Join(state, "journal"))); err != nil {
		t.Fatal(err)
	}

	again := newTestDesk(t, t.TempDir())
	orphans, err := journal.Orphans(storage.OS, left)
	if err != nil || len(orphans) != 1 {
		t.Fatalf("%d orphans, %v", len(orphans), err)
	}
	again.keeper.restore(orphans[0])
	tabs := again.session.Tabs()
	if len(tabs) != 2 || tabs[0].Path != path || tabs[1].Path != "" || !tabs[0].Unsaved || !tabs[1].Unsaved {
		t.Fatalf("%+v", tabs)
	}
	again.session.ShowTab(0)
	if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	again.do("save")
	eventually(t, again, "the question", func() bool { return len(again.questions) == 1 })
	if b, _ := os.ReadFile(path); string(b) != "theirs" {
		t.Error("it was overwritten unasked")
	}
}

// What is restored after a crash stands on the front line and the territory that it was
// measured on, and asks when they are not as they were.
func TestRestoredWorkAndItsGround(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	front, land := filepath.Join(dir, "front_20260801.geojson"), filepath.Join(dir, "land.geojson")
	writeFront(t, front, "37.4")
	if err := os.WriteFile(land, []byte(`{"type":"Polygon","coordinates":[[[37,47.5],[38,47.5],[38,48.5],[37,48.5],[37,47.5]]]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, state)
	d.openAll([]string{front})
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-01" })
	o, err := data.OpenAs(land, data.TerritoryRole)
	if err != nil {
		t.Fatal(err)
	}
	d.take(land, o)
	drawBorder(t, d)
	was, _ := d.session.Ledger()
	left := t.TempDir() // the journal, as a window that died leaves it
	restored := func(change func()) *Desk {
		if err := os.CopyFS(left, os.DirFS(filepath.Join(state, "journal"))); err != nil {
			t.Fatal(err)
		}
		change()
		again := newTestDesk(t, t.TempDir())
		again.opening(front, land) // by the same person, some time before
		orphans, err := journal.Orphans(storage.OS, left)
		if err != nil || len(orphans) != 1 {
			t.Fatalf("%d orphans, %v", len(orphans), err)
		}
		again.keeper.restore(orphans[0])
		return again
	}

	again := restored(func() {})
	eventually(t, again, "the ground", func() bool {
		is, _ := again.session.Ledger()
		return !again.session.Measuring() && is.CededM2 == was.CededM2 && is.AreaM2 == was.AreaM2
	})
	now := again.session.Committed()
	if got := again.origins.territory(now.Territory); len(got) != 1 || got[0].File != land {
		t.Errorf("the territory is of %+v", got)
	}
	if got := again.origins.situation(now.Situation); got.File != front || got.Date != "2026-08-01" {
		t.Errorf("the front line is of %+v", got)
	}

	again = restored(func() { writeFront(t, front, "37.6") })
	eventually(t, again, "the question", func() bool { return len(again.questions) == 1 })
	if is := again.session.Committed(); is.Proposal == nil || is.Situation.Date.String() == "2026-08-01" {
		t.Errorf("before the answer: %+v", is)
	}
}

// What cannot be saved where it was stays open, and another place is offered.
func TestSavingFailsAndGoesElsewhere(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.saveOver(filepath.Join(t.TempDir(), "no such folder", "a.geojson"), "", nil)
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	if !d.session.AnyUnsaved() {
		t.Error("it counts as saved")
	}
	tapButton(t, d, text.T("save.copy"))
	if len(d.questions) != 1 { // where to
		t.Errorf("%d questions after the button", len(d.questions))
	}
}

// A front line that is open already is no step to undo.
func TestTheSameFrontLineAgain(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	front := filepath.Join(t.TempDir(), "front_20260801.geojson")
	writeFront(t, front, "37.4")
	open := func(step string) {
		d.openAll([]string{front})
		eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-01" })
		eventually(t, d, "what was said", func() bool { return strings.Contains(d.toast.label.Text, step) })
	}
	open("front_20260801")
	was, undo := d.session.Committed().Situation, d.session.UndoName()
	open(text.T("say.isOpen", filepath.Base(front)))
	if d.session.Committed().Situation != was || d.session.UndoName() != undo {
		t.Error("it was opened twice")
	}
	writeFront(t, front, "37.6")
	open("front_20260801")
	eventually(t, d, "the new content", func() bool { return d.session.Committed().Situation != was })
}
