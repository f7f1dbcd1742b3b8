package geo

import "github.com/paulmach/orb"

// Settlement is a town or village, counted in the cell where its point lies.
type Settlement struct {
	Name       string // English
	NameUK     string // Ukrainian; empty when the source has none
	At         orb.Point
	Population int    // people before the war as the source has it; 0 when unknown
	Oblast     string // ISO 3166-2 code of its oblast
}
