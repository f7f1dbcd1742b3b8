package desk

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// perhapsSeries tells whether paths may be several dates: more than one file, or a
// folder.
func perhapsSeries(paths []string) bool {
	if len(paths) != 1 {
		return len(paths) > 1
	}
	info, err := os.Stat(paths[0])
	return err == nil && info.IsDir()
}

// seriesOpening is files on their way to a series.
type seriesOpening struct {
	files       []string
	of          session.Document
	list        []*data.Series
	zones       []geo.ZoneRow
	left        []data.LeftOut
	newest      *data.Opened
	answers     data.Answers
	err         error
	done, total atomic.Int64 // files, while they are read
}

// openSeries reads several files, in the background and with a way to give up. If
// they hold more than one date they become a series; what else is among them is
// opened after it, each as what it is.
func (d *Desk) openSeries(paths []string) {
	d.openSeriesOr(paths, d.answers(""), d.openEach, func() {})
}

// takeDates takes a file that may tell of several dates: then it is a series, unless one
// of them was asked for.
func (d *Desk) takeDates(s settling, o *data.Opened, a data.Answers) {
	take := func() {
		s.take(o)
		s.then()
	}
	if len(o.Dates) < 2 || a.Date.Known() {
		take()
		return
	}
	d.openSeriesOr([]string{s.path}, a, func([]string) { take() }, func() {
		newest := func() bool { return d.timeline.drawn() && d.session.Shown().Situation.Date == o.Situation.Date }
		d.about(newest, s.path, o, text.T("say.opened", filepath.Base(s.path), text.T("step.openSeries")))
		s.then()
	})
}

// openSeriesOr calls otherwise with the files if they are no series, and then when they
// have become one.
func (d *Desk) openSeriesOr(paths []string, answers data.Answers, otherwise func(files []string), then func()) {
	ctx, cancel := context.WithCancel(d.running)
	o := &seriesOpening{of: d.session.Committed(), answers: answers}
	there, shut := false, func() {}
	d.config.After(patience, func() {
		if !there {
			shut = d.showProgress(o, cancel, func() bool { return there })
		}
	})
	d.config.Background(func() { o.read(ctx, paths) }, func() {
		there = true
		shut() // before another dialog opens: what lies below takes those above along
		gaveUp := ctx.Err() != nil
		cancel()
		switch {
		case gaveUp:
		case o.err != nil:
			d.fail(text.T("open.failed"), o.err)
		case o.unknown() > 1 && len(o.list[0].Files) < 2 && !answers.Join:
			answers.Join = true
			d.askToJoin(o.unknown(), func() { d.openSeriesOr(paths, answers, otherwise, then) }, func() { otherwise(o.files) })
		case len(o.list) == 0 || len(o.list[0].Files) < 2:
			otherwise(o.files)
		default:
			d.takeSeries(o)
			then()
		}
	})
}

func (o *seriesOpening) read(ctx context.Context, paths []string) {
	if o.files, o.err = data.SeriesFiles(paths); o.err != nil {
		return
	}
	o.total.Store(int64(len(o.files)))
	gauge := geo.NewGauge(o.of.Territory, o.of.Proposal)
	o.zones = gauge.Zones()
	o.list, o.left, o.err = data.LoadSeries(ctx, o.files, o.answers, gauge, func(n int) { o.done.Store(int64(n)) })
	if o.err == nil && len(o.list) > 0 {
		longest := o.list[0]
		o.newest, o.err = longest.Open(len(longest.Files)-1, o.answers)
	}
}

// showProgress tells how far the reading is and offers to give up, until it is shut.
func (d *Desk) showProgress(o *seriesOpening, cancel context.CancelFunc, over func() bool) (shut func()) {
	bar := widget.NewProgressBar()
	ask := dialog.NewCustomWithoutButtons(text.T("series.title"), container.NewVBox(bar), d.win)
	stop := func() { cancel(); ask.Hide() }
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), stop)})
	ask.Resize(fyne.NewSize(380, 130))
	d.askOr(ask, stop)
	var look func()
	look = func() {
		if over() {
			return
		}
		bar.SetValue(float64(o.done.Load()) / float64(max(o.total.Load(), 1)))
		d.config.After(100*time.Millisecond, look)
	}
	look()
	return ask.Hide
}

// takeSeries shows the newest date as one step to undo and lists what was left out.
func (d *Desk) takeSeries(o *seriesOpening) {
	s := o.list[0]
	d.origins.note(s.Files[len(s.Files)-1], o.newest)
	d.timeline.begin(o)
	d.session.SetSituation(text.T("step.openSeries"), o.newest.Situation)
	d.closeCard()
	first, last := s.Readings[0].Date, s.Readings[len(s.Readings)-1].Date
	message := text.T("series.opened", text.Count(len(s.Files)), first.String(), last.String())
	others, remarks := o.leftOut()
	if len(remarks) > 0 {
		message += "  " + text.Counted("series.left", len(remarks))
	}
	d.timeline.left = remarks
	d.timeline.tell(o.newest)
	d.toast.say(message)
	d.openEach(others)
}

// leftOut tells apart the files that hold something else and those that cannot be
// used, or belong to another source.
func (o *seriesOpening) leftOut() (others []string, remarks []data.Defect) {
	for _, l := range o.left {
		if l.Role != data.AnyRole {
			others = append(others, l.File)
		} else {
			remarks = append(remarks, data.Defect{Feature: data.WholeFile, Text: l.Err.Error()})
		}
	}
	for _, s := range o.list[1:] {
		for i, file := range s.Files {
			remarks = append(remarks, data.Defect{Feature: data.WholeFile, Text: o.whyApart(s, file, s.Readings[i].Source)})
		}
	}
	return others, remarks
}

// whyApart says why a file is in another series than the one that is shown.
func (o *seriesOpening) whyApart(s *data.Series, file, source string) string {
	switch source {
	case "":
		return text.T("series.unknownSource", file)
	case o.list[0].Source:
		return text.T("series.otherProduct", file, s.Product, o.list[0].Product)
	}
	return text.T("series.otherSource", file, source)
}

// unknown counts the files whose source is not known, of which each is a series of its own.
func (o *seriesOpening) unknown() (n int) {
	for _, s := range o.list {
		if s.Source == "" {
			n++
		}
	}
	return n
}

// askToJoin asks whether files that do not say whose they are belong together.
func (d *Desk) askToJoin(n int, join, apart func()) {
	ask := dialog.NewCustomWithoutButtons(text.T("series.joinTitle"), newNote(d, text.T("series.join", text.Count(n))), d.win)
	leave := func() { ask.Hide(); apart() }
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("series.apart"), leave), newMainAction(text.T("series.together"), func() { ask.Hide(); join() })})
	ask.Resize(fyne.NewSize(460, 200))
	d.askOr(ask, leave)
}
