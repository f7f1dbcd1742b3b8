// Package data reads and writes files: bytes in, values of package geo out, and
// back. It knows no screen.
//
// Open says what a file holds: a situation (who holds what), a proposal, or a
// territory. What is wrong with a file is either an Error, and then nothing was
// loaded, or a list of Defects, each of which says what was done about it.
//
// A file is read in five steps, each in files of its own:
//
//	limits.go, json.go          bytes → text that is UTF-8, JSON, whole, not too deep
//	convert.go, wkt.go, format/ other formats → GeoJSON; what had to be done is remarked
//	geojson.go, geometry.go     text → features, degrees on WGS 84 within the world
//	guess.go                    features → role, when nobody says it
//	situation.go, judging.go,   features → a value of package geo and defects
//	dates.go, territory.go, proposal.go, ids.go
//
// Who holds what is decided by tables, one a source: rules/ and its README, read by
// rules.go and applied by holders.go, sayings.go and elsewhere.go. What no table knows is a
// Ruling that is not Known, for a person to answer: answers.go; memory.go
// keeps the answers.
//
// A table of settlements and their holders (settlements.go, laying.go) becomes a schematic
// front (schematic.go), laid by geo/front. It may tell of several dates; Answers.Of says
// which one is meant, and a series has them all.
//
// Days are read by dateread.go and dateforms.go; dates.go finds the one of a file. Areas of several
// dates are maps of several days or parts of one: days.go, and spans.go for time spans.
//
// Check (check.go) finds out all about a file: facts, areas by holder, and what is
// wrong with the shapes of its polygons (shape.go, crossing.go).
//
// The text is walked over in place and never copied: beside its own bytes a file
// takes 16 bytes a vertex. Every reader is bounded, see MaxBytes and what follows.
//
// A project (project.go) is several proposals in one file, and by reference what they
// rest on. Saving over a file keeps what it held and tells when somebody else has
// written it: stamp.go.
//
// A proposal is saved as GeoJSON that QGIS and geojson.io open: encode.go, bbox.go,
// save.go. Properties and members that Delimit does not know are kept as they are
// written, numbers to the digit.
package data
