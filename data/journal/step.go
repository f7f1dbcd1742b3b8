package journal

import (
	"encoding/json"
	"reflect"

	"delimit/data"
	"delimit/geo"
)

// step is one line: what a document has become.
type step struct {
	Document int               `json:"document"`          // first: reading looks for it
	Journal  string            `json:"journal,omitempty"` // name of the journal; older lines have none
	Line     int               `json:"line,omitempty"`    // number of the line in the journal, from 1
	Forget   bool              `json:"forget,omitempty"`
	Path     string            `json:"path,omitempty"`
	Stamp    data.Stamp        `json:"stamp,omitempty"`
	Project  bool              `json:"project,omitempty"`
	Basis    *data.Basis       `json:"ground,omitempty"`  // when it changed
	Name     *string           `json:"name,omitempty"`    // when it changed
	Members  json.RawMessage   `json:"members,omitempty"` // when they changed: an object
	Order    []string          `json:"order"`             // the IDs of all features
	Put      []json.RawMessage `json:"put,omitempty"`     // features that are new or changed, their IDs in the order of Puts
	Puts     []string          `json:"puts,omitempty"`
}

// written is a proposal as the lines so far say it.
type written struct {
	proposal *geo.Proposal
	basis    data.Basis
	features map[string]geo.Feature
}

// change is the step from what is written to a document. Values are immutable, so
// that comparing features that an edit left alone takes no time.
func change(before *written, d Document) (*step, *written, error) {
	p := d.Proposal
	if p == nil {
		p = &geo.Proposal{}
	}
	s := &step{Path: d.Path, Stamp: d.Stamp, Project: d.Project, Order: make([]string, 0, len(p.Features))}
	now := &written{proposal: p, basis: d.Basis, features: make(map[string]geo.Feature, len(p.Features))}
	if !reflect.DeepEqual(before.basis, d.Basis) {
		s.Basis = &d.Basis
	}
	if before.proposal == nil || before.proposal.Name != p.Name {
		s.Name = &p.Name
	}
	if before.proposal == nil || !reflect.DeepEqual(before.proposal.Members, p.Members) {
		b, err := json.Marshal(p.Members)
		if err != nil {
			return nil, nil, err
		}
		s.Members = b
	}
	for _, f := range p.Features {
		s.Order = append(s.Order, f.ID)
		now.features[f.ID] = f
		if old, ok := before.features[f.ID]; ok && reflect.DeepEqual(old, f) {
			continue
		}
		b, err := data.EncodeFeature(f)
		if err != nil {
			return nil, nil, err
		}
		s.Put, s.Puts = append(s.Put, b), append(s.Puts, f.ID)
	}
	return s, now, nil
}
