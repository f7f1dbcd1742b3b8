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
		c = over(c, a.Pattern.Color, covered(a.Pattern))
	}
	return c
}

// covered is the part of an area that a pattern covers, about.
func covered(p Pattern) float64 {
	lines := map[Motif]float64{Boxes: 1.75, Bricks: 3}[p.Motif] // the length of ink in a square, in sides of it
	return max(lines, 1) * p.Width / p.Step
}

// least is by how much two classes differ at least, in CIE 1976 ΔE*ab, where 2.3 is
// just noticeable. Greys differ in lightness alone, so by less: 7 where neither class
// is hatched, 3 where the hatching tells them apart as well. Boxes and bricks are told
// from lines by 5. Land abroad lies beside
// land or sea with a line between, and faint land that is hatched beside some that is not.
func least(st *Map, a, b class) float64 {
	hatched := a.Pattern.Motif != b.Pattern.Motif
	switch abroad := a.name == "abroad" || b.name == "abroad"; {
	case abroad && (a.ground && b.ground) && st == Grey:
		return 2.5
	case abroad && (a.ground && b.ground):
		return 4
	case a.beside == b.name || b.beside == a.name:
		return 7 // the same holder, inside and outside the territory
	case (a.ground || b.ground) && hatched && (a.beside != "" || b.beside != ""):
		return 2.7
	case st == Grey && hatched:
		return 3
	case a.figured() && b.Pattern.Motif != NoPattern || b.figured() && a.Pattern.Motif != NoPattern:
		return 5
	case st == Grey:
		return 7
	case a.ground || b.ground:
		return 9
	case hatched:
		return 11
	}
	return 15 // the two holders
}

// class is land, or water, of which the map says something.
type class struct {
	Area
	name   string
	ground bool   // nobody's land of the account
	beside string // the name of the same land inside the territory
}

func classes(st *Map) []class {
	return []class{{st.Held[geo.HeldByUkraine], "kept", false, ""}, {st.Held[geo.HeldByRussia], "held by Russia", false, ""}, {st.Held[geo.HeldContested], "contested", false, ""},
		{st.Held[geo.HeldUnstated], "unstated", false, ""}, {st.Undecided, "undecided", false, ""},
		{over(st.Beside[geo.HeldByRussia], st.Land), "held by Russia, outside", false, "held by Russia"}, {over(st.Beside[geo.HeldContested], st.Land), "contested, outside", false, "contested"},
		{st.Ceded, "ceded", false, ""}, {st.Returned, "returned", false, ""}, {Area{Fill: st.Land}, "land", true, ""}, {Area{Fill: st.Sea}, "sea", true, ""}, {Area{Fill: st.Neighbour}, "abroad", true, ""}}
}

// over is land on other land.
func over(a Area, ground color.NRGBA) Area {
	a.Fill = blend(ground, a.Fill, float64(a.Fill.A)/255)
	return a
}

// figured reports whether a class is covered with figures, which nobody takes for the
// lines of others.
func (c class) figured() bool { return c.Pattern.Motif == Boxes || c.Pattern.Motif == Bricks }

// Whatever can lie side by side stays apart for everyone, in every palette.
func TestClassesAreToldApart(t *testing.T) {
	for _, st := range Palettes {
		all := classes(st)
		for name, m := range simulations {
			for i, a := range all {
				for _, b := range all[:i] {
					if d := deltaE(look(a.Area, st.Land), look(b.Area, st.Land), m); d < least(st, a, b) {
						t.Errorf("%s, %s: %s and %s are ΔE %.1f apart, not %.1f", st.Name, name, a.name, b.name, d, least(st, a, b))
					}
				}
			}
		}
	}
}

// Greys have no colour, and what has the same hatching in them differs in lightness.
func TestGreyIsGrey(t *testing.T) {
	for _, c := range classes(Grey) {
		for _, ink := range []color.NRGBA{c.Fill, c.Pattern.Color, c.Edge.Color} {
			if ink.R != ink.G || ink.G != ink.B {
				t.Errorf("%s has the colour %v", c.name, ink)
			}
		}
	}
}

// Borders have their order: the edge of an oblast, of the state, of what is measured,
// the line of contact, the proposal; and the casing is wider than its line.
func TestHierarchyOfBorders(t *testing.T) {
	for _, st := range Palettes {
		before := Stroke{}
		for _, s := range []Stroke{st.OblastEdge, st.StateEdge, st.TerritoryEdge, st.Contact, st.Border} {
			if s.Width <= before.Width || s.Color.A < before.Color.A {
				t.Errorf("%s: %+v is not stronger than %+v", st.Name, s, before)
			}
			before = s
		}
		for _, pair := range [][2]Stroke{{st.StateCasing, st.StateEdge}, {st.TerritoryCasing, st.TerritoryEdge}, {st.ContactCasing, st.Contact}, {st.BorderCasing, st.Border}} {
			if pair[0].Width < pair[1].Width+2 || pair[0].Color.A == 0 {
				t.Errorf("%s: %+v is no casing of %+v", st.Name, pair[0], pair[1])
			}
			if d := deltaE(pair[0].Color, pair[1].Color, simulations["normal"]); d < 30 {
				t.Errorf("%s: a casing is ΔE %.0f from its line", st.Name, d)
			}
		}
	}
}

// No two kinds of zone share a motif, nor one with land that changes hands or differs: colour, or how wide apart lines stand, is never
// the only sign.
func TestZonesHaveTheirOwnMotifs(t *testing.T) {
	for _, st := range Palettes {
		seen := map[Motif]geo.Regime{st.Ceded.Pattern.Motif: "ceded", st.Returned.Pattern.Motif: "returned", st.Differs.Pattern.Motif: "what differs",
			st.Held[geo.HeldUnstated].Pattern.Motif: "unstated", st.Undecided.Pattern.Motif: "undecided", st.Sheet.Ticks.Motif: "a layer"}
		if len(seen) != 6 {
			t.Errorf("%s: ceded, returned, differing, unstated and undecided land or a layer share a motif", st.Name)
		}
		for _, r := range geo.Regimes {
			motif := st.Zone(r).Pattern.Motif
			if other, twice := seen[motif]; twice || motif == NoPattern {
				t.Errorf("%s: %s looks like %s", st.Name, r, other)
			}
			seen[motif] = r
		}
	}
}

// Land of which compared situations say different things has the holder's own colour,
// so that it is told by motif and outline: both are seen on it by everyone, and the
// outline on its casing.
func TestDifferenceIsSeen(t *testing.T) {
	for _, st := range Palettes {
		look := st.Differs
		for name, m := range simulations {
			for _, h := range geo.Holders {
				for _, ink := range []color.NRGBA{look.Pattern.Color, look.Edge.Color} {
					if d := deltaE(ink, st.Held[h].Fill, m); d < 30 {
						t.Errorf("%s, %s: the ink is ΔE %.0f from land held by %s", st.Name, name, d, h)
					}
				}
			}
		}
		if look.Pattern.Motif == NoPattern || look.Edge.Width == 0 || st.DiffersCasing.Width < look.Edge.Width+2 || deltaE(look.Edge.Color, st.DiffersCasing.Color, simulations["normal"]) < 30 {
			t.Errorf("%s: %+v on %+v", st.Name, look, st.DiffersCasing)
		}
	}
}
