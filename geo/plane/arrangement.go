package plane

import (
	"github.com/paulmach/orb"
)

// AreaUnitM2 is the unit of booked areas: a hundred thousandth of a square
// metre. An int64 of them holds 92 million km²; larger sums wrap around, which
// leaves every balance and every smaller area exact.
const AreaUnitM2 = 1e-5

// Arrangement is the plane as areas and lines cut it. It is immutable.
type Arrangement struct {
	Verts []Pt   // where edges end
	Edges []Edge // in the order in which the builder's paths come to them
	Faces []Face // Faces[0] is the unbounded one

	layers, words int
	in            []uint64    // words a face: bit l says that the face lies in layer l
	paths         []*noded    // what it was built of
	lines         []*polyline // by edge: its points from A to B
	index         edgeIndex
	uses          []use // by edge, from firstUse
	firstUse      []int32
	half          halfEdges
}

// Edge is a polyline from one vertex to another, or back to the same one. No
// other edge crosses or touches it but at its ends.
type Edge struct {
	A, B        int32
	Left, Right int32 // faces on the two sides of A→B
}

// Face is a connected piece of the plane between edges.
type Face struct {
	Book int64 // area in AreaUnitM2; that of Faces[0] is minus the sum of the others
}

// LineUse says that a line runs along an edge, and whether from A to B.
type LineUse struct {
	Line    int32
	Forward bool
}

// Points are the points of an edge from A to B, both included, on the grid. They
// belong to the arrangement.
func (a *Arrangement) Points(edge int) []Pt { return a.lines[edge].pts }

// Path is an edge from A to B in degrees.
func (a *Arrangement) Path(edge int) orb.LineString { return points(a.lines[edge].pts) }

// HasLine tells whether any line runs along an edge.
func (a *Arrangement) HasLine(edge int) bool {
	// Lines are sorted before rings.
	uses := a.usesOf(edge)
	return len(uses) > 0 && uses[0].src < 0
}

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

// EdgeBook is what an edge credits to the face on its left and debits from the
// face on its right, in AreaUnitM2.
func (a *Arrangement) EdgeBook(edge int) int64 { return a.lines[edge].book }

// AreaM2 is the area of a face in m².
func (a *Arrangement) AreaM2(face int) float64 { return float64(a.Faces[face].Book) * AreaUnitM2 }

// LengthM is the length of an edge in metres on the ellipsoid.
func (a *Arrangement) LengthM(edge int) float64 { return a.lines[edge].lengthM() }

func points(pts []Pt) []orb.Point {
	out := make([]orb.Point, len(pts))
	for i, p := range pts {
		out[i] = p.Point()
	}
	return out
}
