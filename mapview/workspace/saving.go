package workspace

import (
	"cmp"
	"errors"
	"slices"

	"delimit/data"
	"delimit/data/storage"
	"delimit/geo"
	"delimit/mapview/session"
)

// Saving is a file that is being written, with what was open when it was begun. It is
// written on any goroutine, and what that means for what is open is taken in on the
// session's: Write, then Done.
type Saving struct {
	files   *Files
	path    string
	was     data.Stamp // what the file has to hold; empty: whatever it holds
	encode  func() ([]byte, error)
	project *data.Project         // nil: a proposal alone
	holds   map[int]*geo.Proposal // by the ID of the tab

	before  <-chan struct{} // closed when the one before has been written; nil: there is none
	written chan struct{}   // closed when this one has

	stamp data.Stamp
	err   error
}

// begin puts a Saving behind those before it: what was begun later stands in the file in
// the end, however long each takes.
func (f *Files) begin(s *Saving) *Saving {
	s.files, s.before, s.written = f, f.writing, make(chan struct{})
	f.writing = s.written
	return s
}

// Proposal is the shown proposal, to be written to a file of its own.
func (f *Files) Proposal(path string, was data.Stamp) *Saving {
	doc := f.session.Committed()
	p, on := doc.Proposal, f.basis(doc).From(path)
	return f.begin(&Saving{path: path, was: was, holds: map[int]*geo.Proposal{f.session.TabID(): p},
		encode: func() ([]byte, error) { return data.EncodeProposalOn(p, on) }})
}

// Project is proposals, by the IDs of their tabs, to be written to one file.
func (f *Files) Project(path string, was data.Stamp, members []int, view *data.View) *Saving {
	p := &data.Project{Basis: f.basis(f.session.Committed()).From(path), View: view}
	holds := map[int]*geo.Proposal{}
	for _, t := range f.session.InOrder(func(t session.Tab) bool { return slices.Contains(members, t.ID) }) {
		f.add(p, t, f.content(t))
		holds[t.ID] = f.content(t)
	}
	return f.project(path, was, p, holds)
}

// AsOnFile is a project as its file has it, to be written anew after one of its proposals
// came or went. What is not saved of the others stays so.
func (f *Files) AsOnFile(path string, view *data.View) *Saving {
	p := &data.Project{Basis: f.bases[path], View: view}
	for _, t := range f.On(path) {
		f.add(p, t, t.Saved)
	}
	return f.project(path, f.stamps[path], p, nil)
}

func (f *Files) add(to *data.Project, t session.Tab, p *geo.Proposal) {
	if t.ID == f.session.TabID() {
		to.Current = len(to.Proposals)
	}
	to.Proposals = append(to.Proposals, cmp.Or(p, &geo.Proposal{}))
}

func (f *Files) project(path string, was data.Stamp, p *data.Project, holds map[int]*geo.Proposal) *Saving {
	return f.begin(&Saving{path: path, was: was, project: p, holds: holds,
		encode: func() ([]byte, error) { return data.EncodeProject(p) }})
}

// Write writes the file, and keeps what it held before. It waits for those that were begun
// before, so that it must be called of each.
func (s *Saving) Write() error {
	defer close(s.written)
	if s.before != nil {
		<-s.before
	}
	b, err := s.encode()
	if err == nil {
		s.stamp = data.StampOf(b)
		err = storage.Overwrite(s.files.disk, s.path, b, s.was)
	}
	s.err = err
	return err
}

// Done takes in what has come of Write. What was written counts as saved only when the
// disk has confirmed it: until then the journal keeps it.
func (s *Saving) Done() {
	f := s.files
	if s.err != nil {
		if errors.Is(s.err, storage.ErrUnconfirmed) {
			f.stamps[s.path] = s.stamp // it is there, and nobody else has written it
		}
		return
	}
	f.stamps[s.path] = s.stamp
	if s.holds == nil {
		return
	}
	if s.project != nil {
		f.projects[s.path], f.bases[s.path] = true, s.project.Basis
	} else {
		delete(f.projects, s.path)
	}
	f.DetachOthers(s.path, s.tabs())
	for tab, p := range s.holds {
		f.session.MarkTabSaved(tab, s.path, p)
	}
}

func (s *Saving) tabs() []int {
	var ids []int
	for id := range s.holds {
		ids = append(ids, id)
	}
	return ids
}
