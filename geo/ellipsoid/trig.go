package ellipsoid

import "math"

// Booked areas must have the same digits on every machine. The compilers of some fuse a
// product with the sum that it goes into, and round once where others round twice; an
// explicit conversion of the product forbids that. The functions of package math are
// compiled without, so that those which areas need stand here.

// Sincos is the sine and the cosine of an angle in radians, with the same digits on
// every machine: the polynomials of Cephes (Moshier, 1984), as package math has them.
func Sincos(x float64) (sin, cos float64) {
	if !(math.Abs(x) < reducible) {
		return math.Sincos(x)
	}
	z, octant := reduced(math.Abs(x))
	sin, cos = sineNear(z), cosineNear(z)
	switch octant {
	case 2:
		sin, cos = cos, -sin
	case 4:
		sin, cos = -sin, -cos
	case 6:
		sin, cos = -cos, sin
	}
	if x < 0 {
		sin = -sin
	}
	return sin, cos
}

// sine is that of Sincos alone.
func sine(x float64) (sin float64) {
	if !(math.Abs(x) < reducible) {
		return math.Sin(x)
	}
	switch z, octant := reduced(math.Abs(x)); octant {
	case 0:
		sin = sineNear(z)
	case 2:
		sin = cosineNear(z)
	case 4:
		sin = -sineNear(z)
	default:
		sin = -cosineNear(z)
	}
	if x < 0 {
		return -sin
	}
	return sin
}

// reducible is the angle beyond which the three parts of π/4 do not suffice.
const reducible = 1 << 20

// reduced is what an angle has beyond the nearest quarter turn, and that in eighths of a
// turn: 0, 2, 4 or 6.
func reduced(angle float64) (z float64, octant int) {
	octant = int(angle * (4 / math.Pi))
	octant += octant & 1
	n := float64(octant)
	// π/4 in three parts, the first two short enough for exact products.
	z = ((angle - float64(n*7.85398125648498535156e-1)) - float64(n*3.77489470793079817668e-8)) - float64(n*2.69515142907905952645e-15)
	return z, octant & 7
}

func sineNear(z float64) float64 {
	zz := z * z
	return z + float64(z*zz*polynomial(zz, &sineTerms))
}

func cosineNear(z float64) float64 {
	zz := z * z
	return 1 - float64(0.5*zz) + float64(zz*zz*polynomial(zz, &cosineTerms))
}

var (
	sineTerms = [6]float64{1.58962301576546568060e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6,
		-1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1}
	cosineTerms = [6]float64{-1.13585365213876817300e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7,
		2.48015872888517045348e-5, -1.38888888888730564116e-3, 4.16666666666665929218e-2}
)

// polynomial is Horner's scheme, the highest power first.
func polynomial(x float64, c *[6]float64) float64 {
	return float64((float64((float64((float64((float64(c[0]*x)+c[1])*x)+c[2])*x)+c[3])*x)+c[4])*x) + c[5]
}

// atanh is the inverse hyperbolic tangent of a small number, by its series.
func atanh(x float64) float64 {
	square, power, sum := x*x, x, 0.0
	for k := 1.0; sum+power/k != sum; k += 2 {
		sum += power / k
		power *= square
	}
	return sum
}
