package desk

import (
	"path/filepath"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
	"delimit/mapview/workspace"
)

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
	case d.files.IsHidden(id):
		d.toast.say(text.T("say.hidden", text.Clip(name, 60)))
	case name != "":
		d.toast.say(text.T("say.closed", text.Clip(name, 60)))
	}
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
	if path == "" || !d.files.IsProject(path) {
		return text.T("why.noProject")
	}
	if len(d.files.On(path)) < 2 {
		return text.T("why.lastOfProject")
	}
	return ""
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
		if d.files.PathOf(id) != "" {
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

// writeOnFile writes a project of what its file is to hold, and calls back when that
// cannot be done.
func (d *Desk) writeOnFile(path string, then, back func()) {
	d.write(d.files.AsOnFile(path, d.view()), func(err error) {
		if err != nil {
			back()
			d.fail(text.T("save.failed"), plain(err))
			return
		}
		then()
	})
}

// write writes a file in the background, takes in what that means for what is open, and
// goes on.
func (d *Desk) write(s *workspace.Saving, then func(error)) {
	var err error
	d.config.Background(func() { err = s.Write() }, func() {
		s.Done()
		then(err)
	})
}

// view is how the map is looked at.
func (d *Desk) view() *data.View {
	center, zoom := d.m.View()
	return &data.View{Center: center, Zoom: zoom}
}
