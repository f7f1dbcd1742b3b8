package paint

import "delimit/mapview/scene"

// crossed tells whether a drawn line passes through a rectangle of the world's pixels:
// a name is better read where none does.
func (p *Plan) crossed(r Rect) bool {
	box := p.world(r)
	for _, op := range p.scene.Ops {
		if op.Edge.Width == 0 || !op.Shape.Box.Overlaps(box) {
			continue
		}
		for _, path := range op.Shape.Paths {
			if path.Box.Overlaps(box) && passes(path.At(p.span), box) {
				return true
			}
		}
	}
	return false
}

// passes tells whether an edge of a path passes through a box.
func passes(l *scene.Level, box scene.Box) (through bool) {
	lo, hi := scene.Pixel(box.Min), scene.Pixel(box.Max)
	l.Chunks(func(points []scene.World, around scene.Box) {
		if through || !around.Overlaps(box) {
			return
		}
		for i := 1; i < len(points) && !through; i++ {
			edge := []scene.Pixel{scene.Pixel(points[i-1]), scene.Pixel(points[i])}
			through = len(clipRing(edge, lo, hi)) > 0
		}
	})
	return through
}
