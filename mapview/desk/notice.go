package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/session"
	"delimit/mapview/text"
)

// notice is a quiet bar at the top of the map that offers something and waits: it
// stops nothing, and goes when it is answered or when a newer one comes.
type notice struct {
	d      *Desk
	box    *fyne.Container
	back   *canvas.Rectangle
	label  *canvas.Text
	action *widget.Button
	plate  *fyne.Container
	full   string
	bond   *session.Bond
}

func newNotice(d *Desk, below *banner) *notice {
	n := &notice{d: d, back: canvas.NewRectangle(color.Transparent), label: textOf("", 13, false, d.chrome().Text), action: newMainAction("", nil)}
	n.back.CornerRadius = 6
	shut := widget.NewButtonWithIcon("", theme.CancelIcon(), n.hide)
	shut.Importance = widget.LowImportance
	row := container.NewHBox(padded(0, 8, 0, 6, container.NewCenter(n.label)), n.action, shut)
	n.plate = container.NewStack(n.back, padded(4, 4, 4, 6, row))
	n.plate.Hide()
	plates := container.NewHBox(layout.NewSpacer(), n.plate, layout.NewSpacer())
	n.box = container.NewBorder(padded(belowHint, 0, 0, 0, container.NewVBox(plates, below.box)), nil, nil, nil)
	n.restyle()
	return n
}

// maxNotice is how wide the words may be, in points.
const maxNotice = 620

// besideNotice is what the cross and the edges of the plate take, in points.
const besideNotice = 100

// belowHint leaves the tool's hint at the top of the map free, in points.
const belowHint = 42

// offer shows a message with one thing to do about it. It goes when what it is about
// is shown no more.
func (n *notice) offer(about session.Ref, message, action string, do func()) {
	n.d.session.Loose(n.bond)
	if !n.d.session.Still(about) {
		return // while the offer was made ready
	}
	n.bond = n.d.session.Bind(about, n.plate.Hide)
	n.full = message
	n.action.SetText(action)
	n.label.Text = elided(text.Clip(message, 300), n.label.TextSize, false, min(maxNotice, n.d.m.Size().Width-besideNotice-n.action.MinSize().Width))
	n.label.Refresh()
	n.action.OnTapped = func() { n.hide(); do() }
	n.plate.Show()
	n.box.Refresh()
}

func (n *notice) hide() {
	n.d.session.Loose(n.bond)
	n.plate.Hide()
	n.d.win.Canvas().Focus(n.d.m)
}

func (n *notice) restyle() {
	c := n.d.chrome()
	n.back.FillColor, n.back.StrokeColor, n.back.StrokeWidth = c.Raised, c.Accent, 1
	n.label.Color = c.Text
	n.back.Refresh()
	n.label.Refresh()
}
