package desk

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toast says something for a while, at the foot of the map.
type toast struct {
	d     *Desk
	box   *fyne.Container
	back  *canvas.Rectangle
	label *widget.Label
	plate *fyne.Container
	turn  int
}

func newToast(d *Desk) *toast {
	t := &toast{d: d, back: canvas.NewRectangle(color.Transparent), label: widget.NewLabel("")}
	t.label.Wrapping = fyne.TextWrapWord
	t.back.CornerRadius = 6
	t.plate = container.NewStack(t.back, padded(2, 8, 2, 8, t.label))
	t.plate.Hide()
	t.box = container.New(t, t.plate)
	t.restyle()
	return t
}

const toastTime = 6 * time.Second

func (t *toast) say(message string) {
	t.turn++
	turn := t.turn
	t.label.SetText(message)
	t.plate.Show()
	t.box.Refresh()
	t.d.config.After(toastTime, func() {
		if t.turn == turn {
			t.plate.Hide()
		}
	})
}

func (t *toast) restyle() {
	c := t.d.chrome()
	t.back.FillColor, t.back.StrokeColor, t.back.StrokeWidth = c.Raised, c.Hairline, 1
	t.back.Refresh()
}

const (
	toastFoot  = 58  // the corner below names the sources
	toastSide  = 16  // what the map keeps beside it
	toastExtra = 40  // of the plate and of the label, beside the words
	mostToast  = 760 // longer lines are hard to read
)

// Layout implements fyne.Layout: one line where the map is wide enough for it, or else
// as many as it takes.
func (t *toast) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	words := fyne.MeasureText(t.label.Text, theme.TextSize(), fyne.TextStyle{}).Width
	width := min(words+toastExtra, mostToast, size.Width-2*toastSide)
	t.plate.Resize(fyne.NewSize(width, t.plate.MinSize().Height)) // breaks the lines
	height := t.plate.MinSize().Height
	t.plate.Resize(fyne.NewSize(width, height))
	t.plate.Move(fyne.NewPos((size.Width-width)/2, max(size.Height-toastFoot-height, 0)))
}

// MinSize implements fyne.Layout: the map decides.
func (*toast) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
