package data

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

func rulesOf(defects []Defect) string {
	var rules []string
	for _, d := range defects {
		rules = append(rules, fmt.Sprintf("%s@%.4g,%.4g", d.Rule, d.At[0], d.At[1]))
	}
	return strings.Join(rules, " ")
}

func TestShapes(t *testing.T) {
	for name, c := range map[string]struct{ coordinates, want string }{
		"right":            {`[[[30,48],[34,48],[34,52],[30,52],[30,48]],[[31,49],[31,50],[32,50],[31,49]]]`, ""},
		"a bow-tie":        {`[[[30,48],[34,52],[34,48],[30,52],[30,48]]]`, "self-crossing@32,50"},
		"a touching tie":   {`[[[30,48],[32,50],[34,52],[34,48],[32,50],[30,52],[30,48]]]`, "self-touch@32,50"},
		"a hole outside":   {`[[[30,48],[34,48],[34,52],[30,48]],[[36,49],[37,49],[37,50],[36,49]]]`, ""}, // it is land, and said where the file is read
		"a hole across":    {`[[[30,48],[34,48],[34,52],[30,52],[30,48]],[[33,49],[35,49],[35,51],[33,51],[33,49]]]`, "rings-cross@34,49 rings-cross@34,51"},
		"a spike":          {`[[[30,48],[34,48],[38,48.5],[34,48],[34,52],[30,48]]]`, "spike@38,48.5"},
		"a repeated one":   {`[[[30,48],[34,48],[34,48],[34,52],[30,48]]]`, "repeated-vertex@34,48"},
		"nothing enclosed": {`[[[30,48],[34,48],[30,48]]]`, "spike@34,48 no-area@30,48"},
		"cut in two":       {`[[[30,48],[32,48],[34,48],[34,52],[32,52],[30,52],[30,48]],[[32,48],[32.5,50],[32,52],[31.5,50],[32,48]]]`, "rings-touch@32,48"},
	} {
		c2, err := parse([]byte(feature1(`{"type":"Polygon","coordinates":`+c.coordinates+`}`, `{}`)))
		if err != nil {
			t.Fatal(err)
		}
		if got := rulesOf(c2.shapes()); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Random rings: what has no defect here is valid to another library, and what is
// invalid there has a defect here.
func TestShapesAgreeWithOthers(t *testing.T) {
	random := rand.New(rand.NewSource(7))
	valid := 0
	for range 4000 {
		n := 3 + random.Intn(5)
		ring := orb.Ring{}
		for range n {
			ring = append(ring, orb.Point{30 + float64(random.Intn(40)), 40 + float64(random.Intn(40))/2})
		}
		ring = append(ring, ring[0])
		ours := (&collection{features: []feature{{geometry: orb.Polygon{ring}}}}).shapes()
		ours = slices.DeleteFunc(ours, func(d Defect) bool { return d.Rule == "repeated-vertex" })
		var flat []float64
		for _, p := range ring {
			flat = append(flat, p[0], p[1])
		}
		line := geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
		right := geom.NewPolygon([]geom.LineString{line}).Validate() == nil
		if right {
			valid++
		}
		if right && len(ours) > 0 {
			t.Fatalf("%v is valid and has %v", ring, ours)
		}
		if !right && len(ours) == 0 && !touches(ring) {
			t.Fatalf("%v is invalid and has no defect", ring)
		}
	}
	if valid < 300 {
		t.Errorf("only %d valid rings were tried", valid)
	}
}

// touches tells whether a vertex lies on another edge, which changes no land and
// is not looked for.
func touches(ring orb.Ring) bool {
	for k := 1; k < len(ring); k++ {
		a, b := ring[k-1], ring[k]
		for _, q := range ring {
			within := q[0] >= min(a[0], b[0]) && q[0] <= max(a[0], b[0]) && q[1] >= min(a[1], b[1]) && q[1] <= max(a[1], b[1])
			if q != a && q != b && within && turn(a, b, q, new(int)) == 0 {
				return true
			}
		}
	}
	return false
}

func TestTurnIsExact(t *testing.T) {
	a, b := orb.Point{0.1, 0.1}, orb.Point{0.3, 0.3}
	for _, c := range []struct {
		p    orb.Point
		want int
	}{{orb.Point{0.2, 0.2}, 0}, {orb.Point{0.2, 0.2 + 0x1p-55}, 1}, {orb.Point{0.2, 0.2 - 0x1p-55}, -1}, {orb.Point{30, 30}, 0}, {orb.Point{1, 0}, -1}} {
		if got := turn(a, b, c.p, new(int)); got != c.want {
			t.Errorf("%v: %d, want %d", c.p, got, c.want)
		}
	}
}

// A file made to cost much is given up in bounded time.
func TestShapesGiveUp(t *testing.T) {
	var ring orb.Ring
	for k := range 3000 {
		ring = append(ring, orb.Point{30 + float64(k%2), 48 + float64(k)/3000})
	}
	work := 1000
	meetingsOf([]orb.Ring{append(ring, ring[0])}, 10, &work)
	if work >= 0 {
		t.Errorf("%d comparisons are left of 1000", work)
	}
	many := orb.Polygon{}
	for range mostShapeDefects + 20 {
		many = append(many, orb.Ring{{30, 48}, {31, 48}, {30, 48}})
	}
	list := (&collection{features: []feature{{geometry: many}}}).shapes()
	if n := len(list); n != mostShapeDefects+1 || list[n-1].Rule != "more" {
		t.Errorf("%d defects", n)
	}
}
