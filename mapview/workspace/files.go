// Package workspace is what is open and where it is kept: the files that proposals belong
// to, how they are written, and the journal that keeps what no file has yet. There is no
// widget in it.
package workspace

import (
	"slices"

	"delimit/data"
	"delimit/data/storage"
	"delimit/geo"
	"delimit/mapview/session"
)

// Files knows the files of what is open. It belongs to the session's goroutine.
type Files struct {
	disk    storage.Disk
	session *session.Session
	basis   func(session.Document) data.Basis // what a document is measured on, with absolute paths

	stamps   map[string]data.Stamp // of proposals and projects, as their files were read or written here
	projects map[string]bool       // which of the files are projects
	bases    map[string]data.Basis // what the files of projects say that they are measured on

	detached func()          // proposals have lost their files: what they are must be kept otherwise at once
	writing  <-chan struct{} // closed when the newest Saving has been written; nil: there was none
}

// NewFiles knows none yet.
func NewFiles(disk storage.Disk, s *session.Session, basis func(session.Document) data.Basis) *Files {
	return &Files{disk: disk, session: s, basis: basis, stamps: map[string]data.Stamp{}, projects: map[string]bool{}, bases: map[string]data.Basis{}}
}

// Read says what the file of a proposal holds.
func (f *Files) Read(path string, stamp data.Stamp) { f.stamps[path] = stamp }

// ReadProject says what the file of a project holds.
func (f *Files) ReadProject(path string, stamp data.Stamp, on data.Basis) {
	f.stamps[path], f.projects[path], f.bases[path] = stamp, true, on
}

// Stamp is what a file held when it was read or written here; false: it was neither.
func (f *Files) Stamp(path string) (data.Stamp, bool) {
	stamp, known := f.stamps[path]
	return stamp, known
}

// IsProject reports whether a file is a project.
func (f *Files) IsProject(path string) bool { return f.projects[path] }

// A tab of a project that is closed is hidden: the file keeps the proposal until it is
// removed from the project on purpose, and it can be shown again.

// IsHidden reports whether a proposal was closed, and is part of a project.
func (f *Files) IsHidden(id int) bool {
	return slices.ContainsFunc(f.session.Closed(), func(c session.ClosedTab) bool { return c.ID == id && f.projects[c.Path] && c.Saved != nil })
}

// hiddenOf are the IDs of what is hidden of a project.
func (f *Files) hiddenOf(path string) []int {
	var ids []int
	for _, c := range f.session.Closed() {
		if c.Path == path && f.IsHidden(c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Unhide shows all of a project again.
func (f *Files) Unhide(path string) {
	for _, id := range slices.Backward(f.hiddenOf(path)) {
		f.session.ReopenTab(id)
	}
}

// Reopen shows the proposal again that was closed last. One whose file belongs to
// another tab by now has none any more: the two would write over one another.
func (f *Files) Reopen() {
	all := f.session.Closed()
	c := all[len(all)-1]
	if c.Path != "" && !f.projects[c.Path] && slices.ContainsFunc(f.session.Tabs(), func(t session.Tab) bool { return t.Path == c.Path }) {
		f.session.DetachTab(c.ID)
	}
	f.session.ReopenTab(c.ID)
}

// content is what of a proposal goes into the file of its project: of a hidden one, what
// the file has.
func (f *Files) content(t session.Tab) *geo.Proposal {
	if f.IsHidden(t.ID) {
		return t.Saved
	}
	return t.Proposal
}

// All are the IDs of all that is open, and of what is hidden of the same projects.
func (f *Files) All() []int {
	var ids []int
	projects := map[string]bool{}
	for _, t := range f.session.Tabs() {
		ids = append(ids, t.ID)
		projects[t.Path] = f.projects[t.Path]
	}
	for _, c := range f.session.Closed() {
		if projects[c.Path] && f.IsHidden(c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Members are the IDs of the tabs that go into a project: its own, those of its own that
// are hidden, and those that have no file yet.
func (f *Files) Members(path string) []int {
	ids := f.hiddenOf(path)
	for _, t := range f.session.Tabs() {
		if t.Path == path || t.Path == "" {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// OneProject is the project that saves all these tabs, by their numbers; empty: none does.
func (f *Files) OneProject(tabs []int) string {
	open := f.session.Tabs()
	path := ""
	for _, i := range tabs {
		p := open[i].Path
		if p == "" {
			continue
		}
		if !f.projects[p] || path != "" && p != path {
			return ""
		}
		path = p
	}
	return path
}

// On are the proposals, open or hidden, that a file holds.
func (f *Files) On(path string) []session.Tab {
	return f.session.InOrder(func(t session.Tab) bool { return t.Path == path })
}

// PathOf is the file of an open or closed proposal; empty: it has none.
func (f *Files) PathOf(id int) string {
	for _, t := range f.session.InOrder(func(t session.Tab) bool { return t.ID == id }) {
		return t.Path
	}
	return ""
}

// DetachOthers takes a file from the tabs that had it until others were written there:
// they must not write over it unasked. The version that is kept beside a file has what
// they are until the file is written once more.
func (f *Files) DetachOthers(path string, written []int) {
	any := false
	for _, t := range f.session.Tabs() {
		if t.Path == path && !slices.Contains(written, t.ID) {
			f.session.DetachTab(t.ID)
			any = true
		}
	}
	for _, t := range f.session.Closed() {
		if t.Path == path && !slices.Contains(written, t.ID) {
			f.session.DetachTab(t.ID)
		}
	}
	if any && f.detached != nil {
		f.detached()
	}
}
