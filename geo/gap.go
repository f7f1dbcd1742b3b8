package geo

import "fmt"

// CloseGap makes the loose end of a border go on to what it falls short of.
func CloseGap(g Gap) Edit {
	return func(p *Proposal) (*Proposal, error) {
		f, ok := p.Feature(g.Feature)
		if !ok {
			return nil, unknownFeature(g.Feature)
		}
		for _, path := range f.Paths() {
			if path.Part != g.Part {
				continue
			}
			after := -1
			if g.AtEnd {
				after = len(path.Points) - 1
			}
			return InsertVertex(g.Feature, VertexRef{Part: g.Part, Index: after}, g.Join)(p)
		}
		return nil, fmt.Errorf("border %q has no line %d", g.Feature, g.Part)
	}
}
