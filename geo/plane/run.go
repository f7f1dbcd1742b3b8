package plane

// monotone is how many edges a line has from its beginning before it turns back
// in either coordinate. Two edges of such a stretch meet where they follow each
// other and nowhere else, and the box of any part of it is that of its two ends.
func monotone(line []Pt) int {
	var east, west, north, south int64 // negative: the line goes there
	for i := 1; i < len(line); i++ {
		dx, dy := line[i].X-line[i-1].X, line[i].Y-line[i-1].Y
		east, west, north, south = east|-dx, west|dx, north|-dy, south|dy
		if (east&west | north&south) < 0 {
			return i - 1
		}
	}
	return len(line) - 1
}

// run is a monotone stretch of the builder's points, both ends included.
type run struct{ first, last int32 }

// runs takes the paths apart.
func (b *Builder) runs() []run {
	var runs []run
	for _, p := range b.paths {
		for first := p.first; first < p.last; {
			last := first + int32(monotone(b.pts[first:p.last+1]))
			runs = append(runs, run{first, last})
			first = last
		}
	}
	return runs
}

func (b *Builder) box(r run) box { return boxOf(b.pts[r.first], b.pts[r.last]) }

// halves splits a run of more than one edge.
func (r run) halves() (run, run) {
	middle := (r.first + r.last) / 2
	return run{r.first, middle}, run{middle, r.last}
}

func (r run) single() bool { return r.last-r.first == 1 }

// pairs calls visit for every pair of edges, one of each run, that are near each
// other. Edges go by their first points.
func (b *Builder) pairs(r, s run, visit func(i, j int32)) {
	if !b.box(r).near(b.box(s)) {
		return
	}
	switch {
	case r.single() && s.single():
		visit(r.first, s.first)
	case r.last-r.first >= s.last-s.first:
		left, right := r.halves()
		b.pairs(left, s, visit)
		b.pairs(right, s, visit)
	default:
		left, right := s.halves()
		b.pairs(r, left, visit)
		b.pairs(r, right, visit)
	}
}

// edgesNear calls visit for every edge of a run that is near a box.
func (b *Builder) edgesNear(r run, c box, visit func(i int32)) {
	switch {
	case !b.box(r).near(c):
	case r.single():
		visit(r.first)
	default:
		left, right := r.halves()
		b.edgesNear(left, c, visit)
		b.edgesNear(right, c, visit)
	}
}
