package desk

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/report"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// search looks for what a file was measured on, one reference after the other, and asks
// about each that is not there as it was: figures must never come from something else
// unnoticed. What is found, or the present one that a person chose, is kept.
type search struct {
	d     *Desk
	file  string // that refers to it; empty: the paths are absolute
	basis data.Basis

	units     []geo.Unit
	refs      []data.Reference // of the units, with absolute paths
	present   bool             // the present territory is to stay
	situation *geo.Situation   // nil: the present one is to stay
	said      []data.Defect    // what is not quite as the file says

	open func(*geo.Territory, *geo.Situation) // nil for what stays
	then func()                               // after everything, also when it is given up
}

// findBasis opens what a file was measured on. What is open already, known by its digest,
// is not looked for.
func (d *Desk) findBasis(file string, basis data.Basis, open func(*geo.Territory, *geo.Situation, []data.Defect), then func()) {
	s := &search{d: d, file: file, basis: basis, then: then}
	s.open = func(t *geo.Territory, situation *geo.Situation) { open(t, situation, s.said) }
	now := d.origins.basis(d.session.Committed())
	if basis.SameTerritory(now) {
		s.present = true
	}
	if len(basis.Territory) == 0 {
		s.present = true
		s.say(text.T("ground.noTerritory", d.session.Committed().Territory.Name()))
	}
	s.findUnit(0)
}

func (s *search) say(words string) {
	s.said = append(s.said, data.Defect{Rule: "ground", Feature: data.WholeFile, Text: words})
}

// findUnit looks for the units of the territory from one on, and then for the situation.
func (s *search) findUnit(i int) {
	if s.present || i == len(s.basis.Territory) {
		s.findSituation()
		return
	}
	r := s.basis.Territory[i]
	next := func() { s.findUnit(i + 1) }
	if r.Embedded != "" {
		unit, err := atlas.Oblast(r.Embedded)
		if err != nil {
			s.askUnit(r, nil, err, next)
			return
		}
		s.addUnits([]geo.Unit{unit}, r)
		next()
		return
	}
	if r.File == "" {
		s.askUnit(r, nil, errors.New(text.T("ground.nowhere")), next)
		return
	}
	var o *data.Opened
	var err error
	s.d.config.Background(func() {
		if r, err = r.Allowed(s.file, s.d.trust()); err == nil {
			o, err = r.FindContext(s.d.running, s.file, data.TerritoryRole, data.Answers{})
		}
	}, func() {
		var outside *data.Outside
		switch {
		case errors.As(err, &outside):
			s.askUnitOutside(r, outside, i)
			return
		case err != nil:
			s.askUnit(r, o, err, next)
			return
		}
		s.noteMoved(r)
		s.addFile(r.Locate(s.file), o, r.Unit)
		next()
	})
}

func (s *search) addUnits(units []geo.Unit, r data.Reference) {
	s.units, s.refs = append(s.units, units...), append(s.refs, r)
}

// addFile takes the unit that is meant of a file. With an empty name, or one that the
// file does not have any more, it takes all of them.
func (s *search) addFile(path string, o *data.Opened, unit string) {
	units := o.Territory.Units
	if one := data.Called(o.Territory, []string{unit}).Units; len(one) > 0 {
		units = one
	} else {
		unit = ""
	}
	s.d.opening(path)
	s.addUnits(units, data.Reference{File: path, SHA256: string(o.Stamp), Name: o.Territory.Name(), Unit: unit})
}

// noteMoved says that a file is found in another place than the reference says.
func (s *search) noteMoved(r data.Reference) {
	if path, found := r.Look(s.file); found == data.FoundMoved {
		s.say(text.T("ground.moved", report.Named(r), path))
	}
}

// findSituation looks for the situation, and is done then.
func (s *search) findSituation() {
	r := s.basis.Situation
	switch now := s.d.session.Committed().Situation; {
	case r.IsZero():
		s.say(text.T("ground.noSituation", now.Name, now.Date.String()))
		s.done()
	case r.Same(s.d.origins.situation(now)):
		s.done()
	case r.Embedded != "":
		s.findEmbedded(r)
	case r.File == "":
		s.askSituation(nil, errors.New(text.T("ground.nowhere")))
	default:
		s.findFront(r)
	}
}

func (s *search) findEmbedded(r data.Reference) {
	date, err := geo.ParseDate(r.Embedded)
	if err == nil {
		s.situation, err = atlas.Situation(date)
	}
	if err != nil {
		s.askSituation(nil, err)
		return
	}
	if r.Date != "" && r.Date != r.Embedded {
		s.say(text.T("ground.dates", r.Date, r.Embedded))
	}
	s.done()
}

func (s *search) findFront(r data.Reference) {
	var path string
	var err error
	s.d.config.Background(func() {
		if r, err = r.Allowed(s.file, s.d.trust()); err == nil {
			path = r.Locate(s.file)
		}
	}, func() {
		if err != nil {
			s.askSituation(nil, err)
			return
		}
		s.readFront(r, path)
	})
}

// readFront reads a front line that may be opened.
func (s *search) readFront(r data.Reference, path string) {
	answers := s.d.answers(path)
	var o *data.Opened
	var err error
	s.d.config.Background(func() { o, err = r.FindContext(s.d.running, s.file, data.SituationRole, answers) }, func() {
		if err != nil {
			s.askSituation(o, err)
			return
		}
		s.noteMoved(r)
		for _, defect := range o.Defects {
			if defect.Rule == data.OtherDate {
				s.said = append(s.said, defect)
			}
		}
		s.useFront(path, o)
	})
}

// useFront takes a file for the situation, once a person has said what it leaves open.
func (s *search) useFront(path string, o *data.Opened) {
	taken := false
	s.d.settle(settling{path: path, take: func(o *data.Opened) {
		taken = true
		s.situation = o.Situation
		s.d.opening(path)
		s.d.origins.note(path, o)
	}, then: func() {
		if !taken {
			s.askSituation(nil, errors.New(text.T("project.unresolved", filepath.Base(path))))
			return
		}
		s.done()
	}}, o)
}

func (s *search) done() {
	var t *geo.Territory
	if !s.present && len(s.units) > 0 {
		t = &geo.Territory{Units: s.units}
		s.d.origins.territories[t] = s.refs
	}
	s.open(t, s.situation)
	s.then()
}

// askUnit asks what to do about a unit of the territory that is not as it was. The
// situation has no part in it.
func (s *search) askUnit(r data.Reference, changed *data.Opened, wrong error, next func()) {
	s.askUnitOr(s.question("ground.territory", r, wrong), r, changed, next)
}

// askUnitOutside asks about a unit in a file that must not be opened without a question.
func (s *search) askUnitOutside(r data.Reference, o *data.Outside, i int) {
	q := s.question("ground.territory", r, o)
	q.addOpening(o, func() { s.findUnit(i) })
	s.askUnitOr(q, r, nil, func() { s.findUnit(i + 1) })
}

func (s *search) askUnitOr(q *missing, r data.Reference, changed *data.Opened, next func()) {
	if len(s.basis.Territory) > 1 {
		q.add(text.T("ground.without"), func() { s.say(text.T("ground.left", report.Named(r))); next() })
	}
	q.add(text.T("ground.presentTerritory", text.Clip(s.d.session.Committed().Territory.Name(), 30)), func() { s.present = true; s.findSituation() })
	if changed != nil && changed.Territory != nil {
		q.add(text.T("project.changed"), func() { s.addFile(r.Locate(s.file), changed, r.Unit); next() })
	}
	q.show(data.TerritoryRole, func(path string, o *data.Opened) { s.addFile(path, o, r.Unit); next() },
		func(err error) { s.askUnit(r, changed, err, next) })
}

// askSituation asks what to do about a situation that is not as it was. The territory
// has no part in it.
func (s *search) askSituation(changed *data.Opened, wrong error) {
	r := s.basis.Situation
	q := s.question("ground.situation", r, wrong)
	var outside *data.Outside
	if errors.As(wrong, &outside) {
		q.addOpening(outside, func() { s.findFront(r) })
	}
	date, _ := situationWords(s.d.session.Committed().Situation)
	q.add(text.T("ground.presentSituation", date), func() { s.situation = nil; s.done() })
	if changed != nil && changed.Situation != nil {
		q.add(text.T("project.changed"), func() { s.useFront(r.Locate(s.file), changed) })
	}
	q.show(data.SituationRole, s.useFront, func(err error) { s.askSituation(changed, err) })
}

// missing is the question about one reference.
type missing struct {
	s       *search
	ask     *dialog.CustomDialog
	buttons []fyne.CanvasObject
}

func (s *search) question(key string, r data.Reference, wrong error) *missing {
	name := text.T("ground.lost")
	if s.file != "" {
		name = filepath.Base(s.file)
	}
	now := s.d.session.Committed()
	present := now.Territory.Name()
	if key == "ground.situation" {
		date, rest := situationWords(now.Situation)
		present = date + ", " + rest
	}
	q := &missing{s: s}
	title, why := text.T(key+"Title"), wrong.Error()
	var outside *data.Outside
	if errors.As(wrong, &outside) {
		title, why = outsideWords(outside)
	}
	words := text.T(key, name, report.Named(r)) + "\n\n" + why + "\n\n" + text.T(key+"Offer", present)
	q.ask = dialog.NewCustomWithoutButtons(title, newNote(s.d, words), s.d.win)
	return q
}

func (q *missing) add(label string, do func()) {
	q.buttons = append(q.buttons, newAction(label, func() { q.ask.Hide(); do() }))
}

// show asks, with a way to look for the file elsewhere. Giving up opens nothing.
func (q *missing) show(role data.Role, found func(string, *data.Opened), failed func(error)) {
	d := q.s.d
	stop := func() { q.ask.Hide(); q.s.then() }
	look := newMainAction(text.T("project.locate"), func() {
		q.ask.Hide()
		d.askPath(session.Ref{}, text.T("project.locate"), text.T("button.open"), d.folder()+string(filepath.Separator), d.browseOpen, nil, func(path string) {
			var o *data.Opened
			var err error
			answers := d.answers(path)
			d.config.Background(func() { o, err = data.OpenContext(d.running, path, role, answers) }, func() {
				if err != nil {
					failed(err)
					return
				}
				found(path, o)
			})
		})
	})
	q.ask.SetButtons(append(append([]fyne.CanvasObject{newAction(text.T("button.cancel"), stop)}, q.buttons...), look))
	q.ask.Resize(fyne.NewSize(680, 220))
	d.askOr(q.ask, stop)
}
