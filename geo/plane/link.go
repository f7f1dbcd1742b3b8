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
func (a *Arrangement) link(paths []path, t *twins) {
	total := 0
	for _, p := range a.paths {
		total += len(p.strands)
	}
	l := linker{a: a, of: make([]int32, 0, total), verts: newPointTable(total/2 + 16), single: newPointTable(total / 4), twins: t, chains: map[int32]chain{}}
	a.Edges = make([]Edge, 0, total)
	a.lines = make([]*polyline, 0, total)
	for i, p := range a.paths {
		// A strand ends where the next one begins.
		end := l.verts.add(p.pts[0])
		for k := range p.strands {
			s := &p.strands[k]
			begin := end
			edge, known := l.known(i, s)
			end = l.verts.add(s.end())
			switch {
			case known:
			case s.backward:
				edge = l.edge(s.line, end, begin)
			default:
				edge = l.edge(s.line, begin, end)
				l.keep(i, *s, edge)
			}
			l.of = append(l.of, edge)
		}
	}
	l.sumUses(paths)
	a.Verts = l.verts.keys
	if len(l.dead) > 0 {
		l.bury()
	}
	a.half = newHalfEdges(a.Verts, a.Edges, a.lines)
}

type linker struct {
	a      *Arrangement
	of     []int32 // by strand, through all paths: its edge
	verts  *pointTable
	single *pointTable     // pairs of vertices that an edge without inner points joins
	edges  []int32         // by such a pair: the edge
	dead   []int32         // edges that bound nothing
	twins  *twins          // or nil
	chains map[int32]chain // by the first and by the last edge of the path
}

// edge finds or makes the edge of a strand between two vertices.
func (l *linker) edge(line *polyline, v, w int32) int32 {
	next := int32(len(l.a.Edges))
	if len(line.pts) == 2 {
		pair := int(l.single.add(Pt{int64(v), int64(w)}))
		if pair < len(l.edges) {
			return l.edges[pair]
		}
		l.edges = append(l.edges, next)
	}
	l.a.Edges = append(l.a.Edges, Edge{A: v, B: w})
	l.a.lines = append(l.a.lines, line)
	return next
}

// sumUses gathers what runs along each edge, lines first. An edge along which
// every ring runs as often back as forth, and no line at all, bounds nothing.
func (l *linker) sumUses(paths []path) {
	first := make([]int32, len(l.a.Edges)+1)
	for _, e := range l.of {
		first[e+1]++
	}
	for e := range l.a.Edges {
		first[e+1] += first[e]
	}
	all := make([]use, len(l.of))
	fill := slices.Clone(first)
	of := l.of
	for i, p := range l.a.paths {
		for k, s := range p.strands {
			u := use{paths[i].src, 1}
			if s.backward {
				u.net = -1
			}
			all[fill[of[k]]] = u
			fill[of[k]]++
		}
		of = of[len(p.strands):]
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
