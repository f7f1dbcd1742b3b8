package geo

import "github.com/paulmach/orb"

// SidedLine is a stretch of borders with the sides that the land beside it goes to.
type SidedLine struct {
	Line        orb.LineString
	Left, Right Side     // NoSide outside the territory
	Features    []string // Feature.ID of the borders that run there
}

// SidedLines are the borders as far as they lie in the territory or on its rim, cut
// wherever something else is met.
func (l *Ledger) SidedLines() []SidedLine {
	a := l.account
	side := func(piece int32) Side {
		if f := a.face[piece]; f != none {
			return l.Faces[f].Side
		}
		return NoSide
	}
	var out []SidedLine
	for e, edge := range a.Edges {
		if !a.isBorder(e) {
			continue
		}
		s := SidedLine{Line: a.Path(e), Left: side(edge.Left), Right: side(edge.Right)}
		for _, use := range a.Lines(e) {
			s.Features = append(s.Features, a.proposal.Features[a.lines[use.Line].feature].ID)
		}
		out = append(out, s)
	}
	return out
}
