package desk

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data/gazetteer"
	"delimit/mapview/text"
)

// goal is something that the map can go to.
type goal struct {
	title, note string
	run         func() // nil: it only says something
}

// finder is the field in which a place is looked for, with the finds below it.
type finder struct {
	d      *Desk
	pop    *widget.PopUp
	field  *field
	list   *fyne.Container
	goals  []goal
	rows   []*press
	chosen int
}

const (
	finderWidth = 460 // points
	mostFinds   = 8
)

// askPlace asks where to go.
func (d *Desk) askPlace() {
	f := &finder{d: d, list: container.NewVBox()}
	f.field = newField(f.close)
	f.field.SetPlaceHolder(text.T("find.hint"))
	f.field.OnChanged = f.look
	f.field.OnSubmitted = func(string) { f.run(f.chosen) }
	f.field.keys = f.pressed
	wide := canvas.NewRectangle(nil)
	wide.SetMinSize(fyne.NewSize(finderWidth, 0))
	f.pop = widget.NewPopUp(container.NewVBox(wide, f.field, f.list), d.win.Canvas())
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.m)
	f.pop.ShowAtPosition(origin.AddXY(max(8, (d.m.Size().Width-finderWidth)/2), 44))
	d.win.Canvas().Focus(f.field)
	d.config.Background(gazetteer.Prepare, func() {})
	d.finder = f
}

func (f *finder) close() {
	f.pop.Hide()
	f.d.win.Canvas().Focus(f.d.m)
}

// look shows what a query can mean.
func (f *finder) look(query string) {
	f.goals, f.chosen = f.d.goals(query), 0
	f.rows = nil
	f.list.RemoveAll()
	for i, g := range f.goals {
		c := f.d.chrome()
		note := textOf(g.note, 12, false, c.Muted)
		title := textOf(elided(g.title, 13.5, true, finderWidth-40-note.MinSize().Width), 13.5, true, c.Text)
		row := newPress(f.d.chrome, padded(4, 8, 4, 8, container.NewBorder(nil, nil, title, note)), func() { f.run(i) })
		if g.run == nil {
			title.TextStyle.Bold, title.Color, row.tap = false, c.Muted, nil
		}
		f.rows = append(f.rows, row)
		f.list.Add(row)
	}
	f.choose(0)
	f.pop.Resize(f.pop.MinSize())
}

func (f *finder) choose(n int) {
	if n < 0 || n >= len(f.rows) || f.goals[n].run == nil {
		return
	}
	f.rows[f.chosen].choose(false)
	f.chosen = n
	f.rows[n].choose(true)
}

func (f *finder) pressed(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		f.choose(f.chosen + 1)
	case fyne.KeyUp:
		f.choose(f.chosen - 1)
	default:
		return false
	}
	return true
}

func (f *finder) run(n int) {
	if n < len(f.goals) && f.goals[n].run != nil {
		f.close()
		f.goals[n].run()
	}
}

// goals are what a query can mean: a position or places.
func (d *Desk) goals(query string) []goal {
	if strings.TrimSpace(query) == "" {
		return nil
	}
	points, err := gazetteer.Positions(query)
	if err != nil && !errors.Is(err, gazetteer.ErrNoPosition) {
		return []goal{{title: err.Error()}}
	}
	var out []goal
	for _, p := range points {
		const near = 12
		out = append(out, goal{text.LonLat(p[0], p[1]), gazetteer.MGRS(p), func() { d.m.GoTo(p, near) }})
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range gazetteer.Search(query, mostFinds) {
		out = append(out, goal{placeTitle(p), placeNote(p), func() { d.goTo(p) }})
	}
	if len(out) == 0 {
		out = []goal{{title: text.T("find.nothing")}}
	}
	return out
}

func placeTitle(p gazetteer.Place) string {
	if p.NameUK == "" {
		return p.Name
	}
	return text.T("find.place", p.Name, p.NameUK)
}

// placeNote tells places of one name apart.
func placeNote(p gazetteer.Place) string {
	var parts []string
	if p.Region != "" {
		parts = append(parts, text.T("find.oblast", p.Region))
	}
	if p.People > 0 {
		parts = append(parts, text.Counted("count.people", p.People))
	} else if p.Region != "" && p.Bound.Min == p.Bound.Max { // a settlement
		parts = append(parts, text.T("count.unknown"))
	}
	return strings.Join(parts, " · ")
}

// goTo flies to a place.
func (d *Desk) goTo(p gazetteer.Place) {
	if p.Bound.Min != p.Bound.Max {
		d.m.FlyTo(p.Bound)
		return
	}
	d.m.GoTo(p.At, townZoom(p.People))
}

// townZoom is near enough to see a town of so many people, and what is around it.
func townZoom(people int) float64 {
	switch {
	case people >= 200_000:
		return 10.5
	case people >= 15_000:
		return 11.3
	}
	return 12
}
