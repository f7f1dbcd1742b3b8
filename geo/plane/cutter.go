package plane

import "slices"

// strand is a stretch of a path between two nodes or hits.
type strand struct {
	line     *polyline
	backward bool  // the path runs against the line
	from     int32 // the point at which the strand begins, or the edge on which it does
}

// end is the point where the path comes to the end of the strand.
func (s strand) end() Pt {
	if s.backward {
		return s.line.pts[0]
	}
	return s.line.pts[len(s.line.pts)-1]
}

// cutter takes paths apart at their nodes and hits.
type cutter struct {
	made [][]polyline // that are new, in pieces of growing size
	room []Pt         // of lines that are not as in the track

	path *noded
	old  []strand // of the same path before an edit, still to come

	from  int32 // the strand begins at this point,
	bend  Pt    // or where bent, here on the edge after it
	bent  bool
	added []strand
}

// linesOf lists what cutters made.
func linesOf(cutters []cutter) []*polyline {
	total := 0
	for _, c := range cutters {
		for _, piece := range c.made {
			total += len(piece)
		}
	}
	lines := make([]*polyline, 0, total)
	for _, c := range cutters {
		for _, piece := range c.made {
			for i := range piece {
				lines = append(lines, &piece[i])
			}
		}
	}
	return lines
}

// cut gives a path its strands. Those of old, whose beginnings are numbered as in
// the path, are used again where they are the same.
func (c *cutter) cut(p *noded, old []strand) {
	c.path, c.old = p, old
	c.from, c.bent = 0, false
	c.added = make([]strand, 0, len(p.nodes)+len(p.hits))
	hits := p.hits
	for _, node := range p.nodes[1:] {
		for ; len(hits) > 0 && hits[0].edge < node; hits = hits[1:] {
			h := hits[0]
			c.add(h.edge, h.at)
			c.from, c.bend, c.bent = h.edge, h.at, true
		}
		c.add(node-1, p.pts[node])
		c.from, c.bent = node, false
	}
	p.strands = c.added
}

// add adds a strand: the points up to last, and then an end. One that goes
// somewhere and straight back is two.
func (c *cutter) add(last int32, end Pt) {
	begin := c.path.pts[c.from]
	if c.bent {
		begin = c.bend
	}
	inner := c.path.pts[c.from+1 : last+1]
	if len(inner) == 1 && begin == end {
		c.addLine(begin, nil, inner[0])
		begin, inner = inner[0], nil
	}
	c.addLine(begin, inner, end)
}

// addLine finds or makes the polyline of a strand. Strands of one edge can fall
// together, and so their lines all run from the lesser point to the greater.
func (c *cutter) addLine(begin Pt, inner []Pt, end Pt) {
	s := strand{from: c.from}
	if len(inner) == 0 && begin.compare(end) > 0 {
		begin, end, s.backward = end, begin, true
	}
	s.line = c.reuse(begin, inner, end)
	if s.line == nil {
		s.line = c.newLine()
		s.line.pts = c.pointsOf(begin, inner, end)
	}
	c.added = append(c.added, s)
}

func (c *cutter) newLine() *polyline {
	const least, steps = 16, 6
	last := len(c.made) - 1
	if last < 0 || len(c.made[last]) == cap(c.made[last]) {
		c.made = append(c.made, make([]polyline, 0, least<<min(len(c.made), steps)))
		last++
	}
	piece := c.made[last]
	piece = piece[:len(piece)+1]
	c.made[last] = piece
	return &piece[len(piece)-1]
}

// pointsOf puts the points of a line together. Those of the track itself are
// shared when they are the same, and so is the end of the line before.
func (c *cutter) pointsOf(begin Pt, inner []Pt, end Pt) []Pt {
	const least, most = 64, 4096
	size := len(inner) + 2
	if pts := c.path.pts; int(c.from)+size <= len(pts) {
		if as := pts[c.from:][:size:size]; as[0] == begin && as[size-1] == end {
			return as
		}
	}
	if len(c.room)+size > cap(c.room) {
		c.room = make([]Pt, 0, max(size, min(2*cap(c.room), most), least))
	}
	first := len(c.room) - 1
	if first < 0 || c.room[first] != begin {
		first++
		c.room = append(c.room, begin)
	}
	c.room = append(append(c.room, inner...), end)
	return slices.Clip(c.room[first:])
}

// reuse looks for a line among the old strands, which begin in the same order.
func (c *cutter) reuse(begin Pt, inner []Pt, end Pt) *polyline {
	for len(c.old) > 0 && c.old[0].from < c.from {
		c.old = c.old[1:]
	}
	for _, s := range c.old {
		if s.from > c.from {
			break
		}
		if s.line.is(begin, inner, end) {
			return s.line
		}
	}
	return nil
}
