package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// The border runs a little past the other one that it was drawn to:
//
//	+------a------+
//	|      |      |
//	|   b--+--    |    the stub divides nothing, and nothing is missing
//	|      |      |
//	+------+------+
func TestStubBeyondAnotherBorderIsNoGap(t *testing.T) {
	a := border("a", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	l := measure(a, border("b", NoSide, NoSide, orb.Point{36, 48}, orb.Point{37.51, 48}))
	if len(l.Gaps) != 0 || len(l.Faces) != 3 {
		t.Errorf("gaps %v, %d faces, want none and 3", l.Gaps, len(l.Faces))
	}
}

// Far past the other border, a border has been drawn to somewhere else.
func TestBorderThatFallsShortBeyondAnotherOne(t *testing.T) {
	a := border("a", NoSide, NoSide, orb.Point{37.5, 46}, orb.Point{37.5, 50})
	l := measure(a, border("b", NoSide, NoSide, orb.Point{36, 48}, orb.Point{38.9, 48}))
	if len(l.Gaps) != 1 || math.Abs(l.Gaps[0].Join[0]-39) > 1e-6 || math.Abs(l.Gaps[0].GapM-7453) > 10 {
		t.Errorf("gaps %+v, want one of 7.5 km to the eastern edge", l.Gaps)
	}
}

// A border that begins on the rim and ends near it goes on, not back.
func TestGapIsNotClosedBackwards(t *testing.T) {
	l := measure(border("b", NoSide, NoSide, orb.Point{37.5, 47}, orb.Point{37.5, 47.1}))
	if len(l.Gaps) != 1 || l.Gaps[0].Join[1] < 47.1-1e-9 {
		t.Errorf("gaps %+v, want one that goes on", l.Gaps)
	}
}
