package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/style"
)

// chartView shows a chart over its track and lets a date be chosen by dragging.
// The picture is drawn when the chart or its size changes; going through the dates
// moves two small things over it.
type chartView struct {
	widget.BaseWidget
	chart  chart
	at     int // the date that is shown
	open   bool
	choose func(i int)

	look    func() *style.Chart
	picture *canvas.Image
	cursor  *canvas.Rectangle
	knob    *canvas.Circle
	drawn   fyne.Size
	scale   float32
}

func newChartView(look func() *style.Chart, choose func(i int)) *chartView {
	v := &chartView{look: look, choose: choose, picture: &canvas.Image{}, cursor: canvas.NewRectangle(color.Transparent), knob: canvas.NewCircle(color.Transparent)}
	v.picture.ScaleMode = canvas.ImageScaleFastest
	v.ExtendBaseWidget(v)
	return v
}

// The heights of the track alone and with the chart, in points.
const trackHeight, chartHeight = 44, 172

// MinSize implements fyne.Widget.
func (v *chartView) MinSize() fyne.Size {
	if v.open {
		return fyne.NewSize(roomLeft+roomRight+60, chartHeight)
	}
	return fyne.NewSize(roomLeft+roomRight+60, trackHeight)
}

// show draws another chart.
func (v *chartView) show(c chart) {
	v.chart = c
	v.redraw()
}

func (v *chartView) redraw() {
	size := v.Size()
	if size.Width < 2 || size.Height < 2 || len(v.chart.days) == 0 {
		return
	}
	v.scale = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		v.scale = c.Scale()
	}
	v.drawn = size
	v.picture.Image = v.chart.draw(float64(size.Width), float64(size.Height), float64(v.scale), v.open, v.look())
	v.picture.Refresh()
	v.place()
}

// move shows another date.
func (v *chartView) move(i int) {
	v.at = i
	v.place()
}

// place puts the cursor where its date is.
func (v *chartView) place() {
	if v.at >= len(v.chart.days) {
		return
	}
	look := v.look()
	p := v.chart.plot(float64(v.drawn.Width), float64(v.drawn.Height))
	x, knob := float32(p.x(v.chart.days[v.at])), float32(look.Knob)
	top := float32(p.top)
	if !v.open {
		top = float32(p.bottom)
	}
	v.cursor.FillColor, v.knob.FillColor = look.Cursor, look.Cursor
	v.cursor.Move(fyne.NewPos(x-float32(look.CursorWidth)/2, top))
	v.cursor.Resize(fyne.NewSize(float32(look.CursorWidth), float32(p.bottom)-top))
	v.knob.Move(fyne.NewPos(x-knob/2, float32(p.bottom)-knob/2))
	v.knob.Resize(fyne.NewSize(knob, knob))
	v.cursor.Refresh()
	v.knob.Refresh()
}

// pick chooses the date under a place.
func (v *chartView) pick(at fyne.Position) {
	if len(v.chart.days) == 0 {
		return
	}
	p := v.chart.plot(float64(v.drawn.Width), float64(v.drawn.Height))
	if i := v.chart.nearest(p, float64(at.X)); i != v.at {
		v.choose(i)
	}
}

// MouseDown implements desktop.Mouseable.
func (v *chartView) MouseDown(e *desktop.MouseEvent) { v.pick(e.Position) }

// MouseUp implements desktop.Mouseable.
func (v *chartView) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (v *chartView) Dragged(e *fyne.DragEvent) { v.pick(e.Position) }

// DragEnd implements fyne.Draggable.
func (v *chartView) DragEnd() {}

// Cursor implements desktop.Cursorable.
func (v *chartView) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (v *chartView) CreateRenderer() fyne.WidgetRenderer {
	return &chartRenderer{v, []fyne.CanvasObject{v.picture, v.cursor, v.knob}}
}

type chartRenderer struct {
	v       *chartView
	objects []fyne.CanvasObject
}

func (r *chartRenderer) Layout(size fyne.Size) {
	r.v.picture.Resize(size)
	if size != r.v.drawn {
		r.v.redraw()
	}
}
func (r *chartRenderer) MinSize() fyne.Size           { return r.v.MinSize() }
func (r *chartRenderer) Refresh()                     { r.v.redraw() }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) Destroy()                     {}
