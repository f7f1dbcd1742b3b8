package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// rebased is what another front line did to one of the open proposals.
type rebased struct {
	proposal *geo.Proposal
	account  geo.Rebased
	zones    []geo.ZoneRow
	err      error
}

// rebase tells, when another front line has taken the place of one, what that did
// to every proposal that is open. The ledger on the right is new already; here old
// and new are set against each other.
func (d *Desk) rebase(before, after session.Document) {
	about := d.session.Ref(session.OfTerritory | session.OfSituation)
	if after.Territory != before.Territory || after.Situation == before.Situation {
		return
	}
	var all []rebased
	for _, tab := range d.session.Tabs() {
		if tab.Proposal != nil {
			all = append(all, rebased{proposal: tab.Proposal})
		}
	}
	if len(all) == 0 {
		return
	}
	places := d.session.Places()
	d.config.Background(func() {
		for i := range all {
			all[i].measure(before, after, places)
		}
	}, func() {
		was, _ := situationWords(before.Situation)
		is, source := situationWords(after.Situation)
		d.notice.offer(about, text.T("notice.rebased", is, text.Clip(source, 24), was), text.T("notice.look"), func() {
			d.showRebased(before, after, rebaseLines(all, places))
		})
	})
}

func (r *rebased) measure(before, after session.Document, places []geo.Settlement) {
	was := geo.Measure(before.Territory, before.Situation, r.proposal, places)
	is := geo.Measure(after.Territory, after.Situation, r.proposal, places)
	r.zones = is.Zones
	r.account, r.err = geo.Rebase(was, is)
}

func nameOf(p *geo.Proposal) string {
	if p.Name == "" {
		return text.T("desk.untitled")
	}
	return p.Name
}

// showRebased shows the lines as a table, which can be copied.
func (d *Desk) showRebased(before, after session.Document, lines []rebaseLine) {
	head := rebaseHead(before, after)
	table := container.New(layout.NewCustomPaddedVBoxLayout(1))
	for _, l := range lines {
		table.Add(d.rebaseRow(l))
	}
	words := newNote(d, head)
	scroll := container.NewVScroll(padded(0, 14, 0, 0, table))
	scroll.SetMinSize(fyne.NewSize(620, 420))
	ask := dialog.NewCustomWithoutButtons(text.T("rebase.title"), container.NewBorder(words, nil, nil, nil, scroll), d.win)
	ask.SetButtons([]fyne.CanvasObject{
		newAction(text.T("rebase.copy"), func() {
			d.app.Clipboard().SetContent(rebaseText(head, lines))
			d.toast.say(text.T("say.copied", text.T("rebase.copied")))
		}),
		newMainAction(text.T("button.close"), func() { ask.Hide() }),
	})
	d.ask(ask)
}

// rebaseRow is one line of the table: words on the left, figures in columns.
func (d *Desk) rebaseRow(l rebaseLine) fyne.CanvasObject {
	c := d.chrome()
	if l.note {
		note := newNote(d, l.label)
		note.SizeName = theme.SizeNameCaptionText
		return padded(-8, 0, -4, 10, note)
	}
	size, colour, above := float32(13), c.Text, float32(3)
	if l.title {
		size, colour, above = 11, c.Muted, 10
	}
	label := textOf(elided(l.label, size, l.title, 300), size, l.title, colour)
	cells := container.NewHBox()
	for i, figure := range []string{l.before, l.after, l.change} {
		t := textOf(figure, size, i == 2 || l.title, colour)
		t.Alignment = fyne.TextAlignTrailing
		cells.Add(container.NewGridWrap(fyne.NewSize(96, t.MinSize().Height), t))
	}
	return padded(above, 0, 2, 8, container.NewBorder(nil, nil, label, cells))
}
