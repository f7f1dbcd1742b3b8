package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"delimit/mapview/style"
)

// zoomBox is the rectangle that Shift and a drag draw: what is in it fills the map
// when the button is let go.
type zoomBox struct {
	rect     *canvas.Rectangle
	from, to fyne.Position
	on       bool
}

const leastBox = 8 // points: anything smaller is a slip of the hand

func newZoomBox() *zoomBox {
	b := &zoomBox{rect: canvas.NewRectangle(color.Transparent)}
	b.rect.Hide()
	return b
}

func (b *zoomBox) begin(at fyne.Position) { b.from, b.to, b.on = at, at, true }

func (b *zoomBox) drag(to fyne.Position, st *style.Map) {
	b.to = to
	b.rect.FillColor, b.rect.StrokeColor, b.rect.StrokeWidth = style.Alpha(st.HandleActive, 0.12), st.HandleActive, 1.5
	b.rect.Move(fyne.NewPos(min(b.from.X, b.to.X), min(b.from.Y, b.to.Y)))
	b.rect.Resize(fyne.NewSize(max(b.from.X, b.to.X)-min(b.from.X, b.to.X), max(b.from.Y, b.to.Y)-min(b.from.Y, b.to.Y)))
	b.rect.Show()
	b.rect.Refresh()
}

// end hides the rectangle and tells whether it is one.
func (b *zoomBox) end() bool {
	large := b.on && b.rect.Size().Width >= leastBox && b.rect.Size().Height >= leastBox
	b.on = false
	b.rect.Resize(fyne.NewSize(0, 0))
	b.rect.Hide()
	return large
}

// showBox shows what is between two places of the widget.
func (m *Map) showBox(a, b fyne.Position) {
	p, q := m.camera.LonLat(m.pixel(a)), m.camera.LonLat(m.pixel(b))
	m.flyTo(m.camera.Fit(orb.MultiPoint{p, q}.Bound(), 0))
}
