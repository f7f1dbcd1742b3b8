package desk

import (
	"image/color"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/text"
)

// mostAsked is how many values a person is asked about at once.
const mostAsked = 100

// ignored is the answer that land is not to be counted.
const ignored = "ignore"

// fates are the answers in the order in which they are offered, and their words.
func fates() (answers, words []string) {
	for _, h := range geo.Holders {
		answers, words = append(answers, h.String()), append(words, text.Holder(h))
	}
	return append(answers, ignored), append(words, text.T("holders.ignore"))
}

// askHolders asks who holds the land of values: how much it is and in what colour
// the source shows it stand beside. The answers become part of a, and the file is
// made anew with them.
func (d *Desk) askHolders(s settling, o *data.Opened, a data.Answers, about []data.Ruling) {
	rest := max(len(about)-mostAsked, 0)
	about = about[:len(about)-rest]
	m2 := make([]float64, len(about))
	d.config.Background(func() {
		for i, r := range about {
			m2[i] = geo.AreaM2(r.Land)
		}
	}, func() { d.showHolders(s, o, a, about, m2, rest) })
}

func (d *Desk) showHolders(s settling, o *data.Opened, a data.Answers, about []data.Ruling, m2 []float64, rest int) {
	form := newHolderForm(d, about, m2)
	says := "holders.text"
	switch {
	case slices.ContainsFunc(about, data.Ruling.Answered):
		says = "holders.again"
	case about[0].Settlements > 0:
		says = "holders.line"
	}
	above := container.NewVBox(newNote(d, text.T(says, filepath.Base(s.path))))
	if rest > 0 {
		above.Add(newNote(d, text.T("holders.more", text.Count(rest))))
	}
	remember := widget.NewCheck(text.T("holders.remember", o.Kind()), nil)
	remember.Checked = true
	ask := dialog.NewCustomWithoutButtons(text.T("holders.title"), container.NewBorder(container.NewVBox(above, form.head), remember, nil, nil, form.scroll), d.win)
	cancel := func() { ask.Hide(); s.then() }
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), cancel), newMainAction(text.T("button.ok"), func() {
		ask.Hide()
		answers := form.answers()
		keep := d.memory.Keep
		if !remember.Checked {
			keep = d.memory.Drop // what was remembered of these values is corrected
		}
		if err := keep(o.Kind(), answers); err != nil {
			d.fail(text.T("holders.failed"), plain(err))
		}
		a.Holders = slices.Concat(answers, a.Holders)
		d.answered(s, o, a, func(o *data.Opened) { d.settleDate(s, o, a) })
	})})
	ask.Resize(fyne.NewSize(680, 0))
	d.askOr(ask, cancel)
}

// holderForm is a row a value with a choice at its end.
type holderForm struct {
	about   []data.Ruling
	choices []*widget.Select
	head    fyne.CanvasObject
	scroll  *container.Scroll
}

// The widths of the columns, in points, and how tall the list gets.
const (
	swatchSide  = 16
	areasWidth  = 60
	km2Width    = 96
	choiceWidth = 150
	listHeight  = 300
)

func newHolderForm(d *Desk, about []data.Ruling, m2 []float64) *holderForm {
	f := &holderForm{about: about}
	answers, words := fates()
	rows := container.NewVBox()
	for i, r := range about {
		choice := widget.NewSelect(words, nil)
		choice.SetSelectedIndex(slices.Index(answers, r.Holder))
		f.choices = append(f.choices, choice)
		value := widget.NewLabel(text.T("holders.pair", r.Property, r.Value))
		value.Truncation = fyne.TextTruncateEllipsis
		rows.Add(columns(d.swatch(r), value, text.Count(r.Areas), amountOf(r, m2[i]), choice))
	}
	all := widget.NewSelect(words, func(word string) {
		for _, c := range f.choices {
			c.SetSelected(word)
		}
	})
	all.PlaceHolder = text.T("holders.all")
	name := widget.NewLabel(text.T("holders.value"))
	var last fyne.CanvasObject = widget.NewLabel(text.T("holders.holder"))
	if len(about) > 1 {
		last = all
	}
	if about[0].Settlements > 0 {
		f.head = columns(canvas.NewRectangle(color.Transparent), name, text.T("holders.towns"), "", last)
	} else {
		f.head = columns(canvas.NewRectangle(color.Transparent), name, text.T("holders.areas"), text.T("holders.km2"), last)
	}
	f.scroll = container.NewVScroll(rows)
	f.scroll.SetMinSize(fyne.NewSize(0, min(rows.MinSize().Height, listHeight)))
	return f
}

// amountOf is how much land a value is about; empty for settlements, which are points.
func amountOf(r data.Ruling, m2 float64) string {
	if r.Settlements > 0 {
		return ""
	}
	return text.KM2(m2, 1)
}

// columns lays a row out.
func columns(swatch, value fyne.CanvasObject, areas, km2 string, choice fyne.CanvasObject) fyne.CanvasObject {
	height := widget.NewSelect(nil, nil).MinSize().Height
	cell := func(width float32, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewGridWrap(fyne.NewSize(width, height), o)
	}
	figure := func(s string, width float32) fyne.CanvasObject {
		return cell(width, widget.NewLabelWithStyle(s, fyne.TextAlignTrailing, fyne.TextStyle{}))
	}
	mark := cell(swatchSide+8, container.NewCenter(container.NewGridWrap(fyne.NewSize(swatchSide, swatchSide), swatch)))
	return container.NewBorder(nil, nil, mark, container.NewHBox(figure(areas, areasWidth), figure(km2, km2Width), cell(choiceWidth, choice)), value)
}

// swatch shows the colour of the source; an empty frame where it has none.
func (d *Desk) swatch(r data.Ruling) fyne.CanvasObject {
	box := canvas.NewRectangle(color.Transparent)
	if c, ok := r.Swatch(); ok {
		box.FillColor = c
	}
	box.StrokeColor, box.StrokeWidth, box.CornerRadius = d.chrome().Hairline, 1, 3
	return box
}

// answers is what was chosen.
func (f *holderForm) answers() []data.Answer {
	words, _ := fates()
	var out []data.Answer
	for i, r := range f.about {
		out = append(out, data.Answer{Property: r.Property, Value: r.Value, Holder: words[f.choices[i].SelectedIndex()]})
	}
	return out
}
