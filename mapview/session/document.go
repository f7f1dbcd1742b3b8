// Package session is what the window works on: the document with its history,
// the ledger that belongs to it, and what is selected and lit. It imports no
// toolkit. A Session belongs to one goroutine, the toolkit's.
package session

import "delimit/geo"

// Document is all that undo brings back. It is an immutable value: the three
// pointers lead to values that nobody changes.
type Document struct {
	Territory *geo.Territory
	Situation *geo.Situation
	Proposal  *geo.Proposal // nil: nothing is proposed
}
