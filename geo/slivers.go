package geo

import "delimit/geo/plane"

// thinnest is how thick, in metres, land along the rim must be on average to
// count as land that somebody holds, and not as the difference between two
// sources' ideas of the same boundary.
const thinnest = 600

// mostDetached is how large, in m², land can be that is cut off between the frontier
// and land held by others and still count as such a difference.
const mostDetached = 100e6

// strips are what one situation leaves over along the territory's rim.
type strips struct {
	sliver   []bool // by piece: land held by Ukraine only because no control area covers it
	slivers  int64  // all of it, booked
	unstated int64  // thin land along the rim of which the situation does not speak, booked
}

// findStrips looks for land along the territory's rim on which a situation has no
// control area, and which tells that its outline, drawn after another source, was
// meant to end at the rim:
//
//   - land that is thin on average, and
//   - where the situation says of what land it speaks, land that is cut off from all
//     other land of its holder by land held by others and by the frontier or coast
//     beyond which nobody is said to hold anything.
//
// The ledger counts such land as it is. It is left out of the line of contact, does
// not change hands with the face around it, and is said.
func (a *account) findStrips() {
	for i := range a.all {
		a.findStripsOf(&a.all[i])
	}
	a.holding = a.all[0]
}

func (a *account) findStripsOf(h *holding) {
	g := a.silentGroups(h)
	h.sliver = make([]bool, len(a.Faces))
	for piece := range a.Faces {
		root := g.sets.Find(int32(piece))
		if !a.inside[piece] || !g.onRim[root] || g.stated[root] {
			continue
		}
		area := areaM2(g.book[root])
		thin := 2*area < float64(thinnest*g.around[root])
		switch {
		case h.holder[piece] == HeldUnstated && thin:
			h.unstated += a.Faces[piece].Book
		case h.holder[piece] == HeldByUkraine && (thin || g.cutOff(h, root) && area < mostDetached):
			h.sliver[piece] = true
			h.slivers += a.Faces[piece].Book
		}
	}
}

// silentGroups are the pieces of the territory joined with those of the same holder
// beside them, with what is known of each group, by its root.
type silentGroups struct {
	sets   plane.Sets
	book   []int64
	around []float64 // metres of edge
	onRim  []bool    // it touches the rim
	inner  []bool    // it touches a rim beyond which the situation speaks of land, or unstated land
	stated []bool    // some of it is stated by a control area
}

// cutOff reports whether nothing but land held by others and the frontier is around
// a group.
func (g *silentGroups) cutOff(h *holding, root int32) bool { return h.covers != none && !g.inner[root] }

func (a *account) silentGroups(h *holding) *silentGroups {
	n := len(a.Faces)
	g := &silentGroups{sets: plane.NewSets(n), book: make([]int64, n), around: make([]float64, n),
		onRim: make([]bool, n), inner: make([]bool, n), stated: make([]bool, n)}
	for _, edge := range a.Edges {
		if a.inside[edge.Left] && a.inside[edge.Right] && h.holder[edge.Left] == h.holder[edge.Right] {
			g.sets.Join(edge.Left, edge.Right)
		}
	}
	for piece, f := range a.Faces {
		root := g.sets.Find(int32(piece))
		g.book[root] += f.Book
		g.stated[root] = g.stated[root] || a.in(piece, h.stated[HeldByUkraine])
	}
	for e, edge := range a.Edges {
		left, right := g.sets.Find(edge.Left), g.sets.Find(edge.Right)
		if left == right || !(a.inside[edge.Left] || a.inside[edge.Right]) {
			continue
		}
		metres := a.LengthM(e)
		g.around[left] += metres
		g.around[right] += metres
		a.noteNeighbour(g, h, left, edge.Right)
		a.noteNeighbour(g, h, right, edge.Left)
	}
	return g
}

// noteNeighbour notes what lies beyond an edge of a group.
func (a *account) noteNeighbour(g *silentGroups, h *holding, root, beyond int32) {
	if !a.inside[beyond] {
		g.onRim[root] = true
		g.inner[root] = g.inner[root] || a.in(int(beyond), h.covers)
		return
	}
	g.inner[root] = g.inner[root] || h.holder[beyond] == HeldUnstated
}
