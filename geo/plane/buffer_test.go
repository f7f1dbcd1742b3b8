package plane

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// A line's outline is made of several edges at once. Of a line of any length it is the
// land that the outlines of its edges have, one by one.
func TestBufferOfEveryLength(t *testing.T) {
	var line orb.LineString
	for i := range 3*atOnce + 2 {
		line = append(line, orb.Point{37 + 0.05*float64(i), 48 + 0.02*float64(i%3)})
		var edges []orb.MultiPolygon
		for k := 1; k < len(line); k++ {
			edges = append(edges, BufferLines(orb.MultiLineString{{line[k-1], line[k]}}, 2000))
		}
		if len(line) == 1 {
			edges = append(edges, BufferLines(orb.MultiLineString{line}, 2000))
		}
		got, want := landM2(BufferLines(orb.MultiLineString{line}, 2000)), landM2(UnionAll(edges))
		if want == 0 || math.Abs(got-want) > 1e-3*want {
			t.Errorf("%d vertices: %.0f of %.0f m²", len(line), got, want)
		}
		if mirrored := landM2(BufferLines(orb.MultiLineString{backwards(line)}, 2000)); math.Abs(mirrored-want) > 1e-3*want {
			t.Errorf("%d vertices backwards: %.0f of %.0f m²", len(line), mirrored, want)
		}
	}
}

// No land lies within no distance, a negative one, an endless one or one that is no number.
func TestBufferOfNoDistance(t *testing.T) {
	for _, metres := range []float64{0, -1, math.Inf(1), math.Inf(-1), math.NaN()} {
		if got := BufferLines(orb.MultiLineString{{{37, 48}, {38, 48}}}, metres); got != nil {
			t.Errorf("within %g m: %v", metres, got)
		}
	}
}

func landM2(land orb.MultiPolygon) (sum float64) {
	for _, p := range land {
		for _, r := range p {
			sum += ellipsoid.RingArea(r)
		}
	}
	return math.Abs(sum)
}

func backwards(line orb.LineString) orb.LineString {
	out := line.Clone()
	out.Reverse()
	return out
}
