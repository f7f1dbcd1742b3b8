package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// mostCompared is how many situations can be set against the one on the map.
const mostCompared = 8

// companion is a situation to compare with: one that is there, or a file.
type companion struct {
	label     string
	situation *geo.Situation // nil: it is to be read
	path      string
	check     func() error // that a file is still what it was; nil: nobody knows
}

// compareForm is the dialog that asks with what the situation is compared.
type compareForm struct {
	d      *Desk
	ask    *dialog.CustomDialog
	list   *fyne.Container
	of     []companion
	checks []*widget.Check
	dates  *data.Series // that is open; nil: none
	date   *field       // of the series
	path   *field
	wrong  *widget.Label
}

func (d *Desk) compares() bool { return len(d.session.Compared()) > 0 }

func (d *Desk) notComparing() string {
	if !d.compares() {
		return text.T("why.notComparing")
	}
	return ""
}

func (d *Desk) stopComparing() {
	d.session.Compare(nil)
	d.toast.say(text.T("compare.ended"))
}

// askCompare asks with what the situation on the map is compared.
func (d *Desk) askCompare() {
	f := &compareForm{d: d, list: container.New(layout.NewCustomPaddedVBoxLayout(0)), wrong: newNote(d, "")}
	f.fill()
	scroll := container.NewVScroll(f.list)
	scroll.SetMinSize(fyne.NewSize(560, min(f.list.MinSize().Height, 250)))
	below := container.NewVBox()
	if series := f.series(); series != nil {
		below.Add(series)
	}
	f.path = newField(d.escape)
	f.path.SetPlaceHolder(text.T("compare.fileHint"))
	below.Add(f.heading(text.T("compare.file")))
	below.Add(container.NewBorder(nil, nil, nil, newAction(text.T("button.browse"), func() { d.browseOpen(f.path.SetText) }), f.path))
	f.wrong.Importance = widget.DangerImportance
	f.wrong.Hide()
	below.Add(f.wrong)
	says := newNote(d, "")
	say := func() {
		date, rest := situationWords(d.session.Committed().Situation)
		says.SetText(text.T("compare.text", date+" · "+text.Clip(rest, 80)))
	}
	say()
	f.ask = dialog.NewCustomWithoutButtons(heading("compare"), container.NewBorder(says, below, nil, nil, scroll), d.win)
	buttons := []fyne.CanvasObject{newAction(text.T("button.cancel"), func() { f.ask.Hide() })}
	if d.compares() {
		buttons = append(buttons, newAction(text.T("command.stopComparing"), func() { f.ask.Hide(); d.stopComparing() }))
	}
	f.ask.SetButtons(append(buttons, newMainAction(text.T("compare.action"), f.run)))
	f.path.OnSubmitted = func(string) { f.run() }
	d.ask(f.ask)
	d.whileOpen(f.ask, session.OfSituation, say) // a series may play behind it
}

func (f *compareForm) heading(s string) fyne.CanvasObject {
	return padded(8, 0, 0, 8, textOf(s, 10.5, true, f.d.chrome().Muted))
}

// fill lists what there is to choose from: what is compared now, what is embedded, and
// what was fetched.
func (f *compareForm) fill() {
	shown := f.d.session.Committed().Situation
	var now, embedded, kept []companion
	for _, s := range f.d.session.Compared() {
		if !slices.Contains(atlas.Situations(), s) {
			now = append(now, companion{label: situationLine(s), situation: s})
		}
	}
	for _, s := range slices.Backward(atlas.Situations()) {
		if s != shown {
			embedded = append(embedded, companion{label: situationLine(s), situation: s})
		}
	}
	if cache, _, err := f.d.feedFolder(); err == nil {
		for _, k := range cache.List() {
			date := k.Date
			if date == "" {
				date = text.T("update.undated")
			}
			kept = append(kept, companion{label: date + " · " + k.Title, path: k.Path, check: k.Check})
		}
	}
	f.section("compare.now", now)
	f.section("compare.embedded", embedded)
	f.section("compare.kept", kept)
}

// situationLine names a situation in a list.
func situationLine(s *geo.Situation) string {
	date, rest := chipWords(s)
	if rest == "" {
		rest = s.Name
	}
	return text.Clip(date+" · "+rest, 76)
}

func (f *compareForm) section(key string, of []companion) {
	if len(of) == 0 {
		return
	}
	f.list.Add(f.heading(text.T(key)))
	for _, c := range of {
		check := widget.NewCheck(c.label, nil)
		check.Checked = c.situation != nil && slices.Contains(f.d.session.Compared(), c.situation)
		f.of, f.checks = append(f.of, c), append(f.checks, check)
		f.list.Add(check)
	}
}

// ago are the times, in days, before the date on the map that are offered of a series.
var ago = [...]int{7, 30, 90, 365}

// series asks for another date of the series that is open; nil: there is none.
func (f *compareForm) series() fyne.CanvasObject {
	t := f.d.timeline
	if t.dates() < 2 {
		return nil
	}
	f.dates = t.series
	readings := t.series.Readings
	f.date = newField(f.d.escape)
	f.date.SetPlaceHolder(text.T("compare.dateHint"))
	f.date.OnSubmitted = func(string) { f.run() }
	quick := container.NewHBox()
	offer := func(label string, date geo.Date) {
		quick.Add(newQuiet(label, func() { f.date.SetText(date.String()) }))
	}
	for _, days := range ago {
		if date := readings[t.at].Date.Plus(-days); readings.At(date) >= 0 {
			offer(text.T("compare.before", text.Count(days)), date)
		}
	}
	offer(text.T("compare.first"), readings[0].Date)
	sized := container.NewGridWrap(fyne.NewSize(130, f.date.MinSize().Height), f.date)
	return container.NewVBox(f.heading(text.T("compare.series", readings[0].Date.String(), readings[len(readings)-1].Date.String())), container.NewBorder(nil, nil, sized, nil, quick))
}

// wanted is what was chosen.
func (f *compareForm) wanted() ([]companion, string) {
	var all []companion
	for i, check := range f.checks {
		if check.Checked {
			all = append(all, f.of[i])
		}
	}
	if f.date != nil && strings.TrimSpace(f.date.Text) != "" {
		date, err := geo.ParseDate(strings.TrimSpace(f.date.Text))
		if err != nil {
			return nil, text.T("date.wrong")
		}
		series := f.dates
		i := series.Readings.At(date)
		if i < 0 {
			return nil, text.T("compare.noDate", date.String())
		}
		all = append(all, companion{path: series.Files[i]})
	}
	if path := strings.TrimSpace(f.path.Text); path != "" {
		all = append(all, companion{path: f.d.resolve(path)})
	}
	switch {
	case len(all) > mostCompared:
		return nil, text.T("compare.tooMany", text.Count(mostCompared))
	case len(all) == 0 && !f.d.compares():
		return nil, text.T("compare.none")
	}
	return all, ""
}

func (f *compareForm) run() {
	all, wrong := f.wanted()
	if wrong != "" {
		f.wrong.SetText(wrong)
		f.wrong.Show()
		return
	}
	f.ask.Hide()
	if len(all) == 0 { // all that was compared is taken away
		f.d.stopComparing()
		return
	}
	f.d.gather(all, nil)
}

// gather reads what is to be compared, one after the other, and asks what a file leaves
// open as wherever one is opened. What cannot be read is said and left out.
func (d *Desk) gather(rest []companion, there []*geo.Situation) {
	if len(rest) == 0 {
		d.compareWith(there)
		return
	}
	c, rest := rest[0], rest[1:]
	next := func() { d.gather(rest, there) }
	if c.situation != nil {
		there = append(there, c.situation)
		next()
		return
	}
	take := func(o *data.Opened) {
		there = append(there, o.Situation)
		if len(o.Defects) > 0 {
			d.remarks(d.compares, c.path, o.Defects)
		}
	}
	opened := func(o *data.Opened, err error) {
		if err != nil {
			d.fail(text.T("open.failed"), err)
			next()
			return
		}
		d.settle(settling{c.path, take, next, false}, o)
	}
	if c.check == nil {
		d.read(c.path, data.SituationRole, opened, next)
		return
	}
	var err error
	d.config.Background(func() { err = c.check() }, func() {
		if err != nil {
			opened(nil, err)
			return
		}
		d.read(c.path, data.SituationRole, opened, next)
	})
}

// compareWith compares the situation on the map with others. The same twice, and
// itself, are left out; where nothing is left, all stays as it is.
func (d *Desk) compareWith(others []*geo.Situation) {
	shown := d.session.Committed().Situation
	var all []*geo.Situation
	for _, s := range others {
		switch {
		case sameSituation(s, shown):
			d.toast.say(text.T("compare.itself", situationLine(s)))
		case !slices.ContainsFunc(all, func(t *geo.Situation) bool { return sameSituation(s, t) }):
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return
	}
	d.closeCard()
	d.session.Compare(all)
	d.panel.unfold()
	d.panel.scroll.ScrollToTop()
}

// sameSituation tells whether two are one, or were read from the same bytes in the
// same way.
func sameSituation(a, b *geo.Situation) bool {
	return a == b || a.SHA256 != "" && a.SHA256 == b.SHA256 && a.Name == b.Name && len(a.Areas) == len(b.Areas)
}
