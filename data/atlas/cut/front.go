package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// Dates of the embedded situations.
var dates = []string{"2024-07-15", "2025-12-15", "2026-08-15"}

// The lattice on which the line is laid, in degrees: about 0.75 km.
const stepLon, stepLat = 0.01, 0.00675

// How far, in km, the land of which a schematic front speaks reaches beyond the
// oblast, so that another boundary of the same oblast fits in.
const beyond = 10

// farthest bounds, in km, how far from the line a settlement is said to lie.
const farthest = 20

// cutFronts lays a line between the settlements of different holders.
//
// Each settlement gets a value: 0 when it is contested (such lie within about
// 1.5 km of the line), otherwise plus (Russia) or minus (Ukraine) its supposed
// distance to the line, which is half the distance to the nearest settlement of
// the other holder, or the distance to the nearest contested one if that is
// less. The smoothest surface through these values, in the sense of the
// biharmonic equation in space (radial basis function r with a linear trend),
// is zero along the line. Nothing else goes in, and nothing is tuned by date.
func cutFronts(out string, oblasts []place, facts []fact) error {
	i := slices.IndexFunc(oblasts, func(o place) bool { return o.Code == "UA-14" })
	donetsk := oblasts[i].Geometry.(orb.MultiPolygon)
	frame := donetsk.Bound().Pad(0.25)
	covers := contour(frame, func(p orb.Point) float64 { return beyond - distanceTo(donetsk, p) })
	var fronts []place
	for _, date := range dates {
		s := newSurface(facts, date)
		held := contour(frame, s.value)
		fronts = append(fronts, place{Date: date, Note: fmt.Sprintf("schematic, from %d settlements", len(facts)), Geometry: held})
	}
	if err := writePlaces(filepath.Join(out, "fronts.geojson"), fronts); err != nil {
		return err
	}
	return writePlaces(filepath.Join(out, "fronts-cover.geojson"), []place{{Code: "UA-14", Geometry: covers}})
}

// flat is kilometres east and north on a plane that fits Donetsk.
func flat(p orb.Point) (x, y float64) {
	const lat = 48.0
	return p[0] * 111.32 * math.Cos(lat*math.Pi/180), p[1] * 111.2
}

type surface struct {
	x, y, weight []float64
	trend        [3]float64 // constant, east, north
	x0, y0       float64
}

func newSurface(facts []fact, date string) *surface {
	n := len(facts)
	s := &surface{x: make([]float64, n), y: make([]float64, n)}
	for i, f := range facts {
		s.x[i], s.y[i] = flat(f.at)
		s.x0, s.y0 = s.x0+s.x[i]/float64(n), s.y0+s.y[i]/float64(n)
	}
	m := make([][]float64, n+3) // the linear system with its right-hand side
	for i := range m {
		m[i] = make([]float64, n+4)
	}
	for i := range n {
		for j := range n {
			m[i][j] = -math.Hypot(s.x[i]-s.x[j], s.y[i]-s.y[j])
		}
		for k, t := range [3]float64{1, s.x[i] - s.x0, s.y[i] - s.y0} {
			m[i][n+k], m[n+k][i] = t, t
		}
		m[i][n+3] = s.supposed(facts, date, i)
	}
	solution := solve(m)
	s.weight, s.trend = solution[:n], [3]float64(solution[n:])
	return s
}

// supposed is the supposed distance of settlement i to the line, in km.
func (s *surface) supposed(facts []fact, date string, i int) float64 {
	own := facts[i].holders[date]
	least := float64(farthest)
	for j, f := range facts {
		d := math.Hypot(s.x[i]-s.x[j], s.y[i]-s.y[j])
		switch holder := f.holders[date]; {
		case holder == own:
		case holder == "contested":
			least = min(least, d)
		default:
			least = min(least, d/2)
		}
	}
	switch own {
	case "russia":
		return least
	case "ukraine":
		return -least
	}
	return 0
}

func (s *surface) value(p orb.Point) float64 {
	x, y := flat(p)
	v := s.trend[0] + s.trend[1]*(x-s.x0) + s.trend[2]*(y-s.y0)
	for i, w := range s.weight {
		v -= w * math.Hypot(x-s.x[i], y-s.y[i])
	}
	return v
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
			if f := m[r][c] / m[c][c]; f != 0 {
				for k := c; k <= n; k++ {
					m[r][k] -= f * m[c][k]
				}
			}
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = m[r][n]
		for k := r + 1; k < n; k++ {
			x[r] -= m[r][k] * x[k]
		}
		x[r] /= m[r][r]
	}
	return x
}

// distanceTo is the distance from p to an area in km, 0 inside.
func distanceTo(area orb.MultiPolygon, p orb.Point) float64 {
	x, y := flat(p)
	least, inside := math.Inf(1), false
	for _, poly := range area {
		for _, ring := range poly {
			for i := 1; i < len(ring); i++ {
				ax, ay := flat(ring[i-1])
				bx, by := flat(ring[i])
				if (ay > y) != (by > y) && x < ax+(y-ay)/(by-ay)*(bx-ax) {
					inside = !inside
				}
				t := max(0, min(1, ((x-ax)*(bx-ax)+(y-ay)*(by-ay))/((bx-ax)*(bx-ax)+(by-ay)*(by-ay))))
				least = min(least, math.Hypot(ax+t*(bx-ax)-x, ay+t*(by-ay)-y))
			}
		}
	}
	if inside {
		return 0
	}
	return least
}

// contour is the land within the frame where a field is positive: the lattice's
// cells, cut where the field changes its sign, put together.
func contour(frame orb.Bound, field func(orb.Point) float64) orb.MultiPolygon {
	nx, ny := int((frame.Max[0]-frame.Min[0])/stepLon), int((frame.Max[1]-frame.Min[1])/stepLat)
	at := func(i, j int) orb.Point {
		return orb.Point{frame.Min[0] + float64(i)*stepLon, frame.Min[1] + float64(j)*stepLat}
	}
	values := make([][]float64, ny+1)
	for j := range values {
		values[j] = make([]float64, nx+1)
		for i := range values[j] {
			values[j][i] = field(at(i, j))
		}
	}
	var cells orb.MultiPolygon
	for j := range ny {
		full := -1 // where a run of whole cells begins
		for i := 0; i <= nx; i++ {
			corners := 0
			if i < nx {
				for _, v := range [4]float64{values[j][i], values[j][i+1], values[j+1][i], values[j+1][i+1]} {
					if v > 0 {
						corners++
					}
				}
			}
			if corners == 4 && full < 0 {
				full = i
			}
			if corners < 4 && full >= 0 {
				cells = append(cells, orb.Polygon{{at(full, j), at(i, j), at(i, j+1), at(full, j+1), at(full, j)}})
				full = -1
			}
			if corners > 0 && corners < 4 {
				cells = append(cells, orb.Polygon{clipCell(
					[4]orb.Point{at(i, j), at(i+1, j), at(i+1, j+1), at(i, j+1)},
					[4]float64{values[j][i], values[j][i+1], values[j+1][i+1], values[j+1][i]})})
			}
		}
	}
	var b plane.Builder
	b.Area(cells)
	a := b.Build()
	group := make([]int32, len(a.Faces))
	for f := range group {
		if !a.In(f, 0) {
			group[f] = -1
		}
	}
	var out orb.MultiPolygon
	for _, poly := range a.Shapes(group, 1)[0] {
		var rings orb.Polygon
		for _, ring := range poly {
			rings = append(rings, rounded(straightened(ring), 1e5))
		}
		out = append(out, rings)
	}
	return out
}

// clipCell keeps the part of a cell where the field, linear along its edges, is
// positive.
func clipCell(corner [4]orb.Point, value [4]float64) orb.Ring {
	var ring orb.Ring
	for i := range corner {
		j := (i + 1) % 4
		if value[i] > 0 {
			ring = append(ring, corner[i])
		}
		if (value[i] > 0) != (value[j] > 0) {
			t := value[i] / (value[i] - value[j])
			ring = append(ring, orb.Point{corner[i][0] + t*(corner[j][0]-corner[i][0]), corner[i][1] + t*(corner[j][1]-corner[i][1])})
		}
	}
	return append(ring, ring[0])
}

// straightened leaves out the points in the middle of straight lines.
func straightened(r orb.Ring) orb.Ring {
	var out orb.Ring
	n := len(r) - 1
	for i := range n {
		p, q, s := r[(i+n-1)%n], r[i], r[(i+1)%n]
		cross := (q[0]-p[0])*(s[1]-q[1]) - (q[1]-p[1])*(s[0]-q[0])
		if math.Abs(cross) > 1e-12 { // a cell has 7e-5
			out = append(out, q)
		}
	}
	return append(out, out[0])
}
