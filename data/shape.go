package data

import (
	"iter"
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
		s.list = append(s.list, Defect{Rule: "more", Feature: WholeFile, Text: "there is too much to compare", Done: "not all crossings and touches were looked for"})
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
	m := meetingsOf(p, mostShapeDefects-len(s.list), &s.work)
	for _, c := range m.crossings {
		if c.s.Ring == c.t.Ring {
			s.add(f, c.at(), "self-crossing", "a ring crosses itself", "land is where the ring winds around it")
		} else {
			s.add(f, c.at(), "rings-cross", "rings of a polygon cross", "land is what lies in the outer ring and in no hole")
		}
	}
	s.cut += m.cut
	for _, r := range p {
		s.ring(f, r)
	}
	s.touches(f, m)
}

// ring looks for vertices that make no land.
func (s *shapes) ring(f feature, r orb.Ring) {
	for k, q := range r[1:] {
		if r[k] == q {
			s.add(f, q, "repeated-vertex", "a vertex stands twice in a row", "counted once")
		}
	}
	var distinct []orb.Point // three are enough
	for v := range once(r) {
		if v.more > 1 && v.before2 == v.at {
			s.add(f, v.before, "spike", "a ring runs to a vertex and straight back", "it encloses nothing there")
		}
		if len(distinct) < 3 && !slices.Contains(distinct, v.at) {
			distinct = append(distinct, v.at)
		}
	}
	if len(distinct) < 3 {
		s.add(f, r[0], "no-area", "a ring has too few different vertices to enclose anything", "no land")
	}
}

// touches looks for rings that meet at two vertices or more, which may cut the
// land in parts, and for rings that touch themselves.
func (s *shapes) touches(f feature, m *meetings) {
	seen := map[orb.Point]int{} // vertex → ring
	before := map[[2]int]bool{}
	for i, r := range m.rings {
		if m.shared[i] == nil {
			continue
		}
		for v := range once(r) {
			if v.more == 0 || !m.shared[i][v.index] { // the first vertex is the last one
				continue
			}
			q := v.at
			j, ok := seen[q]
			switch {
			case !ok:
				seen[q] = i
			case j != i && before[[2]int{j, i}]:
				s.add(f, q, "rings-touch", "rings of a polygon meet at several vertices", "the land between is counted as it is")
			case j != i:
				before[[2]int{j, i}] = true
			case v.more == 1 || v.before2 != q: // no spike
				s.add(f, q, "self-touch", "a ring comes to the same vertex twice", "the land is the same")
			}
		}
	}
}

// visit is a vertex of a ring and the two before it, when there are so many more.
type visit struct {
	index               int
	at, before, before2 orb.Point
	more                int
}

// once walks around a ring and leaves out vertices that repeat the one before.
func once(r orb.Ring) iter.Seq[visit] {
	return func(yield func(visit) bool) {
		var v visit
		for i, q := range r {
			if i > 0 && q == v.at {
				continue
			}
			if i > 0 {
				v.before, v.before2 = v.at, v.before
				v.more++
			}
			if v.index, v.at = i, q; !yield(v) {
				return
			}
		}
	}
}
