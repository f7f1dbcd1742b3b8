package geo

import "github.com/paulmach/orb"

// FeatureType says what a feature of a proposal is.
type FeatureType uint8

// The types of feature.
const (
	Border     FeatureType = iota // a line that divides the territory
	Zone                          // an area with a regime
	Note                          // a point with a text
	Facility                      // a point with a shared output
	Allocation                    // a point: the face around it goes to Side
)

// Regime is the kind of a zone.
type Regime string

// The regimes that Delimit knows. A file may name others; they are kept.
const (
	FreeTrade     Regime = "free-trade"
	Demilitarised Regime = "demilitarised"
	Monitoring    Regime = "monitoring"
	Withdrawal    Regime = "withdrawal"
	Force         Regime = "force"
	NoFly         Regime = "no-fly"
	International Regime = "international"
)

// Regimes lists the known regimes in the order in which menus show them.
var Regimes = [...]Regime{FreeTrade, Demilitarised, Monitoring, Withdrawal, Force, NoFly, International}

// Extra holds what a file says beyond what Delimit knows, as decoded JSON, so
// that it survives a load and a save. It is never changed in place.
type Extra map[string]any

// Feature is one border, zone, note, facility or allocation mark of a proposal.
type Feature struct {
	ID     string // unique within its proposal; survives edits, so history and panels can follow a feature
	Type   FeatureType
	Name   string
	Regime Regime // of a zone
	Left   Side   // of a border: whose land lies to its left in the direction in which it is drawn
	Right  Side   // of a border
	Side   Side   // of an allocation mark
	// Draft says that the feature is still being drawn: it is shown dashed and not
	// measured. The geometry of a draft is a LineString of the vertices so far, of a
	// zone as well as of a border.
	Draft    bool
	Geometry orb.Geometry // LineString or MultiLineString, Polygon or MultiPolygon, Point or MultiPoint, by Type
	// Properties and Members are what the file says beyond the above.
	Properties Extra
	Members    Extra
}

// Proposal is a named document: borders, zones, facilities and notes, and what
// it says of sides. A nil *Proposal means that nothing is proposed.
type Proposal struct {
	Name     string
	Features []Feature
	Members  Extra // of the FeatureCollection
}
