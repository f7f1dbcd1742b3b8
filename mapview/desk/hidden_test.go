package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data"
	"delimit/mapview/text"
)

// projectOf is a window with a project of proposals A, B and C in a file.
func projectOf(t *testing.T) (*Desk, string) {
	t.Helper()
	d := newTestDesk(t, t.TempDir())
	for i, name := range []string{"A", "B", "C"} {
		if i > 0 {
			d.do("new")
		}
		drawBorder(t, d)
		if err := d.session.Commit("rename", renameProposal(name)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "p.delimit.geojson")
	d.saveProject(path, "", d.files.All(), nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	return d, path
}

// inFile are the names of the proposals in a file, in their order.
func inFile(t *testing.T, path string) string {
	t.Helper()
	o, err := data.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, p := range o.Project.Proposals {
		if len(p.Features) == 0 {
			t.Errorf("%q is empty", p.Name)
		}
		names += p.Name
	}
	return names
}

func tabNames(d *Desk) string {
	names := ""
	for _, tab := range d.session.Tabs() {
		names += proposalName(tab.Proposal)
	}
	return names
}

// A tab that is closed is hidden: the file keeps the proposal, in its place, whatever is
// saved meanwhile.
func TestClosingATabKeepsItInTheProject(t *testing.T) {
	d, path := projectOf(t)
	save := func() {
		t.Helper()
		drawBorder(t, d)
		d.do("save")
		eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	}
	d.session.ShowTab(1)
	d.do("closeTab")
	if got := d.toast.label.Text; !strings.Contains(got, "the project keeps it") {
		t.Errorf("it says %q", got)
	}
	save()
	if got := inFile(t, path); got != "ABC" {
		t.Errorf("with B closed and the others saved the file has %s", got)
	}
	d.session.ShowTab(0)
	d.do("closeTab")
	save()
	if got := inFile(t, path); got != "ABC" || tabNames(d) != "C" {
		t.Errorf("with A and B closed the file has %s; open is %s", got, tabNames(d))
	}
	d.do("reopenTab")
	d.do("reopenTab")
	if got := tabNames(d); got != "ABC" || d.session.AnyUnsaved() {
		t.Errorf("reopened: %s, unsaved %v", got, d.session.AnyUnsaved())
	}
	if why := d.nothingClosed(); why == "" {
		t.Error("there is more to reopen")
	}
}

// What was discarded when a tab was closed does not go into the file, and comes back
// with the tab.
func TestDiscardedOnClosing(t *testing.T) {
	d, path := projectOf(t)
	drawBorder(t, d) // in C
	d.do("closeTab")
	tapButton(t, d, text.T("close.discard"))
	drawBorder(t, d)
	d.do("save")
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	o, err := data.Open(path)
	if err != nil || len(o.Project.Proposals) != 3 || len(o.Project.Proposals[2].Features) != 1 {
		t.Fatalf("%+v, %v", o.Project, err)
	}
	d.do("reopenTab")
	if p := d.session.Committed().Proposal; p.Name != "C" || len(p.Features) != 2 || !d.session.Unsaved() {
		t.Errorf("reopened: %+v, unsaved %v", p, d.session.Unsaved())
	}
}

// Saved as a project under another name, what is hidden goes along; opened again, all is
// shown.
func TestHiddenGoesAlong(t *testing.T) {
	d, path := projectOf(t)
	d.do("closeTab")
	other := filepath.Join(filepath.Dir(path), "q.delimit.geojson")
	d.saveProject(other, "", d.files.All(), nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == other })
	if got := inFile(t, other); got != "ABC" {
		t.Errorf("the copy has %s", got)
	}
	d.openAll([]string{other})
	eventually(t, d, "all of it", func() bool { return tabNames(d) == "ABC" })
	d.do("closeTab")
	d.do("save") // nothing has changed, and nothing goes
	if got := inFile(t, other); got != "ABC" {
		t.Errorf("the copy has %s", got)
	}
}

// Removing takes a proposal out of the file at once, says so, and can be taken back.
func TestRemovingFromAProject(t *testing.T) {
	d, path := projectOf(t)
	d.session.ShowTab(0)
	drawBorder(t, d) // not saved: removing B is no reason to save it
	d.session.ShowTab(1)
	d.do("removeTab")
	eventually(t, d, "the bar", d.notice.plate.Visible)
	if got := inFile(t, path); got != "AC" || tabNames(d) != "AC" {
		t.Errorf("the file has %s, open is %s", got, tabNames(d))
	}
	o, err := data.Open(path)
	if err != nil || len(o.Project.Proposals[0].Features) != 1 || !d.session.AnyUnsaved() {
		t.Errorf("what was drawn in A is saved: %v", err)
	}
	if !strings.Contains(d.notice.full, "“B” is removed from the project p.delimit.geojson") {
		t.Errorf("it says %q", d.notice.full)
	}
	d.notice.action.OnTapped()
	eventually(t, d, "the way back", func() bool {
		now, err := data.StampFile(path)
		known, _ := d.files.Stamp(path)
		return err == nil && now == known && inFile(t, path) == "ABC"
	})
	if got := tabNames(d); got != "ABC" || d.session.Path() != path || d.session.Unsaved() {
		t.Errorf("back: %s, path %s, unsaved %v", got, d.session.Path(), d.session.Unsaved())
	}
	d.do("removeTab")
	eventually(t, d, "the bar", d.notice.plate.Visible)
	d.session.ShowTab(1)
	d.do("removeTab")
	eventually(t, d, "the bar", func() bool { return strings.Contains(d.notice.full, "“C”") })
	if got := inFile(t, path); got != "A" {
		t.Errorf("the file has %s", got)
	}
	if why := d.commands.Do("removeTab"); why != text.T("why.lastOfProject") {
		t.Errorf("the last one: %q", why)
	}
}

// A file that somebody else has written is not written over by removing.
func TestRemovingFromAProjectThatChanged(t *testing.T) {
	d, path := projectOf(t)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	d.do("removeTab")
	eventually(t, d, "the message", func() bool { return len(d.questions) == 1 })
	if got := tabNames(d); got != "ABC" || d.session.Path() != path || inFile(t, path) != "ABC" {
		t.Errorf("open is %s, path %s", got, d.session.Path())
	}
}

// Two tabs of one file would write over one another.
func TestReopenedWhenItsFileIsOpenAgain(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	path := filepath.Join(t.TempDir(), "a.geojson")
	d.saveOver(path, "", nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	d.do("closeTab")
	d.openAll([]string{path})
	eventually(t, d, "the file", func() bool { return d.session.Path() == path })
	d.do("reopenTab")
	if tabs := d.session.Tabs(); len(tabs) != 2 || tabs[0].Path == tabs[1].Path {
		t.Errorf("%+v", tabs)
	}
}
