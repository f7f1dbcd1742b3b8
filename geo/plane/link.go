package plane

import "slices"

// use says that a ring or a line runs along an edge, net of times back.
type use struct {
	src int32 // ring number, or ^line number
	net int32 // times from A to B less times from B to A
}

// link makes edges of strands and numbers their ends. Strands of several edges
// are unique, because a vertex that anything else meets is a node: only strands
// of one edge can fall together.
func (a *Arrangement) link(strands []strand) {
	l := linker{a: a, of: make([]int32, len(strands)), single: newPointTable(len(strands))}
	l.verts = newPointTable(len(strands))
	a.Edges = make([]Edge, 0, len(strands))
	a.lines = make([][]Pt, 0, len(strands))
	forward := make([]bool, len(strands))
	for i, s := range strands {
		l.of[i], forward[i] = l.edge(s.line)
	}
	l.sumUses(strands, forward)
	a.Verts = l.verts.keys
	if len(l.dead) > 0 {
		l.bury()
	}
	a.half = newHalfEdges(a.Verts, a.Edges, a.lines)
}

type linker struct {
	a      *Arrangement
	of     []int32 // by strand: its edge
	verts  *pointTable
	single *pointTable // pairs of vertices that an edge without inner points joins
	edges  []int32     // by such a pair: the edge
	dead   []int32     // edges that bound nothing
}

// edge finds or makes the edge of a strand and tells whether it runs the same way.
func (l *linker) edge(line []Pt) (edge int32, forward bool) {
	forward = true
	if len(line) == 2 && line[0].compare(line[1]) > 0 {
		line, forward = []Pt{line[1], line[0]}, false
	}
	v, _ := l.verts.add(line[0])
	w, _ := l.verts.add(line[len(line)-1])
	if len(line) == 2 {
		pair, isNew := l.single.add(Pt{int64(v), int64(w)})
		if !isNew {
			return l.edges[pair], forward
		}
		l.edges = append(l.edges, int32(len(l.a.Edges)))
	}
	l.a.Edges = append(l.a.Edges, Edge{A: v, B: w})
	l.a.lines = append(l.a.lines, line)
	return int32(len(l.a.Edges) - 1), forward
}

// sumUses gathers what runs along each edge, lines first. An edge along which
// every ring runs as often back as forth, and no line at all, bounds nothing.
func (l *linker) sumUses(strands []strand, forward []bool) {
	first := make([]int32, len(l.a.Edges)+1)
	for _, e := range l.of {
		first[e+1]++
	}
	for e := range l.a.Edges {
		first[e+1] += first[e]
	}
	all := make([]use, len(strands))
	fill := slices.Clone(first)
	for i, s := range strands {
		e := l.of[i]
		all[fill[e]] = use{s.src, -1}
		if forward[i] {
			all[fill[e]].net = 1
		}
		fill[e]++
	}
	kept := all[:0]
	l.a.firstUse = make([]int32, 1, len(first))
	for e := range l.a.Edges {
		before := len(kept)
		kept = appendNet(kept, all[first[e]:first[e+1]])
		if len(kept) == before {
			l.dead = append(l.dead, int32(e))
			continue
		}
		l.a.firstUse = append(l.a.firstUse, int32(len(kept)))
	}
	l.a.uses = kept
}

// appendNet adds up the uses of one edge by source.
func appendNet(to []use, uses []use) []use {
	if len(uses) == 1 {
		return append(to, uses[0])
	}
	slices.SortStableFunc(uses, func(u, v use) int { return int(u.src) - int(v.src) })
	for i := 0; i < len(uses); {
		sum := use{src: uses[i].src}
		for ; i < len(uses) && uses[i].src == sum.src; i++ {
			sum.net += uses[i].net
		}
		if sum.src < 0 && sum.net == 0 { // a line that comes back is there all the same
			sum.net = 1
		}
		if sum.net != 0 {
			to = append(to, sum)
		}
	}
	return to
}

// bury takes out the dead edges and the vertices that only they had.
func (l *linker) bury() {
	a := l.a
	kept := 0
	for e := range a.Edges {
		if len(l.dead) > 0 && l.dead[0] == int32(e) {
			l.dead = l.dead[1:]
			continue
		}
		a.Edges[kept], a.lines[kept] = a.Edges[e], a.lines[e]
		kept++
	}
	a.Edges, a.lines = a.Edges[:kept], a.lines[:kept]
	number := make([]int32, len(a.Verts))
	for _, e := range a.Edges {
		number[e.A], number[e.B] = 1, 1
	}
	verts := a.Verts[:0]
	for v, used := range number {
		if used != 0 {
			number[v] = int32(len(verts))
			verts = append(verts, a.Verts[v])
		}
	}
	a.Verts = verts
	for e := range a.Edges {
		a.Edges[e].A, a.Edges[e].B = number[a.Edges[e].A], number[a.Edges[e].B]
	}
}

func (a *Arrangement) usesOf(edge int) []use { return a.uses[a.firstUse[edge]:a.firstUse[edge+1]] }
