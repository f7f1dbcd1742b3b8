package mapview

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// pulse shows for a moment where a place is that somebody looked for.
type pulse struct {
	m         *Map
	at        orb.Point
	dot, ring *canvas.Circle
	ticks     *fyne.Animation
}

const (
	pulseTime  = 3 * time.Second
	pulseBeats = 3
)

func newPulse(m *Map) *pulse {
	p := &pulse{m: m, dot: canvas.NewCircle(color.Transparent), ring: canvas.NewCircle(color.Transparent)}
	p.dot.Hide()
	p.ring.Hide()
	return p
}

func (p *pulse) start(at orb.Point) {
	if p.ticks != nil {
		p.ticks.Stop()
	}
	p.at = at
	p.ticks = fyne.NewAnimation(pulseTime, p.tick)
	p.ticks.Curve = fyne.AnimationLinear
	p.ticks.Start()
}

func (p *pulse) tick(t float32) {
	if t >= 1 {
		p.dot.Hide()
		p.ring.Hide()
		return
	}
	_, beat := math.Modf(float64(t) * pulseBeats)
	if p.m.still() {
		beat = 0.4
	}
	c := p.m.style.HandleActive
	p.dot.FillColor, p.dot.StrokeColor, p.dot.StrokeWidth = c, p.m.style.Handle, 1.5
	p.ring.StrokeColor, p.ring.StrokeWidth = style.Alpha(c, 1-beat), 3
	p.put(p.dot, 4)
	p.put(p.ring, float32(6+24*beat))
}

func (p *pulse) put(c *canvas.Circle, radius float32) {
	at := p.m.position(p.m.camera.Pixel(p.at))
	c.Move(at.SubtractXY(radius, radius))
	c.Resize(fyne.NewSize(2*radius, 2*radius))
	c.Show()
	c.Refresh()
}

// GoTo flies to a point and marks it for a moment. The map is not zoomed out for
// it; zoom is that of the map in points at least.
func (m *Map) GoTo(at orb.Point, zoom float64) {
	c := m.camera
	c.Center, c.Zoom = at, math.Max(c.Zoom, math.Min(scene.MaxZoom, zoom+math.Log2(m.scale)))
	m.flyTo(c)
	m.pulse.start(at)
}
