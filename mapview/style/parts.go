package style

import (
	"image/color"
	"maps"
)

// Part is a part of the map that can be shown, hidden, moved and coloured alone.
// Its name stands in the table of texts under "layer." + Part.
type Part string

// The parts.
const (
	SeaPart        Part = "sea"
	NeighboursPart Part = "neighbours"
	LandPart       Part = "land"
	HoldersPart    Part = "holders"    // who holds what
	AllocationPart Part = "allocation" // land that changes hands
	DifferencePart Part = "difference" // land of which compared situations say different things
	OblastsPart    Part = "oblasts"    // edges of oblasts and of Ukraine
	TerritoryPart  Part = "territory"  // the edge of what is measured
	ZonesPart      Part = "zones"
	ContactPart    Part = "contact" // the line of contact
	BordersPart    Part = "borders" // with their gaps, and notes
	NamesPart      Part = "names"   // of countries, oblasts and seas
	TownsPart      Part = "towns"
)

// Parts lists them, from the lowest to the highest.
var Parts = [...]Part{SeaPart, NeighboursPart, LandPart, HoldersPart, AllocationPart, DifferencePart, OblastsPart, TerritoryPart, ZonesPart, ContactPart, BordersPart, NamesPart, TownsPart}

// Change is how a part departs from a palette.
type Change struct {
	Part    Part
	Opacity float64     // 0 to 1, of what the palette says
	Color   color.NRGBA // zero: the palette's
}

// Changed is the palette with some parts changed; the same one without changes.
func (m *Map) Changed(changes []Change) *Map {
	if len(changes) == 0 {
		return m
	}
	changed := *m
	changed.Zones = maps.Clone(m.Zones)
	for _, c := range changes {
		changed.change(c)
	}
	return &changed
}

func (m *Map) change(c Change) {
	switch c.Part {
	case SeaPart: // nothing lies below the sea but paper
		if c.Color.A > 0 {
			m.Sea = c.Color
		}
		m.Sea = blend(m.Paper, m.Sea, c.Opacity)
	case NeighboursPart:
		c.on(&m.Neighbour)
		c.fade(&m.NeighbourEdge.Color)
	case LandPart:
		c.on(&m.Land)
	case HoldersPart:
		for i := range m.Held {
			c.area(&m.Held[i])
			c.area(&m.Beside[i])
		}
	case AllocationPart:
		c.area(&m.Ceded)
		c.area(&m.Returned)
		c.area(&m.Undecided)
		for i := range m.Sides {
			c.fade(&m.Sides[i].Color)
		}
	case OblastsPart:
		c.on(&m.OblastEdge.Color, &m.StateEdge.Color)
		c.fade(&m.StateCasing.Color)
	case TerritoryPart:
		c.on(&m.TerritoryEdge.Color)
		c.fade(&m.TerritoryCasing.Color)
	case DifferencePart:
		c.area(&m.Differs)
		c.fade(&m.DiffersCasing.Color)
	case ZonesPart:
		for r, a := range m.Zones {
			c.area(&a)
			m.Zones[r] = a
		}
		c.area(&m.OtherZone)
		c.label(&m.ZoneName)
	case ContactPart:
		c.on(&m.Contact.Color)
		c.fade(&m.ContactCasing.Color)
	case BordersPart:
		c.on(&m.Border.Color, &m.Draft.Color)
		c.fade(&m.BorderCasing.Color, &m.Gap.Color)
		c.label(&m.BorderName)
	case NamesPart:
		for _, t := range []*Type{&m.Country, &m.Oblast, &m.SeaName} {
			c.label(t)
		}
	case TownsPart:
		for _, t := range []*Type{&m.City, &m.Town, &m.Village} {
			c.label(t)
		}
		c.on(&m.Dot)
	}
}

// Ink is the colour by which a part is known.
func (m *Map) Ink(p Part) color.NRGBA {
	switch p {
	case SeaPart:
		return m.Sea
	case NeighboursPart:
		return m.Neighbour
	case LandPart:
		return m.Land
	case OblastsPart:
		return m.StateEdge.Color
	case TerritoryPart:
		return m.TerritoryEdge.Color
	case DifferencePart:
		return m.Differs.Edge.Color
	case ZonesPart:
		return m.ZoneName.Color
	case ContactPart:
		return m.Contact.Color
	case BordersPart:
		return m.Border.Color
	case NamesPart:
		return m.Country.Color
	case TownsPart:
		return m.City.Color
	}
	return color.NRGBA{}
}

// fade makes colours fainter.
func (c Change) fade(colors ...*color.NRGBA) {
	for _, to := range colors {
		to.A = uint8(float64(to.A)*c.Opacity + 0.5)
	}
}

// on gives colours the new one, as opaque as they were, and makes them fainter.
func (c Change) on(colors ...*color.NRGBA) {
	for _, to := range colors {
		if c.Color.A > 0 {
			*to = color.NRGBA{c.Color.R, c.Color.G, c.Color.B, to.A}
		}
		c.fade(to)
	}
}

func (c Change) area(a *Area) { c.on(&a.Fill, &a.Pattern.Color, &a.Edge.Color) }

func (c Change) label(t *Type) {
	c.on(&t.Color)
	c.fade(&t.Halo)
}

// Swatches are the colours that are offered for a layer: apart from each other, and
// none of them as strong as a holder's.
var Swatches = []color.NRGBA{
	hex(0x1f2933), hex(0x6b7580), hex(0xc9ced3), hex(0xffffff), hex(0x7c1f2b), hex(0xd8572a),
	hex(0xd9a514), hex(0x3c6e47), hex(0x2a8c82), hex(0x5b4a9c), hex(0xa14a86), hex(0x6d4c33),
}
