package data

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/format"
)

// speech is of what land a file or some areas of it speak, as a table says it.
type speech string

const (
	speaksOfUkraine speech = "ukraine" // of all land of Ukraine
	speaksOfOwn     speech = "own"     // of its own polygons
)

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *speech) UnmarshalText(b []byte) error {
	*s = speech(b)
	if *s != speaksOfUkraine && *s != speaksOfOwn {
		return fmt.Errorf("speaks %q: not one of %s, %s", b, speaksOfUkraine, speaksOfOwn)
	}
	return nil
}

// Coverage says of what land a situation speaks. It always speaks of its own areas.
type Coverage string

// The coverages.
const (
	CoversUkraine Coverage = "ukraine" // and of all other land of Ukraine, which it gives to Ukraine by saying nothing
	CoversOwn     Coverage = "own"     // of no other land
	CoversNear    Coverage = "near"    // and of the land near the settlements of a table
)

// coverage is of what land the judged areas speak. table is what the table of
// their source says. Land of which nothing is said is Ukraine's only in a file that
// tells what is Russia's: a file of liberated or contested land alone leaves the
// rest open, and so does one that was cut off.
func (j *judging) coverage(table speech, cut bool) Coverage {
	if j.part {
		table = speaksOfOwn
	}
	if cut {
		return CoversOwn
	}
	var ukraine, own, russia bool
	for _, r := range j.rulings {
		if r.Holder == ignoreWord {
			continue
		}
		switch cmp.Or(r.speaks, table) {
		case speaksOfUkraine:
			ukraine = true
		case speaksOfOwn:
			own = true
		}
		russia = russia || r.Holder == "russia" || !r.Known
	}
	if russia && (ukraine || !own) {
		return CoversUkraine
	}
	return CoversOwn
}

// cutOff reports whether a server sent only a part of what it has.
func (c *collection) cutOff() bool {
	return slices.ContainsFunc(c.remarks, func(r format.Remark) bool { return r.Rule == "cut-off" })
}

// land is the land beside its areas of which a situation speaks, for
// geo.Situation.Covers.
func (c Coverage) land() orb.MultiPolygon {
	if c == CoversUkraine {
		return atlas.Ukraine()
	}
	return orb.MultiPolygon{}
}
