package desk

import (
	"cmp"
	"path/filepath"
	"slices"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// origins remembers where what is open came from, so that a project can say it.
type origins struct {
	situations  map[*geo.Situation]data.Reference
	territories map[*geo.Territory][]data.Reference
	file        *territoryFile // the last file of units that was opened; its units can be chosen
}

// territoryFile is a file of boundaries.
type territoryFile struct {
	path  string
	whole *data.Opened
}

func newOrigins() origins {
	return origins{situations: map[*geo.Situation]data.Reference{}, territories: map[*geo.Territory][]data.Reference{}}
}

// note remembers what a file was opened as.
func (o *origins) note(path string, opened *data.Opened) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	r := data.Reference{File: path, SHA256: string(opened.Stamp)}
	if s := opened.Situation; s != nil {
		r.Name, r.Date = s.Name, s.Date.String()
		o.situations[s] = r
	}
	if t := opened.Territory; t != nil {
		r.Name = t.Name()
		o.territories[t] = []data.Reference{r}
		o.file = &territoryFile{path, opened}
	}
}

// situation refers to a situation; one of which no file is known has a name only.
func (o origins) situation(s *geo.Situation) data.Reference {
	for _, known := range atlas.Situations() {
		if known == s {
			return data.Reference{Embedded: s.Date.String(), Name: s.Name, Date: s.Date.String()}
		}
	}
	if r, ok := o.situations[s]; ok {
		return r
	}
	return data.Reference{Name: s.Name, Date: s.Date.String(), SHA256: s.SHA256}
}

func (o origins) territory(t *geo.Territory) []data.Reference {
	if known, ok := o.territories[t]; ok {
		return slices.Clone(known) // the caller makes its paths relative
	}
	var list []data.Reference
	for _, u := range t.Units {
		list = append(list, data.Reference{Embedded: u.Code, Name: u.Name})
	}
	return list
}

// basis is what a document is measured on, with absolute paths.
func (o origins) basis(doc session.Document) data.Basis {
	return data.Basis{Territory: o.territory(doc.Territory), Situation: o.situation(doc.Situation)}
}

// content is what of a proposal goes into the file of its project: of a hidden one, what
// the file has.
func (d *Desk) content(t session.Tab) *geo.Proposal {
	if d.isHidden(t.ID) {
		return t.Saved
	}
	return t.Proposal
}

// project is the proposals with these IDs, as a file in a folder would have them.
func (d *Desk) project(path string, members []int) *data.Project {
	doc := d.session.Committed()
	center, zoom := d.m.View()
	p := &data.Project{Basis: d.origins.basis(doc).From(path), View: &data.View{Center: center, Zoom: zoom}}
	shown := d.session.TabID()
	for _, t := range d.session.InOrder(func(t session.Tab) bool { return slices.Contains(members, t.ID) }) {
		if t.ID == shown {
			p.Current = len(p.Proposals)
		}
		p.Proposals = append(p.Proposals, cmp.Or(d.content(t), &geo.Proposal{}))
	}
	return p
}

// askSaveProject asks where to save all that is open.
func (d *Desk) askSaveProject(then func()) {
	name := fileName(d.proposalName()) + ".delimit.geojson"
	d.askPath(session.Ref{}, heading("saveProject"), text.T("button.save"), filepath.Join(d.folder(), name), d.browseFolder(name), nil, func(path string) {
		path = withExtension(path, ".geojson", ".json")
		d.unlessThere(session.Ref{}, path, func() { d.saveProject(path, "", d.allTabs(), then) })
	})
}

// allTabs are the IDs of all that is open, and of what is hidden of the same projects.
func (d *Desk) allTabs() []int {
	var ids []int
	projects := map[string]bool{}
	for _, t := range d.session.Tabs() {
		ids = append(ids, t.ID)
		projects[t.Path] = d.projects[t.Path]
	}
	for _, c := range d.session.Closed() {
		if projects[c.Path] && d.isHidden(c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// membersOf are the IDs of the tabs that go into a project: its own, those of its own
// that are hidden, and those that have no file yet.
func (d *Desk) membersOf(path string) []int {
	ids := d.hiddenOf(path)
	for _, t := range d.session.Tabs() {
		if t.Path == path || t.Path == "" {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// oneProject is the project that saves all these tabs, by their numbers; empty: none does.
func (d *Desk) oneProject(tabs []int) string {
	open := d.session.Tabs()
	path := ""
	for _, i := range tabs {
		p := open[i].Path
		if p == "" {
			continue
		}
		if !d.projects[p] || path != "" && p != path {
			return ""
		}
		path = p
	}
	return path
}

// saveProject writes open proposals into one file.
func (d *Desk) saveProject(path string, was data.Stamp, members []int, then func()) {
	p := d.project(path, members)
	written := map[int]*geo.Proposal{}
	for _, t := range d.session.InOrder(func(t session.Tab) bool { return slices.Contains(members, t.ID) }) {
		written[t.ID] = d.content(t)
	}
	var err error
	var stamp data.Stamp
	d.config.Background(func() {
		var b []byte
		if b, err = data.EncodeProject(p); err == nil {
			err = data.Overwrite(path, b, was)
			stamp = data.StampOf(b)
		}
	}, func() {
		if d.notSaved(path, err, func() { d.saveProject(path, "", members, then) }, func() { d.askSaveProject(then) }) {
			return
		}
		d.stamps[path], d.projects[path], d.bases[path] = stamp, true, p.Basis
		d.detachOthers(path, members)
		for tab, p := range written {
			d.session.MarkTabSaved(tab, path, p)
		}
		d.saved(path, then)
	})
}

// takeProject opens the proposals of a project beside what is open, once what they
// are measured on is found.
func (d *Desk) takeProject(path string, o *data.Opened, then func()) {
	if d.isOpen(path, o.Stamp) {
		d.unhide(path)
		then()
		return
	}
	d.findBasis(path, o.Project.Basis, func(t *geo.Territory, situation *geo.Situation, said []data.Defect) {
		d.session.SetGround(text.T("step.openProject"), t, situation)
		o.Defects = append(said, o.Defects...)
		d.showProject(path, o)
	}, then)
}

// showProject opens the proposals.
func (d *Desk) showProject(path string, o *data.Opened) {
	first := len(d.session.Tabs())
	if t := d.session.Tabs(); len(t) == 1 && t[0].Proposal == nil {
		d.session.CloseTab(0) // so that the first proposal takes its place
		first = 0
	}
	for _, p := range o.Project.Proposals {
		d.session.AddTab(p)
		d.session.MarkSaved(path)
	}
	d.session.ShowTab(first + o.Project.Current)
	d.stamps[path], d.projects[path], d.bases[path] = o.Stamp, true, o.Project.Basis
	d.closeCard()
	if v := o.Project.View; v != nil {
		d.m.LookAt(v.Center, v.Zoom)
	} else {
		d.m.FitTerritory()
	}
	message := text.T("say.openedProject", filepath.Base(path), text.Counted("count.proposals", len(o.Project.Proposals)))
	if len(o.Defects) > 0 {
		message += "  " + text.Counted("say.remarks", len(o.Defects))
		d.remarks(d.showsFile(path), path, o.Defects)
	}
	d.toast.say(message)
}
