package desk

import (
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

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
}

func newOrigins() origins {
	return origins{map[*geo.Situation]data.Reference{}, map[*geo.Territory][]data.Reference{}}
}

// note remembers what a file was opened as.
func (o origins) note(path string, opened *data.Opened) {
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

// project is the open proposals with these IDs, as a file in a folder would have them.
func (d *Desk) project(path string, members []int) *data.Project {
	doc := d.session.Committed()
	center, zoom := d.m.View()
	p := &data.Project{Situation: d.origins.situation(doc.Situation), Territory: d.origins.territory(doc.Territory),
		View: &data.View{Center: center, Zoom: zoom}}
	relative := func(r *data.Reference) {
		if r.File != "" {
			r.File = data.Relative(path, r.File)
		}
	}
	relative(&p.Situation)
	for i := range p.Territory {
		relative(&p.Territory[i])
	}
	for i, t := range d.session.Tabs() {
		if !slices.Contains(members, t.ID) {
			continue
		}
		if i == d.session.Tab() {
			p.Current = len(p.Proposals)
		}
		q := t.Proposal
		if q == nil {
			q = &geo.Proposal{}
		}
		p.Proposals = append(p.Proposals, q)
	}
	return p
}

// askSaveProject asks where to save all that is open.
func (d *Desk) askSaveProject(then func()) {
	name := fileName(d.proposalName()) + ".delimit.geojson"
	d.askPath(heading("saveProject"), text.T("button.save"), filepath.Join(d.folder(), name), d.browseFolder(name), nil, func(path string) {
		path = withExtension(path, ".geojson", ".json")
		d.unlessThere(path, func() { d.saveProject(path, "", d.allTabs(), then) })
	})
}

// allTabs are the IDs of all that is open.
func (d *Desk) allTabs() []int {
	var ids []int
	for _, t := range d.session.Tabs() {
		ids = append(ids, t.ID)
	}
	return ids
}

// membersOf are the IDs of the tabs that go into a project: its own, and those that
// have no file yet.
func (d *Desk) membersOf(path string) []int {
	var ids []int
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
	for _, t := range d.session.Tabs() {
		if slices.Contains(members, t.ID) {
			written[t.ID] = t.Proposal
		}
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
		d.stamps[path], d.projects[path] = stamp, true
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
		then()
		return
	}
	d.findGround(ground{path, o.Project.Territory, o.Project.Situation}, func(doc session.Document) { d.showProject(path, o, doc) }, then)
}

// ground is what proposals were measured on, by reference.
type ground struct {
	project   string // path of the file that says so; empty: the paths are absolute
	territory []data.Reference
	situation data.Reference
}

// absolute refers to the territory from anywhere on this machine.
func (g ground) absolute() []data.Reference {
	list := slices.Clone(g.territory)
	for i, r := range list {
		if r.File != "" {
			list[i].File = r.Locate(g.project)
		}
	}
	return list
}

// findGround opens what proposals were measured on, and asks where it is not as it was.
// Then comes after everything, and without open when it is given up.
func (d *Desk) findGround(g ground, open func(session.Document), then func()) {
	doc := d.session.Committed()
	var wrong error
	var front *data.Opened // the file of the situation; nil: it is embedded
	d.config.Background(func() {
		var units []geo.Unit
		for _, r := range g.territory {
			unit, err := findTerritory(g.project, r)
			if err != nil {
				wrong = err
				return
			}
			units = append(units, unit...)
		}
		if len(units) > 0 {
			doc.Territory = &geo.Territory{Units: units}
		}
		if r := g.situation; r != (data.Reference{}) {
			doc.Situation, front, wrong = findSituation(g.project, r, doc.Situation)
		}
	}, func() {
		if now := d.session.Committed(); doc.Territory != now.Territory {
			d.origins.territories[doc.Territory] = g.absolute()
		}
		switch {
		case wrong != nil:
			d.askGround(g, doc, front, wrong, open, then)
		case front == nil:
			open(doc)
			then()
		default:
			file := g.situation.Locate(g.project)
			d.answered(settling{path: file, then: then}, front, d.answers(file), func(front *data.Opened) {
				if len(front.Unresolved()) > 0 {
					d.askGround(g, d.session.Committed(), nil, errors.New(text.T("project.unresolved", filepath.Base(file))), open, then)
					return
				}
				doc.Situation = front.Situation
				d.origins.note(file, front)
				open(doc)
				then()
			})
		}
	})
}

func findTerritory(project string, r data.Reference) ([]geo.Unit, error) {
	if r.Embedded != "" {
		unit, err := atlas.Oblast(r.Embedded)
		return []geo.Unit{unit}, err
	}
	o, err := r.Find(project, data.TerritoryRole)
	if err != nil {
		return nil, err
	}
	return o.Territory.Units, nil
}

// findSituation gives what a project was measured on, and its file. With an error it
// gives the one that is open, and the file as it is now if it has changed.
func findSituation(project string, r data.Reference, open *geo.Situation) (found *geo.Situation, file *data.Opened, err error) {
	if r.Embedded != "" {
		date, err := geo.ParseDate(r.Embedded)
		if err != nil {
			return open, nil, err
		}
		s, err := atlas.Situation(date)
		if err != nil {
			return open, nil, err
		}
		return s, nil, nil
	}
	if r.File == "" {
		return open, nil, errors.New(text.T("project.unknown", r.Name, r.Date))
	}
	o, err := r.Find(project, data.SituationRole)
	if err != nil {
		return open, o, err
	}
	return o.Situation, o, nil
}

// askGround asks what to do about proposals whose ground is not to be found as it was:
// figures must never come from something else unnoticed.
func (d *Desk) askGround(g ground, doc session.Document, changed *data.Opened, wrong error, open func(session.Document), then func()) {
	ask := dialog.NewCustomWithoutButtons(text.T("project.groundTitle"), newNote(d, wrong.Error()+"\n\n"+text.T("project.ground", doc.Situation.Name, doc.Situation.Date.String())), d.win)
	on := func(s *geo.Situation) func() {
		return func() {
			ask.Hide()
			doc.Situation = s
			open(doc)
			then()
		}
	}
	stop := func() { ask.Hide(); then() }
	buttons := []fyne.CanvasObject{newAction(text.T("button.cancel"), stop), newAction(text.T("project.present"), on(doc.Situation))}
	if changed != nil && changed.Situation != nil {
		buttons = append(buttons, newAction(text.T("project.changed"), func() {
			d.origins.note(g.situation.Locate(g.project), changed)
			on(changed.Situation)()
		}))
	}
	buttons = append(buttons, newMainAction(text.T("project.locate"), func() {
		ask.Hide()
		d.askPath(text.T("project.locate"), text.T("button.open"), d.folder()+string(filepath.Separator), d.browseOpen, nil, func(found string) {
			var s *data.Opened
			var err error
			d.config.Background(func() { s, err = data.OpenAs(found, data.SituationRole) }, func() {
				if err != nil {
					d.askGround(g, doc, changed, err, open, then)
					return
				}
				d.origins.note(found, s)
				on(s.Situation)()
			})
		})
	}))
	ask.SetButtons(buttons)
	ask.Resize(fyne.NewSize(620, 200))
	d.askOr(ask, stop)
}

// showProject opens the proposals.
func (d *Desk) showProject(path string, o *data.Opened, doc session.Document) {
	if now := d.session.Committed(); doc.Situation != now.Situation || doc.Territory != now.Territory {
		doc.Proposal = now.Proposal
		d.session.Replace(text.T("step.openProject"), doc)
	}
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
	d.stamps[path], d.projects[path] = o.Stamp, true
	d.closeCard()
	if v := o.Project.View; v != nil {
		d.m.LookAt(v.Center, v.Zoom)
	} else {
		d.m.FitTerritory()
	}
	message := text.T("say.openedProject", filepath.Base(path), text.Counted("count.proposals", len(o.Project.Proposals)))
	if len(o.Defects) > 0 {
		message += "  " + text.Counted("say.remarks", len(o.Defects))
		d.remarks(path, o.Defects)
	}
	d.toast.say(message)
}
