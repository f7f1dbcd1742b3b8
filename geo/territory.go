package geo

import "github.com/paulmach/orb"

// Unit is one part of a territory with a name of its own: an oblast, or a file.
type Unit struct {
	Name     string
	Code     string // ISO 3166-2, "UA-14"; empty for a file
	Boundary string // where the boundary comes from, as it stands on every picture
	Area     orb.MultiPolygon
}

// Territory is the area of account: the union of its units.
type Territory struct {
	Units []Unit
}
