// Package plane is the engine: one planar arrangement of areas and lines on a
// fixed-point grid, with exact predicates and no epsilon. It knows no holder and
// no country.
package plane
