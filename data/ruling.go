package data

import (
	"image/color"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// Ruling is areas of a file that were judged alike.
type Ruling struct {
	Property    string // what decided: a property, (layer) or (file); empty when the areas say nothing
	Value       string // of the property, as the file writes it
	Source      string // whose rule it was; empty for a general one
	Known       bool   // false: no rule knows, and Holder is how the areas are counted until somebody does
	Holder      string // ukraine, russia, contested, or ignore: not counted
	Colour      string // #rrggbb in which the source shows all of them; empty when it does not say
	Areas       int    // features
	Settlements int    // of a table: such areas as are points
	Land        orb.MultiPolygon

	speaks speech
}

// Unresolved tells whether a person could say more: no rule knows the value.
func (r Ruling) Unresolved() bool { return !r.Known && r.Property != "" }

// Swatch is the colour in which the source shows all of the areas, if it does.
func (r Ruling) Swatch() (color.NRGBA, bool) { return hexColor(r.Colour) }

// Answered tells whether a person decided.
func (r Ruling) Answered() bool { return r.Known && r.Source == answeredBy }

// Unresolved lists what to ask a person about: values that no rule knows.
func (o *Opened) Unresolved() []Ruling {
	var list []Ruling
	for _, r := range o.Rulings {
		if r.Unresolved() {
			list = append(list, r)
		}
	}
	return list
}

// Unused lists answers that fit no area of a situation: slips, perhaps.
func (o *Opened) Unused(a Answers) []Answer {
	return slices.DeleteFunc(slices.Clone(a.Holders), func(a Answer) bool {
		return slices.ContainsFunc(o.Rulings, func(r Ruling) bool {
			return r.Source == answeredBy && strings.EqualFold(r.Property, a.Property) && wordOf(r.Value) == wordOf(a.Value)
		})
	})
}
