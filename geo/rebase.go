package geo

import (
	"errors"
	"math"
	"slices"
)

// Rebased is what another situation does to the account of one territory and one
// proposal: every figure before and after. Land of which one of the two situations
// does not speak changes no hands: it is left out of all figures, and SilentM2 says
// how much it is.
type Rebased struct {
	AreaM2    float64 // the territory
	SilentM2  float64 // land of which at least one situation does not speak
	Held      [len(Holders)]Shift
	Delimited bool  // before and after; if not, the next three are without meaning
	Decided   bool  // before and after, see Ledger.Decided
	Ceded     Shift // see Ledger
	Returned  Shift
	Kept      Shift
	Cells     []CellShift // every cell that there was or is, by holder, side, zones
}

// Shift is an area before and after, in m².
type Shift struct{ BeforeM2, AfterM2 float64 }

// ChangeM2 is what was gained, in m²; negative when land was lost.
func (s Shift) ChangeM2() float64 { return s.AfterM2 - s.BeforeM2 }

// CellShift is a cell before and after. One that there was not, or is no more, has
// no area on that side.
type CellShift struct {
	Holder    Holder
	Side      Side
	Undecided bool
	Zones     []int // indices into Ledger.Zones, ascending; those of both ledgers are the same
	Shift
	PeopleBefore, PeopleAfter People
	Came, Went                []int // settlements: indices as in Cell.Places
}

// Changed reports whether land or a settlement came or went.
func (c CellShift) Changed() bool {
	return math.Abs(c.ChangeM2()) >= 1 || len(c.Came)+len(c.Went) > 0
}

// ErrOtherAccount says that two ledgers cannot be set against each other.
var ErrOtherAccount = errors.New("the two ledgers are not of one territory and one proposal")

// Rebase sets the ledger of a situation against the ledger of another one, of the
// same territory and proposal, made with the same settlements.
func Rebase(before, after *Ledger) (Rebased, error) {
	r, err := shifts(before, after)
	if err != nil || before.Held[HeldUnstated] == 0 && after.Held[HeldUnstated] == 0 {
		return r, err
	}
	was, is, silent := spokenOf(before, after)
	if r, err = shifts(was, is); err == nil {
		r.SilentM2 = silent
	}
	return r, err
}

// spokenOf are two ledgers of the land of which both situations speak, and how much
// land is left out. They are made of one arrangement, which alone knows what the
// silence of one is in the words of the other.
func spokenOf(before, after *Ledger) (was, is *Ledger, silentM2 float64) {
	a := arrange(nil, before.account.territory, before.account.proposal, before.account.situations[0], after.account.situations[0])
	a.findStrips()
	a.findFaces()
	var ledgers [2]*Ledger
	for i, from := range [...]*Ledger{before, after} {
		own := a.as(i)
		l := newLedger(own)
		l.allocate(own)
		ledgers[i] = l
		l.places = from.places
	}
	var silent int64
	for piece, f := range a.Faces {
		if a.inside[piece] && (a.all[0].holder[piece] == HeldUnstated || a.all[1].holder[piece] == HeldUnstated) {
			silent += f.Book
			a.inside[piece] = false // shared by both accounts
		}
	}
	for _, l := range ledgers {
		l.book(l.account, l.places)
	}
	return ledgers[0], ledgers[1], areaM2(silent)
}

// shifts sets every figure of two ledgers against each other.
func shifts(before, after *Ledger) (Rebased, error) {
	sameLand := math.Abs(before.AreaM2-after.AreaM2) <= 1e-6*before.AreaM2 // bent edges move it by millionths
	sameZones := slices.EqualFunc(before.Zones, after.Zones, func(a, b ZoneRow) bool { return a.Feature == b.Feature })
	if !sameLand || !sameZones || before.Proposed != after.Proposed {
		return Rebased{}, ErrOtherAccount
	}
	r := Rebased{AreaM2: after.AreaM2, Delimited: before.Delimited && after.Delimited, Decided: before.Decided() && after.Decided(),
		Ceded: Shift{before.CededM2, after.CededM2}, Returned: Shift{before.ReturnedM2, after.ReturnedM2}, Kept: Shift{before.KeptM2, after.KeptM2}}
	for _, h := range Holders {
		r.Held[h] = Shift{before.Held[h], after.Held[h]}
	}
	r.Cells = cellShifts(before.Cells, after.Cells)
	return r, nil
}

// cellShifts pairs two lists that are in the same order.
func cellShifts(before, after []Cell) []CellShift {
	var out []CellShift
	for len(before) > 0 || len(after) > 0 {
		var was, is Cell
		switch order := compareHeads(before, after); {
		case order < 0:
			was, before = before[0], before[1:]
			is = was.kind()
		case order > 0:
			is, after = after[0], after[1:]
			was = Cell{}
		default:
			was, is, before, after = before[0], after[0], before[1:], after[1:]
		}
		out = append(out, CellShift{Holder: is.Holder, Side: is.Side, Undecided: is.Undecided, Zones: is.Zones, Shift: Shift{was.AreaM2, is.AreaM2},
			PeopleBefore: was.People, PeopleAfter: is.People, Came: without(is.Places, was.Places), Went: without(was.Places, is.Places)})
	}
	return out
}

// compareHeads tells which list has the earlier cell at its head; an empty list
// has none.
func compareHeads(a, b []Cell) int {
	switch {
	case len(b) == 0:
		return -1
	case len(a) == 0:
		return 1
	}
	return a[0].compare(b[0])
}

// without are the members of a that b lacks, in their order.
func without(a, b []int) []int {
	there := make(map[int]bool, len(b))
	for _, i := range b {
		there[i] = true
	}
	var out []int
	for _, i := range a {
		if !there[i] {
			out = append(out, i)
		}
	}
	return out
}
