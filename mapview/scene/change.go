package scene

import "slices"

// Changed lists boxes outside which two scenes of one style have the same land
// and lines; labels are not looked at. It is what makes a drag redraw a few tiles
// and not the screen.
//
// An area that is filled by the even-odd rule can differ only inside the box of
// the edges that one of the two has and the other has not: what they share
// cancels out.
func Changed(a, b *Scene) []Box {
	if a.Graticule != b.Graticule {
		return []Box{{Max: World{1, 1}}}
	}
	from, to := trimEnds(a.Ops, b.Ops, sameOp)
	var boxes []Box
	add := func(box Box) {
		if box != nowhere {
			boxes = append(boxes, box)
		}
	}
	if len(from) != len(to) {
		for _, op := range slices.Concat(from, to) {
			add(op.Shape.Box)
		}
		return boxes
	}
	for i := range from {
		switch {
		case sameOp(from[i], to[i]):
		case !sameLook(from[i], to[i]):
			add(from[i].Shape.Box.Union(to[i].Shape.Box))
		default:
			add(changedShape(from[i].Shape, to[i].Shape, to[i]))
		}
	}
	return boxes
}

// wholePaths tells whether a change in one place of a path shows along all of it:
// dashes move on.
func wholePaths(op Op) bool { return len(op.Edge.Dash) > 0 }

// around is how many edges beside those that changed are drawn differently: a line
// beside a line turns half-way between the edges of a corner.
func around(op Op) int {
	if op.Shift != 0 {
		return 2
	}
	return 0
}

func sameOp(a, b Op) bool {
	return sameLook(a, b) && (a.Shape == b.Shape || slices.EqualFunc(a.Shape.Paths, b.Shape.Paths, samePath))
}

func sameLook(a, b Op) bool {
	return a.Fill == b.Fill && a.Pattern == b.Pattern && a.Shift == b.Shift && a.Dot == b.Dot && a.Tiles == b.Tiles && a.Opacity == b.Opacity && a.Shape.Closed == b.Shape.Closed &&
		a.Edge.Width == b.Edge.Width && a.Edge.Color == b.Edge.Color && slices.Equal(a.Edge.Dash, b.Edge.Dash)
}

func samePath(a, b Path) bool {
	return a.Box == b.Box && slices.Equal(a.Points, b.Points)
}

// trimEnds leaves out what two lists have in common at their ends.
func trimEnds[T any](a, b []T, same func(T, T) bool) ([]T, []T) {
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// changedShape is the box of what only one of two shapes has.
func changedShape(a, b *Shape, op Op) Box {
	from, to := trimEnds(a.Paths, b.Paths, samePath)
	box := nowhere
	if wholePaths(op) {
		for _, p := range slices.Concat(from, to) {
			box = box.Union(p.Box)
		}
		return box
	}
	count := map[edge]int{}
	for i := range max(len(from), len(to)) {
		var p, q []World
		if i < len(from) {
			p = from[i].Points
		}
		if i < len(to) {
			q = to[i].Points
		}
		p, q = trimPath(p, q, around(op))
		if around(op) > 0 {
			box = box.Union(boxAround(p)).Union(boxAround(q))
			continue
		}
		partings(p, q, func(p, q []World) {
			countEdges(count, p, 1)
			countEdges(count, q, -1)
		})
	}
	for e, n := range count {
		if n != 0 {
			box = box.Union(e.box())
		}
	}
	return box
}

// trimPath leaves out the edges that two paths have in common at their ends. The
// vertices where they part stay on both, and as many edges more.
func trimPath(p, q []World, more int) ([]World, []World) {
	n := min(len(p), len(q))
	head := 0
	for head < n && p[head] == q[head] {
		head++
	}
	tail := 0
	for tail < n-head && p[len(p)-1-tail] == q[len(q)-1-tail] {
		tail++
	}
	if head == len(p) && head == len(q) {
		return nil, nil
	}
	head, tail = max(head-1-more, 0), max(tail-1-more, 0)
	return p[head : len(p)-tail], q[head : len(q)-tail]
}

// partings visits the stretches in which two paths differ, each with the vertices at
// its ends. That it finds the shortest ones is no matter: edges that both have cancel
// out. A border that is dragged across a front of a hundred thousand vertices parts
// two paths in a few places, and counting all their edges takes ten times longer than
// finding those.
func partings(p, q []World, visit func(p, q []World)) {
	for len(p) > 1 || len(q) > 1 {
		if len(p) > 1 && len(q) > 1 && p[0] == q[0] && p[1] == q[1] {
			p, q = p[1:], q[1:]
			continue
		}
		a, b := meeting(p, q)
		visit(p[:min(a+1, len(p))], q[:min(b+1, len(q))])
		p, q = p[min(a, len(p)):], q[min(b, len(q)):]
	}
}

// meeting is where two paths come to the same place again, soon on one of them at
// least; the ends of both if they do not.
func meeting(p, q []World) (a, b int) {
	const soon, late = 8, 4096
	for far := 1; far < min(late, max(len(p), len(q))); far++ {
		for near := range min(soon, far+1) {
			switch {
			case far < len(p) && near < len(q) && p[far] == q[near]:
				return far, near
			case far < len(q) && near < len(p) && p[near] == q[far]:
				return near, far
			}
		}
	}
	return len(p), len(q)
}

// edge is a straight piece of a path, whichever way it is gone.
type edge struct{ a, b World }

func countEdges(count map[edge]int, points []World, by int) {
	for i := 1; i < len(points); i++ {
		e := edge{points[i-1], points[i]}
		if e.b.X < e.a.X || (e.b.X == e.a.X && e.b.Y < e.a.Y) {
			e.a, e.b = e.b, e.a
		}
		count[e] += by
	}
}

func (e edge) box() Box {
	return Box{World{e.a.X, min(e.a.Y, e.b.Y)}, World{e.b.X, max(e.a.Y, e.b.Y)}}
}
