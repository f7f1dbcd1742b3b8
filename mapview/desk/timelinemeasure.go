package desk

import (
	"context"
	"path/filepath"
	"time"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// changed follows the document: readings of another territory or proposal are no
// longer true, and undo may lead before the series or back to it.
func (t *timeline) changed() {
	if t.series == nil {
		return
	}
	if !t.d.session.Previewing() && !t.current() {
		t.measureSoon()
	}
	t.bar.update()
}

// current tells whether the readings are those of what is drawn.
func (t *timeline) current() bool {
	doc := t.d.session.Committed()
	return doc.Territory == t.of.Territory && doc.Proposal == t.of.Proposal
}

// settle is how long nothing has to change before a series is measured anew.
const settle = 600 * time.Millisecond

// measureSoon measures all dates anew when nothing has changed for a while.
func (t *timeline) measureSoon() {
	t.change++
	change := t.change
	t.d.config.After(settle, func() {
		if t.change == change && t.series != nil {
			t.measure()
		}
	})
}

func (t *timeline) measure() {
	if t.cancel != nil {
		t.cancel()
	}
	ctx, cancel := context.WithCancel(t.d.running)
	t.cancel = cancel
	of, files, source := t.d.session.Committed(), t.files, t.series.Source
	answers := t.answers
	var list []*data.Series
	var zones []geo.ZoneRow
	t.d.config.Background(func() {
		gauge := geo.NewGauge(of.Territory, of.Proposal)
		zones = gauge.Zones()
		list, _, _ = data.LoadSeries(ctx, files, answers, gauge, nil) // what is left out was said when it was opened
	}, func() {
		if ctx.Err() != nil {
			return
		}
		cancel()
		if t.series == nil || t.series.Source != source {
			return
		}
		file := t.series.Files[t.at]
		for _, s := range list {
			if at := placeIn(s, file, t.shown.Date); at >= 0 && s.Source == source {
				t.take(s, at, zones, of)
				return
			}
		}
		if t.showing() { // the file that is shown belongs to the series no more
			t.d.toast.say(text.T("series.fileLeft", filepath.Base(file)))
			t.close()
		}
	})
}

// placeIn is where a file stands in a series; of one that tells of several dates, where
// it tells of this one. -1: nowhere.
func placeIn(s *data.Series, file string, date geo.Date) int {
	at := -1
	for i, f := range s.Files {
		if f == file && (at < 0 || s.Readings[i].Date == date) {
			at = i
		}
	}
	return at
}

// take puts new readings in the place of the old ones and stays at the file that is
// shown, whose date can be another by now.
func (t *timeline) take(s *data.Series, at int, zones []geo.ZoneRow, of session.Document) {
	t.series, t.zones, t.of = s, zones, of
	t.at, t.want = at, at
	t.bar.update()
}
