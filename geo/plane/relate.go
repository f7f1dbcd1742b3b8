package plane

// relation is how two edges lie to each other.
type relation int

const (
	apart   relation = iota // more than two units from each other, everywhere
	across                  // they cross, not at a sharp angle, and no end is near the other edge
	joined                  // they leave one end that both have, not at a sharp angle, and no other end is near the other edge
	unclear                 // anything else
)

// aside is how far a point must be from a line for clear: more than two units. A
// cross product divided by the length of the line in both coordinates, which is
// no less than its length, errs by under a quarter of a unit.
const aside = 2.5

// blunt is the least sine of an angle that is not sharp. Two edges at such an
// angle are two units from each other 2,048 units from where they meet.
const blunt = 1.0 / 1024

// ray is an edge in floats, which are exact for differences.
type ray struct {
	from Pt
	x, y float64
	size float64 // in both coordinates
}

func rayOf(p, q Pt) ray {
	x, y := float64(q.X-p.X), float64(q.Y-p.Y)
	return ray{p, x, y, abs(x) + abs(y)}
}

// side tells on which side of the line a point is clearly: 1 left, -1 right.
func (r ray) side(p Pt) int {
	det := r.x*float64(p.Y-r.from.Y) - r.y*float64(p.X-r.from.X)
	switch far := aside * r.size; {
	case det > far:
		return 1
	case det < -far:
		return -1
	}
	return 0
}

// relate decides what floats can decide without doubt, and that is nearly all.
func relate(a, b, c, d Pt) relation {
	switch {
	case a == c:
		return relateJoined(rayOf(a, b), rayOf(a, d))
	case a == d:
		return relateJoined(rayOf(a, b), rayOf(a, c))
	case b == c:
		return relateJoined(rayOf(b, a), rayOf(b, d))
	case b == d:
		return relateJoined(rayOf(b, a), rayOf(b, c))
	}
	r := rayOf(a, b)
	ofC, ofD := r.side(c), r.side(d)
	if ofC*ofD > 0 {
		return apart
	}
	s := rayOf(c, d)
	ofA, ofB := s.side(a), s.side(b)
	switch {
	case ofA*ofB > 0:
		return apart
	case ofA*ofB < 0 && ofC*ofD < 0 && abs(r.x*s.y-r.y*s.x) > blunt*r.size*s.size:
		return across
	}
	return unclear
}

// relateJoined relates two edges that leave the same point.
func relateJoined(r, s ray) relation {
	const short = 4
	if r.size < short || s.size < short {
		return unclear
	}
	if r.x*s.x+r.y*s.y <= 0 { // they leave each other
		return joined
	}
	turn := abs(r.x*s.y - r.y*s.x)
	if turn > aside*r.size && turn > aside*s.size && turn > blunt*r.size*s.size {
		return joined
	}
	return unclear
}
