// Package geo is the domain of Delimit: who holds what (Situation), the area of
// account (Territory), what is proposed (Proposal) and the balanced account of
// the three (Ledger, made by Measure).
//
// It knows no file, no screen and no clock. Coordinates are longitude, latitude
// in degrees on WGS 84, in that order, and edges are straight between them, as
// RFC 7946 has it. Areas are square metres and lengths metres on the ellipsoid,
// unless a name says otherwise. Values are immutable once made: an edit makes
// another value, so that any goroutine may read any of them.
package geo
