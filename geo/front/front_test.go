package front

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo"
	"delimit/geo/ellipsoid"
)

func areaKm2(area orb.MultiPolygon) float64 {
	sum := 0.0
	for _, p := range area {
		for i, r := range p {
			a := math.Abs(ellipsoid.RingArea(r)) / 1e6
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

// mirrored are settlements in pairs on both sides of a meridian.
func mirrored(n int, apart float64) []Fact {
	random := rand.New(rand.NewPCG(1, 2))
	var facts []Fact
	for range n {
		lon, lat := apart+random.Float64(), 47.5+random.Float64()
		facts = append(facts, Fact{orb.Point{38 - lon, lat}, geo.HeldByUkraine}, Fact{orb.Point{38 + lon, lat}, geo.HeldByRussia})
	}
	return facts
}

// Between settlements in mirrored pairs the line is the meridian in the middle, whether
// all of them are used or a choice.
func TestLineInTheMiddle(t *testing.T) {
	for _, n := range []int{30, 3000} {
		f, err := Lay(mirrored(n, 0.02))
		if err != nil {
			t.Fatal(err)
		}
		if n == 30 && f.Used != 60 || f.Used > solved {
			t.Errorf("of %d settlements %d were used", 2*n, f.Used)
		}
		west := f.Held.Bound().Min[0]
		if math.Abs(west-38) > 0.02 {
			t.Errorf("%d: the land held by Russia begins at %.4f°, want 38°", 2*n, west)
		}
		if held, all := areaKm2(f.Held), areaKm2(f.Covers); math.Abs(held/all-0.5) > 0.005 {
			t.Errorf("%d: Russia holds %.0f of %.0f km², want half", 2*n, held, all)
		}
	}
}

// The cover of one settlement would be a disc; twenty within two kilometres have nearly one.
func TestReach(t *testing.T) {
	facts := mirrored(10, 0)
	for i := range facts {
		facts[i].At = orb.Point{38 + (facts[i].At[0]-38)/50, 48 + (facts[i].At[1]-48)/50}
	}
	f, err := Lay(facts)
	if err != nil {
		t.Fatal(err)
	}
	disc := math.Pi * Reach * Reach
	if got := areaKm2(f.Covers); got < disc || got > 1.15*disc {
		t.Errorf("it covers %.0f km², want about %.0f", got, disc)
	}
}

// The surface goes through the supposed distances, so that no settlement lies on the
// wrong side of the line.
func TestSurfaceInterpolates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seen := map[orb.Point]bool{}
		var facts []Fact
		for range rapid.IntRange(Least, 40).Draw(t, "n") {
			f := Fact{orb.Point{37 + float64(rapid.IntRange(0, 200).Draw(t, "lon"))/100, 47 + float64(rapid.IntRange(0, 200).Draw(t, "lat"))/100},
				rapid.SampledFrom(geo.StatedHolders[:]).Draw(t, "holder")}
			if !seen[f.At] {
				seen[f.At] = true
				facts = append(facts, f)
			}
		}
		s, err := NewSurface(facts)
		if err != nil {
			return
		}
		for _, f := range facts {
			v := s.Value(f.At)
			right := map[geo.Holder]bool{geo.HeldByRussia: v > 0, geo.HeldByUkraine: v < 0, geo.HeldContested: math.Abs(v) < 1e-6}
			if !right[f.Holder] || math.Abs(v) > farthest+1e-6 {
				t.Fatalf("at %v, held by %s, the surface is %g km high", f.At, f.Holder, v)
			}
		}
	})
}

func TestNoLine(t *testing.T) {
	straight := mirrored(20, 0.02)
	for i := range straight {
		straight[i].At[1] = 48
	}
	one := mirrored(20, 0.02)
	for i := range one {
		one[i].Holder = geo.HeldByUkraine
	}
	for words, facts := range map[string][]Fact{
		"at least 10 settlements, and there are 4": mirrored(2, 0.02), "at most 60000": mirrored(Most/2+1, 0.02),
		"along one straight line": straight, "of both holders: Ukraine holds 40, Russia holds 0": one,
	} {
		if _, err := Lay(facts); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%v, want %s", err, words)
		}
	}
}
