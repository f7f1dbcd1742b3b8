package desk

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
	"delimit/data/storage"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// saveThen saves to the proposal's file, or asks for one, and goes on when the
// file is written.
func (d *Desk) saveThen(then func()) {
	if d.session.Path() == "" {
		d.askSave(then)
		return
	}
	d.save(d.session.Path(), then)
}

func (d *Desk) askSave(then func()) {
	about := d.session.Ref(session.OfTab)
	name := fileName(d.proposalName()) + ".geojson"
	d.askPath(about, text.T("save.title"), text.T("button.save"), filepath.Join(d.folder(), name), d.browseFolder(name), nil, func(path string) {
		path = withExtension(path, ".geojson", ".json")
		if path == d.session.Path() {
			d.save(path, then)
			return
		}
		d.unlessThere(d.session.Ref(session.OfTab), path, func() { d.saveOver(path, "", then) })
	})
}

// unlessThere writes a file, and asks first when one is there already.
func (d *Desk) unlessThere(about session.Ref, path string, write func()) {
	if _, err := os.Stat(path); err == nil {
		d.confirm(about, text.T("save.overwrite", filepath.Base(path)), text.T("button.overwrite"), write)
		return
	}
	write()
}

// save writes the proposal over its file, or all that is open over the project's. What
// somebody else has written there since is not lost: the user is asked.
func (d *Desk) save(path string, then func()) {
	was, known := d.files.Stamp(path)
	switch {
	case !known: // as after a restored crash: nobody knows what the file holds now
		d.unlessThere(d.session.Ref(session.OfTab), path, func() { d.saveOver(path, "", then) })
	case d.files.IsProject(path):
		d.saveProject(path, was, d.files.Members(path), then)
	default:
		d.saveOver(path, was, then)
	}
}

func (d *Desk) saveOver(path string, was data.Stamp, then func()) {
	tab := d.session.TabID()
	d.write(d.files.Proposal(path, was), func(err error) {
		if err != nil && !d.session.ShowTabID(tab) {
			d.fail(text.T("save.failed"), plain(err)) // and nothing is left to be saved elsewhere
			return
		}
		if !d.notSaved(path, err, func() { d.saveOver(path, "", then) }, func() { d.askSave(then) }) {
			d.saved(path, then)
		}
	})
}

// notSaved tells what went wrong, if anything did, and offers to write all the same or
// elsewhere.
func (d *Desk) notSaved(path string, err error, overwrite, elsewhere func()) bool {
	switch {
	case errors.Is(err, storage.ErrChanged):
		d.askChanged(path, overwrite, elsewhere)
	case err != nil:
		d.askElsewhere(path, err, elsewhere)
	}
	return err != nil
}

// askElsewhere says why a file was not written, and offers another place.
func (d *Desk) askElsewhere(path string, err error, elsewhere func()) {
	why := plain(err)
	if p := new(os.PathError); errors.As(err, &p) {
		why = p.Err // of the file itself or of the one that is kept beside it: the name says nothing more
	}
	ask := dialog.NewCustomWithoutButtons(text.T("save.failed"), newNote(d, text.T("save.elsewhere", filepath.Base(path), why)), d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.close"), ask.Hide), newMainAction(text.T("save.copy"), func() { ask.Hide(); elsewhere() })})
	ask.Resize(fyne.NewSize(480, 150))
	d.askAbout(d.session.Ref(session.OfTab), ask)
	d.tracer.error(err)
}

func (d *Desk) saved(path string, then func()) {
	d.toast.say(text.T("say.saved", path))
	d.tracer.rest()
	if then != nil {
		then()
	}
}

// askChanged asks what to do about a file that somebody else has written.
func (d *Desk) askChanged(path string, overwrite, elsewhere func()) {
	ask := dialog.NewCustomWithoutButtons(text.T("save.changedTitle"), newNote(d, text.T("save.changed", filepath.Base(path))), d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), ask.Hide),
		newAction(text.T("button.overwrite"), func() { ask.Hide(); overwrite() }),
		newMainAction(text.T("save.copy"), func() { ask.Hide(); elsewhere() })})
	ask.Resize(fyne.NewSize(480, 150))
	d.askAbout(d.session.Ref(session.OfTab), ask)
}

// plain names the file and the cause of a system error, without the call.
func plain(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return errors.New(filepath.Base(p.Path) + ": " + p.Err.Error())
	}
	return err
}
