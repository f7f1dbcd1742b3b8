package mapview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// miniMap is a small map in the corner with a rectangle where the large one looks:
// the territory, or all of Ukraine when the large map shows more than that. A press
// leads the large map there, a drag takes it along.
type miniMap struct {
	widget.BaseWidget
	m       *Map
	wanted  bool
	picture *canvas.Image
	edge    *canvas.Rectangle
	view    *canvas.Rectangle
	now     miniShown // on the screen
	busy    bool
	grip    fyne.Delta // from the middle of the rectangle to where a drag holds it
}

// miniShown is what a picture of the mini-map shows.
type miniShown struct {
	scene  *scene.Scene
	camera scene.Camera
	scale  float64
}

// Its size in points, the room that it leaves free, and the smallest map on which it
// does not stand in the way.
const (
	miniWidth, miniHeight = 176, 132
	miniAside             = 10
	miniLeastW, miniLeast = 560, 400
)

// ukraine is what the mini-map shows at most.
var ukraine = orb.Bound{Min: orb.Point{21.5, 43.8}, Max: orb.Point{41, 52.8}}

func newMiniMap(m *Map) *miniMap {
	n := &miniMap{m: m, picture: newPicture(nil), edge: canvas.NewRectangle(color.Transparent), view: canvas.NewRectangle(color.Transparent)}
	n.picture.Hide()
	n.edge.CornerRadius = 2
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// SetMiniMap shows or hides the mini-map.
func (m *Map) SetMiniMap(on bool) {
	m.mini.wanted = on
	m.mini.update()
}

// MiniMap tells whether the mini-map is wanted. A small map shows none.
func (m *Map) MiniMap() bool { return m.mini.wanted }

// CreateRenderer implements fyne.Widget.
func (n *miniMap) CreateRenderer() fyne.WidgetRenderer { return &miniRenderer{n} }

type miniRenderer struct{ n *miniMap }

func (r *miniRenderer) Layout(size fyne.Size) {
	r.n.picture.Resize(size)
	r.n.edge.Resize(size)
}
func (r *miniRenderer) MinSize() fyne.Size { return fyne.NewSize(miniWidth, miniHeight) }
func (r *miniRenderer) Refresh()           { canvas.Refresh(r.n) }
func (r *miniRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.n.picture, r.n.view, r.n.edge}
}
func (r *miniRenderer) Destroy() {}

// update follows the size, the style and whether it is wanted.
func (n *miniMap) update() {
	size := n.m.Size()
	if !n.wanted || size.Width < miniLeastW || size.Height < miniLeast {
		n.Hide()
		return
	}
	st := n.m.style
	n.edge.StrokeColor, n.edge.StrokeWidth = style.Alpha(st.Furniture.Color, 0.45), 1
	n.view.StrokeColor, n.view.StrokeWidth, n.view.FillColor = st.HandleActive, 1.5, style.Alpha(st.HandleActive, 0.1)
	n.Resize(fyne.NewSize(miniWidth, miniHeight))
	n.Move(fyne.NewPos(size.Width-miniWidth-miniAside, n.m.plate.foot()-miniHeight-8))
	n.Show()
	n.follow()
}

// camera is where the mini-map looks from.
func (n *miniMap) camera() scene.Camera {
	s := n.m.scale
	c := scene.Camera{Size: scene.Size{W: math.Round(miniWidth * s), H: math.Round(miniHeight * s)}}
	if shown := n.m.ground.latest.scene; shown != nil && shown.Bound.Min != shown.Bound.Max {
		near := c.Fit(shown.Bound, 10*s)
		if n.holds(near) {
			return near
		}
	}
	return c.Fit(ukraine, 0)
}

// holds tells whether a camera shows the place of the large map and clearly more.
func (n *miniMap) holds(c scene.Camera) bool {
	m := n.m.camera
	larger := math.Exp2(c.Zoom-m.Zoom) * math.Min(m.Size.W/c.Size.W, m.Size.H/c.Size.H)
	p := c.Pixel(m.Center)
	return larger < 0.75 && p.X > 0 && p.Y > 0 && p.X < c.Size.W && p.Y < c.Size.H
}

// follow puts the rectangle where the large map looks, and has a new picture drawn
// when the old one shows something else.
func (n *miniMap) follow() {
	if !n.Visible() {
		return
	}
	n.redraw()
	if n.now.scene == nil {
		return
	}
	m := n.m.camera
	s := float32(n.now.scale)
	nw, se := n.now.camera.PixelOf(m.WorldAt(scene.Pixel{})), n.now.camera.PixelOf(m.WorldAt(scene.Pixel{X: m.Size.W, Y: m.Size.H}))
	const least = 7 // points: a rectangle that can be seen
	at := func(lo, hi float64, size float32) (from, to float32) {
		a, b := float32(lo)/s, float32(hi)/s
		if b-a < least {
			a, b = (a+b-least)/2, (a+b+least)/2
		}
		return max(0, min(a, size-least)), min(size, max(b, least))
	}
	x0, x1 := at(nw.X, se.X, miniWidth)
	y0, y1 := at(nw.Y, se.Y, miniHeight)
	n.view.Move(fyne.NewPos(x0, y0))
	n.view.Resize(fyne.NewSize(x1-x0, y1-y0))
	n.view.Refresh()
}

// redraw draws a new picture in the background when the one that is shown is of
// something else. While something is dragged on the map the old one stays.
func (n *miniMap) redraw() {
	next := miniShown{n.m.ground.latest.scene, n.camera(), n.m.scale}
	if !n.Visible() || n.busy || next == n.now || next.scene == nil || n.m.input.held {
		return
	}
	n.busy = true
	img := image.NewRGBA(image.Rect(0, 0, int(next.camera.Size.W), int(next.camera.Size.H)))
	n.m.Background(func() { paint.Tile(next.scene.WithoutTiles(), paint.ViewOf(next.camera, next.scale*miniThin), img) }, func() {
		n.busy = false
		n.now = next
		n.picture.Image = img
		n.picture.Show()
		n.picture.Refresh()
		n.follow()
	})
}

// miniThin is how much thinner lines are on the mini-map.
const miniThin = 0.6

func (n *miniMap) lonLat(p fyne.Position) orb.Point {
	return n.now.camera.LonLat(scene.Pixel{X: float64(p.X) * n.now.scale, Y: float64(p.Y) * n.now.scale})
}

// MouseDown implements desktop.Mouseable: a press outside the rectangle leads there,
// one inside holds it.
func (n *miniMap) MouseDown(e *desktop.MouseEvent) {
	if n.now.scene == nil || e.Button != desktop.MouseButtonPrimary {
		return
	}
	n.m.focus()
	n.m.land()
	at, size := n.view.Position(), n.view.Size()
	middle := at.AddXY(size.Width/2, size.Height/2)
	if e.Position.X >= at.X && e.Position.Y >= at.Y && e.Position.X <= at.X+size.Width && e.Position.Y <= at.Y+size.Height {
		n.grip = fyne.NewDelta(e.Position.X-middle.X, e.Position.Y-middle.Y)
		return
	}
	n.grip = fyne.Delta{}
	c := n.m.camera
	c.Center = n.lonLat(e.Position)
	n.m.flyTo(c)
}

// MouseUp implements desktop.Mouseable.
func (n *miniMap) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (n *miniMap) Dragged(e *fyne.DragEvent) {
	if n.now.scene == nil {
		return
	}
	p := e.Position.SubtractXY(n.grip.DX, n.grip.DY)
	c := n.m.camera
	c.Center = n.lonLat(fyne.NewPos(max(0, min(p.X, miniWidth)), max(0, min(p.Y, miniHeight))))
	n.m.look(c)
}

// DragEnd implements fyne.Draggable.
func (n *miniMap) DragEnd() { n.m.ground.want() }

// Scrolled implements fyne.Scrollable: the large map keeps its middle.
func (n *miniMap) Scrolled(e *fyne.ScrollEvent) { n.m.Zoom(float64(e.Scrolled.DY) / wheelNotch / 4) }

// Cursor implements desktop.Cursorable.
func (n *miniMap) Cursor() desktop.Cursor { return desktop.PointerCursor }
