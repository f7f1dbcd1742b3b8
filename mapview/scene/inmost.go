package scene

import (
	"container/heap"
	"math"
)

// inmost is a place far from the rim of an area, and how far: about the largest circle
// that its largest ring has room for. It looks into squares, the promising
// ones first (as Mapbox's polylabel does), on the ring in few vertices.
func (s *Shape) inmost() (World, float64) {
	var ring []World
	size := 0.0
	for _, p := range s.Paths {
		if w, h := p.Box.Max.X-p.Box.Min.X, p.Box.Max.Y-p.Box.Min.Y; w*h > size {
			ring, size = p.Points, w*h
		}
	}
	if len(ring) == 0 {
		return World{}, 0
	}
	const few = 400
	if step := len(ring)/few + 1; step > 1 {
		var some []World
		for i := 0; i < len(ring); i += step {
			some = append(some, ring[i])
		}
		ring = append(some, some[0])
	}
	return inmostOf(ring)
}

func inmostOf(ring []World) (World, float64) {
	box := boxAround(ring)
	w, h := box.Max.X-box.Min.X, box.Max.Y-box.Min.Y
	half := math.Min(w, h) / 2
	if half == 0 {
		return ring[0], 0
	}
	middle := newSquare(World{(box.Min.X + box.Max.X) / 2, (box.Min.Y + box.Max.Y) / 2}, 0, ring)
	best := middle
	var todo squares
	for x := box.Min.X; x < box.Max.X; x += 2 * half {
		for y := box.Min.Y; y < box.Max.Y; y += 2 * half {
			heap.Push(&todo, newSquare(World{x + half, y + half}, half, ring))
		}
	}
	for precision := math.Min(w, h) / 40; len(todo) > 0; {
		s := heap.Pop(&todo).(roomSquare)
		if s.room > best.room*1.05 { // a little better is not worth leaving the middle
			best = s
		}
		if s.most <= best.room+precision {
			continue
		}
		q := s.half / 2
		for _, d := range [][2]float64{{-q, -q}, {q, -q}, {-q, q}, {q, q}} {
			heap.Push(&todo, newSquare(World{s.at.X + d[0], s.at.Y + d[1]}, q, ring))
		}
	}
	return best.at, max(best.room, 0)
}

// roomSquare is a square with the distance from its middle to the rim, negative
// outside, and the most that it can be anywhere in the square.
type roomSquare struct {
	at               World
	half, room, most float64
}

func newSquare(at World, half float64, ring []World) roomSquare {
	room := rimDistance(at, ring)
	return roomSquare{at, half, room, room + half*math.Sqrt2}
}

func rimDistance(w World, ring []World) float64 {
	inside, least := false, math.Inf(1)
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a.Y > w.Y) != (b.Y > w.Y) && w.X < a.X+(w.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
		dx, dy := b.X-a.X, b.Y-a.Y
		t := 0.0
		if d := dx*dx + dy*dy; d > 0 {
			t = math.Max(0, math.Min(1, ((w.X-a.X)*dx+(w.Y-a.Y)*dy)/d))
		}
		least = math.Min(least, math.Hypot(a.X+t*dx-w.X, a.Y+t*dy-w.Y))
	}
	if inside {
		return least
	}
	return -least
}

// squares is a heap, the square that may have most room on top.
type squares []roomSquare

func (s squares) Len() int           { return len(s) }
func (s squares) Less(i, j int) bool { return s[i].most > s[j].most }
func (s squares) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *squares) Push(x any)        { *s = append(*s, x.(roomSquare)) }
func (s *squares) Pop() any {
	old := *s
	last := old[len(old)-1]
	*s = old[:len(old)-1]
	return last
}
