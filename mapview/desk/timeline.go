package desk

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// timeline goes through the dates of a series. Of the situations it keeps the one
// that is shown: each is read again when its date comes, which takes less than
// drawing it.
type timeline struct {
	d       *Desk
	bar     *timelineBar
	files   []string // all that were given, so that another territory can be measured
	series  *data.Series
	zones   []geo.ZoneRow
	answers data.Answers
	of      session.Document  // whose territory and proposal the readings are of
	left    []data.Defect     // about files that are not in the series
	told    fyne.CanvasObject // above the ledger, of the date that is shown; nil: nothing

	at     int // the date that is shown
	want   int // the date that is to be shown
	busy   bool
	shown  *geo.Situation
	before *geo.Situation // of the date before, whose picture may still be on the screen
	play   int            // counts the times that playing began or ended; odd: it plays
	change int            // counts the changes of the document since the readings were asked for
	cells  bool
	cancel context.CancelFunc // of the measuring that is going on
}

func newTimeline(d *Desk) *timeline {
	t := &timeline{d: d}
	t.bar = newTimelineBar(t)
	return t
}

// showing tells whether the map shows a date of the series: undo may have led back
// to a situation from before it was opened.
func (t *timeline) showing() bool {
	return t.series != nil && t.d.session.Committed().Situation == t.shown
}

// drawn reports whether a date of the series is on the screen, and not only chosen.
func (t *timeline) drawn() bool {
	now := t.d.session.Shown().Situation
	return t.showing() && (now == t.shown || t.before != nil && now == t.before)
}

// dates is how many dates can be stepped through.
func (t *timeline) dates() int {
	if !t.showing() {
		return 0
	}
	return len(t.series.Files)
}

// begin takes a series whose newest date is shown.
func (t *timeline) begin(o *seriesOpening) {
	t.stop()
	t.files, t.series, t.zones, t.of, t.answers = o.files, o.list[0], o.zones, o.of, o.answers
	t.at = len(t.series.Files) - 1
	t.want, t.shown, t.before = t.at, o.newest.Situation, nil
	t.bar.update()
}

// close leaves the date on the map and the rest of the series behind.
func (t *timeline) close() {
	t.stop()
	t.series = nil
	t.bar.update()
	t.d.panel.followRemarks()
}

// step goes some dates on or back.
func (t *timeline) step(by int) {
	t.stop()
	t.show(t.want + by)
}

// show shows a date as soon as its file is read. While one is being read only the
// last one asked for counts.
func (t *timeline) show(i int) {
	if t.series == nil {
		return
	}
	t.want = min(max(i, 0), len(t.series.Files)-1)
	t.bar.move(t.want)
	if !t.busy && t.want != t.at {
		t.read()
	}
}

func (t *timeline) read() {
	t.busy = true
	i, series, answers := t.want, t.series, t.answers
	var o *data.Opened
	var err error
	t.d.config.Background(func() { o, err = series.OpenContext(t.d.running, i, answers) }, func() {
		t.busy = false
		switch {
		case t.series != series || !t.showing():
			t.want = t.at
			return
		case err != nil:
			t.stop()
			t.want = t.at
			t.bar.move(t.at)
			t.d.fail(text.T("series.gone"), err)
			return
		}
		s := o.Situation
		t.at, t.shown, t.before = i, s, t.shown
		if s.SHA256 != series.Readings[i].SHA256 {
			t.d.toast.say(text.T("series.changed", series.Readings[i].Date.String()))
			t.measureSoon()
		}
		t.d.origins.note(series.Files[i], o)
		t.d.session.ShowSituation(s)
		t.tell(o)
		t.bar.update()
		if t.want != t.at {
			t.read()
		}
	})
}

// pause is how long a date stays on the map while the dates are played.
const pause = 350 * time.Millisecond

// playing tells whether the dates go by themselves.
func (t *timeline) playing() bool { return t.play%2 == 1 }

// toggle plays the dates, from the first one if the last one is shown, or stops.
func (t *timeline) toggle() {
	if t.playing() {
		t.stop()
		return
	}
	t.play++
	if t.want == len(t.series.Files)-1 {
		t.show(0)
	}
	t.bar.update()
	t.wait(t.play)
}

func (t *timeline) stop() {
	if t.playing() {
		t.play++
		t.bar.update()
	}
}

// wait shows the next date after a while, when the map has caught up.
func (t *timeline) wait(play int) {
	t.d.config.After(pause, func() {
		if t.play != play {
			return
		}
		if !t.busy && t.d.m.Idle() {
			if t.want == len(t.series.Files)-1 || !t.showing() {
				t.stop()
				return
			}
			t.show(t.want + 1)
		}
		t.wait(play)
	})
}
