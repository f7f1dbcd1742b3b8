package plane

import (
	"cmp"
	"slices"
)

// hit says that an edge meets a hot pixel somewhere between its ends.
type hit struct {
	edge int32
	at   Pt
}

// along is how far a point is along an edge, in both coordinates and counted from
// anywhere. The edge is monotone, and so are the pixels that it meets.
func along(p, q, at Pt) int64 {
	return int64(cmp.Compare(q.X, p.X))*at.X + int64(cmp.Compare(q.Y, p.Y))*at.Y
}

// compareHits orders hits on a track by edge and along edges.
func (t *track) compareHits(h, g hit) int {
	if h.edge != g.edge {
		return cmp.Compare(h.edge, g.edge)
	}
	p, q := t.ends(h.edge)
	return cmp.Compare(along(p, q, h.at), along(p, q, g.at))
}

// hitList is hits in pieces of growing size.
type hitList [][]hit

func (l *hitList) add(h hit) {
	const least, steps = 16, 6
	last := len(*l) - 1
	if last < 0 || len((*l)[last]) == cap((*l)[last]) {
		*l = append(*l, make([]hit, 0, least<<min(len(*l), steps)))
		last++
	}
	(*l)[last] = append((*l)[last], h)
}

// hitsByEdge puts hits into the order of their edges, of which there are so many.
func hitsByEdge(pieces hitList, edges int) []hit {
	total := 0
	for _, piece := range pieces {
		total += len(piece)
	}
	sorted := make([]hit, 0, total)
	if total < edges/16 {
		for _, piece := range pieces {
			sorted = append(sorted, piece...)
		}
		slices.SortFunc(sorted, func(h, g hit) int { return cmp.Compare(h.edge, g.edge) })
		return sorted
	}
	next := make([]int32, edges+1) // by edge: where its next hit goes
	for _, piece := range pieces {
		for i := range piece {
			next[piece[i].edge+1]++
		}
	}
	for e := range edges {
		next[e+1] += next[e]
	}
	sorted = sorted[:total]
	for _, piece := range pieces {
		for i := range piece {
			e := piece[i].edge
			sorted[next[e]] = piece[i]
			next[e]++
		}
	}
	return sorted
}

// sortAlong sorts hits on a track that are in the order of their edges, and leaves
// out what comes twice.
func (t *track) sortAlong(hits []hit) []hit {
	for from := 0; from < len(hits); {
		to := endOfEdge(hits, from)
		t.sortEdge(hits[from:to])
		from = to
	}
	return slices.Compact(hits)
}

// mergeHits merges sorted hits on a track, of which there are few more.
func (t *track) mergeHits(hits, more []hit) []hit {
	more = slices.DeleteFunc(more, func(h hit) bool {
		_, ok := slices.BinarySearchFunc(hits, h, t.compareHits)
		return ok
	})
	if len(more) == 0 {
		return hits
	}
	merged := make([]hit, 0, len(hits)+len(more))
	for _, h := range more {
		i, _ := slices.BinarySearchFunc(hits, h, t.compareHits)
		merged = append(append(merged, hits[:i]...), h)
		hits = hits[i:]
	}
	return append(merged, hits...)
}

// endOfEdge is where the hits end of the edge that has one at a place.
func endOfEdge(hits []hit, from int) int {
	to := from + 1
	for to < len(hits) && hits[to].edge == hits[from].edge {
		to++
	}
	return to
}

// sortEdge sorts the hits of one edge. They are few, as a rule.
func (t *track) sortEdge(hits []hit) {
	if len(hits) > 12 {
		slices.SortFunc(hits, t.compareHits)
		return
	}
	p, q := t.ends(hits[0].edge)
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && along(p, q, hits[j].at) < along(p, q, hits[j-1].at); j-- {
			hits[j-1], hits[j] = hits[j], hits[j-1]
		}
	}
}

// crowd is how far along an edge the pixel of a crossing must be from all else
// that the edge meets, so that no third edge comes through it.
//
// Such an edge is within two units of this one there. When the two are across
// each other or joined at an end, that place is within 2,048 units of where they
// meet, or half as much again in both coordinates: near another hit or an end.
// Edges that come close in any other way are noted as such. And edges of one
// monotone run, whose pairs nobody looks at, are no nearer to each other than to
// the ends between them.
const crowd = 4096

// crowded lists the pixels of crossings on a path through which a third edge may come.
func (n *noder) crowded(path int32, all []hit, to []Pt) []Pt {
	for len(all) > 0 {
		end := endOfEdge(all, 0)
		hits := all[:end]
		all = all[end:]
		edge := hits[0].edge
		p, q := n.paths[path].ends(edge)
		close := n.close.has(n.base[path] + edge)
		before := along(p, q, p)
		next := along(p, q, hits[0].at)
		for i, h := range hits {
			here := next
			next = along(p, q, q)
			if i+1 < len(hits) {
				next = along(p, q, hits[i+1].at)
			}
			if close || here-before < crowd || next-here < crowd {
				to = append(to, h.at)
			}
			before = here
		}
	}
	return to
}
