package geo

import "github.com/paulmach/orb"

// ControlArea is land with a holder.
type ControlArea struct {
	Name   string
	Holder Holder
	Area   orb.MultiPolygon
}

// Situation says who holds what at one date, from one source.
//
// Areas may overlap. Land in a Russia-held area is held by Russia, land in a
// contested area that is not Russia-held is contested, and land in an area that
// is stated to be Ukraine's and also in one that is stated to be Russia's is
// contested: it is not quietly given to anyone. All other land that the situation
// covers is held by Ukraine. Land that it neither covers nor has an area on is
// unstated.
type Situation struct {
	Name   string
	Date   Date
	Source string // who says so, as it stands on every picture
	Note   string // how it was made, as it stands on every picture: "schematic, from 270 settlements"
	SHA256 string // hash of the bytes that it was read from, in hex; empty when not from a file
	Areas  []ControlArea
	// Covers is the land of which the situation speaks beside that of its areas; nil
	// means everywhere, and a value without polygons nowhere. Outside it land is
	// unstated.
	Covers orb.MultiPolygon
	// Schematic says that the areas are laid between settlements and were not surveyed.
	Schematic bool
	// Warnings are what a reader of any figure must know of how it was read: what its
	// file did not hold, for one. Every ledger carries them.
	Warnings []Warning
}
