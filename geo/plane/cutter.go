package plane

// strand is a stretch of a path between two nodes or hits.
type strand struct {
	line     *polyline
	backward bool  // the path runs against the line
	from     int32 // the point at which the strand begins, or the edge on which it does
}

// cutter takes paths apart at their nodes and hits.
type cutter struct {
	made  []*polyline // that are new
	room  []polyline
	spare []Pt // room for lines that are not as in the track

	path *noded
	old  []strand // of the same path before an edit, still to come

	from  int32 // the strand begins at this point,
	bend  Pt    // or where bent, here on the edge after it
	bent  bool
	added []strand
}

func newCutter(strands int) *cutter {
	return &cutter{made: make([]*polyline, 0, strands), room: make([]polyline, strands)}
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
			c.add(c.upTo(h.edge, h.at))
			c.from, c.bend, c.bent = h.edge, h.at, true
		}
		if c.bent {
			c.add(c.upTo(node-1, p.pts[node]))
		} else {
			c.add(p.pts[c.from : node+1 : node+1])
		}
		c.from, c.bent = node, false
	}
	p.strands = c.added
}

// upTo is the line so far, with the points up to last and then an end.
func (c *cutter) upTo(last int32, end Pt) []Pt {
	begin := c.path.pts[c.from]
	if c.bent {
		begin = c.bend
	}
	size := int(last-c.from) + 2
	if len(c.spare) < size {
		c.spare = make([]Pt, max(size, 256))
	}
	line := append(append(append(c.spare[:0:size], begin), c.path.pts[c.from+1:last+1]...), end)
	c.spare = c.spare[size:]
	return line
}

// add adds a strand. One that goes somewhere and straight back is two.
func (c *cutter) add(line []Pt) {
	if len(line) == 3 && line[0] == line[2] {
		c.addLine(line[:2:2])
		line = line[1:]
	}
	c.addLine(line)
}

// addLine finds or makes the polyline of a strand. Strands of one edge can fall
// together, and so their lines all run from the lesser point to the greater.
func (c *cutter) addLine(line []Pt) {
	s := strand{from: c.from}
	if len(line) == 2 && line[0].compare(line[1]) > 0 {
		line, s.backward = []Pt{line[1], line[0]}, true
	}
	s.line = c.reuse(line)
	if s.line == nil {
		if len(c.room) == 0 {
			c.room = make([]polyline, 16)
		}
		s.line, c.room = &c.room[0], c.room[1:]
		s.line.pts = line
		c.made = append(c.made, s.line)
	}
	c.added = append(c.added, s)
}

// reuse looks for a line among the old strands, which begin in the same order.
func (c *cutter) reuse(line []Pt) *polyline {
	for len(c.old) > 0 && c.old[0].from < c.from {
		c.old = c.old[1:]
	}
	for _, s := range c.old {
		if s.from > c.from {
			break
		}
		if samePoints(s.line.pts, line) {
			return s.line
		}
	}
	return nil
}

func samePoints(p, q []Pt) bool {
	if len(p) != len(q) || p[0] != q[0] || p[len(p)-1] != q[len(q)-1] {
		return false
	}
	if &p[0] == &q[0] {
		return true
	}
	for i := range p {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}
