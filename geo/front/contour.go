package front

import (
	"math"
	"runtime"
	"sync"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// The lattice on which a line is laid, in degrees: about 0.75 km.
const stepLon, stepLat = 0.01, 0.00675

// mostNodes bounds a lattice: of wider land it has a wider step.
const mostNodes = 1_000_000

// lattice is a grid of points over a frame.
type lattice struct {
	min              orb.Point
	stepLon, stepLat float64
	nx, ny           int // cells
}

func latticeOf(frame orb.Bound) lattice {
	l := lattice{min: frame.Min, stepLon: stepLon, stepLat: stepLat}
	for {
		l.nx, l.ny = int((frame.Max[0]-frame.Min[0])/l.stepLon), int((frame.Max[1]-frame.Min[1])/l.stepLat)
		if (l.nx+1)*(l.ny+1) <= mostNodes {
			return l
		}
		l.stepLon, l.stepLat = 2*l.stepLon, 2*l.stepLat
	}
}

// newLattice covers the land within reach of facts.
func newLattice(facts []Fact, p Plane) lattice {
	points := make(orb.MultiPoint, len(facts))
	for i, f := range facts {
		points[i] = f.At
	}
	const margin = 1.1
	x, y := p.XY(orb.Point{1, 1})
	frame := points.Bound()
	pad := orb.Point{margin * Reach / x, margin * Reach / y}
	frame.Min = orb.Point{frame.Min[0] - pad[0], frame.Min[1] - pad[1]}
	frame.Max = orb.Point{frame.Max[0] + pad[0], frame.Max[1] + pad[1]}
	return latticeOf(frame)
}

func (l lattice) at(i, j int) orb.Point {
	return orb.Point{l.min[0] + float64(float64(i)*l.stepLon), l.min[1] + float64(float64(j)*l.stepLat)}
}

// sample is a field at all points, row by row from the south. The field is asked for from several
// goroutines.
func (l lattice) sample(field func(i int, p orb.Point) float64) []float64 {
	values := make([]float64, (l.nx+1)*(l.ny+1))
	rows := make(chan int, l.ny+1)
	for j := range l.ny + 1 {
		rows <- j
	}
	close(rows)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8) {
		wait.Go(func() {
			for j := range rows {
				for i := range l.nx + 1 {
					k := j*(l.nx+1) + i
					values[k] = field(k, l.at(i, j))
				}
			}
		})
	}
	wait.Wait()
	return values
}

// reached is how far within Reach of a fact every point lies, in km; negative beyond,
// as far as matters.
func (l lattice) reached(facts []Fact, p Plane) []float64 {
	const beyond = 3 // cells
	least := make([]float64, (l.nx+1)*(l.ny+1))
	for k := range least {
		least[k] = math.Inf(1)
	}
	sx, sy := p.XY(orb.Point{l.stepLon, l.stepLat})
	across, along := int(Reach/sx)+beyond, int(Reach/sy)+beyond
	for _, f := range facts {
		ci, cj := int((f.At[0]-l.min[0])/l.stepLon), int((f.At[1]-l.min[1])/l.stepLat)
		x, y := p.XY(f.At)
		for j := max(cj-along, 0); j <= min(cj+along, l.ny); j++ {
			for i := max(ci-across, 0); i <= min(ci+across, l.nx); i++ {
				px, py := p.XY(l.at(i, j))
				k := j*(l.nx+1) + i
				least[k] = min(least[k], square(px-x, py-y))
			}
		}
	}
	for k, d := range least {
		least[k] = Reach - math.Sqrt(d)
	}
	for k := range least {
		if math.IsInf(least[k], -1) {
			least[k] = -2 * Reach
		}
	}
	return least
}

// Contour is the land within a frame where a field is positive, on a lattice of about
// 0.75 km. The field is asked for from several goroutines.
func Contour(frame orb.Bound, field func(orb.Point) float64) orb.MultiPolygon {
	l := latticeOf(frame)
	return l.contour(l.sample(func(_ int, p orb.Point) float64 { return field(p) }))
}

// contour is the land where values are positive: the lattice's cells, cut where the
// sign changes, put together.
func (l lattice) contour(values []float64) orb.MultiPolygon {
	value := func(i, j int) float64 { return values[j*(l.nx+1)+i] }
	var cells orb.MultiPolygon
	for j := range l.ny {
		full := -1 // where a run of whole cells begins
		for i := 0; i <= l.nx; i++ {
			corners := 0
			if i < l.nx {
				for _, v := range [4]float64{value(i, j), value(i+1, j), value(i, j+1), value(i+1, j+1)} {
					if v > 0 {
						corners++
					}
				}
			}
			if corners == 4 && full < 0 {
				full = i
			}
			if corners < 4 && full >= 0 {
				cells = append(cells, orb.Polygon{{l.at(full, j), l.at(i, j), l.at(i, j+1), l.at(full, j+1), l.at(full, j)}})
				full = -1
			}
			if corners > 0 && corners < 4 {
				cells = append(cells, orb.Polygon{clipCell(
					[4]orb.Point{l.at(i, j), l.at(i+1, j), l.at(i+1, j+1), l.at(i, j+1)},
					[4]float64{value(i, j), value(i+1, j), value(i+1, j+1), value(i, j+1)})})
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
	return rounded(straightened(a.Shapes(group, 1)[0]))
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
			ring = append(ring, orb.Point{corner[i][0] + float64(t*(corner[j][0]-corner[i][0])), corner[i][1] + float64(t*(corner[j][1]-corner[i][1]))})
		}
	}
	return append(ring, ring[0])
}

func mapRings(area orb.MultiPolygon, change func(orb.Ring) orb.Ring) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, poly := range area {
		var rings orb.Polygon
		for i, ring := range poly {
			if ring = change(ring); len(ring) > 3 {
				rings = append(rings, ring)
			} else if i == 0 {
				break
			}
		}
		if rings != nil {
			out = append(out, rings)
		}
	}
	return out
}

// straightened leaves out the points in the middle of straight lines.
func straightened(area orb.MultiPolygon) orb.MultiPolygon {
	return mapRings(area, func(r orb.Ring) orb.Ring {
		var out orb.Ring
		n := len(r) - 1
		for i := range n {
			p, q, s := r[(i+n-1)%n], r[i], r[(i+1)%n]
			cross := float64((q[0]-p[0])*(s[1]-q[1])) - float64((q[1]-p[1])*(s[0]-q[0]))
			if math.Abs(cross) > 1e-12 { // a cell has 7e-5
				out = append(out, q)
			}
		}
		if len(out) == 0 {
			return nil
		}
		return append(out, out[0])
	})
}

// rounded rounds to 1e-5 degrees, about a metre, and leaves points out that repeat.
func rounded(area orb.MultiPolygon) orb.MultiPolygon {
	return mapRings(area, func(r orb.Ring) orb.Ring {
		var out orb.Ring
		for _, p := range r {
			q := orb.Point{math.Round(p[0]*1e5) / 1e5, math.Round(p[1]*1e5) / 1e5}
			if len(out) == 0 || q != out[len(out)-1] {
				out = append(out, q)
			}
		}
		return out
	})
}
