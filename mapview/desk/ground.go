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
		d.askPath(session.Ref{}, text.T("project.locate"), text.T("button.open"), d.folder()+string(filepath.Separator), d.browseOpen, nil, func(found string) {
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
