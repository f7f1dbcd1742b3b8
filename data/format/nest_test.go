package format

import (
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// square is a ring around a box, counter-clockwise.
func square(x, y, side float64) orb.Ring {
	return orb.Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}
}

func reversed(r orb.Ring) orb.Ring {
	r = slices.Clone(r)
	slices.Reverse(r)
	return r
}

func TestNest(t *testing.T) {
	bowTie := orb.Ring{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}
	comb := orb.Ring{{0, 0}} // a low strip with a thin tooth that reaches far up
	comb = append(comb, orb.Point{10, 0}, orb.Point{10, 0.001}, orb.Point{5, 0.001}, orb.Point{5, 10}, orb.Point{5, 0.001}, orb.Point{0, 0.001}, orb.Point{0, 0})
	for _, c := range []struct {
		name  string
		rings []orb.Ring
		want  []int
	}{
		{"a shell and its hole", []orb.Ring{square(0, 0, 9), square(1, 1, 2)}, []int{-1, 0}},
		{"the hole first", []orb.Ring{square(1, 1, 2), square(0, 0, 9)}, []int{1, -1}},
		{"beside each other", []orb.Ring{square(0, 0, 1), square(3, 3, 5)}, []int{-1, -1}},
		{"an island in a hole", []orb.Ring{square(3, 3, 1), square(0, 0, 9), square(1, 1, 7)}, []int{-1, -1, 1}},
		{"a hole in that island", []orb.Ring{square(0, 0, 20), square(1, 1, 18), square(2, 2, 16), square(3, 3, 14)}, []int{-1, 0, -1, 2}},
		{"a hole that touches a neighbour with its first vertex", []orb.Ring{square(0, 0, 4), square(4, 0, 9), square(4, 1, 2)}, []int{-1, -1, 1}},
		{"a hole along the edge", []orb.Ring{square(0, 0, 4), square(0, 1, 2)}, []int{-1, 0}},
		{"the same ring twice", []orb.Ring{square(0, 0, 4), square(0, 0, 4)}, []int{-1, -1}},
		{"the same box, another ring", []orb.Ring{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{2, 0}, {4, 2}, {2, 4}, {0, 2}, {2, 0}}}, []int{-1, 0}},
		{"a hole in a lobe", []orb.Ring{bowTie, square(3, 1.5, 0.2)}, []int{-1, 0}},
		{"a hole that sticks out a little", []orb.Ring{square(0, 0, 4), square(1.5, 1, 2.6)}, []int{-1, 0}},
		{"a neighbour that overlaps a little", []orb.Ring{square(0, 0, 4), square(3.9, 1, 2)}, []int{-1, -1}},
		{"nothing enclosed", []orb.Ring{square(0, 0, 4), {{1, 1}, {2, 2}, {1, 1}}, {{1, 1}}, {}}, []int{-1, Flat, Flat, Flat}},
		{"a shell of nothing", []orb.Ring{{{1, 1}, {2, 2}, {1, 1}}, square(0, 0, 4)}, []int{Flat, -1}},
		{"a spike above a strip", []orb.Ring{square(-1, -1, 20), comb, square(30, 0, 1)}, []int{-1, 0, -1}},
		{"open rings", []orb.Ring{square(0, 0, 9)[:4], square(1, 1, 2)[:4]}, []int{-1, 0}},
		{"none", nil, []int{}},
	} {
		for _, turned := range []int{0, 1, 2, 3} { // whichever way they wind
			rings := slices.Clone(c.rings)
			for i := range rings {
				if turned&1 == 1 && i%2 == 0 || turned&2 == 2 && i%2 == 1 {
					rings[i] = reversed(rings[i])
				}
			}
			got, err := Nest(rings)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s, turned %d: %v, %v, want %v", c.name, turned, got, err, c.want)
			}
		}
	}
}

// Boxes split again and again, with the same answer as looking at each pair.
func TestNestOfMany(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	var rings []orb.Ring
	var split func(x, y, side float64, depth int)
	split = func(x, y, side float64, depth int) {
		rings = append(rings, square(x, y, side))
		for i := range 4 {
			if depth < 6 && random.Intn(4) > 0 {
				split(x+side*(0.05+0.5*float64(i%2)), y+side*(0.05+0.5*float64(i/2)), side*0.4, depth+1)
			}
		}
	}
	split(0, 0, 1, 0)
	random.Shuffle(len(rings), func(i, j int) { rings[i], rings[j] = rings[j], rings[i] })
	roles, err := Nest(rings)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rings {
		depth, parent := 0, -1
		for k, other := range rings {
			if k != i && planar.Area(other) > planar.Area(r) && planar.RingContains(other, r[0]) {
				if depth++; parent < 0 || planar.Area(other) < planar.Area(rings[parent]) {
					parent = k
				}
			}
		}
		if depth%2 == 0 {
			parent = Shell
		}
		if roles[i] != parent {
			t.Fatalf("ring %d of %d: %d, want %d", i, len(rings), roles[i], parent)
		}
	}
}

// A ring with many edges answers in stripes as it does edge by edge.
func TestStripes(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	star := orb.Ring{}
	for k := range 3000 {
		angle, far := 2*math.Pi*float64(k)/3000, 0.2+random.Float64()
		star = append(star, orb.Point{far * math.Cos(angle), far * math.Sin(angle)})
	}
	zigzag := orb.Ring{} // whose edges reach into all stripes
	for k := range 3000 {
		zigzag = append(zigzag, orb.Point{float64(k) / 3000, float64(k%2) - 0.5})
	}
	zigzag = append(zigzag, orb.Point{0.5, -2})
	for _, ring := range []orb.Ring{star, zigzag} {
		plain, sorted := stripes{ring: ring}, stripes{ring: ring, asked: fewAsked}
		within := 0
		for range 2000 {
			work := 1 << 30
			p := orb.Point{3*random.Float64() - 1.5, 3*random.Float64() - 1.5}
			plain.asked = 0
			got := sorted.contain(p, &work)
			if want := plain.contain(p, &work); got != want {
				t.Fatalf("%v: %v, edge by edge %v", p, got, want)
			}
			if got {
				within++
			}
		}
		if plain.edges != nil || sorted.edges == nil || within < 50 {
			t.Errorf("%d points lie within", within)
		}
	}
}

// The point inside is in the widest part of a ring, wherever that lies.
func TestWidestOn(t *testing.T) {
	wide := orb.Ring{{0, 0}, {10, 0}, {10, 5}, {9, 5}, {9, 1}, {7, 1}, {7, 5}, {2, 5}, {2, 1}, {1, 1}, {1, 5}, {0, 5}, {0, 0}} // three prongs, the one in the middle is widest
	for _, r := range []orb.Ring{wide, reversed(wide), wide[:len(wide)-1]} {
		if middle, width := widestOn(r, 3); middle != 4.5 || width != 5 {
			t.Errorf("%v, %v wide", middle, width)
		}
	}
	if _, width := widestOn(wide, 6); width != 0 {
		t.Errorf("beside the ring: %v wide", width)
	}
}

// What is made to cost much is refused: rings within rings, and many side by side. A large
// polygon with many holes is not.
func TestNestIsBounded(t *testing.T) {
	var within, beside, holes []orb.Ring
	for k := range 3000 {
		within = append(within, square(float64(k), float64(k), 100_000-2*float64(k)))
		beside = append(beside, square(0, float64(2*k), 1))
	}
	for k := range 10_000 {
		holes = append(holes, square(float64(2*(k%100)), float64(2*(k/100)), 1))
	}
	for _, rings := range [][]orb.Ring{within, beside} {
		if _, err := nestWithin(rings, 2_000_000); err == nil || !strings.Contains(err.Error(), "3000 rings") {
			t.Errorf("%d rings: %v", len(rings), err)
		}
	}
	roles, err := nestWithin(append(holes, square(-1, -1, 1000)), 2_000_000)
	if err != nil || slices.ContainsFunc(roles[:10_000], func(r int) bool { return r != 10_000 }) {
		t.Errorf("a polygon with 10,000 holes: %v", err)
	}
}
