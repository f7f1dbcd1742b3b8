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

// settle asks a person what a file leaves open and takes the file then: who holds the land of values that no rule knows, and a date in
// place of one that cannot be right.
func (d *Desk) settle(path string, o *data.Opened, then func()) {
	if len(o.Unresolved()) == 0 {
		d.settleDate(path, o, d.answers(path), then)
		return
	}
	d.askHolders(path, o, d.answers(path), o.Unresolved(), then)
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
func (d *Desk) answered(path string, o *data.Opened, a data.Answers, then func(), next func(*data.Opened)) {
	var again *data.Opened
	var err error
	d.config.Background(func() { again, err = o.Answered(path, a) }, func() {
		if err != nil {
			d.fail(text.T("open.failed"), err)
			then()
			return
		}
		next(again)
	})
}

// settleDate asks for the date when the one in the file cannot be right.
func (d *Desk) settleDate(path string, o *data.Opened, a data.Answers, then func()) {
	if !o.AsksDate() {
		d.take(path, o)
		then()
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
		d.take(path, o)
		then()
	}
	answer := func() {
		date, err := geo.ParseDate(day.Text)
		if err != nil {
			wrong.Show()
			return
		}
		ask.Hide()
		a.Date = date
		d.answered(path, o, a, then, func(o *data.Opened) {
			d.take(path, o)
			then()
		})
	}
	day.OnSubmitted = func(string) { answer() }
	content := container.NewVBox(newNote(d, text.T("date.text", filepath.Base(path), o.DateDoubt)), day, wrong)
	ask = dialog.NewCustomWithoutButtons(text.T("date.title"), content, d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("date.leave"), leave), newMainAction(text.T("button.ok"), answer)})
	ask.Resize(fyne.NewSize(460, 220))
	d.askOr(ask, leave)
	d.win.Canvas().Focus(day)
}
