// Package data reads and writes files: bytes in, values of package geo out, and
// back. It knows no screen.
//
// Open says what a file holds: a situation (who holds what), a proposal, or a
// territory. Every reader is bounded: see the limits below. What is wrong with a
// file is either an Error, and then nothing was loaded, or a list of Defects,
// each of which says what was done about it.
package data
