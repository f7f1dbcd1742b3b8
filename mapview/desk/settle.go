package desk

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/text"
)

// settling is a file on its way to what it becomes.
type settling struct {
	path string
	take func(*data.Opened) // not called when the user gives up
	then func()             // called in any case, at the end
	// series lets a file of several dates become a timeline.
	series bool
}

// settle asks a person what a file leaves open and takes the file then: who holds the land of values that no rule knows, and a date in
// place of one that cannot be right.
func (d *Desk) settle(s settling, o *data.Opened) {
	if len(o.Unresolved()) == 0 {
		d.settleDate(s, o, d.answers(s.path))
		return
	}
	d.askHolders(s, o, d.answers(s.path), o.Unresolved())
}

// answers are those of the command line and those that are remembered. The date
// of the command line is that of the files that it names.
func (d *Desk) answers(path string) data.Answers {
	a := d.config.Answers
	if !slices.Contains(d.config.Files, path) {
		a.Date = geo.Date{}
	}
	a.Remembered = d.memory
	return a
}

// answered makes anew of a file what it is with answers, and goes on.
func (d *Desk) answered(s settling, o *data.Opened, a data.Answers, next func(*data.Opened)) {
	var again *data.Opened
	var err error
	d.config.Background(func() { again, err = o.Answered(s.path, a) }, func() {
		if err != nil {
			d.fail(text.T("open.failed"), err)
			s.then()
			return
		}
		next(again)
	})
}

// settleDate asks for the date when the one in the file cannot be right.
func (d *Desk) settleDate(s settling, o *data.Opened, a data.Answers) {
	end := func(o *data.Opened) {
		s.take(o)
		s.then()
	}
	if !o.AsksDate() {
		if s.series {
			d.takeDates(s, o, a)
			return
		}
		end(o)
		return
	}
	day := newField(d.escape)
	day.SetPlaceHolder(text.T("date.hint"))
	wrong := newNote(d, text.T("date.wrong"))
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var ask *dialog.CustomDialog
	leave := func() {
		ask.Hide()
		end(o)
	}
	answer := func() {
		date, err := geo.ParseDate(day.Text)
		if err != nil {
			wrong.Show()
			return
		}
		ask.Hide()
		a.Date = date
		d.answered(s, o, a, end)
	}
	day.OnSubmitted = func(string) { answer() }
	content := container.NewVBox(newNote(d, text.T("date.text", filepath.Base(s.path), o.DateDoubt)), day, wrong)
	ask = dialog.NewCustomWithoutButtons(text.T("date.title"), content, d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("date.leave"), leave), newMainAction(text.T("button.ok"), answer)})
	ask.Resize(fyne.NewSize(460, 220))
	d.askOr(ask, leave)
	d.win.Canvas().Focus(day)
}
