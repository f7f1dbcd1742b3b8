package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"delimit/data"
)

// read replays the intact lines of a journal, in their order. The error says what
// cannot be read of them.
func read(r io.Reader) ([]Document, Damage, error) {
	p := replay{open: map[key]*state{}}
	damage, err := readLines(r, p.play)
	documents, problem := p.documents()
	return documents, damage, errors.Join(err, problem)
}

// documents are those that were not forgotten, by their numbers.
func (p *replay) documents() ([]Document, error) {
	var problems []error
	var documents []Document
	slices.SortStableFunc(p.states, func(a, b *state) int { return cmp.Compare(a.number, b.number) })
	for _, s := range p.states {
		if s.forgotten {
			continue
		}
		d, err := s.document()
		if err != nil {
			problems = append(problems, err)
			continue
		}
		documents = append(documents, d)
	}
	return documents, errors.Join(problems...)
}

// key is of one document. Two journals in one file have documents of their own, though
// the numbers are the same.
type key struct {
	journal string
	number  int
}

// replay is what the lines so far have made.
type replay struct {
	states []*state // of all documents, in the order in which they began
	open   map[key]*state
}

// play applies a step to the document that it is of.
func (p *replay) play(s *step) {
	of := key{s.Journal, s.Document}
	now := p.open[of]
	if s.Forget {
		if now != nil {
			now.forgotten = true
			delete(p.open, of)
		}
		return
	}
	// Without numbers of lines only this tells where another journal begins.
	if now == nil || s.Line == 0 && s.first() && !now.continues(s) {
		now = &state{number: s.Document, features: map[string]json.RawMessage{}}
		p.open[of] = now
		p.states = append(p.states, now)
	}
	now.apply(s)
}

// first reports whether a step says all of a document, as the first does.
func (s *step) first() bool {
	return s.Name != nil && s.Members != nil && len(s.Puts) == len(s.Order)
}

// state is a document as the lines so far say it.
type state struct {
	number    int
	forgotten bool

	path     string
	stamp    data.Stamp
	project  bool
	basis    data.Basis
	name     string
	members  map[string]json.RawMessage
	order    []string
	features map[string]json.RawMessage
}

// continues reports whether a step has some feature of the document.
func (s *state) continues(of *step) bool {
	for _, id := range of.Puts {
		if s.features[id] != nil {
			return true
		}
	}
	return false
}

func (s *state) apply(step *step) {
	s.path, s.stamp, s.project, s.order = step.Path, step.Stamp, step.Project, step.Order
	if step.Basis != nil {
		s.basis = *step.Basis
	}
	if step.Name != nil {
		s.name = *step.Name
	}
	if step.Members != nil {
		s.members = nil
		_ = json.Unmarshal(step.Members, &s.members) // written by us, checked by its sum
	}
	for i, id := range step.Puts {
		s.features[id] = bytes.Clone(step.Put[i])
	}
}

// document puts the file together that saving would have written, and reads it as any
// other.
func (s *state) document() (Document, error) {
	whole := map[string]any{"type": "FeatureCollection", "delimit": map[string]int{"format": 1}}
	for key, value := range s.members {
		whole[key] = value
	}
	whole["name"] = s.name
	features := []json.RawMessage{}
	missing := 0
	for _, id := range s.order {
		if f := s.features[id]; f != nil {
			features = append(features, f)
		} else {
			missing++
		}
	}
	whole["features"] = features
	b, err := json.Marshal(whole)
	if err != nil {
		return Document{}, err
	}
	o, err := data.Read("journal.geojson", b, data.ProposalRole)
	if err != nil {
		return Document{}, err
	}
	o.Proposal.Name = s.name
	return Document{Path: s.path, Stamp: s.stamp, Project: s.project, Basis: s.basis, Proposal: o.Proposal, Missing: missing}, nil
}
