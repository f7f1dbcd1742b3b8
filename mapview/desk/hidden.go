package desk

import (
	"cmp"
	"path/filepath"
	"slices"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// A tab of a project that is closed is hidden: the file keeps the proposal until it is
// removed from the project on purpose, and Ctrl+Shift+T shows it again.

// isHidden reports whether a proposal was closed, and is part of a project.
func (d *Desk) isHidden(id int) bool {
	return slices.ContainsFunc(d.session.Closed(), func(c session.ClosedTab) bool { return c.ID == id && d.projects[c.Path] && c.Saved != nil })
}

// hiddenOf are the IDs of what is hidden of a project.
func (d *Desk) hiddenOf(path string) []int {
	var ids []int
	for _, c := range d.session.Closed() {
		if c.Path == path && d.isHidden(c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// unhide shows all of a project again.
func (d *Desk) unhide(path string) {
	for _, id := range slices.Backward(d.hiddenOf(path)) {
		d.session.ReopenTab(id)
	}
}

// shut closes a tab, and says where its proposal is.
func (d *Desk) shut(id int) {
	name := ""
	for _, t := range d.session.Tabs() {
		if t.ID == id && t.Proposal != nil {
			name = proposalName(t.Proposal)
		}
	}
	d.session.CloseTabID(id)
	switch {
	case d.isHidden(id):
		d.toast.say(text.T("say.hidden", text.Clip(name, 60)))
	case name != "":
		d.toast.say(text.T("say.closed", text.Clip(name, 60)))
	}
}

// reopenTab shows the proposal again that was closed last. One whose file belongs to
// another tab by now has none any more: the two would write over one another.
func (d *Desk) reopenTab() {
	all := d.session.Closed()
	c := all[len(all)-1]
	if c.Path != "" && !d.projects[c.Path] && slices.ContainsFunc(d.session.Tabs(), func(t session.Tab) bool { return t.Path == c.Path }) {
		d.session.DetachTab(c.ID)
	}
	d.session.ReopenTab(c.ID)
}

func (d *Desk) nothingClosed() string {
	if len(d.session.Closed()) == 0 {
		return text.T("why.nothingClosed")
	}
	return ""
}

// noProject is the reason why the shown proposal cannot be removed from one.
func (d *Desk) noProject() string {
	path := d.session.Path()
	if path == "" || !d.projects[path] {
		return text.T("why.noProject")
	}
	if len(d.onFile(path)) < 2 {
		return text.T("why.lastOfProject")
	}
	return ""
}

// onFile are the proposals that the file of a project holds.
func (d *Desk) onFile(path string) []session.Tab {
	return d.session.InOrder(func(t session.Tab) bool { return t.Path == path })
}

// removeTab takes the shown proposal out of the file of its project, and offers to put
// it back. Of the others the file keeps what it has: what is not saved yet stays so.
func (d *Desk) removeTab() {
	id, path := d.session.TabID(), d.session.Path()
	var saved *geo.Proposal
	for _, t := range d.session.Tabs() {
		if t.ID == id {
			saved = t.Saved
		}
	}
	name := text.Clip(d.proposalName(), 40)
	d.session.CloseTabID(id)
	d.session.DetachTab(id)
	back := func() {
		if d.pathOf(id) != "" {
			return // it was opened again, and saved elsewhere
		}
		if d.session.ReopenTab(id) || d.session.ShowTabID(id) {
			d.session.MarkTabSaved(id, path, saved)
		}
	}
	d.writeOnFile(path, func() {
		d.notice.offer(session.Ref{}, text.T("notice.removed", name, filepath.Base(path)), text.T("notice.undo"), func() {
			back()
			d.writeOnFile(path, func() { d.toast.say(text.T("say.saved", path)) }, func() { d.session.DetachTab(id) })
		})
	}, back)
}

// pathOf is the file of an open or closed proposal; empty: it has none.
func (d *Desk) pathOf(id int) string {
	for _, t := range d.session.InOrder(func(t session.Tab) bool { return t.ID == id }) {
		return t.Path
	}
	return ""
}

// writeOnFile writes a project of what its file is to hold, and calls back when that
// cannot be done.
func (d *Desk) writeOnFile(path string, then, back func()) {
	center, zoom := d.m.View()
	p := &data.Project{Basis: d.bases[path], View: &data.View{Center: center, Zoom: zoom}}
	for _, t := range d.onFile(path) {
		if t.ID == d.session.TabID() {
			p.Current = len(p.Proposals)
		}
		p.Proposals = append(p.Proposals, cmp.Or(t.Saved, &geo.Proposal{}))
	}
	was := d.stamps[path]
	var stamp data.Stamp
	var err error
	d.config.Background(func() {
		var b []byte
		if b, err = data.EncodeProject(p); err == nil {
			err = data.Overwrite(path, b, was)
			stamp = data.StampOf(b)
		}
	}, func() {
		if err != nil {
			back()
			d.fail(text.T("save.failed"), plain(err))
			return
		}
		d.stamps[path] = stamp
		then()
	})
}
