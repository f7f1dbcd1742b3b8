package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/layer"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
	"delimit/mapview/theme"
)

// layerRow shows one layer: eye, colour, name, opacity, up and down.
type layerRow struct {
	d       *Desk
	box     *fyne.Container
	eye     *press
	icon    *canvas.Image
	swatch  *press
	ink     *canvas.Rectangle
	name    *canvas.Text
	opacity *widget.Slider
	up      *press
	down    *press
	remove  *press
	layer   layer.Layer
	setting bool // the slider is being moved by the program
}

func newLayerRow(d *Desk) *layerRow {
	r := &layerRow{d: d, name: textOf("", 12.5, false, color.Transparent), icon: newIcon(theme.EyeIcon), ink: canvas.NewRectangle(color.Transparent)}
	r.ink.CornerRadius = 3
	small := func(icon fyne.CanvasObject, do func()) *press {
		return newPress(d.chrome, padded(4, 4, 4, 4, container.NewGridWrap(fyne.NewSize(16, 16), icon)), do)
	}
	r.eye = small(r.icon, r.toggle)
	r.swatch = small(r.ink, r.pickColor)
	r.up = small(newIcon(theme.UpIcon), func() { r.move(1) })
	r.down = small(newIcon(theme.DownIcon), func() { r.move(-1) })
	r.remove = small(newIcon(base.CancelIcon()), func() { d.removeLayer(r.layer) })
	r.opacity = widget.NewSlider(0, 1)
	r.opacity.Step = 0.05
	r.opacity.OnChanged = r.fade
	r.opacity.OnChangeEnded = func(float64) { d.sheets.save(d.m.Layers()) }
	r.box = container.New(rowLayout{}, r.eye, r.swatch, r.name, r.opacity, r.up, r.down, r.remove)
	return r
}

// set shows a layer.
func (r *layerRow) set(l layer.Layer, st *style.Map) {
	chrome := r.d.chrome()
	r.layer = l
	setIcon(r.icon, theme.EyeIcon)
	r.name.Text, r.name.Color = elided(rowName(l), 12.5, false, nameWidth), chrome.Text
	if l.Hidden {
		setIcon(r.icon, theme.ShutEyeIcon)
		r.name.Color = chrome.Muted
	}
	r.name.Refresh()
	r.ink.FillColor, r.ink.StrokeColor, r.ink.StrokeWidth = inkOf(l, st), chrome.Hairline, 1
	r.ink.Refresh()
	r.setting = true
	r.opacity.SetValue(l.Opacity)
	r.setting = false
	show(r.swatch, l.Colored() && (l.Sheet != nil || !l.Added()))
	show(r.up, !l.Fixed())
	show(r.down, !l.Fixed())
	show(r.remove, l.Added())
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// rowName is the name of a layer, and whether its file is missing.
func rowName(l layer.Layer) string {
	if l.Added() && !l.There() {
		return text.T("layers.missing", l.Name())
	}
	return l.Name()
}

// inkOf is the colour by which a layer is known.
func inkOf(l layer.Layer, st *style.Map) color.NRGBA {
	if l.Sheet != nil {
		return scene.SheetSample(l, st).Color
	}
	return st.Ink(l.Part)
}

func (r *layerRow) toggle() {
	l := r.layer
	l.Hidden = !l.Hidden
	next := r.d.m.Layers().With(l)
	switch {
	case l.Raster() && l.Hidden:
		next = next.Covered()
	case l.Raster():
		next = next.Seen()
	}
	r.d.setLayers(next)
}

func (r *layerRow) fade(opacity float64) {
	if !r.setting {
		l := r.layer
		l.Opacity = opacity
		r.d.showLayers(r.d.m.Layers().With(l))
	}
}

func (r *layerRow) move(by int) { r.d.setLayers(r.d.m.Layers().Raised(r.layer.Part, by)) }

// pickColor offers some colours and the palette's own.
func (r *layerRow) pickColor() {
	var pop *widget.PopUp
	part := r.layer.Part // the row may show another layer by then
	pick := func(c color.NRGBA) {
		pop.Hide()
		if l, ok := r.d.m.Layers().Layer(part); ok {
			l.Color = c
			r.d.setLayers(r.d.m.Layers().With(l))
		}
	}
	grid := container.NewGridWithColumns(6)
	for _, c := range style.Swatches {
		ink := canvas.NewRectangle(c)
		ink.CornerRadius, ink.StrokeColor, ink.StrokeWidth = 3, r.d.chrome().Hairline, 1
		grid.Add(newPress(r.d.chrome, padded(3, 3, 3, 3, container.NewGridWrap(fyne.NewSize(20, 20), ink)), func() { pick(c) }))
	}
	own := newAction(text.T("layers.palette"), func() { pick(color.NRGBA{}) })
	pop = widget.NewPopUp(container.NewVBox(grid, own), r.d.win.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.swatch)
	pop.ShowAtPosition(fyne.NewPos(at.X, at.Y+r.swatch.Size().Height+2))
}

// rowLayout sets the parts of a row beside each other.
type rowLayout struct{}

const (
	rowHeight  = 28
	layerWidth = 341
	nameWidth  = 138
)

// Layout implements fyne.Layout.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for i, at := range []struct{ x, w float32 }{{0, 24}, {24, 24}, {54, nameWidth}, {54 + nameWidth, 84}, {272, 23}, {295, 23}, {318, 23}} {
		h := min(o[i].MinSize().Height, rowHeight)
		if i == 3 {
			h = rowHeight // the toolkit's slider wants more, and draws in the middle
		}
		o[i].Resize(fyne.NewSize(at.w, h))
		o[i].Move(fyne.NewPos(at.x, (size.Height-h)/2))
	}
}

// MinSize implements fyne.Layout.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(layerWidth, rowHeight) }
