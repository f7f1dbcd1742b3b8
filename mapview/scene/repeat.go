package scene

// Repeat is the name of a wide area, which is written wherever there is room for it.
type Repeat struct {
	Label
	Over *Region
}

// Region is land, or water where none of some areas is.
type Region struct {
	in  *Shape   // nil: water
	out []*Shape // where it is not
	box Box
}

// without is the region less an area.
func (r *Region) without(s *Shape) *Region {
	return &Region{in: r.in, out: append(r.out[:len(r.out):len(r.out)], s), box: r.box}
}

// Box is around the region.
func (r *Region) Box() Box { return r.box }

// Holds tells whether a box lies inside, by its corners and middles.
func (r *Region) Holds(b Box) bool {
	x, y := (b.Min.X+b.Max.X)/2, (b.Min.Y+b.Max.Y)/2
	for _, w := range []World{{x, y}, b.Min, b.Max, {b.Min.X, b.Max.Y}, {b.Max.X, b.Min.Y}, {b.Min.X, y}, {b.Max.X, y}, {x, b.Min.Y}, {x, b.Max.Y}} {
		if !r.has(w) {
			return false
		}
	}
	return true
}

func (r *Region) has(w World) bool {
	if !r.box.Overlaps(Box{w, w}) {
		return false
	}
	if r.in != nil && !r.in.Has(w) {
		return false
	}
	for _, s := range r.out {
		if s.Has(w) {
			return false
		}
	}
	return true
}

// Has tells whether a place lies in an area, by the even-odd rule.
func (s *Shape) Has(w World) bool {
	inside := false
	for _, path := range s.Paths {
		if w.X < path.Box.Min.X || w.X > path.Box.Max.X || w.Y < path.Box.Min.Y || w.Y > path.Box.Max.Y {
			continue
		}
		for i := 1; i < len(path.Points); i++ {
			a, b := path.Points[i-1], path.Points[i]
			if (a.Y > w.Y) != (b.Y > w.Y) && w.X < a.X+(w.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
				inside = !inside
			}
		}
	}
	return inside
}
