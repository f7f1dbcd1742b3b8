package plane

// product is the exact cross product of a→b and c→d.
func product(a, b, c, d Pt) wide {
	return mul(b.X-a.X, d.Y-c.Y).sub(mul(b.Y-a.Y, d.X-c.X))
}

// orient reports on which side of the line from a to b the point c lies: 1 left,
// -1 right, 0 on the line. It is exact. Floats decide when they can: differences on
// the grid are exact in 53 bits, and rounding keeps the order of the two products, so
// that they can become equal but never change places.
func orient(a, b, c Pt) int {
	x := float64(b.X-a.X) * float64(c.Y-a.Y)
	y := float64(b.Y-a.Y) * float64(c.X-a.X)
	switch {
	case x > y:
		return 1
	case x < y:
		return -1
	}
	return product(a, b, a, c).sign()
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// crossing is where two segments cross that are known to cross properly, rounded
// half up to the grid.
func crossing(a, b, c, d Pt) Pt {
	num, den := product(a, c, c, d), product(a, b, c, d)
	if den.sign() < 0 {
		num, den = num.neg(), den.neg()
	}
	return Pt{a.X + share(b.X-a.X, num, den), a.Y + share(b.Y-a.Y, num, den)}
}

// touches tells whether the segment from p to q meets the hot pixel of h: the
// square of one unit around it with its left and lower edge, without its right
// and upper edge. Half-open pixels tile the plane, so every point belongs to
// exactly one.
func touches(p, q, h Pt) bool {
	if p.X > q.X || (p.X == q.X && p.Y > q.Y) {
		p, q = q, p
	}
	// In half units all corners are integers.
	p, q = Pt{2 * p.X, 2 * p.Y}, Pt{2 * q.X, 2 * q.Y}
	west, east, south, north := 2*h.X-1, 2*h.X+1, 2*h.Y-1, 2*h.Y+1
	if p.X >= east || q.X < west || min(p.Y, q.Y) >= north || max(p.Y, q.Y) < south {
		return false
	}
	if p.X == q.X || p.Y == q.Y {
		return true
	}
	up := q.Y > p.Y
	nw := orient(p, q, Pt{west, north})
	if nw == 0 {
		return !up // upwards it passes outside, through a corner that is not part of the pixel
	}
	ne := orient(p, q, Pt{east, north})
	if ne == 0 {
		return up
	}
	if nw != ne {
		return true
	}
	sw := orient(p, q, Pt{west, south})
	if sw == 0 || sw != ne {
		return true
	}
	se := orient(p, q, Pt{east, south})
	if se == 0 {
		return !up
	}
	return se != ne
}
