package main

import (
	"cmp"
	"errors"
	"fmt"

	"delimit/data"
	"delimit/geo"
)

// opened is a proposal, or the proposals of a project, in a file.
type opened struct {
	path      string
	proposals []*geo.Proposal
	project   *data.Project // nil: a proposal alone
}

// openProposals reads files of proposals and projects.
func (l *loaded) openProposals(paths []string) ([]opened, error) {
	var all []opened
	for _, path := range paths {
		p, defects, err := data.LoadProposal(path)
		var wrong *data.Error
		if errors.As(err, &wrong) && wrong.Rule == data.ProjectRule {
			o, err := data.OpenAs(path, data.ProjectRole)
			if err != nil {
				return nil, err
			}
			l.remark(path, o.Defects)
			all = append(all, opened{path, o.Project.Proposals, o.Project})
			continue
		}
		if err != nil {
			return nil, err
		}
		l.remark(path, defects)
		all = append(all, opened{path, []*geo.Proposal{p}, nil})
	}
	return all, nil
}

// loadWith loads what proposals are measured on: what the flags say and, where they
// say nothing, what the one project among the files was saved with.
func (in inputs) loadWith(paths []string) (*loaded, []opened, error) {
	files := &loaded{}
	all, err := files.openProposals(paths)
	if err != nil {
		return nil, nil, err
	}
	var from *opened
	for i := range all {
		if all[i].project == nil {
			continue
		}
		if from != nil && (in.Situation == "" || len(in.Territory) == 0) {
			return nil, nil, usageError{fmt.Errorf("%s and %s are both projects: say with --territory and --situation what to measure on", from.path, all[i].path)}
		}
		from = &all[i]
	}
	l, err := in.loadFor(from)
	if err != nil {
		return nil, nil, err
	}
	l.remarks = append(l.remarks, files.remarks...)
	return l, all, nil
}

func (in inputs) loadFor(from *opened) (*loaded, error) {
	if from == nil {
		return in.load()
	}
	p := from.project
	if len(in.Territory) == 0 {
		for _, r := range p.Territory {
			name, err := found(from.path, r, data.TerritoryRole)
			if err != nil {
				return nil, fmt.Errorf("the territory of the project: %w; --territory names another", err)
			}
			in.Territory = append(in.Territory, name)
		}
	}
	if in.Situation == "" && p.Situation != (data.Reference{}) {
		name, err := found(from.path, p.Situation, data.SituationRole)
		if err != nil {
			return nil, fmt.Errorf("the situation of the project: %w; --situation names another", err)
		}
		in.Situation = name
		in.Date = cmp.Or(in.Date, p.Situation.Date) // a person may have given it
	}
	return in.load()
}

// found is what the flags would say for a reference. A file must be the one that the
// project was saved with.
func found(project string, r data.Reference, role data.Role) (string, error) {
	if r.Embedded != "" {
		return r.Embedded, nil
	}
	if _, err := r.Find(project, role); err != nil {
		return "", err
	}
	return r.Locate(project), nil
}

// present is a list of a path, or of nothing where it is empty.
func present(path string) []string {
	if path == "" {
		return nil
	}
	return []string{path}
}

// shownProposal is the one of a file, and of a project the one that was open; nil of
// no file.
func shownProposal(files []opened) *geo.Proposal {
	if len(files) == 0 {
		return nil
	}
	f := files[0]
	if f.project != nil {
		return f.proposals[f.project.Current]
	}
	return f.proposals[0]
}
