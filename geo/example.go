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
	if zone := l.HeldShapes()[HeldByUkraine]; len(zone) > 0 {
		add(Feature{Type: Zone, Name: "Land not taken", Regime: FreeTrade, Geometry: largeParts(zone)})
	}
	if line := l.Between(); len(line) > 0 {
		add(Feature{Type: Border, Name: "Line of contact", Geometry: line})
	}
	return p
}

// largeParts leaves out slivers: what two sources of one boundary disagree about.
func largeParts(mp orb.MultiPolygon) orb.MultiPolygon {
	const least = 1e-4 // square degrees, about 0.8 km²
	var out orb.MultiPolygon
	for _, poly := range mp {
		b := poly.Bound()
		if (b.Max[0]-b.Min[0])*(b.Max[1]-b.Min[1]) > least {
			out = append(out, poly)
		}
	}
	return out
}
