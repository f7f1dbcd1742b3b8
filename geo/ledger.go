package geo

import "github.com/paulmach/orb"

// Ledger is the balanced account of one territory, one situation and one
// proposal. Its cells sum to the territory exactly. It is immutable.
type Ledger struct {
	AreaM2      float64               // the territory
	Held        [len(Holders)]float64 // m² by Holder
	Units       []UnitRow             // each unit on its own row
	Proposed    bool                  // whether there is a proposal; if not, the figures of the next block are zero
	CededM2     float64               // held by Ukraine, allocated to Russia
	ReturnedM2  float64               // held by Russia, allocated to Ukraine
	KeptM2      float64               // held by Ukraine, allocated to Ukraine
	BorderM     float64               // length of all borders inside the territory
	Contested   map[Side]float64      // contested land by the side that it is allocated to, m²
	ContactM    float64               // length of the line of contact inside the territory
	Zones       []ZoneRow
	Cells       []Cell  // in a fixed order: by holder, side, zones
	Faces       []Face  // the faces into which the borders cut the territory, largest first
	Gaps        []Gap   // border ends that divide nothing
	ResidualM2  float64 // territory minus the sum of the cells: 0
	UncoveredM2 float64 // land of the territory of which the situation does not speak
	Warnings    []Warning

	shapes shapes
}

// NetM2 is ceded minus returned.
func (l *Ledger) NetM2() float64 { return l.CededM2 - l.ReturnedM2 }

// UnitRow is one unit's share of the account.
type UnitRow struct {
	Name   string
	AreaM2 float64
	Held   [len(Holders)]float64
}

// ZoneRow is a zone's land inside the territory.
type ZoneRow struct {
	Feature    string // Feature.ID
	Name       string
	Regime     Regime
	AreaM2     float64
	OutsideM2  float64 // the zone's land outside the territory
	Held       [len(Holders)]float64
	Places     []int // indices into the settlements given to Measure
	Population int
}

// Cell is one combination of holder, allocation and zones.
type Cell struct {
	Holder     Holder
	Side       Side  // NoSide when nothing is proposed
	Zones      []int // indices into Ledger.Zones, ascending
	AreaM2     float64
	Places     []int // indices into the settlements given to Measure, most people first
	Population int
}

// Ceded tells whether the cell is land that Ukraine holds and would give up.
func (c Cell) Ceded() bool { return c.Holder == HeldByUkraine && c.Side == SideRussia }

// Returned tells whether the cell is land that Russia holds and would give back.
func (c Cell) Returned() bool { return c.Holder == HeldByRussia && c.Side == SideUkraine }

// Reason says why a face has its side.
type Reason uint8

// The reasons, the strongest first.
const (
	ByMark     Reason = iota // an allocation mark lies in it
	ByBorder                 // a border beside it says so
	ByMajority               // its holder of most land
)

// Face is one piece of the territory as the borders cut it.
type Face struct {
	Side   Side
	Reason Reason
	AreaM2 float64
	Held   [len(Holders)]float64
	Inside orb.Point // a point well inside, where an allocation mark can stand
}

// Gap is a border end that lies inside the territory and meets nothing.
type Gap struct {
	Feature string // Feature.ID of the border
	Part    int    // which line of a MultiLineString
	AtEnd   bool   // the last vertex of the line; otherwise the first
	End     orb.Point
	Join    orb.Point // the nearest point on the territory's edge or another border
	GapM    float64
}

// Warning is something that the reader of a ledger must know.
type Warning struct {
	Rule    string     // a stable word: border-gap, allocation-conflict, holders-overlap, uncovered, ...
	Text    string     // one English sentence
	Feature string     // Feature.ID, when it is about one
	At      *orb.Point // where, when it is somewhere
}

// shapes makes polygons from the arrangement behind a ledger when asked.
type shapes interface {
	cell(i int) orb.MultiPolygon
	face(i int) orb.MultiPolygon
	territory() orb.MultiPolygon
	contact() orb.MultiLineString
	borders() orb.MultiLineString
}

// CellShape is the land of Cells[i] as valid polygons with RFC 7946 orientation.
func (l *Ledger) CellShape(i int) orb.MultiPolygon { return l.shapes.cell(i) }

// FaceShape is the land of Faces[i].
func (l *Ledger) FaceShape(i int) orb.MultiPolygon { return l.shapes.face(i) }

// TerritoryShape is the union of the territory's units.
func (l *Ledger) TerritoryShape() orb.MultiPolygon { return l.shapes.territory() }

// Contact is the line of contact inside the territory.
func (l *Ledger) Contact() orb.MultiLineString { return l.shapes.contact() }

// DividingBorders is the part of the borders that lies inside the territory.
func (l *Ledger) DividingBorders() orb.MultiLineString { return l.shapes.borders() }

// FaceAt finds the face that a point lies in.
func (l *Ledger) FaceAt(p orb.Point) (int, bool) { panic("in work") }

// CellAt finds the cell that a point lies in.
func (l *Ledger) CellAt(p orb.Point) (int, bool) { panic("in work") }
