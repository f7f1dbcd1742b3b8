package scene

import (
	"math"
	"sync"
)

// Level is a path as it is drawn at some zoom: without the vertices that a pixel
// cannot show, in chunks whose boxes tell what of it is in sight.
type Level struct {
	Points []World
	boxes  []Box // of every chunk of points, with the first point of the next
}

// Fine is the distance in pixels under which a vertex is not drawn.
const Fine = 0.35

// chunk is how many points go together, and many how many a path has that is worth
// levels.
const chunk, many = 64, 256

// levels keeps what was worked out of a path, by whole zooms. Paths are immutable,
// but several workers draw one.
type levels struct {
	sync.Mutex
	made map[int]*Level
}

// At is the path for a world of so many pixels. Its vertices lie within Fine of those
// left out.
func (p Path) At(span float64) *Level {
	if p.levels == nil {
		return &Level{Points: p.Points, boxes: []Box{p.Box}}
	}
	zoom := int(math.Ceil(math.Log2(span)))
	p.levels.Lock()
	defer p.levels.Unlock()
	if l := p.levels.made[zoom]; l != nil {
		return l
	}
	l := newLevel(p.Points, Fine/math.Exp2(float64(zoom)))
	p.levels.made[zoom] = l
	return l
}

func newLevel(points []World, fine float64) *Level {
	l := &Level{Points: thinned(points, fine)}
	n := len(l.Points)
	l.boxes = make([]Box, 0, n/chunk+1)
	for from := 0; from == 0 || from < n-1; from += chunk {
		l.boxes = append(l.boxes, boxAround(l.Points[from:min(from+chunk+1, n)]))
	}
	return l
}

// thinned leaves out what is nearer to the last vertex than fine. The ends stay.
func thinned(points []World, fine float64) []World {
	var kept []int32
	last := points[0]
	for i, w := range points {
		if i == 0 || i == len(points)-1 || math.Abs(w.X-last.X) >= fine || math.Abs(w.Y-last.Y) >= fine {
			kept = append(kept, int32(i))
			last = w
		}
	}
	if len(kept) == len(points) {
		return points
	}
	out := make([]World, len(kept))
	for i, n := range kept {
		out[i] = points[n]
	}
	return out
}

// Chunks visits the path piece by piece: the points of a piece, which begins where
// the one before ended, and its box.
func (l *Level) Chunks(visit func(points []World, box Box)) {
	for i, box := range l.boxes {
		from := i * chunk
		to := from + chunk + 1
		if len(l.boxes) == 1 || to > len(l.Points) {
			to = len(l.Points)
		}
		visit(l.Points[from:to], box)
	}
}

// Aside tells whether all of a box lies on one side of another: above, below, left
// or right of it.
func (b Box) Aside(of Box) bool {
	return b.Max.X < of.Min.X || b.Min.X > of.Max.X || b.Max.Y < of.Min.Y || b.Min.Y > of.Max.Y
}
