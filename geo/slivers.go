package geo

import "delimit/geo/plane"

// thinnest is how thick, in metres, land along the rim must be on average to
// count as land that somebody holds, and not as the difference between two
// sources' ideas of the same boundary.
const thinnest = 600

// findSlivers looks for land along the territory's rim that no control area
// covers and that is so thin that the situation's own outline, drawn after
// another source, must have been meant to end at the rim. The ledger counts it
// as it is; it is left out of the line of contact, and said.
func (a *account) findSlivers() {
	join := plane.NewSets(len(a.Faces))
	for _, edge := range a.Edges {
		if a.inside[edge.Left] && a.inside[edge.Right] && a.holder[edge.Left] == a.holder[edge.Right] {
			join.Join(edge.Left, edge.Right)
		}
	}
	book := make([]int64, len(a.Faces))
	around := make([]float64, len(a.Faces))
	onRim := make([]bool, len(a.Faces))
	for piece, f := range a.Faces {
		book[join.Find(int32(piece))] += f.Book
	}
	for e, edge := range a.Edges {
		left, right := join.Find(edge.Left), join.Find(edge.Right)
		if left == right || !(a.inside[edge.Left] || a.inside[edge.Right]) {
			continue
		}
		metres := a.LengthM(e)
		around[left] += metres
		around[right] += metres
		if a.isRim(e) {
			onRim[left], onRim[right] = true, true
		}
	}
	a.sliver = make([]bool, len(a.Faces))
	for piece := range a.Faces {
		root := join.Find(int32(piece))
		if a.inside[piece] && a.holder[piece] == HeldByUkraine && onRim[root] && 2*areaM2(book[root]) < thinnest*around[root] {
			a.sliver[piece] = true
			a.slivers += a.Faces[piece].Book
		}
	}
}
