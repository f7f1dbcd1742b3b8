package geo

import "github.com/paulmach/orb"

// Example is a proposal to begin with: the land of the territory that was not
// taken, as a free-trade zone, and a border along the line of contact. It cedes
// nothing.
func Example(l *Ledger) *Proposal {
	p := &Proposal{Name: "Example: free-trade zone"}
	add := func(f Feature) {
		f.ID = p.FreeID()
		p.Features = append(p.Features, f)
	}
	if zone := l.notTaken(); len(zone) > 0 {
		add(Feature{Type: Zone, Name: "Land not taken", Regime: FreeTrade, Geometry: zone})
	}
	if line := l.ContactBorder(); len(line) > 0 {
		add(Feature{Type: Border, Name: "Line of contact", Geometry: line})
	}
	return p
}

// notTaken is the land held by Ukraine, without the strips along the rim that tell
// a difference between two sources' boundaries.
func (l *Ledger) notTaken() orb.MultiPolygon {
	a := l.account
	group := make([]int32, len(a.Faces))
	for piece := range group {
		group[piece] = none
		if a.inside[piece] && a.holder[piece] == HeldByUkraine && !a.sliver[piece] {
			group[piece] = 0
		}
	}
	return a.Shapes(group, 1)[0]
}
