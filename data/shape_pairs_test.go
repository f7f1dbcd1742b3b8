package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// byPairs is what shapes lists of a polygon, by looking at all pairs of edges and all
// vertices.
type byPairs struct{ list []string }

func (s *byPairs) add(rule string, at orb.Point) {
	s.list = append(s.list, fmt.Sprint(rule, at[0], at[1]))
}

// listed is as much of it as a file lists.
func (s *byPairs) listed() []string {
	n := len(s.list) - mostShapeDefects
	if n <= 0 {
		return s.list
	}
	return append(s.list[:mostShapeDefects], counted(n, "further defect")+" of the shapes of polygons")
}

func (s *byPairs) polygon(p orb.Polygon) {
	var edges []segment
	for i, r := range p {
		for k := range r[1:] {
			e := segment{a: r[k], b: r[k+1]}
			e.Ring, e.From = int32(i), int32(k)
			edges = append(edges, e)
		}
	}
	slices.SortStableFunc(edges, func(s, t segment) int { return cmp.Compare(min(s.a[0], s.b[0]), min(t.a[0], t.b[0])) })
	for i, e := range edges {
		for _, f := range edges[i+1:] {
			if !cross(e, f, new(int)) {
				continue
			}
			rule := "rings-cross"
			if e.Ring == f.Ring {
				rule = "self-crossing"
			}
			s.add(rule, crossing{e, f}.at())
		}
	}
	for _, r := range p {
		s.ring(r)
	}
	s.touches(p)
}

func (s *byPairs) ring(r orb.Ring) {
	for k, q := range r[1:] {
		if r[k] == q {
			s.add("repeated-vertex", q)
		}
	}
	distinct := map[orb.Point]bool{}
	r = slices.Compact(slices.Clone(r))
	for k, q := range r {
		distinct[q] = true
		if k > 1 && r[k-2] == q {
			s.add("spike", r[k-1])
		}
	}
	if len(distinct) < 3 {
		s.add("no-area", r[0])
	}
}

func (s *byPairs) touches(p orb.Polygon) {
	seen := map[orb.Point]int{}
	before := map[[2]int]bool{}
	for i, r := range p {
		r = slices.Compact(slices.Clone(r))
		for k, q := range r[1:] {
			j, ok := seen[q]
			switch {
			case !ok:
				seen[q] = i
			case j != i && before[[2]int{j, i}]:
				s.add("rings-touch", q)
			case j != i:
				before[[2]int{j, i}] = true
			case k == 0 || r[k-1] != q:
				s.add("self-touch", q)
			}
		}
	}
}

// Coordinates that coincide, that differ by the last bit or by less than the grid of the
// engine, and any others.
func coordinate(middle float64) *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		x := middle + float64(rapid.IntRange(0, 4).Draw(t, "x"))
		switch rapid.IntRange(0, 5).Draw(t, "beside") {
		case 0:
			return math.Nextafter(x, 0)
		case 1:
			return x + float64(rapid.IntRange(-3, 3).Draw(t, "units"))*3e-12
		case 2:
			return x + rapid.Float64Range(-1, 1).Draw(t, "more")
		}
		return x
	})
}

func TestShapesAreThoseOfAllPairs(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{coordinate(33).Draw(t, "x"), coordinate(45).Draw(t, "y")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var p orb.Polygon
		for range rapid.IntRange(1, 4).Draw(t, "rings") {
			r := orb.Ring(rapid.SliceOfN(point, 1, 24).Draw(t, "ring"))
			p = append(p, append(r, r[0]))
		}
		want := &byPairs{}
		want.polygon(p)
		var got []string
		for _, d := range (&collection{features: []feature{{geometry: p}}}).shapes() {
			if d.At == nil {
				got = append(got, d.Text)
				continue
			}
			got = append(got, fmt.Sprint(d.Rule, d.At[0], d.At[1]))
		}
		if want := want.listed(); !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// More crossings than are listed: the western ones are.
func TestShapesListTheFirstOfManyCrossings(t *testing.T) {
	var ring orb.Ring
	for k := range 101 {
		ring = append(ring, orb.Point{33 + float64(k*k*37%101)/10, 45 + float64(k*k*k*53%97)/10})
	}
	p := orb.Polygon{append(ring, ring[0])}
	want := &byPairs{}
	want.polygon(p)
	if len(want.list) < mostShapeDefects+200 {
		t.Fatalf("only %d defects are tried", len(want.list))
	}
	list := (&collection{features: []feature{{geometry: p}}}).shapes()
	var got []string
	for _, d := range list[:mostShapeDefects] {
		got = append(got, fmt.Sprint(d.Rule, d.At[0], d.At[1]))
	}
	got = append(got, list[mostShapeDefects].Text)
	if want := want.listed(); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
