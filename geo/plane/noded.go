package plane

import (
	"cmp"
	"slices"
)

// noded is a track with all that it meets. It is immutable once made.
//
// Paths are broken by snap rounding (Hobby, Practical segment intersection with
// finite precision output, 1999): the pixel of every vertex and of every crossing
// is hot, and each edge is bent to run through the centre of every hot pixel that
// it meets. What results meets at ends only. One pass is enough: a bent edge runs
// through no further centre, because pixels are convex and all alike.
//
// Most vertices meet nothing but their own two edges. Nodes are the others, and
// what lies between two nodes of a path stays in one piece, a strand. A vertex is
// a node when it is the end of its path, or when its pixel also has another
// vertex, a crossing, or an edge that passes.
type noded struct {
	*track
	nodes   []int32 // points, ascending
	hits    []hit   // by edge, and along it
	strands []strand
}

func (p *noded) clone() *noded {
	return &noded{track: p.track, nodes: slices.Clone(p.nodes), hits: slices.Clone(p.hits)}
}

// takeOver copies the noding of an earlier path, as far as points are the same.
func (p *noded) takeOver(old *noded, blocks []block) {
	for _, b := range blocks {
		first, _ := slices.BinarySearch(old.nodes, b.old)
		for _, node := range old.nodes[first:] {
			if node >= b.old+b.n {
				break
			}
			p.nodes = append(p.nodes, node-b.old+b.new)
		}
		for _, h := range old.hits[old.findHit(b.old):old.findHit(b.old+b.n-1)] {
			h.edge += b.new - b.old
			p.hits = append(p.hits, h)
		}
	}
}

// findHit is the place of the first hit on an edge or after it.
func (p *noded) findHit(edge int32) int {
	i, _ := slices.BinarySearchFunc(p.hits, edge, func(h hit, edge int32) int { return cmp.Compare(h.edge, edge) })
	return i
}

// hitsOn are the hits on an edge.
func (p *noded) hitsOn(edge int32) []hit {
	from := p.findHit(edge)
	to := from
	for to < len(p.hits) && p.hits[to].edge == edge {
		to++
	}
	return p.hits[from:to]
}

func (p *noded) hasHit(h hit) bool {
	_, ok := slices.BinarySearchFunc(p.hits, h, p.compareHits)
	return ok
}

func (p *noded) setHit(h hit, there bool) {
	i, _ := slices.BinarySearchFunc(p.hits, h, p.compareHits)
	if there {
		p.hits = slices.Insert(p.hits, i, h)
	} else {
		p.hits = slices.Delete(p.hits, i, i+1)
	}
}

func (p *noded) hasNode(point int32) bool {
	_, ok := slices.BinarySearch(p.nodes, point)
	return ok
}

// setNode makes a point a node, or takes that back. It may be so already.
func (p *noded) setNode(point int32, node bool) {
	i, is := slices.BinarySearch(p.nodes, point)
	switch {
	case node && !is:
		p.nodes = slices.Insert(p.nodes, i, point)
	case is && !node:
		p.nodes = slices.Delete(p.nodes, i, i+1)
	}
}
