package geo

import "github.com/paulmach/orb"

// Ledger is the balanced account of one territory, one situation and one
// proposal. Its cells sum to the territory exactly. It is immutable.
type Ledger struct {
	AreaM2 float64               // the territory
	Held   [len(Holders)]float64 // m² by Holder
	Units  []UnitRow             // each unit on its own row

	Proposed   bool // there is a proposal
	Delimited  bool // a border or an allocation mark says whose land is whose; if not, no cell has a side
	CededM2    float64
	ReturnedM2 float64
	KeptM2     float64 // held by Ukraine, allocated to Ukraine
	// UndecidedM2 is land of undecided faces that somebody is said to hold, see
	// Undecided. It is in none of ceded, returned and kept, so while there is any
	// these figures are not those of the proposal: see Decided.
	UndecidedM2 float64
	Contested   [SideRussia + 1]float64 // contested land by the side that it is allocated to, m²
	BorderM     float64                 // length of the borders inside the territory and along its edge
	ContactM    float64                 // length of the line of contact inside the territory, see Contact
	Zones       []ZoneRow               // in the order of the proposal
	Cells       []Cell                  // by holder, side, zones
	Faces       []Face                  // the faces into which the borders cut the territory, largest first
	Gaps        []Gap                   // border ends that meet nothing

	ResidualM2 float64 // territory minus the sum of the cells: 0
	// SliversM2 is land along the rim on which the situation has no control area
	// because its outline was drawn after another source. It is counted as held by
	// Ukraine, and goes to the other side only with all the land that Ukraine holds.
	SliversM2 float64
	Warnings  []Warning

	account *account
	places  []Settlement       // those given to Measure
	beside  map[string]*beside // by Feature.ID of each border
}

// NetM2 is ceded minus returned.
func (l *Ledger) NetM2() float64 { return l.CededM2 - l.ReturnedM2 }

// Decided reports whether the proposal says of all land that somebody holds whose
// it becomes. Only then are ceded, returned, net and kept figures of the proposal.
func (l *Ledger) Decided() bool { return l.Delimited && l.UndecidedM2 == 0 }

// UnitRow is one unit's share of the account.
type UnitRow struct {
	Name   string
	AreaM2 float64
	Held   [len(Holders)]float64
}

// ZoneRow is a zone's land inside the territory.
type ZoneRow struct {
	Feature   string // Feature.ID
	Name      string
	Regime    Regime
	AreaM2    float64
	OutsideM2 float64 // the zone's land outside the territory
	Held      [len(Holders)]float64
	Places    []int // indices into the settlements given to Measure
	People    People
}

// Cell is one combination of holder, allocation and zones.
type Cell struct {
	Holder    Holder
	Side      Side  // NoSide when nothing is proposed, and of undecided land
	Undecided bool  // land of undecided faces
	Zones     []int // indices into Ledger.Zones, ascending
	AreaM2    float64
	Places    []int // indices into the settlements given to Measure, most people first
	People    People
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
	// Undecided: a border ends open in it and nothing else decides, or nobody is
	// said to hold any of it. Its side is NoSide.
	Undecided
	AsHeld // it is made of the strips along the rim, see Face.Strips
)

// Face is one piece of the territory as the borders cut it. Its side is NoSide
// while nothing is delimited, and while it is undecided.
type Face struct {
	Side   Side
	Reason Reason
	AreaM2 float64
	Held   [len(Holders)]float64
	Strips bool // thin land along the rim that no control area covers, see Ledger.SliversM2

	largest int // the largest piece of it
}

// Gap is a border end that lies inside the territory and meets nothing.
type Gap struct {
	Feature string // Feature.ID of the border
	Part    int    // which line of a MultiLineString
	AtEnd   bool   // the last vertex of the line; otherwise the first
	End     orb.Point
	Join    orb.Point // the nearest point on the territory's edge or another border
	GapM    float64

	face int32 // the face that the end lies in
}

// Warning is something that the reader of a ledger must know.
type Warning struct {
	Rule    string     // a stable word: border-gap, allocation-conflict, holders-overlap, unstated, ...
	Text    string     // one English sentence
	Feature string     // Feature.ID, when it is about one
	At      *orb.Point // where, when it is somewhere
	Doubt   bool       // it puts the figures in doubt, whatever its rule
}
