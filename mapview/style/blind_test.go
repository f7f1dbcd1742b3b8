package style

import (
	"image/color"
	"math"
	"testing"

	"delimit/geo"
)

// Colour blindness simulated in linear RGB (Machado, Oliveira and Fernandes, A
// physiologically-based model for simulation of color vision deficiency, 2009,
// severity 1.0).
var simulations = map[string][9]float64{
	"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// lab is CIE L*a*b* (D65) of a colour as a person with a simulation sees it.
func lab(c color.NRGBA, m [9]float64) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	var v [3]float64
	for i := range v {
		v[i] = math.Max(0, math.Min(1, m[3*i]*r+m[3*i+1]*g+m[3*i+2]*b))
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*v[0] + 0.3576*v[1] + 0.1805*v[2]) / 0.95047)
	y := f(0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2])
	z := f((0.0193*v[0] + 0.1192*v[1] + 0.9505*v[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func deltaE(a, b color.NRGBA, m [9]float64) float64 {
	p, q := lab(a, m), lab(b, m)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// look is the colour of an area from afar: the fill with what its pattern covers.
func look(a Area, on color.NRGBA) color.NRGBA {
	over := func(under, ink color.NRGBA, part float64) color.NRGBA {
		part *= float64(ink.A) / 255
		m := func(u, i uint8) uint8 { return uint8(float64(u)*(1-part) + float64(i)*part + 0.5) }
		return color.NRGBA{m(under.R, ink.R), m(under.G, ink.G), m(under.B, ink.B), 255}
	}
	c := over(on, a.Fill, 1)
	if a.Pattern.Motif != NoPattern {
		c = over(c, a.Pattern.Color, a.Pattern.Width/a.Pattern.Step)
	}
	return c
}

// Land of different classes stays apart by ΔE*ab (CIE 1976) of 11 and more for
// everyone, in every palette, where 2.3 is just noticeable; the two holders, which
// have no pattern, by 15. In greys the patterns tell classes apart as well. Land and
// sea differ by 4 at least.
func TestClassesAreToldApart(t *testing.T) {
	for _, st := range Palettes {
		classes := map[string]Area{"held by Ukraine": st.Held[geo.HeldByUkraine], "held by Russia": st.Held[geo.HeldByRussia],
			"contested": st.Held[geo.HeldContested], "ceded": st.Ceded, "returned": st.Returned}
		for name, m := range simulations {
			for a, x := range classes {
				for b, y := range classes {
					least := 11.0
					if st == Grey && x.Pattern.Motif != y.Pattern.Motif {
						least = 3
					}
					if x.Pattern.Motif == NoPattern && y.Pattern.Motif == NoPattern {
						least = 15
					}
					if d := deltaE(look(x, st.Land), look(y, st.Land), m); a < b && d < least {
						t.Errorf("%s, %s: %s and %s are ΔE %.1f apart, not %.0f", st.Name, name, a, b, d, least)
					}
				}
			}
			for _, c := range []color.NRGBA{st.Land, st.Neighbour} {
				if d := deltaE(st.Sea, c, m); d < 4 {
					t.Errorf("%s, %s: sea and land are ΔE %.1f apart", st.Name, name, d)
				}
			}
		}
	}
}

// No two kinds of zone share a motif: colour, or how wide apart lines stand, is never
// the only sign.
func TestZonesHaveTheirOwnMotifs(t *testing.T) {
	for _, st := range Palettes {
		seen := map[Motif]geo.Regime{}
		for _, r := range geo.Regimes {
			motif := st.Zone(r).Pattern.Motif
			if other, twice := seen[motif]; twice || motif == NoPattern {
				t.Errorf("%s: %s looks like %s", st.Name, r, other)
			}
			seen[motif] = r
		}
	}
}
