package desk

import (
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
	of      string // the feature that the form is about
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
	id := i.d.session.Selection().Feature
	f, ok := i.d.session.Document().Proposal.Feature(id)
	if !ok {
		i.of = ""
		i.box.Hide()
		return
	}
	if i.of != id {
		i.of = id
		i.build(f)
	}
	i.fill(f)
	i.box.Show()
}

// build makes the form for a type of feature.
func (i *inspector) build(f geo.Feature) {
	head := widget.NewLabel(text.T("feature." + featureKey(f)))
	head.TextStyle.Bold = true
	remove := widget.NewButton(text.T("button.delete"), func() { i.d.commit(text.T("step.delete"), geo.RemoveFeature(i.of)) })
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
			if f, ok := i.d.session.Document().Proposal.Feature(i.of); ok {
				i.d.commit(text.T("step.sides"), geo.SetSides(i.of, f.Right, f.Left))
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
	if f, ok := i.d.session.Document().Proposal.Feature(i.of); ok && f.Name != i.name.Text {
		i.d.commit(text.T("step.rename"), geo.RenameFeature(i.of, i.name.Text))
	}
}

// keepName takes back what was typed.
func (i *inspector) keepName() {
	if f, ok := i.d.session.Document().Proposal.Feature(i.of); ok {
		i.name.SetText(f.Name)
	}
}

func (i *inspector) setRegime() {
	if n := i.regime.SelectedIndex(); !i.filling && n >= 0 {
		i.d.commit(text.T("step.kind"), geo.SetRegime(i.of, geo.Regimes[n]))
	}
}

func (i *inspector) setSides() {
	if i.filling {
		return
	}
	side := func(s *widget.Select) geo.Side { return geo.Side(s.SelectedIndex() + 1) }
	i.d.commit(text.T("step.sides"), geo.SetSides(i.of, side(i.left), side(i.right)))
}

func (i *inspector) restyle() {
	i.back.FillColor, i.line.FillColor = i.d.chrome().Raised, i.d.chrome().Hairline
	i.of = "" // the arrows of choices keep their colour: they are made anew
	i.update()
	i.box.Refresh()
}

// commit makes an edit a step to undo, or says why not.
func (d *Desk) commit(name string, edit geo.Edit) {
	if err := d.session.Commit(name, edit); err != nil {
		d.toast.say(err.Error())
	}
}

func renameProposal(name string) geo.Edit { return geo.Rename(name) }

// askSide shows whose side a face is and lets the user change it.
func (d *Desk) askSide(face int, at fyne.Position) {
	ledger, _ := d.session.Ledger()
	if face >= len(ledger.Faces) {
		return
	}
	f := ledger.Faces[face]
	var pop *widget.PopUp
	give := func(s geo.Side) *widget.Button {
		b := newAction(text.Side(s), func() {
			pop.Hide()
			d.commit(text.T("step.allocate"), geo.AllocateFace(ledger, face, s))
		})
		if s == f.Side {
			b.Importance = widget.HighImportance
		}
		return b
	}
	title := widget.NewLabel(text.T("face.goesTo", text.Side(f.Side)))
	title.TextStyle.Bold = true
	why := widget.NewLabel(text.T("face.text", text.KM2(f.AreaM2, 1), text.KM2(f.Held[geo.HeldByUkraine], 1), text.KM2(f.Held[geo.HeldByRussia], 1), text.T(reasonKey(f.Reason))))
	content := container.NewVBox(title, why, container.NewGridWithColumns(2, give(geo.SideUkraine), give(geo.SideRussia)))
	pop = widget.NewPopUp(padded(4, 6, 6, 6, content), d.win.Canvas())
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.m)
	size := pop.MinSize()
	limit := d.win.Canvas().Size()
	pop.ShowAtPosition(fyne.NewPos(min(origin.X+at.X+14, limit.Width-size.Width-10), min(origin.Y+at.Y+10, limit.Height-size.Height-10)))
	d.session.Light(session.Lit{Kind: session.LitFace, Index: face}) // which a pop-up that is not there yet would not keep on
}

// dropFaceLight puts the light on a face out once its pop-up is gone: the toolkit
// does not tell, but the map feels the pointer again.
func (d *Desk) dropFaceLight() {
	if d.session.Lit().Kind == session.LitFace && d.win.Canvas().Overlays().Top() == nil {
		d.clearLight()
	}
}

func reasonKey(r geo.Reason) string {
	return [...]string{"reason.mark", "reason.border", "reason.majority"}[r]
}
