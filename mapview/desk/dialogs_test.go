package desk

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delimit/data"
	"delimit/mapview/session"
	"delimit/mapview/tool"
)

// Keys that are pressed in a dialog do nothing to the map behind it.
func TestKeysStayInTheDialog(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.do("rename")
	name, ok := d.win.Canvas().Focused().(*field)
	if !ok {
		t.Fatal("the dialog's field does not have the keys")
	}
	test.Type(name, "abc")
	undo, _ := d.commands.Find("undo")
	d.chord(undo)
	if name.Text != "" || d.session.Document().Proposal == nil {
		t.Errorf("undo in the field left %q, proposal %v", name.Text, d.session.Document().Proposal)
	}
	fresh, _ := d.commands.Find("new")
	d.chord(fresh)
	if d.session.Document().Proposal == nil {
		t.Error("Ctrl+N worked behind the dialog")
	}
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(d.questions) != 0 || d.win.Canvas().Overlays().Top() != nil {
		t.Error("Esc left the dialog open")
	}
	if d.chord(fresh); d.session.Document().Proposal != nil {
		t.Error("Ctrl+N did nothing once the dialog was closed")
	}
}

// A name that was typed is kept when its field is left, and Esc takes it back.
func TestNameIsKeptWhenItsFieldIsLeft(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	id := d.session.Document().Proposal.Features[0].ID
	d.session.Select(session.Selection{Feature: id})
	name := func() string {
		f, _ := d.session.Document().Proposal.Feature(id)
		return f.Name
	}
	field := d.panel.inspector.name
	d.win.Canvas().Focus(field)
	test.Type(field, "Line A")
	d.win.Canvas().Focus(d.m)
	if name() != "Line A" {
		t.Errorf("the border is called %q", name())
	}
	d.win.Canvas().Focus(field)
	test.Type(field, "no ")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if name() != "Line A" || field.Text != "Line A" {
		t.Errorf("after Esc the border is called %q, the field says %q", name(), field.Text)
	}
}

// A file that is there already is not written over without a question.
func TestNothingIsOverwrittenUnasked(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "map.png")
	wrote := 0
	write := func() { wrote++ }
	if d.unlessThere(session.Ref{}, path, write); wrote != 1 {
		t.Fatal("a new file was not written")
	}
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if d.unlessThere(session.Ref{}, path, write); wrote != 1 || len(d.questions) != 1 {
		t.Errorf("written %d times, %d questions", wrote, len(d.questions))
	}
	if d.escape(); wrote != 1 || len(d.questions) != 0 {
		t.Error("Esc did not mean no")
	}
}

// A file whose meaning is unclear is asked about; Esc leaves everything open and
// goes on with the next file.
func TestUnclearFileIsAskedAbout(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	before := d.session.Document()
	next := false
	d.askRole("land.geojson", &data.Opened{Role: data.SituationRole}, func() { next = true })
	if d.escape(); !next || d.session.Document() != before {
		t.Errorf("went on: %v, document changed: %v", next, d.session.Document() != before)
	}
}

// Closing asks before unsaved work is lost.
func TestClosingAsks(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	if d.close(); len(d.questions) != 1 {
		t.Errorf("%d questions when closing with unsaved work", len(d.questions))
	}
}

// Plain keys work when a click elsewhere has taken the focus from the map.
func TestKeysReachTheMapWithoutFocus(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.win.Canvas().Unfocus()
	d.win.Canvas().OnTypedRune()('b')
	if d.m.Tool() != tool.Border {
		t.Errorf("B chose %v", d.m.Tool())
	}
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.m.Tool() != tool.Select {
		t.Errorf("Esc left %v", d.m.Tool())
	}
	d.do("keys")
	if d.win.Canvas().OnTypedRune()('z'); d.m.Tool() != tool.Select {
		t.Error("a key worked behind a dialog")
	}
}

// Typing replaces the path that is offered, and a mere name stands in the folder
// where the user works.
func TestTypedPath(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.askOpen()
	path := d.win.Canvas().Focused().(*field)
	test.Type(path, "/a/b.geojson")
	if path.Text != "/a/b.geojson" {
		t.Errorf("the field holds %q", path.Text)
	}
	d.session.Detach()
	if got, want := d.resolve("b.geojson"), filepath.Join(d.folder(), "b.geojson"); got != want {
		t.Errorf("a name resolves to %s, want %s", got, want)
	}
	if got := d.resolve("/a/b"); got != "/a/b" {
		t.Errorf("an absolute path resolves to %s", got)
	}
}
