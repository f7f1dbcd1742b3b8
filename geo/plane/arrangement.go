package plane

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// AreaUnitM2 is the unit of booked areas: a hundred thousandth of a square
// metre. An int64 of them holds 92 million km²; larger sums wrap around, which
// leaves every balance and every smaller area exact.
const AreaUnitM2 = 1e-5

// Arrangement is the plane as areas and lines cut it. It is immutable.
type Arrangement struct {
	Verts []Pt   // by X, then Y
	Edges []Edge // by A, then B
	Faces []Face // Faces[0] is the unbounded one

	layers, words int
	in            []uint64 // words a face: bit l says that the face lies in layer l
	books         []int64  // by edge
	uses          []use    // by edge, from firstUse
	firstUse      []int32
	half          halfEdges
	below         *boxTree // over the edges
}

// Edge joins two vertices, A before B; no other edge crosses it.
type Edge struct {
	A, B        int32
	Left, Right int32 // faces on the two sides of A→B
}

// Face is a connected piece of the plane between edges.
type Face struct {
	Book int64 // area in AreaUnitM2; that of Faces[0] is minus the sum of the others
}

// use says that a ring or a line runs along an edge, net of times back.
type use struct {
	src int32 // ring number, or ^line number
	net int32 // times from A to B less times from B to A
}

// LineUse says that a line runs along an edge, and whether from A to B.
type LineUse struct {
	Line    int32
	Forward bool
}

// link numbers the vertices and edges and finds the cycles of half-edges.
func (a *Arrangement) link(pieces []piece) {
	slices.SortFunc(pieces, func(p, q piece) int {
		return cmp.Or(p.a.compare(q.a), p.b.compare(q.b), cmp.Compare(p.src, q.src))
	})
	a.firstUse = append(a.firstUse, 0)
	var ends []Pt // of the edges, two each
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n].a == pieces[0].a && pieces[n].b == pieces[0].b {
			n++
		}
		if a.addUses(pieces[:n]) {
			ends = append(ends, pieces[0].a, pieces[0].b)
		}
		pieces = pieces[n:]
	}
	a.Verts = sortedUnique(slices.Clone(ends))
	a.Edges = make([]Edge, len(ends)/2)
	for i := range a.Edges {
		a.Edges[i] = Edge{A: a.vertex(ends[2*i]), B: a.vertex(ends[2*i+1])}
	}
	a.half = newHalfEdges(a.Verts, a.Edges)
}

// addUses sums what runs along one edge. An edge along which every ring runs as
// often back as forth, and no line at all, bounds nothing and is left out.
func (a *Arrangement) addUses(pieces []piece) bool {
	before := len(a.uses)
	for i := 0; i < len(pieces); {
		u := use{src: pieces[i].src}
		line := u.src < 0
		forth := false
		for ; i < len(pieces) && pieces[i].src == u.src; i++ {
			if pieces[i].forward {
				u.net++
				forth = true
			} else {
				u.net--
			}
		}
		if line && u.net == 0 { // back and forth: once forth is enough to be there
			u.net = -1
			if forth {
				u.net = 1
			}
		}
		if u.net != 0 {
			a.uses = append(a.uses, u)
		}
	}
	if len(a.uses) == before {
		return false
	}
	a.firstUse = append(a.firstUse, int32(len(a.uses)))
	return true
}

func (a *Arrangement) vertex(p Pt) int32 {
	i, _ := slices.BinarySearchFunc(a.Verts, p, Pt.compare)
	return int32(i)
}

func (a *Arrangement) usesOf(edge int) []use { return a.uses[a.firstUse[edge]:a.firstUse[edge+1]] }

// Lines tells which lines run along an edge.
func (a *Arrangement) Lines(edge int) []LineUse {
	var lines []LineUse
	for _, u := range a.usesOf(edge) {
		if u.src < 0 {
			lines = append(lines, LineUse{^u.src, u.net > 0})
		}
	}
	return lines
}

// In tells whether a face lies in an area layer.
func (a *Arrangement) In(face, layer int) bool {
	return a.in[face*a.words+layer/64]>>(layer%64)&1 != 0
}

// book credits the area under every edge to one side and debits it from the
// other: however many edges there are, the faces sum to zero.
func (a *Arrangement) book() {
	a.books = make([]int64, len(a.Edges))
	for i, e := range a.Edges {
		a.books[i] = round(-ellipsoid.AreaUnder(a.Verts[e.A].Point(), a.Verts[e.B].Point()) / AreaUnitM2)
		a.Faces[e.Left].Book += a.books[i]
		a.Faces[e.Right].Book -= a.books[i]
	}
}

func round(x float64) int64 {
	if x < 0 {
		return int64(x - 0.5)
	}
	return int64(x + 0.5)
}

// EdgeBook is what an edge credits to the face on its left and debits from the
// face on its right, in AreaUnitM2.
func (a *Arrangement) EdgeBook(edge int) int64 { return a.books[edge] }

// AreaM2 is the area of a face in m².
func (a *Arrangement) AreaM2(face int) float64 { return float64(a.Faces[face].Book) * AreaUnitM2 }

// LengthM is the length of an edge in metres on the ellipsoid.
func (a *Arrangement) LengthM(edge int) float64 {
	p, q := a.ends(edge)
	return ellipsoid.LengthM(p.Point(), q.Point())
}

func (a *Arrangement) ends(edge int) (Pt, Pt) {
	e := a.Edges[edge]
	return a.Verts[e.A], a.Verts[e.B]
}

// bounds is the box of an edge.
func (a *Arrangement) bounds(edge int) box { return boxOf(a.ends(edge)) }

func points(pts []Pt) []orb.Point {
	out := make([]orb.Point, len(pts))
	for i, p := range pts {
		out[i] = p.Point()
	}
	return out
}
