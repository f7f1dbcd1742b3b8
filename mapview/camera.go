package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
)

// flight is a way of the camera in the making. Whatever moves the map ends it.
type flight struct {
	ticks *fyne.Animation
	to    scene.Camera
}

// How long the camera is under way: long enough to see where the map goes, short
// enough not to wait for it.
const (
	zoomTime = 160 * time.Millisecond
	flyTime  = 350 * time.Millisecond
)

// Camera is where the map is looked at from, in device pixels of the widget.
func (m *Map) Camera() scene.Camera { return m.camera }

// moving tells whether the camera is under way.
func (m *Map) moving() bool { return m.input.panning || m.flight != nil }

// look points the camera somewhere at once.
func (m *Map) look(c scene.Camera) {
	m.land()
	m.home = false
	m.show(c)
}

func (m *Map) show(c scene.Camera) {
	c.Size = m.camera.Size
	if c == m.camera {
		return
	}
	m.camera = c
	m.ground.place()
	m.ground.want()
	m.over.update()
	m.plate.moved()
	m.tellStatus()
}

// land ends a flight where it is.
func (m *Map) land() {
	if m.flight != nil {
		m.flight.ticks.Stop()
		m.flight = nil
	}
}

// fly moves the camera along a way from 0 to 1, fast at first.
func (m *Map) fly(to scene.Camera, time time.Duration, way func(t float64) scene.Camera) {
	m.land()
	m.home = false
	if !m.ready {
		return
	}
	f := &flight{to: to}
	m.flight = f
	f.ticks = fyne.NewAnimation(time, func(t float32) {
		if m.flight != f {
			return
		}
		m.show(way(float64(t)))
		if t >= 1 {
			m.flight = nil
			m.ground.want() // the names, where they stay now
		}
	})
	f.ticks.Curve = fyne.AnimationEaseOut
	f.ticks.Start()
}

// Zoom zooms about the middle.
func (m *Map) Zoom(steps float64) {
	m.zoomAbout(scene.Pixel{X: m.camera.Size.W / 2, Y: m.camera.Size.H / 2}, steps)
}

// zoomAbout adds to a zoom that is under way, so that notches of the wheel add up.
func (m *Map) zoomAbout(p scene.Pixel, steps float64) {
	zoom := m.camera.Zoom
	if m.flight != nil {
		zoom = m.flight.to.Zoom
	}
	from := m.camera
	to := from.ZoomAbout(p, zoom+steps-from.Zoom)
	m.fly(to, zoomTime, func(t float64) scene.Camera {
		if t >= 1 {
			return to
		}
		return from.ZoomAbout(p, t*(to.Zoom-from.Zoom))
	})
}

// Pan moves the map by points.
func (m *Map) Pan(dx, dy float64) { m.look(m.camera.Pan(dx*m.scale, dy*m.scale)) }

// FlyTo shows all of a bound. Zoom and middle change together, so that the way is
// that of a zoom about one place.
func (m *Map) FlyTo(b orb.Bound) {
	from, to := m.camera, m.fitting(b)
	a, z := scene.Project(from.Center), scene.Project(to.Center)
	sa, sz := 1/from.Span(), 1/to.Span()
	m.fly(to, flyTime, func(t float64) scene.Camera {
		if t >= 1 {
			return to
		}
		c := from
		c.Zoom += t * (to.Zoom - from.Zoom)
		part := t
		if math.Abs(sz-sa) > 1e-3*sa {
			part = (1/c.Span() - sa) / (sz - sa)
		}
		c.Center = scene.Unproject(scene.World{X: a.X + part*(z.X-a.X), Y: a.Y + part*(z.Y-a.Y)})
		return c
	})
}

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
