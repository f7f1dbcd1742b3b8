package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data/notices"
	"delimit/mapview/text"
)

// licences is the dialog that lists what is in the program, and shows the terms of one.
type licences struct {
	field *field
	list  *escapable
	text  *widget.Label
	page  *container.Scroll
	found []notices.Notice
}

// escapable is a list that keeps the keys when it is clicked, but for Esc.
type escapable struct {
	widget.List
	escape func()
}

// TypedKey implements fyne.Focusable.
func (e *escapable) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.List.TypedKey(key)
}

// showLicences shows the terms of every module and of the data.
func (d *Desk) showLicences() {
	l := &licences{field: newField(d.escape)}
	l.field.SetPlaceHolder(text.T("licences.hint"))
	l.field.OnChanged = l.look
	l.text = newNote(d, text.T("licences.own"))
	l.page = container.NewVScroll(l.text)
	l.list = &escapable{escape: d.escape}
	l.list.Length, l.list.CreateItem, l.list.UpdateItem = func() int { return len(l.found) }, func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return name
	}, func(i widget.ListItemID, row fyne.CanvasObject) {
		row.(*widget.Label).SetText(l.found[i].Name + ": " + l.found[i].Licence)
	}
	l.list.OnSelected = l.open
	l.list.ExtendBaseWidget(l.list)
	l.look("")
	split := container.NewHSplit(container.NewBorder(l.field, nil, nil, nil, l.list), l.page)
	split.Offset = 0.42
	box := container.NewGridWrap(fyne.NewSize(900, 480), split)
	d.tell(heading("licences"), box)
	d.win.Canvas().Focus(l.field)
}

// look lists what has a word in its name or its licence.
func (l *licences) look(word string) {
	word = strings.ToLower(strings.TrimSpace(word))
	l.found = nil
	for _, n := range notices.All() {
		if strings.Contains(strings.ToLower(n.Title()), word) {
			l.found = append(l.found, n)
		}
	}
	l.list.UnselectAll()
	l.list.Refresh()
	l.list.ScrollToTop()
	if len(l.found) == 0 {
		l.say(text.T("licences.none"))
	} else {
		l.say(text.T("licences.own"))
	}
}

func (l *licences) open(i widget.ListItemID) { l.say(l.found[i].String()) }

func (l *licences) say(s string) {
	l.text.SetText(s)
	l.page.ScrollToTop()
}
