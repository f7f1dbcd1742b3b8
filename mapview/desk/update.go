package desk

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data/feed"
	"delimit/geo"
	"delimit/mapview/text"
)

// feedFolder is where fetched front lines are kept, and the table of own sources.
func (d *Desk) feedFolder() (feed.Cache, string, error) {
	if dir := d.config.StateDir; dir != "" {
		return feed.Cache{Dir: filepath.Join(dir, "fronts")}, filepath.Join(dir, "sources.json"), nil
	}
	cache, err := feed.UserCache()
	return cache, feed.UserFile(), err
}

// update is the dialog that asks for a front line: from whom, and of which date.
type update struct {
	d       *Desk
	cache   feed.Cache
	sources []feed.Source
	mended  []string // what was wrong with what is kept
	ask     *dialog.CustomDialog
	choice  *widget.Select
	address *field
	date    *field
	says    *widget.Label
	fetch   *widget.Button
}

// askUpdate opens the dialog. Nobody is contacted by it.
func (d *Desk) askUpdate() {
	cache, file, err := d.feedFolder()
	if err != nil {
		d.fail(text.T("update.failed"), err)
		return
	}
	sources, err := feed.Sources(file)
	if err != nil {
		d.fail(text.T("update.sources"), err) // above the dialog, which has the sources that could be read
	}
	u := &update{d: d, cache: cache, sources: sources, mended: cache.Mend()}
	u.build()
	d.ask(u.ask)
}

func (u *update) build() {
	u.address, u.date = newField(u.d.escape), newField(u.d.escape)
	u.address.SetPlaceHolder(text.T("update.addressHint"))
	u.date.SetPlaceHolder(text.T("update.dateHint"))
	u.date.SetText(yesterday().String())
	u.says = newNote(u.d, "")
	u.fetch = newMainAction(text.T("update.fetch"), u.run)
	var labels []string
	for _, s := range u.sources {
		labels = append(labels, s.Label())
	}
	u.choice = widget.NewSelect(append(labels, text.T("update.own")), func(string) { u.changed() })
	form := widget.NewForm(widget.NewFormItem(text.T("update.source"), u.choice), widget.NewFormItem(text.T("update.address"), u.address),
		widget.NewFormItem(text.T("update.date"), u.date))
	content := container.NewVBox(form, u.says)
	if len(u.mended) > 0 {
		content.Add(newNote(u.d, strings.Join(u.mended, "\n")))
	}
	if kept := u.cache.List(); len(kept) > 0 {
		content.Add(padded(4, 0, 0, 8, textOf(text.T("update.kept"), 10.5, true, u.d.chrome().Muted)))
		content.Add(u.d.keptList(kept, func() { u.ask.Hide() }))
	}
	u.ask = dialog.NewCustomWithoutButtons(heading("update"), content, u.d.win)
	u.ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), func() { u.ask.Hide() }), u.fetch})
	u.ask.Resize(fyne.NewSize(600, 300))
	u.choice.SetSelectedIndex(0)
	u.address.OnChanged = func(string) { u.tell() }
	u.date.OnChanged = func(string) { u.tell() }
	u.date.OnSubmitted = func(string) { u.run() }
}

// yesterday is the newest date that a daily archive can be trusted to have.
func yesterday() geo.Date {
	t := time.Now().UTC()
	return geo.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}.Plus(-1)
}

// changed shows what the chosen source needs.
func (u *update) changed() {
	own := u.choice.SelectedIndex() == len(u.sources)
	if own {
		u.address.Enable()
		u.address.SetText("")
	} else {
		u.address.SetText(u.sources[u.choice.SelectedIndex()].URL)
		u.address.CursorColumn = 0
		u.address.Disable()
	}
	u.tell()
}

// wanted is what the dialog asks for.
func (u *update) wanted() (feed.Source, geo.Date, error) {
	var s feed.Source
	var err error
	if i := u.choice.SelectedIndex(); i < len(u.sources) {
		s = u.sources[i]
	} else if s, err = feed.FromTemplate(u.address.Text); err != nil {
		return s, geo.Date{}, err
	}
	if !s.Dated() {
		return s, geo.Date{}, nil
	}
	date, err := geo.ParseDate(strings.TrimSpace(u.date.Text))
	if err == nil {
		_, err = s.Address(date)
	}
	return s, date, err
}

// tell says in a sentence who will be contacted, or what is missing.
func (u *update) tell() {
	s, date, err := u.wanted()
	if s.Dated() {
		u.date.Enable()
	} else {
		u.date.Disable()
	}
	if err != nil {
		u.says.SetText(err.Error())
		u.fetch.Disable()
		return
	}
	sentence := text.T("update.contacts", s.Host())
	if !s.Dated() {
		sentence += "\n" + text.T("update.newest")
	}
	if k, ok := u.cache.Find(s, date); ok {
		sentence += "\n" + text.T("update.keptToo", k.Fetched.Format(time.DateOnly))
	}
	u.says.SetText(sentence)
	u.fetch.Enable()
}

func (u *update) run() {
	s, date, err := u.wanted()
	if err != nil {
		return // the sentence says it
	}
	u.ask.Hide()
	u.d.fetch(u.cache, s, date)
}

// keptList are front lines that were fetched before, to be opened with a click.
func (d *Desk) keptList(kept []feed.Kept, shut func()) fyne.CanvasObject {
	list := container.NewVBox()
	for _, k := range kept {
		date := k.Date
		if date == "" {
			date = text.T("update.undated")
		}
		b := newAction(text.T("update.keptLine", date, k.Title, fetchedWords(k)), func() {
			shut()
			d.openKept(k)
		})
		b.Alignment = widget.ButtonAlignLeading
		list.Add(b)
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(520, min(list.MinSize().Height, 150)))
	return scroll
}

// fetchedWords say when a front line was fetched, as far as its note is to be believed.
func fetchedWords(k feed.Kept) string {
	when := k.Fetched.Format("2006-01-02 15:04")
	if k.Mended {
		return text.T("update.unproved", when)
	}
	return text.T("update.fetched", when)
}

// openKept opens what was fetched, once it is sure that it is still the same.
func (d *Desk) openKept(k feed.Kept) {
	var err error
	d.config.Background(func() { err = k.Check() }, func() {
		if err != nil {
			d.fail(text.T("open.failed"), err)
			return
		}
		d.openEach([]string{k.Path})
	})
}
