package data

import (
	"context"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/plane"
)

// The limits of what edges have to do with one another. All crossings become vertices, so
// that a small file could make land of millions of pieces. Shapes that people or programs
// draw have a crossing for hundreds of edges.
const (
	fewCrossings  = 50_000
	crossingsEach = 2 // for each edge besides
	fewNear       = 10_000_000
	nearEach      = 30
	fewEdges      = 300 // cannot cross too often
)

// crowdedRule is the rule of shapes that are beyond them.
const crowdedRule = "too-many-crossings"

// crowd is lines and rings that are measured together.
type crowd struct {
	lines []orb.Ring
	edges int
}

func (c *crowd) add(g orb.Geometry) {
	switch g := g.(type) {
	case orb.LineString:
		c.addLine(orb.Ring(g))
	case orb.MultiLineString:
		for _, l := range g {
			c.addLine(orb.Ring(l))
		}
	case orb.Polygon:
		for _, r := range g {
			c.addLine(r)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			c.add(p)
		}
	case orb.Collection:
		for _, inner := range g {
			c.add(inner)
		}
	}
}

func (c *crowd) addLine(l orb.Ring) {
	c.lines = append(c.lines, l)
	c.edges += len(l)
}

// check refuses edges that cross or come near one another too often to be measured.
func (c *crowd) check(ctx context.Context) error {
	if c.edges < fewEdges {
		return nil
	}
	crossings, near := fewCrossings+crossingsEach*c.edges, fewNear+nearEach*c.edges
	work := near
	plane.NearEdges(c.lines, func(e, f plane.RingEdge) bool {
		if work--; work < 0 || work%4096 == 0 && ctx.Err() != nil {
			return false
		}
		if c.cross(e, f) {
			crossings--
		}
		return crossings > 0
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case crossings <= 0:
		return refuse(crowdedRule, "its %s cross one another more than %d times: this is no land that anybody drew", counted(c.edges, "edge"), fewCrossings+crossingsEach*c.edges)
	case work < 0:
		return refuse(crowdedRule, "its %s come near one another more than %d times, too often to be told whether they cross", counted(c.edges, "edge"), near)
	}
	return nil
}

// cross tells whether two edges cross, as far as plain arithmetic can tell.
func (c *crowd) cross(e, f plane.RingEdge) bool {
	r, s := c.lines[e.Ring], c.lines[f.Ring]
	a, b, p, q := r[e.From], r[e.From+1], s[f.From], s[f.From+1]
	return side(a, b, p)*side(a, b, q) < 0 && side(p, q, a)*side(p, q, b) < 0
}

func side(a, b, c orb.Point) float64 {
	return float64((b[0]-a[0])*(c[1]-a[1])) - float64((b[1]-a[1])*(c[0]-a[0]))
}

// checkCrowds looks at each feature, before anything is made of it, and for what is measured
// in one at all of them.
func (c *collection) checkCrowds(ctx context.Context, role Role) error {
	all := &crowd{}
	for _, f := range c.features {
		if f.geometry == nil {
			continue
		}
		one := &crowd{}
		one.add(f.geometry)
		if err := one.check(ctx); err != nil {
			return f.at(err)
		}
		all.lines, all.edges = append(all.lines, one.lines...), all.edges+one.edges
	}
	if role != ProposalRole && role != TerritoryRole {
		return nil
	}
	return all.check(ctx)
}

// checkCrowd looks at the areas of a situation, which may be those of one of many days.
func checkCrowd(ctx context.Context, areas []geo.ControlArea) error {
	all := &crowd{}
	for _, a := range areas {
		all.add(a.Area)
	}
	return all.check(ctx)
}
