package desk

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// inspector edits what is selected: the name, the kind of a zone, the sides of a
// border.
type inspector struct {
	d       *Desk
	box     *fyne.Container
	back    *canvas.Rectangle
	line    *canvas.Rectangle
	form    *fyne.Container
	of      session.Ref // the feature that the form is about
	bond    *session.Bond
	filling bool
	name    *field
	regime  *widget.Select
	left    *widget.Select
	right   *widget.Select
}

func newInspector(d *Desk) *inspector {
	i := &inspector{d: d, line: hairline(d.chrome().Hairline), form: container.NewVBox()}
	i.name = newField(func() { i.keepName(); d.win.Canvas().Focus(d.m) })
	i.name.left = i.rename
	i.name.OnSubmitted = func(string) { d.win.Canvas().Focus(d.m) }
	var inner *fyne.Container
	i.back, inner = backed(d.chrome().Raised, padded(6, 12, 8, 12, i.form))
	i.box = container.NewBorder(nil, i.line, nil, nil, inner)
	i.box.Hide()
	return i
}

func (i *inspector) update() {
	about, ok := i.d.session.RefFeature(i.d.session.Selection().Feature)
	if !ok {
		i.shut()
		return
	}
	f, _ := i.d.session.Feature(about)
	if i.of != about {
		i.shut()
		i.of = about
		i.build(f)
		i.bond = i.d.session.Bind(about, i.shut)
	}
	i.fill(f)
	i.box.Show()
}

// shut takes the form away. A name that is being typed is kept if its feature is there.
func (i *inspector) shut() {
	if i.of == (session.Ref{}) {
		i.box.Hide()
		return
	}
	i.leaveName()
	i.d.session.Loose(i.bond)
	i.of, i.bond = session.Ref{}, nil
	i.box.Hide()
	i.name.SetText("")
}

// leaveName ends the typing of a name, which takes it.
func (i *inspector) leaveName() {
	if i.d.win.Canvas().Focused() == i.name {
		i.d.win.Canvas().Focus(i.d.m)
	}
}

// id is the ID of the feature that the form is about; empty: it is gone.
func (i *inspector) id() string {
	f, _ := i.d.session.Feature(i.of)
	return f.ID
}

// build makes the form for a type of feature.
func (i *inspector) build(f geo.Feature) {
	head := widget.NewLabel(text.T("feature." + featureKey(f)))
	head.TextStyle.Bold = true
	remove := widget.NewButton(text.T("button.delete"), func() { i.d.commitTo(i.of, text.T("step.delete"), geo.RemoveFeature(i.id())) })
	remove.Importance = widget.LowImportance
	i.name.SetPlaceHolder(text.T("feature.name"))
	i.form.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, head, remove), i.name}
	switch f.Type {
	case geo.Zone:
		var kinds []string
		for _, r := range geo.Regimes {
			kinds = append(kinds, text.Regime(r))
		}
		i.regime = widget.NewSelect(kinds, func(string) { i.setRegime() })
		i.form.Add(i.regime)
	case geo.Border:
		sides := []string{text.Side(geo.SideUkraine), text.Side(geo.SideRussia)}
		i.left = widget.NewSelect(sides, func(string) { i.setSides() })
		i.right = widget.NewSelect(sides, func(string) { i.setSides() })
		swap := widget.NewButton(text.T("button.swap"), func() {
			if f, ok := i.d.session.Feature(i.of); ok {
				i.d.commit(text.T("step.sides"), geo.SetSides(f.ID, f.Right, f.Left))
			}
		})
		label := func(key string) *widget.Label { return widget.NewLabel(text.T(key)) }
		i.form.Add(container.NewBorder(nil, nil, label("feature.left"), swap, i.left))
		i.form.Add(container.NewBorder(nil, nil, label("feature.right"), nil, i.right))
	}
	i.form.Refresh()
}

func featureKey(f geo.Feature) string {
	switch f.Type {
	case geo.Border:
		return "border"
	case geo.Zone:
		return "zone"
	case geo.Facility:
		return "facility"
	case geo.Allocation:
		return "allocation"
	}
	return "note"
}

// fill shows the feature's values without taking them for input. What shows them
// already is left alone: with every step of a drag that is all.
func (i *inspector) fill(f geo.Feature) {
	i.filling = true
	defer func() { i.filling = false }()
	if i.d.win.Canvas().Focused() != i.name && i.name.Text != f.Name {
		i.name.SetText(f.Name)
	}
	switch f.Type {
	case geo.Zone:
		pick(i.regime, text.Regime(f.Regime))
	case geo.Border:
		pick(i.left, sideName(f.Left))
		pick(i.right, sideName(f.Right))
	}
}

// pick shows what is selected; an empty text: nothing is.
func pick(s *widget.Select, what string) {
	switch {
	case s.Selected == what:
	case what == "":
		s.ClearSelected()
	default:
		s.SetSelected(what)
	}
}

func sideName(s geo.Side) string {
	if s == geo.NoSide {
		return ""
	}
	return text.Side(s)
}

// rename takes the name that was typed, when its field is left.
func (i *inspector) rename() {
	if f, ok := i.d.session.Feature(i.of); ok && f.Name != i.name.Text {
		i.d.commit(text.T("step.rename"), geo.RenameFeature(f.ID, i.name.Text))
	}
}

// keepName takes back what was typed.
func (i *inspector) keepName() {
	if f, ok := i.d.session.Feature(i.of); ok {
		i.name.SetText(f.Name)
	}
}

func (i *inspector) setRegime() {
	if n := i.regime.SelectedIndex(); !i.filling && n >= 0 {
		i.d.commitTo(i.of, text.T("step.kind"), geo.SetRegime(i.id(), geo.Regimes[n]))
	}
}

func (i *inspector) setSides() {
	if i.filling {
		return
	}
	side := func(s *widget.Select) geo.Side { return geo.Side(s.SelectedIndex() + 1) }
	i.d.commitTo(i.of, text.T("step.sides"), geo.SetSides(i.id(), side(i.left), side(i.right)))
}

func (i *inspector) restyle() {
	i.back.FillColor, i.line.FillColor = i.d.chrome().Raised, i.d.chrome().Hairline
	i.shut() // the arrows of choices keep their colour: they are made anew
	i.update()
	i.box.Refresh()
}

// commit makes an edit a step to undo, or says why not.
func (d *Desk) commit(name string, edit geo.Edit) { d.commitTo(session.Ref{}, name, edit) }

// commitTo makes an edit of what is shown a step to undo, or says why not: it may be
// gone by now.
func (d *Desk) commitTo(about session.Ref, name string, edit geo.Edit) {
	switch err := d.session.CommitTo(about, name, edit); {
	case errors.Is(err, session.ErrGone):
		d.toast.say(text.T("why.gone"))
	case err != nil:
		d.toast.say(err.Error())
	}
}

func renameProposal(name string) geo.Edit { return geo.Rename(name) }
