package style

// Light is the map by day and in print: warm paper, quiet land. Blue and brown
// stay apart for people who do not tell red from green.
var Light = makeMap("light", ChromeLight, tones{
	sea: 0xcfdce4, neighbour: 0xe9e6df, land: 0xf5f3ee, ink: 0x1f2933, halo: 0xfdfcfa, quiet: 0x6b7580,
	ukraine: 0xa9c6e3, russia: 0xe6c59d, contested: 0xd6d4cf, strongUkraine: 0x2f6ea8, strongRussia: 0xa8622a,
	seaName: 0x5d7f96, casing: 0xffffff, line: 0x7c1f2b, zone: 0x3c6e47, sheet: 0x5b4a9c, accent: 0xd8572a, dim: 0xf5f3ee, differs: 0x9c1278, unstated: 0xbdbdbd, undecided: 0xcdb8cd, beside: 0.54,
})

// Dark is the map by night.
var Dark = makeMap("dark", ChromeDark, tones{
	sea: 0x101c26, neighbour: 0x242c33, land: 0x2d363e, ink: 0xe8ebee, halo: 0x1a2229, quiet: 0x93a0ab,
	ukraine: 0x3d6286, russia: 0x7d5f3f, contested: 0x55595c, strongUkraine: 0x8fc1ee, strongRussia: 0xf0b071,
	seaName: 0x6f93ab, casing: 0x10181f, line: 0xff9d93, zone: 0x8fce9c, sheet: 0xb3a6e6, accent: 0xff8a5c, dim: 0x1b242c, differs: 0xffa0ea, unstated: 0x6c6c6c, undecided: 0x705e79, beside: 0.42,
})

// Print is for white paper: land around is left white, lines are dark, and tints are
// strong enough for a copier.
var Print = makeMap("print", ChromePrint, tones{
	sea: 0xd7e6f0, neighbour: 0xf1f0ec, land: 0xffffff, ink: 0x000000, halo: 0xffffff, quiet: 0x4f5860,
	ukraine: 0x9cc3ea, russia: 0xf0c48c, contested: 0xd9d9d9, strongUkraine: 0x083f73, strongRussia: 0xbf6a1a,
	seaName: 0x2f6079, casing: 0xffffff, line: 0x8a0f1f, zone: 0x1f5c30, sheet: 0x46358c, accent: 0xb33c12, dim: 0xffffff, differs: 0x8a0068, unstated: 0xe2e2e2, undecided: 0xeed3ee, beside: 0.42,
})

// Grey has no colour: holders differ by lightness, all else by its pattern.
var Grey = makeMap("grey", ChromePrint, tones{
	sea: 0xeaeaea, neighbour: 0xf6f6f6, land: 0xffffff, ink: 0x000000, halo: 0xffffff, quiet: 0x5a5a5a,
	ukraine: 0xd6d6d6, russia: 0x9a9a9a, contested: 0xd0d0d0, strongUkraine: 0xffffff, strongRussia: 0x1c1c1c,
	seaName: 0x606060, casing: 0xffffff, line: 0x000000, zone: 0x303030, sheet: 0x404040, accent: 0x000000, dim: 0xffffff, differs: 0x000000, unstated: 0xbebebe, undecided: 0xb8b8b8, beside: 0.6,
	contactDash: []float64{5, 1.6},
})

// Safe sets the parties as far apart as blue and orange go, for every kind of
// colour blindness.
var Safe = makeMap("safe", ChromeLight, tones{
	sea: 0xd0e0e8, neighbour: 0xeceae6, land: 0xf8f7f4, ink: 0x111820, halo: 0xffffff, quiet: 0x5c6670,
	ukraine: 0x7fb3de, russia: 0xf2c063, contested: 0xd2d2d2, strongUkraine: 0x00264f, strongRussia: 0xe06c10,
	seaName: 0x46687e, casing: 0xffffff, line: 0x4a0d3a, zone: 0x00563f, sheet: 0x5b3f8f, accent: 0xc23b00, dim: 0xf8f7f4, differs: 0x8f0f7c, unstated: 0xbababa, undecided: 0xdccae5, beside: 0.42,
	contactDash: []float64{5, 1.6},
})

// Palettes lists all ways in which a map can be drawn.
var Palettes = []*Map{Light, Dark, Print, Grey, Safe}

// Palette finds one by its name; Light when there is none of the name.
func Palette(name string) *Map {
	for _, p := range Palettes {
		if p.Name == name {
			return p
		}
	}
	return Light
}
