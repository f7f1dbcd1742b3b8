package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/text"
	"delimit/mapview/tool"
)

// startCard greets a newcomer over the map; one click closes it for good.
type startCard struct {
	d    *Desk
	box  *fyne.Container
	back *canvas.Rectangle
}

func newStartCard(d *Desk) *startCard {
	c := &startCard{d: d, back: canvas.NewRectangle(color.Transparent)}
	c.back.CornerRadius = 8
	title := widget.NewLabel(text.T("card.title"))
	title.TextStyle.Bold = true
	shut := widget.NewButtonWithIcon("", theme.CancelIcon(), d.closeCard)
	shut.Importance = widget.LowImportance
	note := newNote(d, text.T("card.text"))
	action := func(key string, do func()) *widget.Button {
		b := newAction(text.T(key), func() { d.closeCard(); do() })
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	example := action("card.example", d.tryExample)
	example.Importance = widget.HighImportance
	column := container.NewVBox(container.NewBorder(nil, nil, title, shut), note, example,
		action("card.draw", func() { d.m.Use(tool.Border) }), action("card.open", d.askOpen))
	plate := container.NewStack(c.back, padded(8, 12, 12, 12, column))
	sized := container.New(layout.NewGridWrapLayout(fyne.NewSize(330, 236)), plate)
	c.box = container.NewVBox(layout.NewSpacer(), container.NewHBox(padded(0, 0, 56, 16, sized), layout.NewSpacer()))
	c.restyle()
	return c
}

func (c *startCard) restyle() {
	chrome := c.d.chrome()
	c.back.FillColor, c.back.StrokeColor, c.back.StrokeWidth = chrome.Raised, chrome.Hairline, 1
	c.back.Refresh()
}

// closeCard closes the card for good.
func (d *Desk) closeCard() {
	if d.card == nil {
		return
	}
	d.card.box.Hide()
	d.card = nil
	d.state.CardClosed = true
	d.saveSettings()
	d.win.Canvas().Focus(d.m)
}
