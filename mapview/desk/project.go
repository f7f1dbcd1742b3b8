package desk

import (
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

// askSaveProject asks where to save all that is open.
func (d *Desk) askSaveProject(then func()) {
	name := fileName(d.proposalName()) + ".delimit.geojson"
	d.askPath(session.Ref{}, heading("saveProject"), text.T("button.save"), filepath.Join(d.folder(), name), d.browseFolder(name), nil, func(path string) {
		path = withExtension(path, ".geojson", ".json")
		d.unlessThere(session.Ref{}, path, func() { d.saveProject(path, "", d.files.All(), then) })
	})
}

// saveProject writes open proposals into one file.
func (d *Desk) saveProject(path string, was data.Stamp, members []int, then func()) {
	d.write(d.files.Project(path, was, members, d.view()), func(err error) {
		if !d.notSaved(path, err, func() { d.saveProject(path, "", members, then) }, func() { d.askSaveProject(then) }) {
			d.saved(path, then)
		}
	})
}

// takeProject opens the proposals of a project beside what is open, once what they
// are measured on is found.
func (d *Desk) takeProject(path string, o *data.Opened, then func()) {
	if d.isOpen(path, o.Stamp) {
		d.files.Unhide(path)
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
	d.files.ReadProject(path, o.Stamp, o.Project.Basis)
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
