// Package style is the one table of colours, widths and sizes: of the map and of
// the window around it. Widths and sizes are in points of the screen at scale 1.
package style

import (
	"image/color"

	"delimit/geo"
)

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
}

// Alpha gives a colour with another opacity, 0 to 1.
func Alpha(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(255*opacity + 0.5)
	return c
}

// Stroke is a line.
type Stroke struct {
	Width float64
	Color color.NRGBA
	Dash  []float64 // lengths of ink and gap; none: continuous
}

// Scaled is the stroke on a surface of so many pixels a point.
func (s Stroke) Scaled(by float64) Stroke {
	s.Width *= by
	if len(s.Dash) > 0 {
		dash := make([]float64, len(s.Dash))
		for i, d := range s.Dash {
			dash[i] = d * by
		}
		s.Dash = dash
	}
	return s
}

// Motif is the kind of a pattern.
type Motif uint8

// The motifs.
const (
	NoPattern Motif = iota
	Rising          // lines like /
	Falling         // lines like \
	Upright         // lines like |
	Level           // lines like –
	Crossed         // lines like × in both diagonals
	Dotted
	Grid    // lines upright and level
	Plus    // signs like +
	Broken  // level lines with gaps
	Lozenge // squares on their corners
	Ticked  // short strokes like /
	Boxes   // empty squares
	Bricks  // like a wall
)

// Pattern covers an area with lines or dots; colour is never the only sign.
type Pattern struct {
	Motif Motif
	Step  float64 // from line to line
	Width float64 // of a line or dot
	Color color.NRGBA
}

// Area is how an area is drawn.
type Area struct {
	Fill    color.NRGBA
	Pattern Pattern
	Edge    Stroke
}

// Type is how a label is set.
type Type struct {
	Size   float64
	Bold   bool
	Italic bool
	Spaced bool // letters set apart, capitals
	Color  color.NRGBA
	Halo   color.NRGBA
	HaloPt float64
}

// Map is how the map is drawn.
type Map struct {
	Name   string
	Chrome *Chrome // of a page around the map

	Paper                color.NRGBA // where there is not even sea
	Sea, Neighbour, Land color.NRGBA
	NeighbourEdge        Stroke
	StateEdge            Stroke
	StateCasing          Stroke
	OblastEdge           Stroke
	TerritoryEdge        Stroke
	TerritoryCasing      Stroke

	Held      [len(geo.Holders)]Area // land that keeps its holder, or of which nothing is proposed
	Ceded     Area
	Undecided Area // land that no side gets because a border ends open in it
	Returned  Area
	Beside    [len(geo.Holders)]Area // land of the situation outside the territory
	Differs   Area                   // laid over land of which compared situations say different things
	Dimmed    color.NRGBA            // laid over all that is not lit
	Lit       Stroke

	DiffersCasing          Stroke
	Contact, ContactCasing Stroke
	Border, BorderCasing   Stroke
	Draft                  Stroke
	Sides                  [geo.SideRussia + 1]Stroke // the tints along the two edges of a border
	Zones                  map[geo.Regime]Area
	OtherZone              Area
	Gap                    Stroke
	Marker, MarkerEdge     color.NRGBA
	Handle, HandleEdge     color.NRGBA
	HandleActive           color.NRGBA
	Hover                  Stroke // laid over a line that a click would select
	Snap                   color.NRGBA

	Sheet                          Sheet // what a file shows that says nothing of its look
	City, Town, Village            Type
	Dot                            color.NRGBA
	Country, Oblast, SeaName       Type
	ZoneName, BorderName, GapLabel Type
	Graticule                      Stroke
	Furniture                      Type // scale bar, date and source in the corner
}

// Zone is how a zone of a regime is drawn.
func (m *Map) Zone(r geo.Regime) Area {
	if a, ok := m.Zones[r]; ok {
		return a
	}
	return m.OtherZone
}

// Pointer and PointerEdge are the colours of the pointers that we draw: like those
// of the system, seen on any ground.
var Pointer, PointerEdge = hex(0x101010), hex(0xffffff)

// tones are what a palette chooses; the rest follows.
type tones struct {
	sea, neighbour, land, ink, halo, quiet, ukraine, russia, contested, strongUkraine, strongRussia uint32
	seaName, casing, line, zone, sheet, accent, dim, differs, unstated, undecided                   uint32

	beside      float64   // opacity of land of the situation outside the territory
	contactDash []float64 // where its colour does not tell the line of contact from a border
}

func makeMap(name string, chrome *Chrome, t tones) *Map {
	ink, casing, quiet := hex(t.ink), hex(t.casing), hex(t.quiet)
	label := func(size float64, bold bool, c color.NRGBA) Type {
		return Type{Size: size, Bold: bold, Color: c, Halo: Alpha(hex(t.halo), 0.9), HaloPt: 1.6}
	}
	spaced := func(size float64, c color.NRGBA) Type {
		s := label(size, false, c)
		s.Spaced = true
		return s
	}
	hatch := func(m Motif, c uint32) Pattern { return Pattern{m, 7, 2.2, hex(c)} }
	m := &Map{
		Name: name, Chrome: chrome,
		Paper: hex(t.halo),
		Sea:   hex(t.sea), Neighbour: hex(t.neighbour), Land: hex(t.land),
		NeighbourEdge:   Stroke{0.8, Alpha(quiet, 0.5), nil},
		StateEdge:       Stroke{1.6, Alpha(ink, 0.65), nil},
		StateCasing:     Stroke{4, Alpha(casing, 0.5), nil},
		OblastEdge:      Stroke{0.8, Alpha(quiet, 0.6), []float64{5, 2.5}},
		TerritoryEdge:   Stroke{1.8, Alpha(ink, 0.85), nil},
		TerritoryCasing: Stroke{5, Alpha(casing, 0.55), nil},

		Ceded:    Area{Fill: mix(t.ukraine, t.strongRussia, 0.25), Pattern: hatch(Rising, t.strongRussia)},
		Returned: Area{Fill: mix(t.russia, t.strongUkraine, 0.25), Pattern: hatch(Falling, t.strongUkraine)},
		Differs:  Area{Fill: Alpha(hex(t.halo), 0.22), Pattern: Pattern{Lozenge, 8, 3.8, hex(t.differs)}, Edge: Stroke{1.9, hex(t.differs), nil}},
		Dimmed:   Alpha(hex(t.dim), 0.62),
		Lit:      Stroke{2.4, hex(t.accent), nil},

		DiffersCasing: Stroke{4.2, Alpha(casing, 0.8), nil},

		Contact: Stroke{2, hex(t.line), t.contactDash}, ContactCasing: Stroke{4.4, Alpha(casing, 0.85), nil},
		Border: Stroke{2.6, ink, nil}, BorderCasing: Stroke{5.6, Alpha(casing, 0.95), nil},
		Draft:  Stroke{2.2, ink, []float64{7, 5}},
		Gap:    Stroke{1.6, hex(t.accent), []float64{2, 4}},
		Marker: hex(t.accent), MarkerEdge: casing,
		Hover:  Stroke{7, Alpha(hex(t.accent), 0.35), nil},
		Handle: casing, HandleEdge: ink, HandleActive: hex(t.accent), Snap: hex(t.accent),

		City: label(13.5, true, ink), Town: label(11.5, false, ink), Village: label(10.5, false, Alpha(ink, 0.85)), Dot: ink,
		Country: spaced(14, Alpha(quiet, 0.9)), Oblast: spaced(10.5, Alpha(quiet, 0.95)),
		SeaName:  Type{Size: 13, Italic: true, Color: hex(t.seaName), Halo: Alpha(hex(t.sea), 0.8), HaloPt: 1.2},
		ZoneName: label(12, true, hex(t.zone)), BorderName: label(11.5, true, ink), GapLabel: label(11.5, true, hex(t.accent)),
		Graticule: Stroke{0.7, Alpha(ink, 0.32), nil},
		Furniture: label(11.5, false, ink),
	}
	m.Held[geo.HeldByUkraine] = Area{Fill: hex(t.ukraine)}
	m.Held[geo.HeldByRussia] = Area{Fill: hex(t.russia)}
	m.Held[geo.HeldContested] = Area{Fill: hex(t.contested), Pattern: Pattern{Rising, 6, 1.2, quiet}}
	m.Held[geo.HeldUnstated] = Area{Fill: hex(t.unstated), Pattern: Pattern{Boxes, 11, 1.1, Alpha(quiet, 0.85)}}
	m.Undecided = Area{Fill: hex(t.undecided), Pattern: Pattern{Bricks, 14, 1, Alpha(ink, 0.45)}}
	m.Beside[geo.HeldByUkraine] = Area{Fill: Alpha(hex(t.ukraine), 0.3)}
	m.Beside[geo.HeldByRussia] = Area{Fill: Alpha(hex(t.russia), t.beside)}
	m.Beside[geo.HeldContested] = Area{Fill: Alpha(hex(t.contested), 0.3), Pattern: Pattern{Rising, 7, 1.1, Alpha(quiet, 0.7)}}
	m.Sides[geo.SideUkraine] = Stroke{5, Alpha(hex(t.strongUkraine), 0.55), nil}
	m.Sides[geo.SideRussia] = Stroke{5, Alpha(hex(t.strongRussia), 0.55), nil}
	m.Zones, m.OtherZone = zones(t)
	m.Sheet = sheet(t)
	return m
}

// zones gives every regime its own pattern; all share one colour, because the
// colours of the map belong to the holders. For the same reason no zone has a fill: it
// would tint the land of its holders, and the legend does not.
func zones(t tones) (map[geo.Regime]Area, Area) {
	c := hex(t.zone)
	area := func(motif Motif, step, width float64, dash ...float64) Area {
		return Area{Pattern: Pattern{motif, step, width, Alpha(c, 0.6)}, Edge: Stroke{2, c, dash}}
	}
	return map[geo.Regime]Area{
		geo.FreeTrade:     area(Dotted, 9, 2.6),
		geo.Demilitarised: area(Upright, 9, 1.1, 9, 4),
		geo.Monitoring:    area(Level, 9, 1.1, 3, 3),
		geo.Withdrawal:    area(Crossed, 12, 0.9, 12, 4),
		geo.Force:         area(Plus, 13, 1.5, 9, 3, 2, 3),
		geo.NoFly:         area(Broken, 9, 1.5, 14, 5),
		geo.International: area(Grid, 13, 0.9),
	}, area(NoPattern, 0, 0)
}

// mix blends two colours; part 1 is all b.
func mix(a, b uint32, part float64) color.NRGBA {
	return blend(hex(a), hex(b), part)
}

func blend(a, b color.NRGBA, part float64) color.NRGBA {
	of := func(p, q uint8) uint8 { return uint8(float64(p)*(1-part) + float64(q)*part + 0.5) }
	return color.NRGBA{of(a.R, b.R), of(a.G, b.G), of(a.B, b.B), 0xff}
}
