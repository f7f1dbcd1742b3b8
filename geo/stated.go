package geo

import (
	"fmt"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// Stated is what a situation says of the land of its areas, and of no other.
type Stated struct {
	Held     [len(Holders)]float64 // m² by Holder
	Warnings []Warning             // RuleOverlap
}

// StatedBy measures the areas of a situation: land counts once however many areas cover
// it. The figures are those of a ledger whose territory is all these areas, to the last
// digit.
func StatedBy(s *Situation) Stated {
	b := new(plane.Builder)
	h := holding{covers: none}
	for i, area := range byHolder(s.Areas) {
		h.stated[i] = none
		if len(area) > 0 {
			h.stated[i] = b.Area(area)
		}
	}
	a := &account{Arrangement: b.BuildOnce()}
	a.inside = make([]bool, len(a.Faces))
	for piece := range a.Faces {
		for _, layer := range h.stated {
			a.inside[piece] = a.inside[piece] || a.in(piece, layer)
		}
	}
	a.hold(&h)
	var held [len(Holders)]int64
	for piece, f := range a.Faces {
		if a.inside[piece] {
			held[h.holder[piece]] += f.Book
		}
	}
	stated := Stated{Held: areasM2(held)}
	if w, ok := h.overlap(); ok {
		stated.Warnings = append(stated.Warnings, w)
	}
	return stated
}

// AreaM2 is the area of land on the WGS 84 ellipsoid, in m²; what several polygons cover
// counts once.
func AreaM2(land orb.MultiPolygon) float64 {
	b := new(plane.Builder)
	layer := b.Area(land)
	a := b.BuildOnce()
	var book int64
	for piece, f := range a.Faces {
		if a.In(piece, layer) {
			book += f.Book
		}
	}
	return areaM2(book)
}

// overlap warns of land that is stated for both; ok is false when there is not enough of it
// for a word.
func (h *holding) overlap() (w Warning, ok bool) {
	return Warning{Rule: RuleOverlap, Text: fmt.Sprintf(
		"The situation states both holders for %s km² of the territory; the ledger counts it as contested.",
		squareKilometres(areaM2(h.disputed)))}, areaM2(h.disputed) > leastSaid
}
