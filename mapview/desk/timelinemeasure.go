package desk

import (
	"context"
	"time"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
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
	t.d.config.Background(func() { time.Sleep(settle) }, func() {
		if t.change == change && t.series != nil {
			t.measure()
		}
	})
}

func (t *timeline) measure() {
	if t.cancel != nil {
		t.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
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
		for _, s := range list {
			if t.series != nil && s.Source == t.series.Source && s.Source == source {
				t.take(s, zones, of)
			}
		}
	})
}

// take puts new readings in the place of the old ones and stays at the date.
func (t *timeline) take(s *data.Series, zones []geo.ZoneRow, of session.Document) {
	date := t.series.Readings[t.at].Date
	t.series, t.zones, t.of = s, zones, of
	t.at = max(s.Readings.At(date), 0)
	t.want = t.at
	t.bar.update()
}
