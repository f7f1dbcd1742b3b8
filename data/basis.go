package data

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Basis is what proposals were measured on when they were saved, by reference. The zero
// Basis says nothing.
type Basis struct {
	Territory []Reference `json:"territory"`
	Situation Reference   `json:"situation"`
}

// IsZero reports whether a Basis says nothing.
func (b Basis) IsZero() bool { return len(b.Territory) == 0 && b.Situation.IsZero() }

// SameTerritory reports whether two territories are known to be of the same units, in
// any order.
func (b Basis) SameTerritory(other Basis) bool {
	rest := slices.Clone(other.Territory)
	for _, r := range b.Territory {
		i := slices.IndexFunc(rest, r.Same)
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return len(rest) == 0 && len(b.Territory) > 0
}

// Same reports whether two are known to be the same territory and situation.
func (b Basis) Same(other Basis) bool {
	return b.SameTerritory(other) && b.Situation.Same(other.Situation)
}

// From refers to files as a file in a folder does: relative to it where that can be.
func (b Basis) From(file string) Basis {
	return b.each(func(path string, _ Reference) string { return Relative(file, path) })
}

// Absolute refers from anywhere on this machine to what a file refers to.
func (b Basis) Absolute(file string) Basis {
	return b.each(func(_ string, r Reference) string { return r.Locate(file) })
}

func (b Basis) each(path func(string, Reference) string) Basis {
	b.Territory = slices.Clone(b.Territory)
	for i, r := range b.Territory {
		if r.File != "" {
			b.Territory[i].File = path(r.File, r)
		}
	}
	if r := b.Situation; r.File != "" {
		b.Situation.File = path(r.File, r)
	}
	return b
}

// mostReferences bounds the units of a territory that a file may name: Ukraine has 27.
const mostReferences = 200

// basisOf reads what a proposal was measured on. What cannot be read is a defect, and
// stays out of the way of the proposal.
func basisOf(c *collection) (*Basis, []Defect) {
	m, _ := c.members[marker].(map[string]any)
	value, ok := m["measured_on"]
	if !ok {
		return nil, nil
	}
	var b Basis
	raw, err := json.Marshal(value)
	if err == nil {
		d := json.NewDecoder(bytes.NewReader(raw))
		err = d.Decode(&b)
	}
	switch {
	case err != nil:
		return nil, []Defect{{Rule: "unknown-basis", Feature: WholeFile, Text: "what it was measured on cannot be read", Done: "not offered"}}
	case len(b.Territory) > mostReferences:
		return nil, []Defect{{Rule: "unknown-basis", Feature: WholeFile, Text: "it names " + counted(len(b.Territory), "unit") + " that it was measured on", Done: "not offered"}}
	case b.IsZero():
		return nil, nil
	}
	return &b, nil
}
