package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/style"
)

// chrome is the colours of the window as it is dressed now.
func (d *Desk) chrome() *style.Chrome { return d.theme.Chrome(d.app.Settings().ThemeVariant()) }

// newAction is a quiet button.
func newAction(label string, do func()) *widget.Button {
	b := widget.NewButton(label, do)
	b.Importance = widget.MediumImportance
	return b
}

// newMainAction is the button of what is most likely wanted.
func newMainAction(label string, do func()) *widget.Button {
	b := widget.NewButton(label, do)
	b.Importance = widget.HighImportance
	return b
}

// newNote is a text that wraps.
func newNote(_ *Desk, s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// backed puts something on a colour.
func backed(c color.Color, content fyne.CanvasObject) (*canvas.Rectangle, *fyne.Container) {
	back := canvas.NewRectangle(c)
	return back, container.NewStack(back, content)
}

// press is an area that can be clicked and lights up under the pointer: the rail,
// the chips and the rows of the panel are made of it.
type press struct {
	widget.BaseWidget
	content fyne.CanvasObject
	back    *canvas.Rectangle
	tap     func()
	second  func(fyne.Position) // the other mouse button
	hover   func(in bool)
	chosen  bool
	over    bool
	chrome  func() *style.Chrome
	ground  func(*style.Chrome) color.Color // when it is neither chosen nor under the pointer
}

func newPress(chrome func() *style.Chrome, content fyne.CanvasObject, tap func()) *press {
	p := &press{content: content, tap: tap, chrome: chrome, back: canvas.NewRectangle(color.Transparent)}
	p.back.CornerRadius = 5
	p.ExtendBaseWidget(p)
	p.tint()
	return p
}

func (p *press) tint() {
	c := p.chrome()
	var fill color.Color = color.Transparent
	switch {
	case p.chosen:
		fill = c.Selected
	case p.over && p.tap != nil:
		fill = c.Hover
	case p.ground != nil:
		fill = p.ground(c)
	}
	p.back.FillColor = fill
	p.back.Refresh()
}

func (p *press) choose(on bool) {
	if p.chosen != on {
		p.chosen = on
		p.tint()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *press) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.back, p.content))
}

// Tapped implements fyne.Tappable.
func (p *press) Tapped(*fyne.PointEvent) {
	if p.tap != nil {
		p.tap()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (p *press) TappedSecondary(e *fyne.PointEvent) {
	if p.second != nil {
		p.second(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *press) MouseIn(*desktop.MouseEvent) { p.under(true) }

// MouseMoved implements desktop.Hoverable.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *press) MouseOut() { p.under(false) }

func (p *press) under(in bool) {
	p.over = in
	p.tint()
	if p.hover != nil {
		p.hover(in)
	}
}

// Cursor implements desktop.Cursorable.
func (p *press) Cursor() desktop.Cursor {
	if p.tap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// padded gives something room, in points.
func padded(top, right, bottom, left float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), content)
}

// textOf makes a text of a size and colour.
func textOf(s string, size float32, bold bool, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize, t.TextStyle.Bold = size, bold
	return t
}

// newIcon draws an icon in the colours of the theme. Unlike the toolkit's widget it is
// drawn anew when it is refreshed, as after another theme was chosen.
func newIcon(r fyne.Resource) *canvas.Image {
	img := canvas.NewImageFromResource(r)
	img.FillMode = canvas.ImageFillContain
	return img
}

func setIcon(img *canvas.Image, r fyne.Resource) {
	if img.Resource != r {
		img.Resource = r
		img.Refresh()
	}
}

// hairline is a line of one point.
func hairline(c color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}

// elided shortens a text to a width in points.
func elided(s string, size float32, bold bool, width float32) string {
	st := fyne.TextStyle{Bold: bold}
	if fyne.MeasureText(s, size, st).Width <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && fyne.MeasureText(string(r)+"…", size, st).Width > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}
