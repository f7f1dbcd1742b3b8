package mapview

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"github.com/paulmach/orb"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/text"
)

// rim is what stands at the edges of the map when it is asked for: the degrees of
// the graticule and an arrow to the north.
type rim struct {
	m      *Map
	box    *fyne.Container
	plates []*plate
	used   int
	arrow  *canvas.Image
}

func newRim(m *Map) *rim {
	r := &rim{m: m, arrow: newPicture(nil)}
	r.arrow.Hide()
	r.box = container.NewWithoutLayout(r.arrow)
	return r
}

// SetGraticule shows or hides meridians and parallels.
func (m *Map) SetGraticule(on bool) {
	m.graticule = on
	m.ground.want()
	m.rim.update()
}

// Graticule tells whether meridians and parallels are shown.
func (m *Map) Graticule() bool { return m.graticule }

// SetNorth shows or hides an arrow to the north.
func (m *Map) SetNorth(on bool) {
	m.north = on
	m.rim.update()
}

// North tells whether the arrow to the north is shown.
func (m *Map) North() bool { return m.north }

// update follows the size and the style.
func (r *rim) update() {
	r.drawArrow()
	r.moved()
}

// northAside is the room at the right edge for what the window puts there, in points.
const northAside = 54

func (r *rim) drawArrow() {
	if !r.m.north {
		r.arrow.Hide()
		return
	}
	s := r.m.scale
	img := image.NewRGBA(image.Rect(0, 0, int(paint.NorthWidth*s+0.5), int(paint.NorthHeight*s+0.5)))
	paint.North(paint.NewRaster(img, scene.Pixel{}), r.m.style, scene.Pixel{}, s)
	r.arrow.Image = img
	r.arrow.Resize(fyne.NewSize(paint.NorthWidth, paint.NorthHeight))
	r.arrow.Move(fyne.NewPos(r.m.Size().Width-paint.NorthWidth-northAside, 10))
	r.arrow.Show()
	r.arrow.Refresh()
}

// moved follows the camera.
func (r *rim) moved() {
	before := r.used
	r.used = 0
	if r.m.graticule {
		r.degrees()
	}
	for _, p := range r.plates[r.used:] {
		p.show(false)
	}
	if r.used > 0 || before > 0 {
		canvas.Refresh(r.box)
	}
}

// degrees writes the meridians below the hint and the parallels on the left.
func (r *rim) degrees() {
	m := r.m
	c, size := m.camera, m.Size()
	step := scene.GraticuleStep(c.Span(), m.scale)
	lons, lats := scene.Graticule(scene.Box{Min: c.WorldAt(scene.Pixel{}), Max: c.WorldAt(scene.Pixel{X: c.Size.W, Y: c.Size.H})}, step)
	const edge, foot = 4, 70
	top := m.plate.hint.height() + 14
	for _, lon := range lons {
		r.put(text.Meridian(lon, step), func(w, _ float32) fyne.Position {
			return fyne.NewPos(m.position(c.Pixel(orb.Point{lon, c.Center[1]})).X-w/2, top)
		}, fyne.NewPos(0, 0), fyne.NewPos(size.Width-northAside+8, size.Height))
	}
	for _, lat := range lats {
		r.put(text.Parallel(lat, step), func(_, h float32) fyne.Position {
			return fyne.NewPos(edge, m.position(c.Pixel(orb.Point{c.Center[0], lat})).Y-h/2)
		}, fyne.NewPos(0, top+20), fyne.NewPos(size.Width, size.Height-foot))
	}
}

// put writes a label where it is all between two corners.
func (r *rim) put(says string, place func(w, h float32) fyne.Position, from, to fyne.Position) {
	const height = 17
	if r.used == len(r.plates) {
		r.plates = append(r.plates, newPlate(r.box, 10, false))
	}
	p := r.plates[r.used]
	p.text.Text = says
	at := place(p.width(), height)
	if at.X < from.X || at.Y < from.Y || at.X+p.width() > to.X || at.Y+height > to.Y {
		return
	}
	p.put(at, p.width(), r.m.style)
	p.show(true)
	r.used++
}
