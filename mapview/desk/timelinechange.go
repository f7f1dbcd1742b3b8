package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"delimit/geo"
	"delimit/mapview/text"
)

// perDay are the times over which a change a day is shown.
var perDay = [...]int{7, 30, 90}

// changes are a few lines beside the chart: what changed before the date shown.
func (b *timelineBar) changes() fyne.CanvasObject {
	c := b.t.d.chrome()
	title := textOf(text.T("series.change"), 10.5, true, c.Muted)
	names, figures := container.New(layout.NewCustomPaddedVBoxLayout(0)), container.New(layout.NewCustomPaddedVBoxLayout(0))
	for range 1 + len(perDay) {
		name, figure := textOf("", 11.5, false, c.Muted), textOf("", 11.5, false, c.Text)
		figure.Alignment = fyne.TextAlignTrailing
		names.Add(name)
		figures.Add(figure)
		b.change = append(b.change, name, figure)
	}
	b.changeTitle = title
	b.changeBox = padded(8, 6, 0, 8, container.NewVBox(title, container.NewHBox(names, layout.NewSpacer(), figures)))
	return b.changeBox
}

// showChanges fills the lines for a date. A dash: no date was measured about so many
// days before, or the front was drawn otherwise then.
func (b *timelineBar) showChanges(i int) {
	if b.view.open {
		b.changeBox.Show()
	} else {
		b.changeBox.Hide()
	}
	s := b.t.series.Readings
	since, gained := "–", "–"
	if change, ok := s.Change(i); ok {
		since, gained = s[i-1].Date.String(), text.KM2(change[geo.HeldByRussia], 2)
	}
	b.change[0].Text, b.change[1].Text = text.T("series.since", since), gained
	for k, days := range perDay {
		figure := "–"
		if rate, ok := s.PerDay(i, days, geo.HeldByRussia); ok {
			figure, days = text.KM2(rate.M2PerDay, 2), rate.Days // those that were measured
		}
		b.change[2+2*k].Text, b.change[3+2*k].Text = text.T("series.perDay", text.Count(days)), figure
	}
	for _, t := range b.change {
		t.Refresh()
	}
	b.changeBox.Refresh()
}

func (b *timelineBar) restyleChanges() {
	c := b.t.d.chrome()
	b.changeTitle.Color = c.Muted
	for i, t := range b.change {
		t.Color = c.Muted
		if i%2 == 1 {
			t.Color = c.Text
		}
	}
}

// changeParts is what the bar keeps of these lines.
type changeParts struct {
	change      []*canvas.Text // name and figure by turns
	changeTitle *canvas.Text
	changeBox   *fyne.Container
}
