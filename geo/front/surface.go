package front

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// farthest bounds, in km, how far from the line a settlement is said to lie.
const farthest = 20

// solved is between how many settlements a surface is laid: its equations take memory
// by the square of them and time by the cube, about two seconds.
const solved = 1500

// narrowest is how wide the strip must be in which settlements lie, in km (standard
// deviation): along a straight line of them nothing tells where the front turns.
const narrowest = 0.3

// square is the square of a length. Each product is rounded by itself, here and below: the
// compilers of some machines would fuse it with the sum, and where the line runs would
// depend on the machine.
func square(dx, dy float64) float64 { return float64(dx*dx) + float64(dy*dy) }

// Surface is the smoothest surface through the supposed distances of settlements to
// the line, in the sense of the biharmonic equation in space (radial basis function r
// with a linear trend). It is zero along the line, positive where Russia holds the land.
//
// A contested settlement lies on the line. The supposed distance of any other is half
// that to the nearest settlement of the other holder, or that to the nearest contested
// one if it is less, and at most 20 km.
type Surface struct {
	plane        Plane
	x, y, weight []float64
	trend        [3]float64 // constant, east, north
	x0, y0       float64
}

// NewSurface lays a surface through facts. Where there are very many it goes through a
// choice of them: all that are near the line and, the farther from it, the fewer.
func NewSurface(facts []Fact) (*Surface, error) {
	if err := fit(facts); err != nil {
		return nil, err
	}
	s := &Surface{plane: planeOf(facts)}
	x, y := make([]float64, len(facts)), make([]float64, len(facts))
	for i, f := range facts {
		x[i], y[i] = s.plane.XY(f.At)
	}
	v := supposed(facts, x, y)
	chosen := chosen(facts, x, y, v)
	n := len(chosen)
	s.x, s.y = make([]float64, n), make([]float64, n)
	for i, k := range chosen {
		s.x[i], s.y[i] = x[k], y[k]
		s.x0, s.y0 = s.x0+x[k]/float64(n), s.y0+y[k]/float64(n)
	}
	if narrow(s.x, s.y) {
		return nil, errors.New("the settlements lie along one straight line")
	}
	m := make([][]float64, n+3) // the linear system with its right-hand side
	for i := range m {
		m[i] = make([]float64, n+4)
	}
	for i := range n {
		for j := range n {
			m[i][j] = -math.Sqrt(square(s.x[i]-s.x[j], s.y[i]-s.y[j]))
		}
		for k, t := range [3]float64{1, s.x[i] - s.x0, s.y[i] - s.y0} {
			m[i][n+k], m[n+k][i] = t, t
		}
		m[i][n+3] = v[chosen[i]]
	}
	solution := solve(m)
	s.weight, s.trend = solution[:n], [3]float64(solution[n:])
	return s, nil
}

// fit tells why no line can be laid between facts.
func fit(facts []Fact) error {
	var of [len(geo.Holders)]int
	for _, f := range facts {
		of[f.Holder]++
	}
	switch {
	case len(facts) < Least:
		return fmt.Errorf("a line is laid between at least %d settlements, and there are %d", Least, len(facts))
	case of[geo.HeldByRussia] == 0 || of[geo.HeldByUkraine] == 0:
		return fmt.Errorf("a line needs settlements of both holders: Ukraine holds %d, Russia holds %d, %d are contested",
			of[geo.HeldByUkraine], of[geo.HeldByRussia], of[geo.HeldContested])
	}
	return nil
}

// Value is the supposed distance of a point to the line, in km.
func (s *Surface) Value(p orb.Point) float64 {
	x, y := s.plane.XY(p)
	v := s.trend[0] + float64(s.trend[1]*(x-s.x0)) + float64(s.trend[2]*(y-s.y0))
	for i, w := range s.weight {
		v -= float64(w * math.Sqrt(square(x-s.x[i], y-s.y[i])))
	}
	return v
}

// supposed is the supposed distance of every settlement to the line, in km.
func supposed(facts []Fact, x, y []float64) []float64 {
	var of [len(geo.Holders)]points
	for i, f := range facts {
		of[f.Holder].x, of[f.Holder].y = append(of[f.Holder].x, x[i]), append(of[f.Holder].y, y[i])
	}
	v := make([]float64, len(facts))
	for i, own := range facts {
		if own.Holder == geo.HeldContested {
			continue
		}
		least := float64(farthest * farthest)
		for h, p := range of {
			switch geo.Holder(h) {
			case own.Holder:
			case geo.HeldContested:
				least = min(least, p.nearest(x[i], y[i]))
			default:
				least = min(least, p.nearest(x[i], y[i])/4) // the line is half-way
			}
		}
		v[i] = math.Sqrt(least)
		if own.Holder == geo.HeldByUkraine {
			v[i] = -v[i]
		}
	}
	return v
}

// points are the places of settlements of one holder.
type points struct{ x, y []float64 }

// nearest is the square of the distance to the nearest of them.
func (p points) nearest(x, y float64) float64 {
	least := math.Inf(1)
	for i, px := range p.x {
		if d := square(x-px, y-p.y[i]); d < least {
			least = d
		}
	}
	return least
}

// chosen are all facts while they are few. Otherwise no two of one holder lie closer
// together than a share of their distance to the line, the least share that leaves few.
func chosen(facts []Fact, x, y, v []float64) []int {
	order := make([]int, len(facts))
	for i := range order {
		order[i] = i
	}
	if len(order) <= solved {
		return order
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(math.Abs(v[i]), math.Abs(v[j])) })
	for share := 0.25; ; share *= 1.5 {
		if kept := spread(order, facts, x, y, v, share); len(kept) <= solved {
			slices.Sort(kept)
			return kept
		}
	}
}

// spread keeps facts in order, unless one of the same holder is kept too near. It stops
// when there are too many.
func spread(order []int, facts []Fact, x, y, v []float64, share float64) (kept []int) {
	const always = 0.25 // km, so that also those on the line become fewer
	for _, i := range order {
		apart := share * (math.Abs(v[i]) + always)
		if slices.ContainsFunc(kept, func(k int) bool {
			return square(x[i]-x[k], y[i]-y[k]) < apart*apart && facts[i].Holder == facts[k].Holder
		}) {
			continue
		}
		if kept = append(kept, i); len(kept) > solved {
			return kept
		}
	}
	return kept
}

// narrow tells whether points lie along one straight line: the lesser of the two
// eigenvalues of their covariance is that of a narrow strip.
func narrow(x, y []float64) bool {
	n := float64(len(x))
	var mx, my, xx, xy, yy float64
	for i := range x {
		mx, my = mx+x[i]/n, my+y[i]/n
	}
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx, xy, yy = xx+float64(dx*dx/n), xy+float64(dx*dy/n), yy+float64(dy*dy/n)
	}
	least := float64((xx+yy)/2) - math.Sqrt(square((xx-yy)/2, xy))
	return !(least > narrowest*narrowest)
}

// solve is Gauss's elimination with partial pivoting of [A | b].
func solve(m [][]float64) []float64 {
	n := len(m)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[pivot][c]) {
				pivot = r
			}
		}
		m[c], m[pivot] = m[pivot], m[c]
		for r := c + 1; r < n; r++ {
			f := m[r][c] / m[c][c]
			if f == 0 {
				continue
			}
			row, top := m[r][c:n+1], m[c][c:n+1]
			for k := range row {
				row[k] -= float64(f * top[k])
			}
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = m[r][n]
		for k := r + 1; k < n; k++ {
			x[r] -= float64(m[r][k] * x[k])
		}
		x[r] /= m[r][r]
	}
	return x
}
