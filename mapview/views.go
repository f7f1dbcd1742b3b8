package mapview

import (
	"math"
	"time"

	"github.com/paulmach/orb"

	"delimit/mapview/scene"
)

// view is where the map was looked at from, whatever the size and the scale of the
// window.
type view struct {
	center orb.Point
	zoom   float64 // in points
}

// views remembers views, for going back and forth between them. Moves that follow
// each other without a rest are one.
type views struct {
	back, forward []view
	moved         time.Time
}

const (
	rest      = 600 * time.Millisecond
	mostViews = 100
)

// leave is told before every move.
func (v *views) leave(from view, now time.Time) {
	if now.Sub(v.moved) > rest && (len(v.back) == 0 || v.back[len(v.back)-1] != from) {
		v.back = append(v.back, from)
		v.back = v.back[max(0, len(v.back)-mostViews):]
	}
	v.forward, v.moved = nil, now
}

// turn takes the newest of one list and puts where the map is now on the other.
func turn(from, to *[]view, now view) (view, bool) {
	for n := len(*from); n > 0; n = len(*from) {
		last := (*from)[n-1]
		*from = (*from)[:n-1]
		if last != now {
			*to = append(*to, now)
			return last, true
		}
	}
	return view{}, false
}

func (m *Map) view() view {
	return view{m.camera.Center, m.camera.Zoom - math.Log2(m.scale)}
}

// CanGoBack and CanGoForward tell whether there is a view to go to.
func (m *Map) CanGoBack() bool { return len(m.views.back) > 0 }

// CanGoForward tells whether a step back can be taken back.
func (m *Map) CanGoForward() bool { return len(m.views.forward) > 0 }

// GoBack shows what the map showed before, GoForward what it showed before that.
func (m *Map) GoBack() { m.revisit(&m.views.back, &m.views.forward) }

// GoForward takes GoBack back.
func (m *Map) GoForward() { m.revisit(&m.views.forward, &m.views.back) }

func (m *Map) revisit(from, to *[]view) {
	m.land()
	if v, ok := turn(from, to, m.view()); ok {
		m.views.moved = time.Time{} // the next move is one of its own
		c := m.camera
		c.Center, c.Zoom = v.center, math.Max(scene.MinZoom, math.Min(scene.MaxZoom, v.zoom+math.Log2(m.scale)))
		m.travelTo(c)
	}
}
