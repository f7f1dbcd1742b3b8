package desk

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"delimit/mapview/session"
	"delimit/mapview/text"
)

// tabStrip names the open proposals: a click shows one, and on the shown one renames
// it. While there is only one it is a plain name.
type tabStrip struct {
	d     *Desk
	box   *fyne.Container
	tabs  []*tab
	added *press // opens another
	shut  *press // closes the shown one
	signs []*canvas.Text
}

// tab is one name.
type tab struct {
	press *press
	name  *canvas.Text
	at    int
}

func newTabStrip(d *Desk) *tabStrip {
	t := &tabStrip{d: d, box: container.NewHBox()}
	sign := func(s string, do func()) *press {
		t.signs = append(t.signs, textOf(s, 15, false, d.chrome().Muted))
		return newPress(d.chrome, padded(4, 8, 4, 8, t.signs[len(t.signs)-1]), do)
	}
	t.added = sign("+", func() { d.do("new") })
	t.shut = sign("×", func() { d.do("closeTab") })
	return t
}

// update follows the session within a width in points.
func (t *tabStrip) update(width float32) {
	tabs, shown := t.d.session.Tabs(), t.d.shownTab()
	each := min(420, (width-90)/float32(len(tabs))-28)
	t.box.Objects = nil
	for i, open := range tabs {
		if i == len(t.tabs) {
			t.tabs = append(t.tabs, t.newTab(i))
		}
		tab := t.tabs[i]
		tab.set(t.d, open, i == shown, len(tabs) == 1, each)
		t.box.Add(tab.press)
		if i == shown && len(tabs) > 1 {
			t.box.Add(t.shut)
		}
	}
	if len(tabs) > 1 || tabs[0].Proposal != nil {
		t.box.Add(t.added)
	}
	t.box.Refresh()
}

func (t *tabStrip) newTab(i int) *tab {
	made := &tab{name: textOf("", 16, true, t.d.chrome().Text), at: i}
	made.press = newPress(t.d.chrome, padded(4, 10, 4, 10, made.name), func() {
		if t.d.session.Tab() == i {
			t.d.do("rename")
		} else {
			t.d.session.ShowTab(i)
		}
	})
	return made
}

func (t *tab) set(d *Desk, open session.Tab, shown, alone bool, width float32) {
	c := d.chrome()
	t.name.TextSize = 16
	if !alone {
		t.name.TextSize = 14
	}
	t.name.TextStyle.Bold = shown
	name := text.T("desk.noProposal")
	t.name.Color = c.Muted
	if open.Proposal != nil {
		if name = open.Proposal.Name; name == "" {
			name = text.T("desk.untitled")
		}
		if shown {
			t.name.Color = c.Text
		}
	}
	t.name.Text = elided(name, t.name.TextSize, shown, width)
	if open.Unsaved {
		t.name.Text += "  •"
	}
	t.press.choose(shown && !alone)
	t.name.Refresh()
	t.press.Refresh()
}

func (t *tabStrip) restyle() {
	for _, tab := range t.tabs {
		tab.press.tint()
	}
	for _, sign := range t.signs {
		sign.Color = t.d.chrome().Muted
	}
	t.added.tint()
	t.shut.tint()
}

// shownTab is the number of the tab whose figures are shown. Another may be chosen
// already.
func (d *Desk) shownTab() int {
	id := d.session.Shown().Tab
	if i := slices.IndexFunc(d.session.Tabs(), func(t session.Tab) bool { return t.ID == id }); i >= 0 {
		return i
	}
	return d.session.Tab()
}

// oneTab is the reason why nothing can be closed.
func (d *Desk) oneTab() string {
	if tabs := d.session.Tabs(); len(tabs) == 1 && tabs[0].Proposal == nil {
		return text.T("why.nothingDrawn")
	}
	return ""
}

// closeTab closes the shown proposal, and asks when its file does not hold it. A project
// keeps what is closed; see hidden.go.
func (d *Desk) closeTab() {
	tab := d.session.TabID()
	shut := func() { d.shut(tab) }
	saved := func() { // unless more was drawn while it was saved
		if !d.session.UnsavedTab(tab) {
			shut()
		}
	}
	if !d.session.Unsaved() {
		shut()
		return
	}
	ask := dialog.NewCustomWithoutButtons(text.T("close.title"), newNote(d, text.T("close.text", d.proposalName())), d.win)
	ask.SetButtons([]fyne.CanvasObject{
		newAction(text.T("close.cancel"), func() { ask.Hide() }),
		newAction(text.T("close.discard"), func() { ask.Hide(); shut() }),
		newMainAction(text.T("close.save"), func() { ask.Hide(); d.saveThen(saved) }),
	})
	d.askAbout(d.session.Ref(session.OfTab|session.OfProposal), ask)
}

// nextTab shows the proposal some places on, round and round.
func (d *Desk) nextTab(by int) {
	n := len(d.session.Tabs())
	d.session.ShowTab((d.session.Tab() + by + n) % n)
}

func (d *Desk) noOtherTab() string {
	if len(d.session.Tabs()) == 1 {
		return text.T("why.oneTab")
	}
	return ""
}
