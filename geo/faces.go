package geo

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// findFaces joins the pieces of the territory across every edge that no border
// runs along. What hangs together is a face.
func (a *account) findFaces() {
	join := plane.NewSets(len(a.Faces))
	for e, edge := range a.Edges {
		if a.inside[edge.Left] && a.inside[edge.Right] && !a.HasLine(e) {
			join.Join(edge.Left, edge.Right)
		}
	}
	a.face = make([]int32, len(a.Faces))
	number := map[int32]int32{}
	for piece := range a.Faces {
		a.face[piece] = none
		if !a.inside[piece] {
			continue
		}
		root := join.Find(int32(piece))
		if _, seen := number[root]; !seen {
			number[root] = int32(len(number))
		}
		a.face[piece] = number[root]
	}
	a.sortFaces(len(number))
}

// sortFaces numbers the faces by area, the largest first.
func (a *account) sortFaces(n int) {
	books := make([]int64, n)
	for piece, f := range a.face {
		if f != none {
			books[f] += a.Faces[piece].Book
		}
	}
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(books[y], books[x]) })
	rank := make([]int32, n)
	for i, f := range order {
		rank[f] = int32(i)
	}
	for piece, f := range a.face {
		if f != none {
			a.face[piece] = rank[f]
		}
	}
}

// beside is what lies along a border: metres of border by face.
type beside struct{ left, right map[int32]float64 }

// claims are metres of border that say a side, by Side.
type claims [SideRussia + 1]float64

func (c claims) winner() Side {
	switch {
	case c[SideUkraine] > c[SideRussia]:
		return SideUkraine
	case c[SideRussia] > c[SideUkraine]:
		return SideRussia
	}
	return NoSide
}

// allocate decides the side of every face: by its marks, else by what the
// borders along it say, else by the holder of most of its land.
func (l *Ledger) allocate(a *account) {
	l.makeFaces(a)
	claimed := l.claim(a)
	marked := l.marks(a)
	if len(l.beside) == 0 && len(marked) == 0 {
		return
	}
	l.Delimited = true
	for i := range l.Faces {
		f := &l.Faces[i]
		if side, ok := marked[int32(i)]; ok {
			f.Side, f.Reason = side, ByMark
			continue
		}
		if side := claimed[i].winner(); side != NoSide {
			f.Side, f.Reason = side, ByBorder
			l.warnConflict(claimed[i], i)
			continue
		}
		f.Side, f.Reason = majority(f.Held), ByMajority
	}
}

func (l *Ledger) warnConflict(c claims, face int) {
	f := l.Faces[face]
	if c[f.Side.Other()] == 0 {
		return
	}
	at := l.FacePoint(face)
	l.addWarning(Warning{Rule: "allocation-conflict", At: &at, Text: fmt.Sprintf(
		"The borders around a face of %.1f km² disagree about its side (%.1f km of border against %.1f km): it goes to %s.",
		f.AreaM2/1e6, c[f.Side]/1e3, c[f.Side.Other()]/1e3, f.Side)})
}

// majority is the side of the holder of most land. Contested land counts for
// nobody. Where neither holds more, land stays with Ukraine, as land does that
// no control area covers.
func majority(held [len(Holders)]float64) Side {
	if held[HeldByRussia] > held[HeldByUkraine] {
		return SideRussia
	}
	return SideUkraine
}

func (l *Ledger) makeFaces(a *account) {
	var largest []int // the largest piece of each face
	books := [][len(Holders)]int64{}
	for piece, f := range a.face {
		if f == none {
			continue
		}
		for int(f) >= len(books) {
			books = append(books, [len(Holders)]int64{})
			largest = append(largest, none)
		}
		book := a.Faces[piece].Book
		books[f][a.holder[piece]] += book
		if largest[f] == none || book > a.Faces[largest[f]].Book {
			largest[f] = piece
		}
	}
	for i, b := range books {
		f := Face{largest: largest[i]}
		var total int64
		for h, book := range b {
			f.Held[h] = areaM2(book)
			total += book
		}
		f.AreaM2 = areaM2(total)
		l.Faces = append(l.Faces, f)
	}
}

// claim goes along every border edge that divides and notes what it says of the
// faces on its two sides.
func (l *Ledger) claim(a *account) []claims {
	claimed := make([]claims, len(l.Faces))
	for e, edge := range a.Edges {
		left, right := a.face[edge.Left], a.face[edge.Right]
		if left == right {
			continue
		}
		for _, use := range a.Lines(e) {
			f := a.proposal.Features[a.lines[use.Line].feature]
			if use.Forward {
				l.claimEdge(claimed, f, left, right, a.LengthM(e))
			} else {
				l.claimEdge(claimed, f, right, left, a.LengthM(e))
			}
		}
	}
	return claimed
}

func (l *Ledger) claimEdge(claimed []claims, f Feature, left, right int32, metres float64) {
	b := l.beside[f.ID]
	if b == nil {
		b = &beside{left: map[int32]float64{}, right: map[int32]float64{}}
		l.beside[f.ID] = b
	}
	if left != none {
		b.left[left] += metres
		claimed[left][f.Left] += metres
	}
	if right != none {
		b.right[right] += metres
		claimed[right][f.Right] += metres
	}
}

// marks gives the side of each face in which an allocation mark lies. Of several
// in one face the last counts.
func (l *Ledger) marks(a *account) map[int32]Side {
	if a.proposal == nil {
		return nil
	}
	var points []orb.Point
	var features []Feature
	for _, f := range a.proposal.Features {
		if at, ok := f.mark(); ok {
			points, features = append(points, at), append(features, f)
		}
	}
	marked := map[int32]Side{}
	for i, piece := range a.Locate(points) {
		face := a.face[piece]
		if face == none {
			l.addWarning(Warning{Rule: "allocation-outside", Feature: features[i].ID, At: &points[i],
				Text: "An allocation mark lies outside the territory and allocates nothing."})
			continue
		}
		if before, ok := marked[face]; ok && before != features[i].Side {
			l.addWarning(Warning{Rule: "allocation-conflict", Feature: features[i].ID, At: &points[i],
				Text: fmt.Sprintf("Two allocation marks in one face name different sides: the last one (%s) counts.", features[i].Side)})
		}
		marked[face] = features[i].Side
	}
	return marked
}

// areaM2 turns a booked integer into square metres.
func areaM2(book int64) float64 { return float64(book) * plane.AreaUnitM2 }
