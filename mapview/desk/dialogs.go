package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/command"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// question is a dialog that is open.
type question struct {
	dialog  *dialog.CustomDialog
	escape  func() // what Esc does
	bond    *session.Bond
	overlay fyne.CanvasObject // as the window has it
}

// ask opens a dialog that Esc closes. While it is open the keys are its own. It is about
// nothing that could change meanwhile; see askAbout.
func (d *Desk) ask(dlg *dialog.CustomDialog) { d.askOr(dlg, dlg.Hide) }

// askAbout opens a dialog about something that is shown, which closes it, as Esc would,
// by being shown no more.
func (d *Desk) askAbout(about session.Ref, dlg *dialog.CustomDialog) {
	d.ask(dlg)
	q := &d.questions[len(d.questions)-1]
	q.bond = d.session.Bind(about, q.escape)
}

// askOr opens a dialog with its own answer to Esc.
func (d *Desk) askOr(dlg *dialog.CustomDialog, escape func()) {
	dlg.SetOnClosed(func() { d.answeredOne(dlg) })
	dlg.Show()
	d.questions = append(d.questions, question{dialog: dlg, escape: escape, overlay: d.win.Canvas().Overlays().Top()})
}

// answeredOne takes a dialog off the list.
func (d *Desk) answeredOne(dlg *dialog.CustomDialog) {
	i := slices.IndexFunc(d.questions, func(q question) bool { return q.dialog == dlg })
	if i < 0 {
		return
	}
	d.session.Loose(d.questions[i].bond)
	d.questions = slices.Delete(d.questions, i, i+1)
	d.keepQuestions()
	if len(d.questions) == 0 {
		d.win.Canvas().Focus(d.m)
	}
}

// keepQuestions brings back the open dialogs that the toolkit took along with what lay
// below them.
func (d *Desk) keepQuestions() {
	overlays := d.win.Canvas().Overlays()
	for _, q := range d.questions {
		if !slices.Contains(overlays.List(), q.overlay) {
			overlays.Add(q.overlay)
		}
	}
}

// asks reports whether a dialog is open.
func (d *Desk) asks(dlg *dialog.CustomDialog) bool {
	return slices.ContainsFunc(d.questions, func(q question) bool { return q.dialog == dlg })
}

// whileOpen calls show whenever an aspect of what is shown has changed, as long as a
// dialog is open.
func (d *Desk) whileOpen(dlg *dialog.CustomDialog, of session.Aspect, show func()) {
	d.session.Bind(d.session.Ref(of), func() {
		if d.asks(dlg) {
			show()
			d.whileOpen(dlg, of, show)
		}
	})
}

// tell opens a dialog that only wants to be closed.
func (d *Desk) tell(title string, content fyne.CanvasObject) {
	d.tellAbout(session.Ref{}, title, content)
}

// tellAbout tells something that holds only as long as what it is about is shown.
func (d *Desk) tellAbout(about session.Ref, title string, content fyne.CanvasObject) {
	d.askAbout(about, dialog.NewCustom(title, text.T("button.close"), content, d.win))
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
