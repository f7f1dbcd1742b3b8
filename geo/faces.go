package geo

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// findFaces joins the pieces of the territory across every edge that no border
// runs along. What hangs together is a face. The strips along the rim are one face
// of their own, however far apart they lie: they do not change hands with the land
// that they happen to touch.
func (a *account) findFaces() {
	join := plane.NewSets(len(a.Faces))
	first := int32(none) // piece of the strips
	for piece, is := range a.sliver {
		switch {
		case is && first == none:
			first = int32(piece)
		case is:
			join.Join(first, int32(piece))
		}
	}
	for e, edge := range a.Edges {
		if a.inside[edge.Left] && a.inside[edge.Right] && !a.HasLine(e) && a.isSliver(edge.Left) == a.isSliver(edge.Right) {
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

// isSliver reports whether a piece belongs to the strips along the rim.
func (a *account) isSliver(piece int32) bool { return a.sliver != nil && a.sliver[piece] }

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

// overshoot is how small a share of a border one side of a face may be before the
// face counts as lying on both sides of the border: a loop that the hand made in
// passing, or an end that ran past a line, says nothing about the rest.
const overshoot = 0.05

// both are the faces that lie on both sides of the border.
func (b *beside) both() map[int32]bool {
	both := map[int32]bool{}
	for face, left := range b.left {
		if right := b.right[face]; min(left, right) > overshoot*max(left, right) {
			both[face] = true
		}
	}
	return both
}

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
// borders along it say, else by the holder of most of its land. A face in which a
// border ends open is not divided as the border meant it, so the majority does not
// decide it.
func (l *Ledger) allocate(a *account) {
	l.makeFaces(a)
	l.findGaps(a)
	l.lookBeside(a)
	claimed := l.claims(a.proposal)
	marked := l.marks(a)
	open := l.openFaces()
	if len(l.beside) == 0 && len(marked) == 0 && len(open) == 0 {
		return
	}
	for i := range l.Faces {
		f := &l.Faces[i]
		if f.Strips {
			continue
		}
		if side, ok := marked[int32(i)]; ok {
			f.Side, f.Reason = side, ByMark
		} else if side := claimed[i].winner(); side != NoSide {
			f.Side, f.Reason = side, ByBorder
			l.warnConflict(claimed[i], i)
		} else if side := majority(f.Held); side != NoSide && !open[int32(i)] {
			f.Side, f.Reason = side, ByMajority
		} else {
			f.Side, f.Reason = NoSide, Undecided
		}
		l.Delimited = l.Delimited || f.Side != NoSide
	}
	l.allocateStrips(marked)
}

// allocateStrips leaves the strips along the rim with their holder, Ukraine, unless
// all other land that it holds goes to the other side.
func (l *Ledger) allocateStrips(marked map[int32]Side) {
	var held claims // by Ukraine, m² by side
	for _, f := range l.Faces {
		if !f.Strips {
			held[f.Side] += f.Held[HeldByUkraine]
		}
	}
	for i := range l.Faces {
		f := &l.Faces[i]
		if !f.Strips {
			continue
		}
		if !l.Delimited { // all other faces are undecided
			f.Reason = Undecided
			continue
		}
		side, ok := marked[int32(i)]
		switch {
		case ok:
			f.Side, f.Reason = side, ByMark
		case held[SideRussia] > 0 && held[SideUkraine] == 0 && held[NoSide] == 0:
			f.Side, f.Reason = SideRussia, AsHeld
		default:
			f.Side, f.Reason = SideUkraine, AsHeld
		}
	}
}

// openFaces are the faces in which a border ends open.
func (l *Ledger) openFaces() map[int32]bool {
	open := map[int32]bool{}
	for _, g := range l.Gaps {
		open[g.face] = true
	}
	return open
}

func (l *Ledger) warnConflict(c claims, face int) {
	f := l.Faces[face]
	if c[f.Side.Other()] == 0 {
		return
	}
	at := l.FacePoint(face)
	l.addWarning(Warning{Rule: "allocation-conflict", At: &at, Text: fmt.Sprintf(
		"The borders around a face of %s km² disagree about its side (%.1f km of border against %.1f km): it goes to %s.",
		squareKilometres(f.AreaM2), c[f.Side]/1e3, c[f.Side.Other()]/1e3, f.Side)})
}

// majority is the side of the holder of most land. Contested land counts for
// nobody. Where neither holds more, land stays with Ukraine, as land does that
// no control area covers. Of a face that is unstated as a whole there is none.
func majority(held [len(Holders)]float64) Side {
	switch {
	case held[HeldByRussia] > held[HeldByUkraine]:
		return SideRussia
	case held[HeldByUkraine] == 0 && held[HeldContested] == 0 && held[HeldUnstated] > 0:
		return NoSide
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
		f := Face{largest: largest[i], Strips: a.isSliver(int32(largest[i]))}
		var total int64
		for h, book := range b {
			f.Held[h] = areaM2(book)
			total += book
		}
		f.AreaM2 = areaM2(total)
		l.Faces = append(l.Faces, f)
	}
}

// lookBeside goes along every border edge that divides and notes the faces on its
// two sides.
func (l *Ledger) lookBeside(a *account) {
	for e, edge := range a.Edges {
		left, right := a.face[edge.Left], a.face[edge.Right]
		if left == right {
			continue
		}
		for _, use := range a.Lines(e) {
			f := a.proposal.Features[a.lines[use.Line].feature]
			if use.Forward {
				l.noteBeside(f.ID, left, right, a.LengthM(e))
			} else {
				l.noteBeside(f.ID, right, left, a.LengthM(e))
			}
		}
	}
}

func (l *Ledger) noteBeside(border string, left, right int32, metres float64) {
	b := l.beside[border]
	if b == nil {
		b = &beside{left: map[int32]float64{}, right: map[int32]float64{}}
		l.beside[border] = b
	}
	if left != none && !l.Faces[left].Strips {
		b.left[left] += metres
	}
	if right != none && !l.Faces[right].Strips {
		b.right[right] += metres
	}
}

// claims are what the borders of a proposal say of every face, in metres of border.
// A border says nothing of a face in which it ends open, nor of one that lies on
// both of its sides.
func (l *Ledger) claims(p *Proposal) []claims {
	claimed := make([]claims, len(l.Faces))
	if p == nil {
		return claimed
	}
	for _, f := range p.Features {
		b, ok := l.beside[f.ID]
		if !ok {
			continue
		}
		silent := b.both()
		for _, g := range l.Gaps {
			silent[g.face] = silent[g.face] || g.Feature == f.ID
		}
		add := func(metres map[int32]float64, side Side) {
			for face, m := range metres {
				if !silent[face] {
					claimed[face][side] += m
				}
			}
		}
		add(b.left, f.Left)
		add(b.right, f.Right)
	}
	return claimed
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
func areaM2(book int64) float64 { return float64(book) / perM2 }

// perM2 is how many units a square metre has. To divide by it rounds once, so that the
// units can be had back; to multiply by AreaUnitM2 rounds twice.
const perM2 = 1 / plane.AreaUnitM2
