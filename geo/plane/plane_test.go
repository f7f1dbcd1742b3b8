package plane

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo/ellipsoid"
)

// small draws points of a coarse lattice, so that vertices, edges and crossings
// coincide often.
func small(t *rapid.T, label string) orb.Point {
	c := func(l string) float64 { return float64(rapid.IntRange(0, 12).Draw(t, label+l)) / 4 }
	return orb.Point{37 + c(" lon"), 47 + c(" lat")}
}

// tiny draws points of a few grid units, where snap rounding bends everything.
func tiny(t *rapid.T, label string) orb.Point {
	c := func(l string) float64 { return float64(rapid.IntRange(0, 20).Draw(t, label+l)) / UnitsPerDegree }
	return orb.Point{37 + c(" lon"), 47 + c(" lat")}
}

// wild draws any coordinates.
func wild(t *rapid.T, label string) orb.Point {
	return orb.Point{rapid.Float64Range(-180, 180).Draw(t, label+" lon"), rapid.Float64Range(-90, 90).Draw(t, label+" lat")}
}

// pencil draws points around one place, so that many edges pass it within a few
// units, at all angles.
func pencil(t *rapid.T, label string) orb.Point {
	far := rapid.SampledFrom([]float64{2e3, 1e5, 1e8, 1e11}).Draw(t, label+" distance")
	s, c := math.Sincos(2 * math.Pi * float64(rapid.IntRange(0, 31).Draw(t, label+" direction")) / 32)
	off := rapid.IntRange(-2, 2)
	return Pt{37*UnitsPerDegree + int64(far*c) + int64(off.Draw(t, label+" dx")), 47*UnitsPerDegree + int64(far*s) + int64(off.Draw(t, label+" dy"))}.Point()
}

type drawPoint func(t *rapid.T, label string) orb.Point

func anyPoint(t *rapid.T) drawPoint {
	return rapid.SampledFrom([]drawPoint{small, tiny, wild, pencil}).Draw(t, "kind of points")
}

func drawRing(t *rapid.T, point drawPoint) orb.Ring {
	r := make(orb.Ring, rapid.IntRange(0, 7).Draw(t, "vertices"))
	for i := range r {
		r[i] = point(t, "vertex")
	}
	return r
}

func drawArea(t *rapid.T, point drawPoint) orb.MultiPolygon {
	mp := make(orb.MultiPolygon, rapid.IntRange(0, 3).Draw(t, "polygons"))
	for i := range mp {
		mp[i] = make(orb.Polygon, rapid.IntRange(1, 3).Draw(t, "rings"))
		for j := range mp[i] {
			mp[i][j] = drawRing(t, point)
		}
	}
	return mp
}

// windingOf counts how often a ring runs around p, straight from the source:
// the ring's vertices snapped, rational arithmetic, a ray to the east. ok is
// false when p lies within two units of the ring, where snap rounding may move
// an edge across it.
func windingOf(r orb.Ring, p Pt) (n int, ok bool) {
	for i := range r {
		a, b := Snap(r[i]), Snap(r[(i+1)%len(r)])
		if distanceUnder(a, b, p, 2) {
			return 0, false
		}
		if (a.Y <= p.Y) == (b.Y <= p.Y) {
			continue
		}
		// x of the edge at p.Y, minus p.X
		x := new(big.Rat).SetFrac(big.NewInt(p.Y-a.Y), big.NewInt(b.Y-a.Y))
		x.Mul(x, new(big.Rat).SetInt64(b.X-a.X))
		x.Add(x, new(big.Rat).SetInt64(a.X-p.X))
		if x.Sign() > 0 {
			if a.Y < b.Y {
				n++
			} else {
				n--
			}
		}
	}
	return n, true
}

func distanceUnder(a, b, p Pt, d float64) bool {
	ax, ay, bx, by := float64(a.X-p.X), float64(a.Y-p.Y), float64(b.X-p.X), float64(b.Y-p.Y)
	dx, dy := bx-ax, by-ay
	s := 0.0
	if q := dx*dx + dy*dy; q > 0 {
		s = max(0, min(1, -(ax*dx+ay*dy)/q))
	}
	x, y := ax+s*dx, ay+s*dy
	return x*x+y*y <= d*d
}

func insideOf(mp orb.MultiPolygon, p Pt) (in, ok bool) {
	for _, poly := range mp {
		inside := false
		for i, r := range poly {
			n, ok := windingOf(r, p)
			if !ok {
				return false, false
			}
			if i == 0 {
				inside = n != 0
			} else if n != 0 {
				inside = false
			}
		}
		in = in || inside
	}
	return in, true
}

// Every place lies in the layers that the definition says, whatever the rings do.
func TestLabelsAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := anyPoint(t)
		var b Builder
		areas := make([]orb.MultiPolygon, rapid.IntRange(1, 3).Draw(t, "layers"))
		for i := range areas {
			areas[i] = drawArea(t, point)
			b.Area(areas[i])
		}
		for range rapid.IntRange(0, 2).Draw(t, "lines") {
			b.Line(orb.LineString(drawRing(t, point)))
		}
		a := b.Build()
		probes := make([]orb.Point, 20)
		for i := range probes {
			probes[i] = point(t, "probe")
			probes[i][0] += rapid.Float64Range(0, 0.3).Draw(t, "shift")
		}
		for i, f := range a.Locate(probes) {
			for layer, area := range areas {
				want, ok := insideOf(area, Snap(probes[i]))
				if ok && a.In(int(f), layer) != want {
					t.Fatalf("%v: in layer %d is %v, want %v", probes[i], layer, a.In(int(f), layer), want)
				}
			}
		}
		checkStructure(t, a)
	})
}

// checkStructure asserts what holds of every arrangement.
func checkStructure(t rapid.TB, a *Arrangement) {
	var sum int64
	for _, f := range a.Faces {
		sum += f.Book
	}
	if sum != 0 {
		t.Fatalf("the faces sum to %d", sum)
	}
	var pieces [][2]Pt
	for i, e := range a.Edges {
		line := a.Points(i)
		if line[0] != a.Verts[e.A] || line[len(line)-1] != a.Verts[e.B] {
			t.Fatalf("edge %d from %v to %v has the points %v", i, a.Verts[e.A], a.Verts[e.B], line)
		}
		for k := 1; k < len(line); k++ {
			pieces = append(pieces, [2]Pt{line[k-1], line[k]})
		}
	}
	for i, p := range pieces {
		if p[0] == p[1] {
			t.Fatalf("%v is joined with itself", p[0])
		}
		for _, q := range pieces[:i] {
			if p == q || p == [2]Pt{q[1], q[0]} || meetInside(p[0], p[1], q[0], q[1]) {
				t.Fatalf("%v and %v meet away from their ends", p, q)
			}
		}
	}
	// Euler: V − E + F = 1 + C
	components := map[int32]bool{}
	for _, r := range a.components() {
		components[r] = true
	}
	if got, want := len(a.Verts)-len(a.Edges)+len(a.Faces), 1+len(components); got != want {
		t.Fatalf("V − E + F is %d, want %d", got, want)
	}
}

func meetInside(p, q, r, s Pt) bool {
	o1, o2, o3, o4 := orient(p, q, r), orient(p, q, s), orient(r, s, p), orient(r, s, q)
	if o1*o2 < 0 && o3*o4 < 0 {
		return true
	}
	on := func(a, b, c Pt, o int) bool {
		return o == 0 && c != a && c != b && min(a.X, b.X) <= c.X && c.X <= max(a.X, b.X) && min(a.Y, b.Y) <= c.Y && c.Y <= max(a.Y, b.Y)
	}
	return on(p, q, r, o1) || on(p, q, s, o2) || on(r, s, p, o3) || on(r, s, q, o4)
}

// areaIn books all faces that a rule takes.
func areaIn(a *Arrangement, take func(face int) bool) (sum int64) {
	for f := 1; f < len(a.Faces); f++ {
		if take(f) {
			sum += a.Faces[f].Book
		}
	}
	return sum
}

// The order of layers, of rings' vertices and of lines changes no face.
func TestOrderChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := anyPoint(t)
		x, y := drawArea(t, point), drawArea(t, point)
		var b, c Builder
		b.Area(x)
		b.Area(y)
		c.Area(y)
		c.Area(reversed(x))
		p, q := b.Build(), c.Build()
		if pieces(p) != pieces(q) || len(p.Faces) != len(q.Faces) {
			t.Fatalf("%d pieces and %d faces, in the other order %d and %d", pieces(p), len(p.Faces), pieces(q), len(q.Faces))
		}
		for layer := range 2 {
			one := areaIn(p, func(f int) bool { return p.In(f, layer) })
			other := areaIn(q, func(f int) bool { return q.In(f, 1-layer) })
			if one != other {
				t.Fatalf("layer %d books %d, in the other order %d", layer, one, other)
			}
		}
	})
}

// pieces counts the straight pieces of all edges.
func pieces(a *Arrangement) (n int) {
	for i := range a.Edges {
		n += len(a.Points(i)) - 1
	}
	return n
}

// reversed turns every ring around and begins it elsewhere; it moves the
// polygons too.
func reversed(mp orb.MultiPolygon) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, poly := range mp {
		turned := orb.Polygon{}
		for _, r := range poly {
			var s orb.Ring
			for i := range r {
				s = append(s, r[(2*len(r)-2-i)%len(r)])
			}
			turned = append(turned, s)
		}
		out = append(orb.MultiPolygon{turned}, out...)
	}
	return out
}

// The shapes of all faces, one group each, are simple, rightly oriented and have
// the area that is booked; so have the shapes of a union.
func TestShapes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Builder
		b.Area(drawArea(t, small))
		b.Area(drawArea(t, small))
		a := b.Build()
		group := make([]int32, len(a.Faces))
		n := rapid.IntRange(1, 3).Draw(t, "groups")
		booked := make([]int64, n)
		group[0] = -1
		for f := 1; f < len(group); f++ {
			group[f] = int32(rapid.IntRange(-1, n-1).Draw(t, "group"))
			if group[f] >= 0 {
				booked[group[f]] += a.Faces[f].Book
			}
		}
		for g, shape := range a.Shapes(group, n) {
			var again Builder
			again.Area(shape)
			c := again.Build()
			var total int64
			for _, poly := range shape {
				for i, r := range poly {
					checkRing(t, r, i == 0)
				}
			}
			total = areaIn(c, func(f int) bool { return c.In(f, 0) })
			if total != booked[g] {
				t.Fatalf("shape of group %d has %d, booked %d: %v", g, total, booked[g], shape)
			}
		}
	})
}

func checkRing(t *rapid.T, r orb.Ring, outer bool) {
	if len(r) < 4 || r[0] != r[len(r)-1] {
		t.Fatalf("ring %v is not closed", r)
	}
	seen := map[orb.Point]bool{}
	pts := []Pt{}
	for _, p := range r[1:] {
		if seen[p] {
			t.Fatalf("ring %v touches itself at %v", r, p)
		}
		seen[p] = true
		pts = append(pts, Snap(p))
	}
	if counterClockwise(pts) != outer {
		t.Fatalf("ring %v runs the wrong way", r)
	}
}

// Translation by grid steps moves the picture and changes nothing else.
func TestTranslation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := anyPoint(t)
		one, two, line := drawArea(t, point), drawArea(t, point), orb.LineString(drawRing(t, point))
		step := rapid.Int64Range(-UnitsPerDegree, UnitsPerDegree)
		by := Pt{step.Draw(t, "dx"), step.Draw(t, "dy")}
		build := func(by Pt) *Arrangement {
			var b Builder
			b.Area(one)
			b.Area(two)
			b.Line(line)
			for i, p := range b.paths {
				moved := slices.Clone(p.pts)
				for j := range moved {
					moved[j].X += by.X
					moved[j].Y += by.Y
				}
				b.paths[i].track = trackOf(moved)
			}
			return b.Build()
		}
		p, q := build(Pt{}), build(by)
		if !slices.Equal(p.Edges, q.Edges) || len(p.Faces) != len(q.Faces) || !slices.Equal(p.in, q.in) || !slices.Equal(p.uses, q.uses) {
			t.Fatalf("%d edges, %d faces; moved by %v: %d and %d", len(p.Edges), len(p.Faces), by, len(q.Edges), len(q.Faces))
		}
		for e := range p.Edges {
			for i, at := range p.Points(e) {
				if moved := q.Points(e)[i]; moved != (Pt{at.X + by.X, at.Y + by.Y}) {
					t.Fatalf("edge %d comes through %v, moved by %v through %v", e, at, by, moved)
				}
			}
		}
	})
}

func TestInsidePoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Builder
		b.Area(drawArea(t, small))
		a := b.Build()
		for f := 1; f < len(a.Faces); f++ {
			if at := a.Locate([]orb.Point{a.InsidePoint(f)})[0]; at != int32(f) {
				t.Fatalf("the inside point %v of face %d lies in face %d", a.InsidePoint(f), f, at)
			}
		}
	})
}

// wide is compared with math/big.
func TestWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1<<42, 1<<42)
		a, b, c, d, e := n.Draw(t, "a"), n.Draw(t, "b"), n.Draw(t, "c"), n.Draw(t, "d"), rapid.Int64Range(-1<<40, 1<<40).Draw(t, "e")
		w := mul(a, b).sub(mul(c, d)).times(e)
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		want.Sub(want, new(big.Int).Mul(big.NewInt(c), big.NewInt(d))).Mul(want, big.NewInt(e))
		got := new(big.Int).Lsh(big.NewInt(w.hi), 64)
		got.Add(got, new(big.Int).SetUint64(w.lo))
		if got.Cmp(want) != 0 || w.sign() != want.Sign() {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// Edges around the whole Earth have more land under them than an integer holds;
// what lies between them is right all the same.
func TestBooksWrapAround(t *testing.T) {
	var b Builder
	south := b.Area(orb.MultiPolygon{{{{-180, -90}, {180, -90}, {180, 80}, {-180, 80}}}})
	north := b.Area(orb.MultiPolygon{{{{-180, 79}, {180, 79}, {180, 90}, {-180, 90}}}})
	want := ellipsoid.RingArea(orb.Ring{{-180, 79}, {180, 79}, {180, 80}, {-180, 80}})
	if got := layerM2(b.Build(), south, north); math.Abs(got-want) > 1 {
		t.Errorf("%.1f m² between two parallels, want %.1f", got, want)
	}
}
