package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/report"
	"delimit/data/storage"
	"delimit/geo"
)

// opened is a proposal, or the proposals of a project, in a file.
type opened struct {
	path      string
	proposals []*geo.Proposal
	project   *data.Project // nil: a proposal alone
	basis     *data.Basis   // what they were measured on; nil: the file does not say
}

// openProposals reads files of proposals and projects.
func (l *loaded) openProposals(paths []string) ([]opened, error) {
	var all []opened
	for _, path := range paths {
		o, err := data.OpenAs(path, data.ProposalRole)
		var wrong *data.Error
		if errors.As(err, &wrong) && wrong.Rule == data.ProjectRule {
			o, err = data.OpenAs(path, data.ProjectRole)
		}
		if err != nil {
			return nil, err
		}
		l.remark(path, o.Defects)
		if o.Project != nil {
			all = append(all, opened{path, o.Project.Proposals, o.Project, &o.Project.Basis})
			continue
		}
		all = append(all, opened{path, []*geo.Proposal{o.Proposal}, nil, o.Basis})
	}
	return all, nil
}

// loadWith loads what proposals are measured on: what the flags say and, where they
// say nothing, what the one project among the files was saved with.
func (in inputs) loadWith(paths []string) (*loaded, []opened, error) {
	files := &loaded{trust: in.trust()}
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
	l.remarks, l.trust = append(l.remarks, files.remarks...), files.trust
	for _, f := range all {
		l.notes = append(l.notes, report.BeforeLines(l.before(f))...)
	}
	return l, all, nil
}

// before is on what a file was measured when it was saved.
func (l *loaded) before(f opened) *report.Before {
	return report.NewBefore(f.path, f.basis, l.basis, l.trust)
}

func (in inputs) loadFor(from *opened) (*loaded, error) {
	if from == nil {
		return in.load()
	}
	p, says := from.project, projectSays{path: from.path, trust: in.trust()}
	if len(in.Territory) == 0 {
		for _, r := range p.Territory {
			name := says.find("territory", r, data.TerritoryRole)
			if !slices.Contains(in.Territory, name) {
				in.Territory = append(in.Territory, name)
			}
			if r.Unit != "" {
				if in.unitsOf == nil {
					in.unitsOf = map[string][]string{}
				}
				in.unitsOf[name] = append(in.unitsOf[name], r.Unit)
			}
		}
		if len(p.Territory) == 0 {
			says.remark("it names no territory: Donetsk is measured")
		}
	}
	if in.Situation == "" {
		if r := p.Situation; r.IsZero() {
			says.remark("it names no situation: the newest embedded one is measured on")
		} else {
			in.Situation = says.find("situation", r, data.SituationRole)
			in.Date = cmp.Or(in.Date, r.Date) // a person may have given it
		}
	}
	if len(says.missing) > 0 {
		return nil, errors.Join(says.missing...)
	}
	l, err := in.load()
	if err != nil {
		return nil, err
	}
	l.remarks = append(l.remarks, says.remarks...)
	return l, nil
}

// projectSays finds what a project refers to, and gathers what is not as it says.
type projectSays struct {
	path    string
	trust   data.Trust
	missing []error
	remarks []string
}

func (s *projectSays) remark(format string, args ...any) {
	s.remarks = append(s.remarks, filepath.Base(s.path)+": "+fmt.Sprintf(format, args...))
}

// find is what the flags would say for a reference. A file must be the one that the
// project was saved with.
func (s *projectSays) find(what string, r data.Reference, role data.Role) string {
	if r.Embedded != "" {
		if err := knowsEmbedded(r, role); err != nil {
			s.missing = append(s.missing, fmt.Errorf("%s: the %s of the project: %w; --%s names another", filepath.Base(s.path), what, err, what))
		}
		if role == data.SituationRole && r.Date != "" && r.Date != r.Embedded {
			s.remark("it says %s of the embedded situation of %s: that of %s is measured on", r.Date, r.Embedded, r.Embedded)
		}
		return r.Embedded
	}
	if r.File == "" {
		s.missing = append(s.missing, fmt.Errorf("%s: the %s of the project, %s, is in a file that is not known; --%s names another", filepath.Base(s.path), what, report.Named(r), what))
		return ""
	}
	r, err := r.Allowed(s.path, s.trust)
	var outside *data.Outside
	if errors.As(err, &outside) {
		s.missing = append(s.missing, fmt.Errorf("%s: the %s of the project, %s: %w; %s", filepath.Base(s.path), what, report.Named(r), err, remedy(what, outside)))
		return ""
	}
	o, err := r.Find(s.path, role)
	if err != nil {
		s.missing = append(s.missing, fmt.Errorf("%s: the %s of the project, %s: %w; --%s names another", filepath.Base(s.path), what, report.Named(r), err, what))
		return ""
	}
	place, found := r.Look(s.path)
	if found == data.FoundMoved {
		s.remark("the %s %s is not where it was; the same file lies at %s", what, report.Named(r), place)
	}
	for _, d := range o.Defects {
		if d.Rule == data.OtherDate {
			s.remark("it says %s of %s: %s; %s", r.Date, filepath.Base(place), d.Text, d.Done)
		}
	}
	return place
}

// remedy says which flags help.
func remedy(what string, o *data.Outside) string {
	if o.Lead == data.LeadAddress {
		return fmt.Sprintf("--%s names another", what)
	}
	return fmt.Sprintf("--allow %s opens it, --%s names another", data.Shown(o.Path), what)
}

// trust is which files a project or a saved proposal may have opened: those that the
// user has opened in the window, those that flags name, and those that a flag allows.
func (in inputs) trust() data.Trust {
	return data.Trust{Known: data.OpenRecent(storage.OS, data.RecentFile()).Has, Allowed: slices.Concat(in.Allow, in.Territory, present(in.Situation))}
}

// knowsEmbedded is an error for what the program has not embedded.
func knowsEmbedded(r data.Reference, role data.Role) error {
	if role == data.TerritoryRole {
		_, err := atlas.Oblast(r.Embedded)
		return err
	}
	date, err := geo.ParseDate(r.Embedded)
	if err == nil {
		_, err = atlas.Situation(date)
	}
	return err
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
