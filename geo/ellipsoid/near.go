package ellipsoid

import "math"

// Most edges are short, and for them Q is a polynomial: Taylor's, around the
// nearest of many centres. A sixth power of half a step is 6e-19 of Q.
const (
	centresPerDegree = 4
	reach            = 0.5 / centresPerDegree // degrees
)

// taylor is Q around a centre: a polynomial in radians from there.
type taylor [6]float64

var centres = expand()

// expand differentiates the series term by term at every centre.
func expand() (rows [180*centresPerDegree + 1]taylor) {
	for i := range rows {
		phi := (float64(float64(i)/centresPerDegree) - 90) * math.Pi / 180
		for k, c := range series {
			n := float64(2*k + 1)
			s, co := Sincos(n * phi)
			derivatives := [4]float64{s, co, -s, -co}
			for j := range rows[i] {
				rows[i][j] += float64(c * derivatives[j%4])
				c *= n / float64(j+1)
			}
		}
	}
	return rows
}

// nearMean is the mean of Q over the latitudes from middle − half to middle +
// half in degrees, as the function mean has it in radians, for |half| ≤ reach:
//
//	P(m) + P″(m) h²/6 + P⁗(m) h⁴/120
func nearMean(middle, half float64) float64 {
	i := int(float64(middle*centresPerDegree) + 90*centresPerDegree + 0.5)
	p := &centres[i]
	u := (middle - (float64(float64(i)/centresPerDegree) - 90)) * (math.Pi / 180)
	h := half * (math.Pi / 180)
	h *= h
	value := p[0] + float64(u*(p[1]+float64(u*(p[2]+float64(u*(p[3]+float64(u*(p[4]+float64(u*p[5])))))))))
	second := 2*p[2] + float64(u*(float64(6*p[3])+float64(u*(float64(12*p[4])+float64(u*20*p[5])))))
	fourth := float64(24*p[4]) + float64(u*120*p[5])
	return value + float64(h*(float64(second*(1.0/6))+float64(h*fourth*(1.0/120))))
}
