package data

import (
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// mostDrawn is how many lines a person can have drawn as borders. A file with
// more is perhaps of roads or trenches.
const mostDrawn = 20

// guess decides what a collection is. What Delimit saved and what has words of a
// proposal is a proposal; areas with holders or of a known source are a
// situation; a few lines are drawn borders. Otherwise a person should be asked.
func guess(c *collection, path string) (role Role, sure bool) {
	if isProject(c) {
		return ProjectRole, true
	}
	if c.members[marker] != nil || hasWords(c) {
		return ProposalRole, true
	}
	if settlementsOf(c, nil) != nil {
		return SituationRole, true
	}
	areas, lines, named := contents(c)
	judge := newJudge(c, path, nil)
	switch {
	case areas == 0 && lines == 0 && hasShapes(c):
		return SheetRole, false // points: notes, or something to look at
	case areas == 0 && lines == 0:
		return SituationRole, true // and an error that says what is missing
	case areas > 0 && isSituation(c, judge):
		return SituationRole, true
	case lines > 0:
		return ProposalRole, lines <= mostDrawn
	case isBoundary(c, judge):
		return SituationRole, false
	}
	if dateInside(c).date.Known() {
		return SituationRole, true
	}
	return SituationRole, dateOf(c, path, geo.Date{}).date.Known() && !named
}

// isSituation tells whether a rule knows who holds an area, or whose file it is.
func isSituation(c *collection, j judge) bool {
	for _, f := range c.features {
		if area, _ := polygonsOf(f.geometry); len(area) > 0 && j.of(f).known {
			return true
		}
	}
	return j.sourceOf(c) != ""
}

// isBoundary reports whether a file is one of boundaries, by its name or because its
// areas are administrative units.
func isBoundary(c *collection, j judge) bool {
	return j.boundary != nil || slices.ContainsFunc(c.features, func(f feature) bool {
		area, _ := polygonsOf(f.geometry)
		return len(area) > 0 && slices.ContainsFunc(book().general.Names.BoundaryProperties, func(property string) bool {
			value, ok := f.property(property)
			return ok && textOf(value) != ""
		})
	})
}

func hasShapes(c *collection) bool {
	for _, f := range c.features {
		if f.geometry != nil {
			return true
		}
	}
	return false
}

// hasWords tells whether a feature says something that only proposals say.
func hasWords(c *collection) bool {
	for _, f := range c.features {
		if f.geometry == nil {
			continue
		}
		made := geo.Feature{Type: typeOf(f.geometry)}
		if kind, ok := f.properties["kind"].(string); ok && setKind(&made, kind) {
			return true
		}
		for _, key := range []string{"left", "right"} {
			if _, ok := f.properties[key].(string); ok && made.Type == geo.Border {
				return true
			}
		}
	}
	return false
}

// contents counts polygons and lines, and tells whether a polygon has a name.
func contents(c *collection) (areas, lines int, named bool) {
	var count func(g orb.Geometry) int
	count = func(g orb.Geometry) int {
		switch g := g.(type) {
		case orb.LineString:
			lines++
		case orb.MultiLineString:
			lines += len(g)
		case orb.Polygon:
			return 1
		case orb.MultiPolygon:
			return len(g)
		case orb.Collection:
			n := 0
			for _, inner := range g {
				n += count(inner)
			}
			return n
		}
		return 0
	}
	for _, f := range c.features {
		n := count(f.geometry)
		areas += n
		named = named || n > 0 && f.name() != ""
	}
	return areas, lines, named
}
