package plane

import "math/bits"

// wide is a signed integer of 128 bits in two's complement.
type wide struct {
	hi int64
	lo uint64
}

// mul is the exact product of two integers.
func mul(a, b int64) wide {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// Mul64 takes both as unsigned: a negative factor counts 2^64 too many of the other.
	return wide{int64(hi) - (a>>63)&b - (b>>63)&a, lo}
}

func (a wide) sub(b wide) wide {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, _ := bits.Sub64(uint64(a.hi), uint64(b.hi), borrow)
	return wide{int64(hi), lo}
}

func (a wide) add(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(uint64(a.hi), uint64(b.hi), carry)
	return wide{int64(hi), lo}
}

func (a wide) neg() wide { return wide{}.sub(a) }

// times is the product modulo 2^128.
func (a wide) times(b int64) wide {
	p := mul(int64(a.lo>>1), b) // the low word is unsigned: take it apart
	p = p.add(p)
	if a.lo&1 != 0 {
		p = p.add(wide{b >> 63, uint64(b)})
	}
	p.hi += a.hi * b
	return p
}

func (a wide) sign() int {
	switch {
	case a.hi < 0:
		return -1
	case a.hi == 0 && a.lo == 0:
		return 0
	}
	return 1
}

// float is the nearest float64 but for the last bits.
func (a wide) float() float64 {
	if a.hi < 0 {
		return -a.neg().float()
	}
	return float64(float64(a.hi)*(1<<64)) + float64(a.lo)
}

// share is the floor of delta·num/den + 1/2, for 0 ≤ num ≤ den, 0 < den < 2^97 and
// |delta| < 2^48. The product may not fit 128 bits, but what the true quotient
// leaves does, and so the remainder is exact modulo 2^128. A float is off by one
// at most.
func share(delta int64, num, den wide) int64 {
	q := int64(float64(delta) * (num.float() / den.float()))
	twice := den.add(den)
	rest := num.add(num).times(delta).add(den).sub(twice.times(q))
	for rest.sign() < 0 {
		q, rest = q-1, rest.add(twice)
	}
	for rest.sub(twice).sign() >= 0 {
		q, rest = q+1, rest.sub(twice)
	}
	return q
}
