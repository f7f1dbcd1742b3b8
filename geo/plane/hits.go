package plane

import (
	"cmp"
	"slices"
)

// hit says that an edge meets a hot pixel somewhere between its ends.
type hit struct {
	edge  int32
	along int64 // grows along the edge
	at    Pt
}

func newHit(edge int32, p, q, at Pt) hit { return hit{edge, along(p, q, at), at} }

// along is how far a point is along an edge, in both coordinates and counted from
// anywhere. The edge is monotone, and so are the pixels that it meets.
func along(p, q, at Pt) int64 {
	return int64(cmp.Compare(q.X, p.X))*at.X + int64(cmp.Compare(q.Y, p.Y))*at.Y
}

func (h hit) compare(g hit) int {
	return cmp.Or(cmp.Compare(h.edge, g.edge), cmp.Compare(h.along, g.along))
}

// hitsByEdge puts hits into the order of their edges, of which there are so many.
func hitsByEdge(lists [][]hit, edges int) []hit {
	total := 0
	for _, list := range lists {
		total += len(list)
	}
	sorted := make([]hit, 0, total)
	if total < edges/16 {
		for _, list := range lists {
			sorted = append(sorted, list...)
		}
		slices.SortFunc(sorted, hit.compare)
		return sorted
	}
	next := make([]int32, edges+1) // by edge: where its next hit goes
	for _, list := range lists {
		for i := range list {
			next[list[i].edge+1]++
		}
	}
	for e := range edges {
		next[e+1] += next[e]
	}
	sorted = sorted[:total]
	for _, list := range lists {
		for i := range list {
			e := list[i].edge
			sorted[next[e]] = list[i]
			next[e]++
		}
	}
	return sorted
}

// sortAlong sorts hits that are in the order of their edges, of one path, and
// leaves out what comes twice.
func sortAlong(hits []hit) []hit {
	for from := 0; from < len(hits); {
		to := endOfEdge(hits, from)
		sortEdge(hits[from:to])
		from = to
	}
	return slices.Compact(hits)
}

// mergeHits merges sorted hits, of which there are few more.
func mergeHits(hits, more []hit) []hit {
	more = slices.DeleteFunc(more, func(h hit) bool {
		_, ok := slices.BinarySearchFunc(hits, h, hit.compare)
		return ok
	})
	if len(more) == 0 {
		return hits
	}
	merged := make([]hit, 0, len(hits)+len(more))
	for _, h := range more {
		i, _ := slices.BinarySearchFunc(hits, h, hit.compare)
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
func sortEdge(hits []hit) {
	if len(hits) > 12 {
		slices.SortFunc(hits, hit.compare)
		return
	}
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].along < hits[j-1].along; j-- {
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
		for i, h := range hits {
			after := along(p, q, q)
			if i+1 < len(hits) {
				after = hits[i+1].along
			}
			if close || h.along-before < crowd || after-h.along < crowd {
				to = append(to, h.at)
			}
			before = h.along
		}
	}
	return to
}
