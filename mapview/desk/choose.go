package desk

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// askTerritory chooses oblasts, or a file.
func (d *Desk) askTerritory() {
	doc := d.session.Committed()
	var names, chosen []string
	for _, u := range atlas.Oblasts() {
		names = append(names, u.Name)
		for _, now := range doc.Territory.Units {
			if now.Code == u.Code && u.Code != "" {
				chosen = append(chosen, u.Name)
			}
		}
	}
	slices.Sort(names)
	boxes := widget.NewCheckGroup(names, nil)
	boxes.SetSelected(chosen)
	all := container.NewVBox(boxes)
	file := d.origins.file
	ofFile := widget.NewCheckGroup(nil, nil)
	if file != nil && len(file.whole.Territory.Units) > 1 {
		ofFile.Options = unitNames(file.whole.Territory)
		ofFile.SetSelected(unitNames(doc.Territory))
		all.Objects = []fyne.CanvasObject{widget.NewLabelWithStyle(text.T("territory.ofFile", filepath.Base(file.path)), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
			ofFile, widget.NewLabelWithStyle(text.T("territory.oblasts"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), boxes}
	}
	list := container.NewVScroll(all)
	list.SetMinSize(fyne.NewSize(320, 360))
	source := widget.NewLabel(text.T("brief.boundary", doc.Territory.Boundary()))
	ask := dialog.NewCustomWithoutButtons(heading("territory"), container.NewBorder(nil, source, nil, nil, list), d.win)
	ask.SetButtons([]fyne.CanvasObject{
		newAction(text.T("button.cancel"), func() { ask.Hide() }),
		newAction(text.T("button.file"), func() { ask.Hide(); d.askOpen() }),
		newMainAction(text.T("button.ok"), func() {
			if t := d.origins.choose(boxes.Selected, file, ofFile.Selected); t != nil {
				ask.Hide()
				d.session.SetTerritory(text.T("step.territory"), t)
				d.m.FitTerritory()
			}
		})})
	d.askAbout(d.session.Ref(session.OfTerritory), ask)
}

func unitNames(t *geo.Territory) (names []string) {
	for _, u := range t.Units {
		names = append(names, u.Name)
	}
	return names
}

// choose makes a territory of oblasts and of units of a file, and remembers where they
// came from; nil of none.
func (o *origins) choose(oblasts []string, file *territoryFile, units []string) *geo.Territory {
	t := chosenTerritory(oblasts)
	if len(units) == 0 || file == nil {
		return t
	}
	if t == nil {
		t = &geo.Territory{}
	}
	refs := o.territory(t)
	chosen := data.Called(file.whole.Territory, units)
	t.Units = append(t.Units, chosen.Units...)
	o.territories[t] = append(refs, data.References(file.path, file.whole, chosen)...)
	return t
}

// chosenTerritory makes a territory of names of oblasts; nil of none.
func chosenTerritory(names []string) *geo.Territory {
	t := &geo.Territory{}
	for _, u := range atlas.Oblasts() {
		if slices.Contains(names, u.Name) {
			t.Units = append(t.Units, u)
		}
	}
	if len(t.Units) == 0 {
		return nil
	}
	return t
}

// askSituation chooses one of the embedded situations, or a file, and tells where
// the present one comes from, also when that changes meanwhile: a series may play.
func (d *Desk) askSituation() {
	list := container.NewVBox()
	var ask *dialog.CustomDialog
	buttons := map[*geo.Situation]*widget.Button{}
	for _, s := range slices.Backward(atlas.Situations()) {
		buttons[s] = newAction(s.Date.String()+"   "+s.Note, func() {
			ask.Hide()
			d.useSituation(s)
		})
		list.Add(buttons[s])
	}
	from := newNote(d, "")
	list.Add(from)
	show := func() {
		now := d.session.Document().Situation
		for s, b := range buttons {
			b.Importance = widget.MediumImportance
			if s == now {
				b.Importance = widget.HighImportance
			}
			b.Refresh()
		}
		from.SetText(provenance(now))
	}
	show()
	ask = dialog.NewCustomWithoutButtons(heading("situation"), list, d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), func() { ask.Hide() }), newMainAction(text.T("button.file"), func() { ask.Hide(); d.askOpen() })})
	ask.Resize(fyne.NewSize(520, 300))
	d.ask(ask)
	d.whileOpen(ask, session.OfSituation, show)
}

// useSituation measures on another situation and tells what that did.
func (d *Desk) useSituation(s *geo.Situation) {
	before := d.session.Committed()
	d.session.SetSituation(text.T("step.openSituation"), s)
	d.rebase(before, d.session.Committed())
}

// provenance says where a situation comes from.
func provenance(s *geo.Situation) string {
	date, rest := situationWords(s)
	lines := []string{s.Name, date + " · " + rest}
	if s.SHA256 != "" {
		lines = append(lines, "SHA-256 "+s.SHA256)
	}
	return strings.Join(lines, "\n")
}
