package geo

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// A border of which nothing is said has the sides of the land beside it; outside the
// territory it has none.
func TestSidedLines(t *testing.T) {
	l := measure(border("b", NoSide, NoSide, orb.Point{38, 46}, orb.Point{38, 50})) // along the line of contact
	lines := l.SidedLines()
	if len(lines) != 1 {
		t.Fatalf("%d lines, want the one in the territory", len(lines))
	}
	s := lines[0]
	if s.Line[0][1] > s.Line[len(s.Line)-1][1] {
		slices.Reverse(s.Line)
		s.Left, s.Right = s.Right, s.Left
	}
	if s.Left != SideUkraine || s.Right != SideRussia || !slices.Equal(s.Features, []string{"b"}) {
		t.Errorf("northwards: left %v, right %v, of %v", s.Left, s.Right, s.Features)
	}
	for _, p := range s.Line {
		if p[1] < 47 || p[1] > 49 {
			t.Errorf("%v lies outside the territory", p)
		}
	}
}
