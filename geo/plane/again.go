package plane

// BuildFrom makes the arrangement that Build makes, bit for bit, out of an earlier
// one: where a path is as it was, or most of it, only the edges that came or went
// are noded, and what they touch. Areas and lines are known again when they are
// the same *Area or *Line, or have the same points.
func (b *Builder) BuildFrom(before *Arrangement) *Arrangement {
	if before == nil {
		return b.Build()
	}
	r := newRenoder(b, before)
	if r.tooMuch() {
		return b.Build()
	}
	paths, made := r.renode()
	return b.arrange(paths, made, nil)
}

// renoder brings the noding of paths up to date.
type renoder struct {
	was, is        []*noded
	origin         []origin // by path of is
	fresh          []bool   // by path of is: its noding is new, and may be changed
	removed, added []edgeOf // of was, of is
	pixels         *pointTable
	points         int
}

// edgeOf is an edge by its path and its first point.
type edgeOf struct{ path, edge int32 }

func newRenoder(b *Builder, before *Arrangement) *renoder {
	r := &renoder{was: before.paths, origin: findOrigins(before.paths, b.paths), pixels: newPointTable(64)}
	r.is = make([]*noded, len(b.paths))
	r.fresh = make([]bool, len(b.paths))
	gone := make([]bool, len(r.was))
	for i := range gone {
		gone[i] = true
	}
	for i, p := range b.paths {
		r.points += len(p.pts)
		from := r.origin[i]
		if from.path >= 0 {
			gone[from.path] = false
		}
		if from.same {
			r.is[i] = r.was[from.path]
			continue
		}
		r.is[i] = &noded{track: p.track}
		r.fresh[i] = true
		if from.path >= 0 {
			r.is[i].takeOver(r.was[from.path], from.blocks)
			r.removed = outside(r.removed, from.path, r.was[from.path].last(), from.blocks, block.oldFirst)
		}
		r.is[i].setNode(0, true)
		r.is[i].setNode(p.last(), true)
		r.added = outside(r.added, int32(i), p.last(), from.blocks, block.newFirst)
	}
	for i, p := range r.was {
		if gone[i] {
			r.removed = outside(r.removed, int32(i), p.last(), nil, nil)
		}
	}
	return r
}

// outside lists the edges of a path that no block has.
func outside(to []edgeOf, path, last int32, blocks []block, first func(block) int32) []edgeOf {
	next := int32(0)
	for _, b := range blocks {
		for ; next < first(b); next++ {
			to = append(to, edgeOf{path, next})
		}
		next = first(b) + b.n - 1
	}
	for ; next < last; next++ {
		to = append(to, edgeOf{path, next})
	}
	return to
}

// tooMuch: to begin anew is quicker.
func (r *renoder) tooMuch() bool {
	return len(r.removed)+len(r.added) > 64+r.points/64
}

func (r *renoder) renode() ([]*noded, []*polyline) {
	for _, e := range r.removed {
		r.touch(r.was, e, false)
	}
	for _, e := range r.added {
		r.touch(r.is, e, true)
	}
	for _, at := range r.pixels.keys {
		r.settle(at)
	}
	cutters := make([]cutter, 1)
	for i, p := range r.is {
		if r.fresh[i] {
			cutters[0].cut(p, r.oldStrands(i))
		}
	}
	return r.is, linesOf(cutters)
}

// touch lists the pixels where something may change when an edge comes or goes:
// its ends, those of vertices that it meets, of its crossings, and of other
// crossings that it meets.
func (r *renoder) touch(paths []*noded, e edgeOf, comes bool) {
	p, q := paths[e.path].ends(e.edge)
	r.pixels.add(p)
	r.pixels.add(q)
	edgesNear(paths, boxOf(p, q), func(path, edge int32) {
		s, t := paths[path].ends(edge)
		for _, v := range [2]Pt{s, t} {
			if meets(p, q, v) {
				r.pixels.add(v)
			}
		}
		if at, ok := cross(p, q, s, t); ok {
			r.pixels.add(at)
		}
		if comes {
			for _, h := range paths[path].hitsOn(edge) {
				if meets(p, q, h.at) {
					r.pixels.add(h.at)
				}
			}
		}
	})
}

func edgesNear(paths []*noded, c box, visit func(path, edge int32)) {
	for i, p := range paths {
		p.edgesNear(c, func(edge int32) { visit(int32(i), edge) })
	}
}

// settle works out what meets in a pixel, and puts hits and nodes right.
func (r *renoder) settle(at Pt) {
	var ending, passing []edgeOf
	vertices := 0
	edgesNear(r.is, boxOf(at, at), func(path, edge int32) {
		switch p, q := r.is[path].ends(edge); {
		case p == at:
			vertices++
			ending = append(ending, edgeOf{path, edge})
		case q == at:
			if edge+1 == r.is[path].last() {
				vertices++
			}
			ending = append(ending, edgeOf{path, edge})
		case touches(p, q, at):
			passing = append(passing, edgeOf{path, edge})
		}
	})
	crossing := r.crossAt(at, passing, ending)
	hot := vertices > 0 || crossing
	for _, e := range passing {
		r.setHit(e, at, hot)
	}
	node := vertices > 1 || crossing || len(passing) > 0
	for _, e := range ending {
		point := e.edge
		if r.is[e.path].pts[point] != at {
			point++
		}
		r.setNode(e.path, point, node || point == 0 || point == r.is[e.path].last())
	}
}

// crossAt tells whether two edges cross in a pixel. One of them passes at least:
// edges that end in the same place do not cross.
func (r *renoder) crossAt(at Pt, passing, ending []edgeOf) bool {
	for i, e := range passing {
		a, b := r.is[e.path].ends(e.edge)
		for _, others := range [2][]edgeOf{passing[:i], ending} {
			for _, f := range others {
				c, d := r.is[f.path].ends(f.edge)
				if pixel, ok := cross(a, b, c, d); ok && pixel == at {
					return true
				}
			}
		}
	}
	return false
}

// own is the noding of a path that may be changed.
func (r *renoder) own(path int32) *noded {
	if !r.fresh[path] {
		r.is[path] = r.is[path].clone()
		r.fresh[path] = true
	}
	return r.is[path]
}

func (r *renoder) setHit(e edgeOf, at Pt, hot bool) {
	if h := (hit{e.edge, at}); r.is[e.path].hasHit(h) != hot {
		r.own(e.path).setHit(h, hot)
	}
}

func (r *renoder) setNode(path, point int32, node bool) {
	if r.is[path].hasNode(point) != node {
		r.own(path).setNode(point, node)
	}
}

// oldStrands are the strands that a path had, by where they begin now.
func (r *renoder) oldStrands(path int) []strand {
	from := r.origin[path]
	if from.path < 0 {
		return nil
	}
	old := r.was[from.path].strands
	if from.same {
		return old
	}
	var moved []strand
	for _, s := range old {
		if to, ok := renumber(from.blocks, s.from); ok {
			s.from = to
			moved = append(moved, s)
		}
	}
	return moved
}
