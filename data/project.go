package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// Project is what a window has open: proposals, and by reference what they are
// measured on. In a file it is a GeoJSON FeatureCollection of the features of all its
// proposals, which any reader of GeoJSON opens; what else there is to say stands in
// the member "delimit" of the collection and of every feature.
type Project struct {
	Proposals []*geo.Proposal
	Current   int   // the proposal that was shown
	Basis           // what its proposals are measured on
	View      *View // nil: the whole territory
}

// View is how a map was looked at.
type View struct {
	Center orb.Point `json:"center"` // longitude, latitude
	Zoom   float64   `json:"zoom"`   // of Web Mercator, at one pixel a point
}

// projectVersion is the format of projects. Proposals alone have format 1, which
// older versions of the program read; they refuse a project as newer, and do not take
// it for one proposal.
const projectVersion = 2

// projectHead is the member "delimit" of a project.
type projectHead struct {
	Format    int            `json:"format"`
	What      string         `json:"what"`
	Proposals []proposalHead `json:"proposals"`
	Current   int            `json:"current"`
	Territory []Reference    `json:"territory"`
	Situation Reference      `json:"situation"`
	View      *View          `json:"view,omitempty"`
}

// proposalHead is what a proposal says beyond its features.
type proposalHead struct {
	Name    string    `json:"name"`
	Members geo.Extra `json:"members,omitempty"`
}

// EncodeProject writes a project: the same bytes for the same project.
func EncodeProject(p *Project) ([]byte, error) {
	head := projectHead{Format: projectVersion, What: "project", Current: p.Current, Territory: p.Territory, Situation: p.Situation, View: p.View,
		Proposals: []proposalHead{}}
	for _, q := range p.Proposals {
		head.Proposals = append(head.Proposals, proposalHead{q.Name, q.Members})
	}
	var b bytes.Buffer
	b.WriteString("{\"type\": \"FeatureCollection\",\n")
	if err := member(&b, marker, head); err != nil {
		return nil, err
	}
	b.WriteString("\"features\": [")
	first := true
	for i, q := range p.Proposals {
		for _, f := range q.Features {
			if !first {
				b.WriteByte(',')
			}
			first = false
			b.WriteByte('\n')
			f.Members = maps.Clone(f.Members)
			if f.Members == nil {
				f.Members = geo.Extra{}
			}
			f.Members[marker] = map[string]int{"proposal": i}
			if err := encodeFeature(&b, f, false); err != nil {
				return nil, fmt.Errorf("proposal %q: feature %s: %w", q.Name, f.ID, err)
			}
		}
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

// isProject tells a project from other files by its marker.
func isProject(c *collection) bool {
	m, _ := c.members[marker].(map[string]any)
	return m["what"] == "project"
}

// project reads a project. Features that name no proposal go to the first.
func project(path string, c *collection) (*Project, []Defect, error) {
	head, err := headOf(c)
	if err != nil {
		return nil, nil, err
	}
	p := &Project{Current: head.Current, Basis: Basis{head.Territory, head.Situation}, View: head.View}
	if len(head.Proposals) == 0 {
		head.Proposals = []proposalHead{{}}
	}
	p.Current = max(0, min(p.Current, len(head.Proposals)-1))
	parts := make([]*collection, len(head.Proposals))
	for i, h := range head.Proposals {
		parts[i] = &collection{members: maps.Clone(h.Members), format: c.format}
		if parts[i].members == nil {
			parts[i].members = map[string]any{}
		}
		parts[i].members["name"] = h.Name
		parts[i].members[marker] = map[string]any{} // so that an empty one is no error
	}
	for _, f := range c.features {
		i := proposalOf(f, len(parts))
		f.members = maps.Clone(f.members)
		delete(f.members, marker)
		parts[i].features = append(parts[i].features, f)
	}
	var defects []Defect
	for i, part := range parts {
		q, wrong, err := proposal(path, part)
		if err != nil {
			return nil, nil, err
		}
		q.Name = head.Proposals[i].Name
		p.Proposals = append(p.Proposals, q)
		defects = append(defects, wrong...)
	}
	return p, defects, nil
}

// headOf reads the marker of a project.
func headOf(c *collection) (projectHead, error) {
	var head projectHead
	raw, err := json.Marshal(c.members[marker])
	if err != nil {
		return head, refuse("not-a-project", "its member %q cannot be read: %v", marker, err)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&head); err != nil {
		return head, refuse("not-a-project", "its member %q cannot be read: %v", marker, err)
	}
	if head.Format > projectVersion {
		return head, refuse("newer", "it was saved by a newer version of Delimit (format %d, this one reads up to %d)", head.Format, projectVersion)
	}
	return head, nil
}

// proposalOf is the number of the proposal that a feature belongs to.
func proposalOf(f feature, n int) int {
	m, _ := f.members[marker].(map[string]any)
	number, _ := m["proposal"].(json.Number)
	i, err := number.Int64()
	if err != nil || i < 0 || int(i) >= n {
		return 0
	}
	return int(i)
}
