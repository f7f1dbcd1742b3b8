package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// popUp is a card or a menu of the toolkit.
type popUp interface {
	fyne.CanvasObject
	ShowAtPosition(fyne.Position)
}

// popAbout shows a pop-up within the window, which goes as soon as what it is about is
// gone or another.
func (d *Desk) popAbout(about session.Ref, pop popUp, at fyne.Position) {
	d.session.Bind(about, func() {
		pop.Hide()
		d.keepQuestions()
	})
	size, limit := pop.MinSize(), d.win.Canvas().Size()
	pop.ShowAtPosition(fyne.NewPos(max(0, min(at.X, limit.Width-size.Width-10)), max(0, min(at.Y, limit.Height-size.Height-10))))
}

// askSide shows whose side a face of a ledger is and lets the user change it. Faces have
// no identity beyond their ledger: where another is shown by now, nothing is asked.
func (d *Desk) askSide(ledger *geo.Ledger, face int, at fyne.Position) {
	now, of := d.session.Ledger()
	if now != ledger || of != d.session.Document() || face >= len(ledger.Faces) {
		return
	}
	about := d.session.Ref(session.OfDocument)
	f := ledger.Faces[face]
	var pop *widget.PopUp
	give := func(s geo.Side) *widget.Button {
		b := newAction(text.Side(s), func() {
			pop.Hide()
			d.commitTo(about, text.T("step.allocate"), geo.AllocateFace(ledger, face, s))
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
	d.popAbout(about, pop, origin.AddXY(at.X+14, at.Y+10))
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
	return [...]string{"reason.mark", "reason.border", "reason.majority", "reason.undecided", "reason.asHeld"}[r]
}
