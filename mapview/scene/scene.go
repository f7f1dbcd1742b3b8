// Package scene says what is on the map: shapes in drawing order with their
// styles, and labels with their importance, all in map units. It draws nothing;
// package paint walks over a scene for every surface.
package scene

import (
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
	"delimit/mapview/style"
)

// Op draws one shape: its area, then its edge.
type Op struct {
	Shape   *Shape
	Fill    color.NRGBA // transparent: none
	Pattern style.Pattern
	Edge    style.Stroke // width 0: none
	Shift   float64      // of the edge to the right of its direction, in points
	Dot     float64      // radius of a filled dot at every point, in points; 0: none

	Tiles   *raster.Store // of a basemap; nil: it is none
	Opacity float64       // of the tiles
}

// Kind is what a label names, the more important the smaller.
type Kind uint8

// The kinds of label.
const (
	GapKind Kind = iota
	BorderKind
	ZoneKind
	NoteKind
	CityKind
	CountryKind
	SeaKind
	OblastKind
	TownKind
	VillageKind
	SheetKind // of a file that is shown
)

// Label is a text that may be placed.
type Label struct {
	Kind    Kind
	Text    string
	At      World
	Weight  float64 // among its kind, the more important the larger
	Dot     float64 // radius of a dot at the place; 0: the text is centred on the place
	MinZoom float64 // not shown below
	MaxZoom float64 // not shown above
	Type    style.Type
	Room    float64 // how far from its place the middle of the text may stand instead, in the world
	Along   *Shape  // the line that the text follows where it can; nil: none
}

// Scene is a map ready to be drawn. It is immutable.
type Scene struct {
	Style   *style.Map
	Ops     []Op
	Labels  []Label
	Repeats []Repeat  // names of wide areas, for close looks
	Bound   orb.Bound // of the territory

	Graticule bool // above all shapes, in the style's stroke
}

// WithoutTiles is the scene without basemaps, for pictures too small for them.
func (s *Scene) WithoutTiles() *Scene {
	plain := *s
	plain.Ops = slices.DeleteFunc(slices.Clone(s.Ops), func(op Op) bool { return op.Tiles != nil })
	return &plain
}

// Model is all that a scene depends on. Proposal and Ledger may be nil.
type Model struct {
	Territory *geo.Territory
	Situation *geo.Situation
	Proposal  *geo.Proposal
	Ledger    *geo.Ledger // of the three above; a ledger of an older proposal is drawn as it is
	Hide      Hidden
	Lit       orb.MultiPolygon // land that is lit while everything else is dimmed; nil: nothing
	Layers    *layer.Stack     // nil: all, in their own order
	Graticule bool             // meridians and parallels

	Compared *geo.Comparison // of the situation with others; nil: it is compared with nothing
}
