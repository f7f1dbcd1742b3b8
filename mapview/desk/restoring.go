package desk

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
	"delimit/data/journal"
	"delimit/geo"
	"delimit/mapview/text"
)

// offer shows what windows that died have left behind, one after the other.
func (k *keeper) offer() {
	all := k.Orphans(func(dir string, err error) {
		k.d.tell(text.T("journal.title"), newNote(k.d, text.T("journal.unreadable", dir, err.Error())))
	})
	k.ask(all)
}

func (k *keeper) ask(orphans []*journal.Orphan) {
	if len(orphans) == 0 {
		return
	}
	o := orphans[0]
	var ask *dialog.CustomDialog
	answer := func(do func()) func() {
		return func() {
			ask.Hide()
			do()
			k.ask(orphans[1:])
		}
	}
	later := answer(func() { _ = o.Leave() })
	ask = dialog.NewCustomWithoutButtons(text.T("journal.title"), container.NewVBox(newNote(k.d, lostWords(o))), k.d.win)
	buttons := []fyne.CanvasObject{newAction(text.T("journal.later"), later), newAction(text.T("journal.discard"), answer(func() { k.discard(o) }))}
	if len(o.Documents) > 0 {
		buttons = append(buttons, newMainAction(text.T("journal.restore"), answer(func() { k.restore(o) })))
	}
	ask.SetButtons(buttons)
	ask.Resize(fyne.NewSize(520, 200))
	k.d.askOr(ask, later)
}

// discard throws a journal away, and says so when the system does not let it.
func (k *keeper) discard(o *journal.Orphan) {
	if err := o.Discard(); err != nil {
		k.d.toast.say(text.T("journal.notDiscarded", plain(err)))
	}
}

// lostWords says what a journal holds and how much of it cannot be read.
func lostWords(o *journal.Orphan) string {
	when := o.When.Format("2006-01-02 15:04")
	var lines []string
	switch {
	case !o.Damage.Any():
		lines = append(lines, text.T("journal.text", when))
	case len(o.Documents) == 0:
		lines = append(lines, text.T("journal.nothing", when, lostCount(o)))
	default:
		lines = append(lines, text.T("journal.part", when, lostCount(o)))
	}
	for _, doc := range o.Documents {
		lines = append(lines, "• "+lostWork(doc))
	}
	if o.Kept != "" {
		lines = append(lines, "", text.T("journal.kept", o.Kept))
	}
	return strings.Join(lines, "\n")
}

// lostCount says how much of a journal cannot be read.
func lostCount(o *journal.Orphan) string {
	return text.T("journal.lost", text.Counted("count.steps", o.Damage.Steps), text.Counted("count.bytes", int(o.Damage.Bytes)))
}

// lostWork says what a proposal holds.
func lostWork(doc journal.Document) string {
	borders, zones, vertices := 0, 0, 0
	for _, f := range doc.Proposal.Features {
		switch f.Type {
		case geo.Border:
			borders++
		case geo.Zone:
			zones++
		}
		for _, p := range f.Paths() {
			vertices += len(p.Points)
		}
	}
	name := doc.Proposal.Name
	if name == "" {
		name = text.T("desk.untitled")
	}
	line := text.T("journal.line", name, text.Count(borders), text.Count(zones), text.Count(vertices))
	if doc.Missing > 0 {
		line += "\n   " + text.Counted("journal.missing", doc.Missing)
	}
	if doc.Path != "" {
		line += "\n   " + doc.Path
	}
	return line
}

// restore opens what was left behind, on what it was measured on.
func (k *keeper) restore(o *journal.Orphan) {
	k.Restore(o)
	k.d.closeCard()
	k.d.m.Fit()
	said := text.T("say.restored", text.Ago(time.Since(o.When)))
	if o.Damage.Any() {
		said = text.T("say.restoredPart", text.Ago(time.Since(o.When)), lostCount(o), o.Kept)
	}
	k.d.toast.say(said)
	k.d.regain(o.Documents[len(o.Documents)-1].Basis)
}

// regain puts what is restored back on what it was measured on, so that the figures
// are the same again.
func (d *Desk) regain(b data.Basis) {
	if b.Situation.IsZero() {
		return
	}
	d.findBasis("", b, func(t *geo.Territory, situation *geo.Situation, said []data.Defect) {
		d.session.SetGround(text.T("step.openSituation"), t, situation)
		d.m.Fit()
		d.tellGround("", said)
	}, func() {})
}
