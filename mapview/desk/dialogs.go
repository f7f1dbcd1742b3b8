package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/command"
	"delimit/mapview/text"
)

// question is a dialog that is open.
type question struct {
	dialog *dialog.CustomDialog
	escape func() // what Esc does
}

// ask opens a dialog that Esc closes. While it is open the keys are its own.
func (d *Desk) ask(dlg *dialog.CustomDialog) { d.askOr(dlg, dlg.Hide) }

// askOr opens a dialog with its own answer to Esc.
func (d *Desk) askOr(dlg *dialog.CustomDialog, escape func()) {
	d.questions = append(d.questions, question{dlg, escape})
	dlg.SetOnClosed(func() {
		d.questions = slices.DeleteFunc(d.questions, func(q question) bool { return q.dialog == dlg })
		d.win.Canvas().Focus(d.m)
	})
	dlg.Show()
}

// tell opens a dialog that only wants to be closed.
func (d *Desk) tell(title string, content fyne.CanvasObject) {
	d.ask(dialog.NewCustom(title, text.T("button.close"), content, d.win))
}

// heading is the title of the dialog that a command opens: its name, without the
// dots that announce the dialog.
func heading(id string) string { return strings.TrimSuffix(text.T("command."+id), "…") }

// escape closes the newest dialog.
func (d *Desk) escape() {
	if n := len(d.questions); n > 0 {
		d.questions[n-1].escape()
	}
}

// chord runs a command for its keys. A field that is being filled in undoes its
// own typing and copies its own text, and nothing happens behind a dialog.
func (d *Desk) chord(c command.Command) {
	if f, ok := d.win.Canvas().Focused().(*field); ok && (c.ID == "undo" || c.ID == "redo") {
		if c.ID == "undo" {
			f.Undo()
		} else {
			f.Redo()
		}
		return
	}
	if f, ok := d.win.Canvas().Focused().(fyne.Shortcutable); ok && c.ID == "copy" {
		f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.app.Clipboard()})
		return
	}
	if len(d.questions) == 0 {
		d.do(c.ID)
	}
}

// catchKeys gives the map the keys that nothing else has: a click on the rail, on a
// row or on a menu takes the focus from it. An open dialog keeps them but for Esc.
func (d *Desk) catchKeys() {
	c := d.win.Canvas()
	c.SetOnTypedRune(func(r rune) {
		if len(d.questions) == 0 {
			d.m.TypedRune(r)
		}
	})
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case len(d.questions) == 0:
			d.m.TypedKey(e)
		case e.Name == fyne.KeyEscape:
			d.escape()
		}
	})
	if c, ok := c.(desktop.Canvas); ok {
		c.SetOnKeyDown(func(e *fyne.KeyEvent) {
			if len(d.questions) == 0 {
				d.m.KeyDown(e)
			}
		})
		c.SetOnKeyUp(d.m.KeyUp)
	}
}

// field is a line of text that knows Esc and tells when it is left.
type field struct {
	widget.Entry
	escape func()
	left   func()
	keys   func(fyne.KeyName) bool // tells whether it has a use for a key that the field would take
}

func newField(escape func()) *field {
	f := &field{escape: escape}
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		f.escape()
		return
	}
	if f.keys != nil && f.keys(e.Name) {
		return
	}
	f.Entry.TypedKey(e)
}

// FocusLost implements fyne.Focusable.
func (f *field) FocusLost() {
	f.Entry.FocusLost()
	if f.left != nil {
		f.left()
	}
}
