package desk

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
	"delimit/data/watch"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// watches tells whether a folder or a file is watched.
func (d *Desk) watches() bool { return d.watching != nil }

// toggleWatch asks what to watch, or ends the watching.
func (d *Desk) toggleWatch() {
	if d.watches() {
		d.toast.say(text.T("say.notWatching", d.watching.Path()))
		d.endWatch()
		d.rememberWatch("")
		return
	}
	browse := func(set func(string)) {
		dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
			if err == nil && folder != nil {
				set(folder.Path())
			}
		}, d.win)
	}
	d.askPath(session.Ref{}, text.T("watch.title"), text.T("watch.action"), d.folder(), browse, nil, func(path string) {
		if d.watch(path) {
			d.toast.say(text.T("say.watching", path))
		}
	})
}

// watch begins to watch a folder or a file, and says so when it cannot. An empty
// path is nothing to watch.
func (d *Desk) watch(path string) bool {
	if path == "" {
		return false
	}
	w, err := watch.Start(path, watch.Quiet)
	if err != nil {
		d.fail(text.T("watch.failed"), err)
		d.rememberWatch("")
		return false
	}
	d.endWatch()
	d.watching = w
	d.rememberWatch(path)
	d.awaitNext(w)
	return true
}

// endWatch ends the watching for now; the next start resumes it.
func (d *Desk) endWatch() {
	if d.watching != nil {
		d.watching.Close()
		d.watching = nil
	}
}

func (d *Desk) rememberWatch(path string) {
	d.state.Watched = path
	d.saveSettings()
	d.menus.update()
}

// awaitNext looks at every file that appears, one after the other.
func (d *Desk) awaitNext(w *watch.Watcher) {
	var path, outside string
	var o *data.Opened
	var err, unread error
	d.config.Await(func() {
		if path, err = w.Next(d.running); err != nil {
			return
		}
		if outside = d.leadsOut(w, path); outside == "" {
			o, unread = data.OpenContext(d.running, path, data.AnyRole, d.config.Answers)
		}
	}, func() {
		switch {
		case d.watching != w: // ended meanwhile
			return
		case err != nil:
			d.toast.say(text.T("say.watchLost", w.Path(), err.Error()))
			d.endWatch()
			d.rememberWatch("")
			return
		case outside != "":
			d.notice.offer(session.Ref{}, text.T("notice.leads", filepath.Base(path), data.Shown(outside)), text.T("notice.open"), func() { d.openEach([]string{path}) })
		case unread == nil: // else it is half a file, and will be told of again
			d.appeared(path, o)
		}
		d.awaitNext(w)
	})
}

// leadsOut is where a link in the watched folder leads to, out of the folder; empty: it
// does not, or the user has opened that before. Nothing there is looked at.
func (d *Desk) leadsOut(w *watch.Watcher, path string) string {
	if path == w.Path() {
		return "" // the user chose it
	}
	where, lead := data.Leads(w.Path(), path)
	if lead == data.LeadBeside || d.recent.Has(where) {
		return ""
	}
	return where
}

// appeared offers a front line that is not the one shown. It is read again when it
// is taken: as any file that is opened.
func (d *Desk) appeared(path string, o *data.Opened) {
	if o.Situation == nil || o.Situation.SHA256 == d.session.Committed().Situation.SHA256 {
		return
	}
	date, _ := situationWords(o.Situation)
	d.notice.offer(session.Ref{}, text.T("notice.new", date, filepath.Base(path)), text.T("notice.use"), func() { d.openEach([]string{path}) })
}
