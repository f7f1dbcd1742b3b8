package geo

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// Unit is one part of a territory with a name of its own: an oblast, or a file.
type Unit struct {
	Name     string
	Code     string // ISO 3166-2, "UA-14"; empty for a file
	Boundary string // where the boundary comes from, as it stands on every picture
	Area     orb.MultiPolygon
	Warnings []Warning // as those of a Situation
}

// Territory is the area of account: the union of its units.
type Territory struct {
	Units []Unit
}

// Name joins the names of the units.
func (t *Territory) Name() string { return join(t.Units, func(u Unit) string { return u.Name }) }

// Boundary joins the different sources of the units' boundaries.
func (t *Territory) Boundary() string {
	return join(t.Units, func(u Unit) string { return u.Boundary })
}

// bound is around all units.
func (t *Territory) bound() (all orb.Bound) {
	for i, u := range t.Units {
		if b := u.Area.Bound(); i == 0 {
			all = b
		} else {
			all = all.Union(b)
		}
	}
	return all
}

func join(units []Unit, text func(Unit) string) string {
	var parts []string
	for _, u := range units {
		if s := text(u); s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " + ")
}
