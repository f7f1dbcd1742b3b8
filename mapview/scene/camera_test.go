package scene

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func drawCamera(t *rapid.T) Camera {
	return Camera{Center: orb.Point{rapid.Float64Range(20, 45).Draw(t, "lon"), rapid.Float64Range(40, 56).Draw(t, "lat")},
		Zoom: rapid.Float64Range(MinZoom, MaxZoom).Draw(t, "zoom"), Size: Size{W: 1200, H: 800}}
}

func TestPixelAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCamera(t)
		p := Pixel{rapid.Float64Range(0, 1200).Draw(t, "x"), rapid.Float64Range(0, 800).Draw(t, "y")}
		q := c.Pixel(c.LonLat(p))
		if math.Hypot(p.X-q.X, p.Y-q.Y) > 1e-3 {
			t.Fatalf("%v came back as %v", p, q)
		}
	})
}

// What is under the pointer stays there while the wheel turns.
func TestZoomKeepsThePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCamera(t)
		p := Pixel{rapid.Float64Range(0, 1200).Draw(t, "x"), rapid.Float64Range(0, 800).Draw(t, "y")}
		at := c.LonLat(p)
		q := c.ZoomAbout(p, rapid.Float64Range(-3, 3).Draw(t, "steps")).Pixel(at)
		if math.Hypot(p.X-q.X, p.Y-q.Y) > 0.01 {
			t.Fatalf("the place moved from %v to %v", p, q)
		}
	})
}

func TestFitShowsTheBound(t *testing.T) {
	c := Camera{Size: Size{W: 1000, H: 600}}.Fit(orb.Bound{Min: orb.Point{36.5, 46.8}, Max: orb.Point{39.1, 49.3}}, 40)
	for _, p := range []orb.Point{{36.5, 46.8}, {39.1, 49.3}, {36.5, 49.3}} {
		if q := c.Pixel(p); q.X < 39 || q.Y < 39 || q.X > 961 || q.Y > 561 {
			t.Errorf("%v lies at %v", p, q)
		}
	}
}

// A long edge is drawn where it is measured: its middle on the map is the middle
// in longitude and latitude, which a straight line on a Mercator map misses.
func TestLongEdgesBend(t *testing.T) {
	a, b := orb.Point{36, 46}, orb.Point{39, 50}
	s := Lines(orb.MultiLineString{{a, b}})
	middle := Project(orb.Point{37.5, 48})
	best := math.Inf(1)
	points := s.Paths[0].Points
	for i := 1; i < len(points); i++ {
		p, q := points[i-1], points[i]
		t := ((middle.X-p.X)*(q.X-p.X) + (middle.Y-p.Y)*(q.Y-p.Y)) / ((q.X-p.X)*(q.X-p.X) + (q.Y-p.Y)*(q.Y-p.Y))
		t = math.Max(0, math.Min(1, t))
		best = math.Min(best, math.Hypot(p.X+t*(q.X-p.X)-middle.X, p.Y+t*(q.Y-p.Y)-middle.Y))
	}
	straight := Project(a)
	straight.X, straight.Y = (straight.X+Project(b).X)/2, (straight.Y+Project(b).Y)/2
	if off := math.Hypot(straight.X-middle.X, straight.Y-middle.Y); best > off/20 {
		t.Errorf("the line misses the middle by %g, a straight one by %g", best, off)
	}
}

// The series that the projection uses is the projection.
func TestNorthing(t *testing.T) {
	worst := 0.0
	for lat := -85.05; lat < 85.06; lat += 0.001237 {
		worst = max(worst, math.Abs(northing(lat)-math.Asinh(math.Tan(lat*math.Pi/180))/(2*math.Pi)))
	}
	if worst > 1e-14 {
		t.Errorf("the projection is %g of the world away from its formula, want at most 1e-14", worst)
	}
	if !math.IsNaN(northing(math.NaN())) {
		t.Error("what is no latitude has a place")
	}
}

func BenchmarkProject(b *testing.B) {
	var sum float64
	for i := range b.N {
		sum += Project(orb.Point{37, 46 + float64(i%4096)/1024}).Y
	}
	if sum == 0 {
		b.Fatal("nothing projected")
	}
}
