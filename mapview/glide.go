package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"delimit/mapview/scene"
)

// hand is the last moves of a pan. Let go in motion, the map glides on; let go at
// rest, it stays.
type hand struct{ trail []touch }

type touch struct {
	at   fyne.Position
	when time.Time
}

const (
	memory    = 90 * time.Millisecond // of the hand: its speed is that of its last moves
	heldStill = 60 * time.Millisecond // without a move: the hand rests
	slowest   = 15.0                  // points a second at which a glide ends
	least     = 120.0                 // points a second under which none begins
	fastest   = 5000.0
	friction  = 0.22 // seconds in which the speed falls to 1/e
)

func (h *hand) move(at fyne.Position, now time.Time) {
	for len(h.trail) > 1 && now.Sub(h.trail[0].when) > memory {
		h.trail = h.trail[1:]
	}
	h.trail = append(h.trail, touch{at, now})
}

// release forgets the trail and gives the speed at its end, in points a second.
func (h *hand) release(now time.Time) (vx, vy float64) {
	trail := h.trail
	h.trail = nil
	if len(trail) < 2 {
		return 0, 0
	}
	first, last := trail[0], trail[len(trail)-1]
	seconds := last.when.Sub(first.when).Seconds()
	if now.Sub(last.when) > heldStill || seconds <= 0 {
		return 0, 0
	}
	vx, vy = float64(last.at.X-first.at.X)/seconds, float64(last.at.Y-first.at.Y)/seconds
	speed := math.Hypot(vx, vy)
	if speed < least {
		return 0, 0
	}
	slower := math.Min(1, fastest/speed)
	return vx * slower, vy * slower
}

// glide lets the map go on at a speed that friction takes from it.
func (m *Map) glide(vx, vy float64) {
	speed := math.Hypot(vx, vy)
	if speed == 0 || m.still() {
		return
	}
	from := m.camera
	seconds := friction * math.Log(speed/slowest)
	at := func(t float64) scene.Camera {
		way := friction * (1 - math.Exp(-t*seconds/friction)) * m.scale
		return from.Pan(vx*way, vy*way)
	}
	m.travel(gliding, at(1), time.Duration(seconds*float64(time.Second)), fyne.AnimationLinear, at)
}
