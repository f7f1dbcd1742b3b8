package geo

import (
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

// Lines of several points are strung together end to end, in either direction, up to
// where three meet; rings are closed.
func TestJoinLines(t *testing.T) {
	a := orb.LineString{{0, 0}, {1, 1}, {2, 0}}
	b := orb.LineString{{2, 0}, {3, 1}, {4, 0}}
	turned := orb.LineString{{4, 0}, {3, 1}, {2, 0}}
	branch := orb.LineString{{2, 0}, {2, -1}}
	whole := orb.LineString{{0, 0}, {1, 1}, {2, 0}, {3, 1}, {4, 0}}
	back := orb.LineString{{4, 0}, {3, 1}, {2, 0}, {1, 1}, {0, 0}}
	for _, c := range []struct {
		name  string
		lines orb.MultiLineString
		want  orb.MultiLineString
	}{
		{"in order", orb.MultiLineString{a, b}, orb.MultiLineString{whole}},
		{"the second first", orb.MultiLineString{b, a}, orb.MultiLineString{back}},
		{"one turned round", orb.MultiLineString{a, turned}, orb.MultiLineString{whole}},
		{"three meet", orb.MultiLineString{a, b, branch}, orb.MultiLineString{a, b, branch}},
		{"a ring of two", orb.MultiLineString{a, {{2, 0}, {1, -1}, {0, 0}}}, orb.MultiLineString{{{0, 0}, {1, 1}, {2, 0}, {1, -1}, {0, 0}}}},
		{"nothing", nil, nil},
	} {
		if got := JoinLines(c.lines); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// The message of an edge round the globe has both of its ends.
func TestExtentErrorNamesTheEdge(t *testing.T) {
	err := CheckExtent(orb.MultiPolygon{{{{-179, 60}, {178, 61}, {179, 70}, {-179, 60}}}})
	const want = "an edge runs over 357.0° of longitude, from -179, 60 to 178, 61, and it is not known which way round the globe"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %q", err, want)
	}
}
