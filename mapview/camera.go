package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
)

// Camera is where the map is looked at from, in device pixels of the widget.
func (m *Map) Camera() scene.Camera { return m.camera }

// Zoom zooms about the middle.
func (m *Map) Zoom(steps float64) {
	m.zoomAbout(scene.Pixel{X: m.camera.Size.W / 2, Y: m.camera.Size.H / 2}, steps)
}

// ZoomAt zooms about a pixel.
func (m *Map) ZoomAt(p scene.Pixel, steps float64) { m.zoomAbout(p, steps) }

// Pan moves the map by points.
func (m *Map) Pan(dx, dy float64) { m.look(m.camera.Pan(dx*m.scale, dy*m.scale)) }

func (m *Map) fitting(b orb.Bound) scene.Camera {
	const room = 48 // points
	return m.camera.Fit(b, room*m.scale)
}

// FitTerritory shows the whole territory.
func (m *Map) FitTerritory() {
	if b, ok := m.territoryBound(); ok {
		m.FlyTo(b)
		m.home = true
	}
}

func (m *Map) territoryBound() (orb.Bound, bool) {
	ledger, _ := m.session.Ledger()
	shape := ledger.TerritoryShape()
	return shape.Bound(), len(shape) > 0
}

// Fit shows the proposal, or the territory when nothing is drawn.
func (m *Map) Fit() {
	if b, ok := m.proposalBound(); ok {
		m.FlyTo(b)
		return
	}
	m.FitTerritory()
}

func (m *Map) proposalBound() (bound orb.Bound, ok bool) {
	p := m.session.Document().Proposal
	if p == nil {
		return bound, false
	}
	for _, f := range p.Features {
		switch {
		case f.Geometry == nil:
		case !ok:
			bound, ok = f.Geometry.Bound(), true
		default:
			bound = bound.Union(f.Geometry.Bound())
		}
	}
	return bound, ok
}

// Resize keeps what is in the middle there, or the territory in sight while it is
// what the map shows.
func (m *Map) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	if scale := m.deviceScale(); scale != m.scale {
		m.camera.Zoom += math.Log2(scale / m.scale)
		m.scale = scale
	}
	m.camera.Size = scene.Size{W: math.Round(float64(size.Width) * m.scale), H: math.Round(float64(size.Height) * m.scale)}
	if size.Width > 100 && size.Height > 100 && (m.home || !m.ready) {
		m.land()
		m.ready, m.home = true, true
		if b, ok := m.territoryBound(); ok {
			m.camera = m.fitting(b)
		}
	}
	m.ground.place()
	m.ground.want()
	m.over.update()
	m.plate.update()
	m.rim.update()
	m.mini.update()
}

// deviceScale is how many pixels of the screen a point has: the user's scale, and
// what the system adds to it.
func (m *Map) deviceScale() float64 {
	c := fyne.CurrentApp().Driver().CanvasForObject(m)
	if c == nil {
		return m.scale
	}
	const far = 4096
	scale := float64(c.Scale())
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
	return scale * math.Round(64*float64(x)/(far*scale)) / 64
}

// View is what the map looks at: its middle, and its zoom on a screen of one pixel a
// point, which means the same on any screen.
func (m *Map) View() (center orb.Point, zoom float64) {
	return m.camera.Center, m.camera.Zoom - math.Log2(m.scale)
}

// LookAt shows what View gave.
func (m *Map) LookAt(center orb.Point, zoom float64) {
	c := m.camera
	c.Center, c.Zoom = center, math.Max(scene.MinZoom, math.Min(scene.MaxZoom, zoom+math.Log2(m.scale)))
	m.look(c)
}
