package desk

import (
	"path/filepath"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// offerBasis offers what a proposal was measured on when it was saved, where that is not
// what is open. Nothing is switched unasked.
func (d *Desk) offerBasis(path string, on *data.Basis) {
	if on == nil {
		return
	}
	now := d.origins.basis(d.session.Committed())
	if on.Same(now) {
		return
	}
	about := d.session.Ref(session.OfTab | session.OfTerritory | session.OfSituation)
	d.notice.offer(about, text.T("notice.basis", basisWords(*on, now)), text.T("notice.openBasis"), func() {
		before := d.session.Committed()
		d.findBasis(path, *on, func(t *geo.Territory, situation *geo.Situation, said []data.Defect) {
			d.session.SetGround(text.T("step.openBasis"), t, situation)
			if t != nil {
				d.m.FitTerritory()
			}
			d.rebase(before, d.session.Committed())
			d.tellGround(path, said)
		}, func() {})
	})
}

// tellGround lists what is not quite as a file says of what it was measured on.
func (d *Desk) tellGround(path string, said []data.Defect) {
	if len(said) > 0 {
		d.toast.say(said[0].String())
		shown := d.showsFile(path)
		if path == "" { // restored after a crash
			shown = always
		}
		d.remarks(shown, path, said)
	}
}

// basisWords name what a proposal was measured on: the date and the territory, or only
// that of the two which is another now.
func basisWords(was, now data.Basis) string {
	front := was.Situation.Date
	if front == "" {
		front = was.Situation.Name
	} else if name := was.Situation.Name; name != "" {
		front += " (" + text.Clip(name, 40) + ")"
	}
	if front == "" && was.Situation.File != "" {
		front = filepath.Base(filepath.FromSlash(was.Situation.File))
	}
	land := ""
	for i, r := range was.Territory {
		if i == 3 {
			land += " …"
			break
		}
		if i > 0 {
			land += " + "
		}
		land += text.Clip(r.Name, 30)
	}
	switch {
	case was.SameTerritory(now) || land == "":
		return text.T("basis.on", front)
	case was.Situation.Same(now.Situation) || front == "":
		return text.T("basis.in", land)
	}
	return text.T("basis.onIn", front, land)
}
