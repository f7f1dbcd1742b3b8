package data

import (
	"slices"

	"github.com/paulmach/orb"
)

// mostShapeDefects is how many defects of shape are listed of one file.
const mostShapeDefects = 500

// mostWork bounds the work on one file, in edges compared.
const mostWork = 200_000_000

// shapes lists what is wrong with the polygons of a file: it is all harmless, as
// areas are told by how rings wind and not by what rings promise, but the maker of
// the file may want to know.
func (c *collection) shapes() []Defect {
	s := &shapes{work: mostWork}
	for _, f := range c.features {
		area, _ := polygonsOf(f.geometry)
		for _, p := range area {
			s.polygon(f, p)
		}
	}
	if s.cut > 0 {
		s.list = append(s.list, Defect{Rule: "more", Feature: WholeFile, Text: counted(s.cut, "further defect") + " of the shapes of polygons", Done: "not listed"})
	}
	if s.work < 0 {
		s.list = append(s.list, Defect{Rule: "more", Feature: WholeFile, Text: "there is too much to compare", Done: "not all crossings were looked for"})
	}
	return s.list
}

type shapes struct {
	list []Defect
	cut  int // not listed
	work int // that may still be done, in edges compared
}

func (s *shapes) add(f feature, at orb.Point, rule, text, done string) {
	if len(s.list) == mostShapeDefects {
		s.cut++
		return
	}
	d := f.defect(rule, done, "%s", text)
	d.At = &at
	s.list = append(s.list, d)
}

func (s *shapes) polygon(f feature, p orb.Polygon) {
	p = slices.DeleteFunc(slices.Clone(p), func(r orb.Ring) bool { return len(r) == 0 })
	crossings(p, &s.work, func(a, b segment, at orb.Point) {
		if a.ring == b.ring {
			s.add(f, at, "self-crossing", "a ring crosses itself", "land is where the ring winds around it")
		} else {
			s.add(f, at, "rings-cross", "rings of a polygon cross", "land is what lies in the outer ring and in no hole")
		}
	})
	for _, r := range p {
		s.ring(f, r)
	}
	s.touches(f, p)
}

// ring looks for vertices that make no land.
func (s *shapes) ring(f feature, r orb.Ring) {
	for k, q := range r[1:] {
		if r[k] == q {
			s.add(f, q, "repeated-vertex", "a vertex stands twice in a row", "counted once")
		}
	}
	distinct := map[orb.Point]bool{}
	r = once(r)
	for k, q := range r {
		distinct[q] = true
		if k > 1 && r[k-2] == q {
			s.add(f, r[k-1], "spike", "a ring runs to a vertex and straight back", "it encloses nothing there")
		}
	}
	if len(distinct) < 3 {
		s.add(f, r[0], "no-area", "a ring has too few different vertices to enclose anything", "no land")
	}
}

// touches looks for rings that meet at two vertices or more, which may cut the
// land in parts, and for rings that touch themselves.
func (s *shapes) touches(f feature, p orb.Polygon) {
	seen := map[orb.Point]int{} // vertex → ring
	before := map[[2]int]bool{}
	for i, r := range p {
		r = once(r)
		for k, q := range r[1:] { // the first vertex is the last one
			j, ok := seen[q]
			switch {
			case !ok:
				seen[q] = i
			case j != i && before[[2]int{j, i}]:
				s.add(f, q, "rings-touch", "rings of a polygon meet at several vertices", "the land between is counted as it is")
			case j != i:
				before[[2]int{j, i}] = true
			case k == 0 || r[k-1] != q: // no spike
				s.add(f, q, "self-touch", "a ring comes to the same vertex twice", "the land is the same")
			}
		}
	}
}

// once is a ring without vertices that repeat the one before.
func once(r orb.Ring) orb.Ring { return slices.Compact(slices.Clone(r)) }
