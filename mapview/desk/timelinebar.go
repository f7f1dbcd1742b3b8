package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"delimit/mapview/style"
	"delimit/mapview/text"
	"delimit/mapview/theme"
)

// timelineBar is the timeline as one sees it: steps, date, track with its chart,
// and what else can be done with a series. It is there only for more than one date.
type timelineBar struct {
	t       *timeline
	box     *fyne.Container
	line    *canvas.Rectangle
	date    *canvas.Text
	place   *canvas.Text
	play    *canvas.Image
	view    *chartView
	kind    *press
	kindIs  *canvas.Text
	words   []*canvas.Text
	presses []*press
	at      int // the date that is on the screen
	changeParts
}

func newTimelineBar(t *timeline) *timelineBar {
	b := &timelineBar{t: t, line: hairline(t.d.chrome().Hairline), play: newIcon(theme.PlayIcon)}
	b.date, b.place = textOf("", 15, true, t.d.chrome().Text), textOf("", 11, false, t.d.chrome().Muted)
	b.view = newChartView(b.look, func(i int) { t.stop(); t.show(i) })
	b.view.open = true
	steps := container.NewHBox(b.icon(newIcon(theme.UnfoldIcon), "dateBack"), b.icon(b.play, "play"), b.icon(newIcon(theme.FoldIcon), "dateOn"))
	says := container.New(layout.NewCustomPaddedVBoxLayout(0), b.date, b.place)
	left := container.NewVBox(b.changes(), layout.NewSpacer(), container.NewHBox(steps, container.NewGridWrap(fyne.NewSize(150, 36), says)))
	b.kind, b.kindIs = b.word("", t.toggleCells)
	chart, _ := b.word(text.T("series.chart"), func() { t.d.do("chart") })
	pace, _ := b.word(text.T("series.pace"), func() { t.d.do("pace") })
	csv, _ := b.word(text.T("series.csv"), func() { t.d.do("exportSeries") })
	shut, _ := b.word("×", func() { t.d.do("closeSeries") })
	right := container.NewVBox(layout.NewSpacer(), container.NewHBox(b.kind, chart, pace, csv, shut))
	b.box = container.NewBorder(b.line, nil, nil, nil, padded(2, 10, 2, 10, container.NewBorder(nil, nil, left, right, b.view)))
	b.box.Hide()
	return b
}

func (b *timelineBar) look() *style.Chart { return style.ChartOf(b.t.d.m.Style(), b.t.d.chrome()) }

// icon is a press that runs a command.
func (b *timelineBar) icon(i *canvas.Image, id string) *press {
	p := newPress(b.t.d.chrome, padded(7, 6, 7, 6, container.NewGridWrap(fyne.NewSize(18, 18), i)), func() { b.t.d.do(id) })
	b.presses = append(b.presses, p)
	return p
}

func (b *timelineBar) word(s string, do func()) (*press, *canvas.Text) {
	word := textOf(s, 12, false, b.t.d.chrome().Text)
	p := newPress(b.t.d.chrome, padded(6, 6, 6, 6, word), do)
	b.presses, b.words = append(b.presses, p), append(b.words, word)
	return p, word
}

// update shows the series as it is now.
func (b *timelineBar) update() {
	show := b.t.dates() > 1 && b.t.drawn()
	if show != b.box.Visible() {
		if show {
			b.box.Show()
		} else {
			b.box.Hide()
		}
		b.t.d.body.Refresh()
	}
	if !show {
		return
	}
	icon := theme.PlayIcon
	if b.t.playing() {
		icon = theme.PauseIcon
	}
	setIcon(b.play, icon)
	b.kindIs.Text = text.T("series.cells")
	if b.t.cells {
		b.kindIs.Text = text.T("series.holders")
	}
	if b.view.open && b.t.of.Proposal != nil {
		b.kind.Show()
	} else {
		b.kind.Hide()
	}
	b.kindIs.Refresh()
	b.view.at = b.t.want
	b.view.show(b.t.chart(b.look()))
	b.move(b.t.want)
	b.box.Refresh()
}

// move shows which date is wanted: the track goes there at once, the words and figures
// stay those of the date that is on the screen until the wanted one is.
func (b *timelineBar) move(i int) {
	readings := b.t.series.Readings
	shown := b.t.d.session.Shown().Situation
	if shown == b.t.shown {
		b.at = b.t.at
	}
	b.at = min(b.at, len(readings)-1)
	date, _ := situationWords(shown) // a file may have another date by now than the series has of it
	b.date.Text = date
	b.place.Text = elided(b.placeWords(i), b.place.TextSize, false, 150)
	b.date.Refresh()
	b.place.Refresh()
	b.showChanges(b.at)
	b.view.move(i)
}

func (b *timelineBar) placeWords(wanted int) string {
	s := b.t.series
	switch {
	case wanted != b.at:
		return text.T("series.next", s.Readings[wanted].Date.String())
	case !b.t.current():
		return text.T("series.measuring")
	}
	source := s.Source
	if source == "" {
		source = text.T("series.noSource")
	}
	return text.T("series.of", text.Count(b.at+1), text.Count(len(s.Readings)), source)
}

// chart is what the timeline shows now.
func (t *timeline) chart(look *style.Chart) chart {
	c := chartOfHolders(t.series.Readings, look)
	if t.cells && t.of.Proposal != nil {
		c = chartOfCells(t.series.Readings, t.zones, look)
	}
	c.stale = !t.current()
	return c
}

func (t *timeline) toggleCells() {
	t.cells = !t.cells
	t.bar.update()
}

// toggleChart opens and folds the chart over the track.
func (b *timelineBar) toggleChart() {
	b.view.open = !b.view.open
	b.view.Refresh()
	b.update()
	b.t.d.body.Refresh()
}

func (b *timelineBar) restyle() {
	c := b.t.d.chrome()
	b.line.FillColor = c.Hairline
	b.date.Color, b.place.Color = c.Text, c.Muted
	b.restyleChanges()
	for _, w := range b.words {
		w.Color = c.Text
	}
	for _, p := range b.presses {
		p.tint()
	}
	b.update()
	b.box.Refresh()
}
