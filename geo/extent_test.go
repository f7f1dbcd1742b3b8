package geo

import (
	"errors"
	"testing"

	"github.com/paulmach/orb"
)

func TestCheckExtent(t *testing.T) {
	for _, c := range []struct {
		name  string
		land  orb.MultiPolygon
		large bool
		edge  bool
	}{
		{"a territory", box(37, 47, 39, 49), false, false},
		{"a fifth of the globe", box(0, -30, 90, 33), false, false},
		{"more than the integers hold", box(0, -60, 120, 60), true, false},
		{"several that are too large together", append(box(0, -45, 80, 45), box(90, -45, 170, 45)...), true, false},
		{"an edge round the globe", orb.MultiPolygon{{{{-179, 60}, {179, 60}, {179, 70}, {-179, 60}}}}, false, true},
		{"half round the globe", orb.MultiPolygon{{{{-90, 60}, {90, 60}, {90, 61}, {-90, 60}}}}, false, false},
		{"far in the west", box(-170, 60, -160, 65), false, false},
		{"across the equator and the meridian of Greenwich", box(-10, -80, 10, 80), false, false},
		{"nothing", nil, false, false},
	} {
		err := CheckExtent(c.land)
		var e *ExtentError
		if errors.As(err, &e) != (c.large || c.edge) || e != nil && (e.AreaM2 > 0) != c.large {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	two := &Territory{Units: []Unit{{Name: "A", Area: box(0, -45, 80, 45)}, {Name: "B", Area: box(90, -45, 170, 45)}}}
	if err := two.Check(); err == nil {
		t.Error("two units that are too large together are accepted")
	}
}
