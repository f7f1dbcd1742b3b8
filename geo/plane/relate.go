package plane

import "math"

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
// no less than its length, errs by under half a unit here.
const aside = 3

// blunt is the least sine of an angle that is not sharp. Two edges at such an
// angle are two units from each other 2,048 units from where they meet.
const blunt = 1.0 / 1024

// crossProduct is that of two vectors. Each product is rounded by itself: the compilers of some
// machines would fuse one with the difference, and digits would depend on the machine.
func crossProduct(ux, uy, vx, vy float64) float64 { return float64(ux*vy) - float64(uy*vx) }

// relate decides what floats can decide without doubt, and that is nearly all.
// Edges that have an end in common are never apart or across.
func relate(a, b, c, d Pt) relation {
	ux, uy := float64(b.X-a.X), float64(b.Y-a.Y)
	vx, vy := float64(d.X-c.X), float64(d.Y-c.Y)
	wx, wy := float64(c.X-a.X), float64(c.Y-a.Y)
	// Where c and d lie beside the first edge, a and b beside the second one.
	turn := crossProduct(ux, uy, vx, vy)
	ofC, ofA := crossProduct(ux, uy, wx, wy), crossProduct(wx, wy, vx, vy)
	ofD, ofB := ofC+turn, ofA-turn
	u, v := abs(ux)+abs(uy), abs(vx)+abs(vy)
	far, farToo := aside*u, aside*v
	switch {
	case ofC > far && ofD > far || ofC < -far && ofD < -far,
		ofA > farToo && ofB > farToo || ofA < -farToo && ofB < -farToo:
		return apart
	case min(abs(ofC), abs(ofD)) > far && min(abs(ofA), abs(ofB)) > farToo && abs(turn) > blunt*u*v:
		return across
	case a == c:
		return relateJoined(a, b, d)
	case a == d:
		return relateJoined(a, b, c)
	case b == c:
		return relateJoined(b, a, d)
	case b == d:
		return relateJoined(b, a, c)
	}
	return unclear
}

// relateJoined relates two edges that leave the same point.
func relateJoined(from, p, q Pt) relation {
	ux, uy := float64(p.X-from.X), float64(p.Y-from.Y)
	vx, vy := float64(q.X-from.X), float64(q.Y-from.Y)
	u, v := abs(ux)+abs(uy), abs(vx)+abs(vy)
	const short = 4
	if min(u, v) < short {
		return unclear
	}
	if float64(ux*vx)+float64(uy*vy) <= 0 { // they leave each other
		return joined
	}
	if turn := abs(crossProduct(ux, uy, vx, vy)); turn > aside*max(u, v) && turn > blunt*u*v {
		return joined
	}
	return unclear
}

// crossingAcross is crossing for edges that are across each other.
func crossingAcross(a, b, c, d Pt) Pt {
	ux, uy := float64(b.X-a.X), float64(b.Y-a.Y)
	vx, vy := float64(d.X-c.X), float64(d.Y-c.Y)
	wx, wy := float64(c.X-a.X), float64(c.Y-a.Y)
	share := crossProduct(wx, wy, vx, vy) / crossProduct(ux, uy, vx, vy)
	// Both products err by 4e-16 of the sizes of their edges, and the angle is blunt.
	err := float64(1e-12 * (abs(ux) + abs(uy) + abs(vx) + abs(vy)))
	x, y := float64(ux*share)+0.5, float64(uy*share)+0.5
	fx, fy := math.Floor(x), math.Floor(y)
	if min(x-fx, y-fy) > err && max(x-fx, y-fy) < 1-err {
		return Pt{a.X + int64(fx), a.Y + int64(fy)}
	}
	return crossing(a, b, c, d)
}
