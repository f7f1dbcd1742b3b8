package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
)

// flight is a way of the camera in the making. Whatever else moves the map ends it.
type flight struct {
	kind  flightKind
	ticks *fyne.Animation
	to    scene.Camera
}

type flightKind uint8

const (
	flying   flightKind = iota // to a place
	zooming                    // about the pointer: more notches add to it
	stepping                   // by the arrow keys: more steps add to it
	gliding                    // let go by the hand: a press stops it
)

// How long the camera is under way: long enough to see where the map goes, short
// enough not to wait for it.
const (
	zoomTime = 160 * time.Millisecond
	flyTime  = 350 * time.Millisecond
	longest  = 1100 * time.Millisecond // flight to a far place
)

// moving tells whether the camera is under way.
func (m *Map) moving() bool { return m.input.panning || m.flight != nil }

// still tells whether the map goes to places at once: the user of this program or
// of the toolkit wants no motion.
func (m *Map) still() bool { return m.Still || !fyne.CurrentApp().Settings().ShowAnimations() }

// look points the camera somewhere at once.
func (m *Map) look(c scene.Camera) {
	m.land()
	m.home = false
	m.views.leave(m.view(), m.input.clock())
	m.show(c)
}

func (m *Map) show(c scene.Camera) {
	c.Size = m.camera.Size
	c.Center = orb.Point{math.Max(-180, math.Min(180, c.Center[0])), math.Max(-85, math.Min(85, c.Center[1]))}
	if c == m.camera {
		return
	}
	m.camera = c
	m.ground.place()
	m.ground.want()
	m.over.update()
	m.plate.moved()
	m.rim.moved()
	m.mini.follow()
	m.tellStatus()
}

// land ends a flight where it is.
func (m *Map) land() {
	if m.flight != nil {
		m.flight.ticks.Stop()
		m.flight = nil
		m.ground.want() // says when it rests
	}
}

// fly moves the camera along a way from 0 to 1, where it is at to.
func (m *Map) fly(kind flightKind, to scene.Camera, time time.Duration, curve fyne.AnimationCurve, way func(t float64) scene.Camera) {
	m.views.leave(m.view(), m.input.clock())
	m.travel(kind, to, time, curve, way)
}

// travel flies without leaving a trace in the history of views.
func (m *Map) travel(kind flightKind, to scene.Camera, time time.Duration, curve fyne.AnimationCurve, way func(t float64) scene.Camera) {
	m.land()
	m.home = false
	switch {
	case !m.ready:
		return
	case m.still():
		m.show(to)
		return
	}
	f := &flight{kind: kind, to: to}
	m.flight = f
	f.ticks = fyne.NewAnimation(time, func(t float32) {
		defer m.frames.work()()
		switch {
		case m.flight != f:
		case t < 1:
			m.show(way(float64(t)))
		default:
			m.show(to)
			m.flight = nil
			m.ground.want() // says when it rests
		}
	})
	f.ticks.Curve = curve
	f.ticks.Start()
}

// goal is where the camera will be once motions of a kind that is under way have
// ended: another of the kind adds to it.
func (m *Map) goal(kind flightKind) scene.Camera {
	if m.flight != nil && m.flight.kind == kind {
		return m.flight.to
	}
	return m.camera
}

// zoomAbout zooms by steps of a factor of two. What is under the pixel stays there
// all the way.
func (m *Map) zoomAbout(p scene.Pixel, steps float64) {
	from := m.camera
	to := from.ZoomAbout(p, m.goal(zooming).Zoom+steps-from.Zoom)
	m.fly(zooming, to, zoomTime, fyne.AnimationEaseOut, func(t float64) scene.Camera {
		return from.ZoomAbout(p, t*(to.Zoom-from.Zoom))
	})
}

// step moves the map by points, as a key does.
func (m *Map) step(dx, dy float64) {
	from, to := m.camera, m.goal(stepping).Pan(dx*m.scale, dy*m.scale)
	if to.Zoom != from.Zoom {
		from.Zoom = to.Zoom
	}
	m.fly(stepping, to, zoomTime, fyne.AnimationEaseOut, func(t float64) scene.Camera { return between(from, to, t) })
}

// between is part of a straight way between two cameras of one zoom.
func between(from, to scene.Camera, t float64) scene.Camera {
	a, z := scene.Project(from.Center), scene.Project(to.Center)
	from.Center = scene.Unproject(scene.World{X: a.X + t*(z.X-a.X), Y: a.Y + t*(z.Y-a.Y)})
	return from
}

// flyTo goes to another place and zoom on the way that keeps the map easiest to
// follow.
func (m *Map) flyTo(to scene.Camera) {
	m.views.leave(m.view(), m.input.clock())
	m.travelTo(to)
}

func (m *Map) travelTo(to scene.Camera) {
	way, length := arc(m.camera, to)
	time := min(max(flyTime, time.Duration(0.5*length*float64(time.Second))), longest)
	m.travel(flying, to, time, fyne.AnimationEaseInOut, way)
}

// arc is the way of van Wijk and Nuij, "Smooth and efficient zooming and panning"
// (InfoVis 2003), between two cameras: far places are seen to be far, because the
// map draws back between them. length is that of the way in their measure.
func arc(from, to scene.Camera) (way func(t float64) scene.Camera, length float64) {
	const rho = 1.4 // how much zooming weighs against panning, as their users liked it
	a, z := scene.Project(from.Center), scene.Project(to.Center)
	w0, w1 := from.Size.W/from.Span(), from.Size.W/to.Span()
	far := math.Hypot(z.X-a.X, z.Y-a.Y)
	if far < 1e-6*min(w0, w1) {
		return func(t float64) scene.Camera {
			c := between(from, to, t)
			c.Zoom += t * (to.Zoom - from.Zoom)
			return c
		}, math.Abs(math.Log(w1/w0)) / rho
	}
	bend := func(w, sign float64) float64 {
		b := (w1*w1 - w0*w0 + sign*rho*rho*rho*rho*far*far) / (2 * w * rho * rho * far)
		return -math.Asinh(b)
	}
	r0, r1 := bend(w0, 1), bend(w1, -1)
	length = (r1 - r0) / rho
	return func(t float64) scene.Camera {
		r := r0 + t*(r1-r0)
		u := w0 / (rho * rho) * (math.Cosh(r0)*math.Tanh(r) - math.Sinh(r0))
		c := between(from, to, u/far)
		c.Zoom = math.Max(scene.MinZoom, from.Zoom-math.Log2(math.Cosh(r0)/math.Cosh(r)))
		return c
	}, length
}

// FlyTo shows all of a bound.
func (m *Map) FlyTo(b orb.Bound) { m.flyTo(m.fitting(b)) }
