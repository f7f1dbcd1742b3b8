package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/basemap"
	"delimit/data/format"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// patience is how long something may take before the window says that it is at it.
const patience = 500 * time.Millisecond

// openAll opens files and folders: as a series if they hold several dates.
func (d *Desk) openAll(paths []string) {
	d.opening(paths...)
	if perhapsSeries(paths) {
		d.openSeries(paths)
		return
	}
	d.openEach(paths)
}

// openEach opens files one after the other.
func (d *Desk) openEach(paths []string) {
	if len(paths) == 0 {
		return
	}
	d.opening(paths...)
	if basemap.IsFile(paths[0]) {
		d.addBasemap(layer.OfFile(d.resolve(paths[0])))
		d.openAll(paths[1:])
		return
	}
	rest := func() { d.openEach(paths[1:]) }
	d.read(paths[0], data.AnyRole, func(o *data.Opened, err error) { d.opened(paths[0], o, err, rest) }, rest)
}

// read reads a file in the background. What takes long can be given up: then reading ends,
// and what is open stays.
func (d *Desk) read(path string, role data.Role, then func(*data.Opened, error), gaveUp func()) {
	var opened *data.Opened
	var err error
	answers := d.answers(path)
	there, left := false, false
	ctx, cancel := context.WithCancel(d.running)
	var ask *dialog.CustomDialog
	leave := func() {
		left = true
		cancel()
		ask.Hide()
		gaveUp()
	}
	d.config.After(patience, func() {
		if there {
			return
		}
		ask = dialog.NewCustomWithoutButtons(text.T("say.opening", filepath.Base(path)), widget.NewProgressBarInfinite(), d.win)
		ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), leave)})
		ask.Resize(fyne.NewSize(420, 130))
		d.askOr(ask, leave)
	})
	d.config.Background(func() { opened, err = data.OpenContext(ctx, path, role, answers) }, func() {
		there = true
		cancel()
		if left {
			return
		}
		if ask != nil {
			ask.Hide()
		}
		then(opened, err)
	})
}

// opened takes what a file holds. What is open stays when there is an error.
func (d *Desk) opened(path string, o *data.Opened, err error, then func()) {
	switch {
	case err != nil:
		d.fail(text.T("open.failed"), err)
		then()
	case !o.Sure:
		d.askRole(path, o, then)
	case o.Role == data.ProjectRole:
		d.takeProject(path, o, then)
	default:
		d.settle(settling{path, func(o *data.Opened) { d.take(path, o) }, then, true}, o)
	}
}

// fail says what went wrong and that nothing is lost.
func (d *Desk) fail(title string, err error) {
	if errors.Is(err, context.Canceled) { // it was given up
		return
	}
	note := newNote(d, err.Error()+"\n\n"+text.T("open.kept"))
	box := container.NewVScroll(note)
	box.SetMinSize(fyne.NewSize(460, 130))
	d.tell(title, box)
	d.tracer.error(err)
}

// askRole asks what a file is that does not say so.
func (d *Desk) askRole(path string, opened *data.Opened, then func()) {
	var ask *dialog.CustomDialog
	as := func(key string, role data.Role) fyne.CanvasObject {
		return newAction(text.T(key), func() {
			ask.Hide()
			var o *data.Opened
			var err error
			answers := d.answers(path)
			d.config.Background(func() { o, err = data.OpenContext(d.running, path, role, answers) }, func() { d.opened(path, o, err, then) })
		})
	}
	skip := func() { ask.Hide(); then() }
	says := "role.text"
	buttons := []fyne.CanvasObject{newAction(text.T("button.cancel"), skip), as("role.sheet", data.SheetRole)}
	if opened.Role == data.SheetRole || opened.Role == data.ProposalRole {
		says = "role.shapes"
		buttons = append(buttons, as("role.drawings", data.ProposalRole))
	} else {
		buttons = append(buttons, as("role.territory", data.TerritoryRole), as("role.proposal", data.ProposalRole), as("role.situation", data.SituationRole))
	}
	ask = dialog.NewCustomWithoutButtons(text.T("role.title"), newNote(d, text.T(says, filepath.Base(path))), d.win)
	ask.SetButtons(buttons)
	ask.Resize(fyne.NewSize(520, 160))
	d.askOr(ask, skip)
}

// take makes what was opened part of the document, as one step to undo.
func (d *Desk) take(path string, o *data.Opened) {
	if o.Role == data.SheetRole {
		d.takeSheet(path, o)
		return
	}
	if o.Role == data.ProposalRole && d.isOpen(path, o.Stamp) {
		return
	}
	before := d.session.Committed()
	if o.Role == data.SituationRole && reflect.DeepEqual(o.Situation, before.Situation) {
		o.Situation = before.Situation // nothing to undo, and nothing to hold twice
		d.origins.note(path, o)
		d.closeCard()
		d.toast.say(text.T("say.isOpen", filepath.Base(path)))
		return
	}
	d.origins.note(path, o)
	name := d.use(o)
	d.rebase(before, d.session.Committed())
	if o.Role == data.ProposalRole {
		d.session.MarkSaved(path)
		d.files.Read(path, o.Stamp)
		d.m.Fit()
	}
	if o.Role == data.TerritoryRole {
		d.m.FitTerritory()
	}
	d.closeCard()
	message := text.T("say.opened", filepath.Base(path), name)
	d.toast.say(message)
	d.about(d.shows(o), path, o, message)
	d.offerBasis(path, o.Basis)
}

// isOpen shows the tab of a file that is open already and has not changed since. Of one
// that has changed, what was open stays, without the file: it must not be written over
// what is new there.
func (d *Desk) isOpen(path string, now data.Stamp) bool {
	if was, _ := d.files.Stamp(path); was != now {
		d.files.DetachOthers(path, nil)
		return false
	}
	for i, t := range d.session.Tabs() {
		if t.Path == path {
			d.session.ShowTab(i)
			d.toast.say(text.T("say.isOpen", filepath.Base(path)))
			return true
		}
	}
	return false
}

// use makes of a file what it is, and names that: a front line the situation, a proposal
// one that is open, a boundary the territory. The rest stays as it is.
func (d *Desk) use(o *data.Opened) (step string) {
	switch o.Role {
	case data.ProposalRole:
		step = text.T("step.openProposal")
		if d.session.Committed().Proposal == nil {
			d.session.SetProposal(step, o.Proposal)
		} else {
			d.session.AddTab(o.Proposal) // beside the one that is open
		}
	case data.TerritoryRole:
		step = text.T("step.openTerritory")
		d.session.SetTerritory(step, o.Territory)
	default:
		step = text.T("step.openSituation")
		d.session.SetSituation(step, o.Situation)
	}
	return step
}

// askPath asks for the path of a file: typed, or found with the toolkit's dialog.
func (d *Desk) askPath(about session.Ref, title, action, start string, browse func(func(string)), more fyne.CanvasObject, then func(path string)) *field {
	path := newField(d.escape)
	path.SetText(start)
	path.SetPlaceHolder(text.T("path.hint"))
	find := newAction(text.T("button.browse"), func() { browse(path.SetText) })
	content := container.NewVBox(container.NewBorder(nil, nil, nil, find, path))
	if more != nil {
		content.Add(more)
	}
	d.askWithLabel(about, title, action, content, path, func() {
		if p := strings.TrimSpace(path.Text); p != "" {
			then(d.resolve(p))
		}
	})
	path.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing begins anew
	return path
}

// askWith asks a question with a field that has the focus; Enter answers it.
func (d *Desk) askWith(about session.Ref, title string, content fyne.CanvasObject, field *field, then func()) {
	d.askWithLabel(about, title, text.T("button.ok"), content, field, then)
}

func (d *Desk) askWithLabel(about session.Ref, title, action string, content fyne.CanvasObject, field *field, then func()) {
	var ask *dialog.CustomDialog
	answer := func() {
		ask.Hide()
		then()
	}
	ask = dialog.NewCustomWithoutButtons(title, content, d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), ask.Hide), newMainAction(action, answer)})
	field.OnSubmitted = func(string) { answer() }
	ask.Resize(fyne.NewSize(560, 170))
	d.askAbout(about, ask)
	d.win.Canvas().Focus(field)
}

// resolve makes a typed path absolute: ~ is home, and a mere name stands in the
// folder where the user works.
func (d *Desk) resolve(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(path) {
		return filepath.Join(d.folder(), path)
	}
	return path
}

func (d *Desk) browseOpen(set func(string)) {
	ask := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err == nil && r != nil {
			set(r.URI().Path())
			r.Close()
		}
	}, d.win)
	ask.SetFilter(offered{})
	ask.Show()
}

// offered are the files that the dialog offers: those that folders, archives and watching
// take too. A file of any name can be typed or dropped.
type offered struct{}

// Matches reports whether a file is offered.
func (offered) Matches(file fyne.URI) bool { return format.HasEnding(file.Name()) }

// browseFolder finds a folder to save in: the toolkit's dialog for saving would
// leave an empty file behind.
func (d *Desk) browseFolder(name string) func(func(string)) {
	return func(set func(string)) {
		dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
			if err == nil && folder != nil {
				set(filepath.Join(folder.Path(), name))
			}
		}, d.win)
	}
}

func (d *Desk) askOpen() {
	d.askPath(session.Ref{}, text.T("open.title"), text.T("button.open"), d.folder()+string(filepath.Separator), d.browseOpen, nil, func(path string) { d.openAll([]string{path}) })
}

// folder is where the user works: beside the open file, else at home.
func (d *Desk) folder() string {
	if path := d.session.Path(); path != "" {
		if abs, err := filepath.Abs(path); err == nil {
			return filepath.Dir(abs)
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return "."
}

func (d *Desk) confirm(about session.Ref, question, action string, then func()) {
	ask := dialog.NewCustomWithoutButtons(text.T("confirm.title"), newNote(d, question), d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), func() { ask.Hide() }), newMainAction(action, func() { ask.Hide(); then() })})
	ask.Resize(fyne.NewSize(440, 150))
	d.askAbout(about, ask)
}

// withExtension adds the first extension unless the path has one of them.
func withExtension(path string, extensions ...string) string {
	for _, e := range extensions {
		if strings.EqualFold(filepath.Ext(path), e) {
			return path
		}
	}
	return path + extensions[0]
}

// fileName makes a name for a file of a title.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, title)
	return strings.TrimSpace(name)
}

// tryExample draws the example into a tab of its own: whatever is drawn stays.
func (d *Desk) tryExample() {
	doc := d.session.Committed()
	d.session.AddTab(geo.Example(geo.Measure(doc.Territory, doc.Situation, nil, nil)))
	d.closeCard()
	d.m.FitTerritory()
	d.toast.say(text.T("say.example"))
}
